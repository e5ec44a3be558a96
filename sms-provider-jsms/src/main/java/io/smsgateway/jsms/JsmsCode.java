package io.smsgateway.jsms;

import static io.smsgateway.Refusal.ACCOUNT_LOCKED;
import static io.smsgateway.Refusal.BAD_CREDENTIALS;
import static io.smsgateway.Refusal.CONTENT_REJECTED;
import static io.smsgateway.Refusal.DUPLICATE;
import static io.smsgateway.Refusal.INVALID_RECIPIENT;
import static io.smsgateway.Refusal.INVALID_REQUEST;
import static io.smsgateway.Refusal.IP_NOT_ALLOWED;
import static io.smsgateway.Refusal.OPTED_OUT;
import static io.smsgateway.Refusal.OUT_OF_CREDIT;
import static io.smsgateway.Refusal.RECIPIENT_LIMIT;
import static io.smsgateway.Refusal.TEMPLATE;
import static io.smsgateway.Refusal.UNSUPPORTED;

import io.smsgateway.Refusal;
import io.smsgateway.SmsContent;
import io.smsgateway.SmsContent.VendorCode;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One of the vendor's error codes, from the tables of the JSMS REST pages up to November 2018. The tables have gaps
 * (50032, 50048 to 50051); those codes prove nothing, and newer ones are unknown.
 *
 * @param code as it is written
 * @param refusal the refusal of a message with this code; null if the code leaves the message unconfirmed
 * @param meaning in words
 */
record JsmsCode(String code, @Nullable Refusal refusal, String meaning) {

    /** Seen only in one client's code, which treats it as success. */
    static final String SUCCESS = "50000";

    static final String APP_QUOTA_NOT_ASSIGNED = "50033";

    static final String NO_SUCH_SCHEDULE = "50028";

    static final String SCHEDULE_IS_OVER = "50029";

    private static final String UNDOCUMENTED = "reserved by the vendor without a documented meaning";

    private static final Map<String, JsmsCode> KNOWN = Stream.of(
                    refused(50001, BAD_CREDENTIALS, "the request has no credentials"),
                    refused(50002, BAD_CREDENTIALS, "invalid credentials; check app key and master secret"),
                    refused(50003, INVALID_REQUEST, "the request has no body"),
                    refused(50004, INVALID_REQUEST, "the request has no mobile number"),
                    refused(50005, TEMPLATE, "the request has no template id"),
                    refused(50006, INVALID_RECIPIENT, "invalid mobile number"),
                    refused(50007, INVALID_REQUEST, "invalid request body"),
                    refused(50008, ACCOUNT_LOCKED, "SMS is not enabled for the application; enable it in the console"),
                    refused(50009, RECIPIENT_LIMIT, "too many messages to this number"),
                    refused(50010, INVALID_REQUEST, "the code is wrong"),
                    refused(50011, INVALID_REQUEST, "the code has expired"),
                    refused(50012, INVALID_REQUEST, "the code was already used"),
                    refused(50013, TEMPLATE, "the template does not exist"),
                    refused(50014, OUT_OF_CREDIT, "no messages left"),
                    refused(50015, INVALID_REQUEST, "the request has no code"),
                    refused(50016, INVALID_REQUEST, "unknown path; check the base URL"),
                    refused(50017, INVALID_REQUEST, "unsupported content type"),
                    refused(50018, INVALID_REQUEST, "unsupported HTTP method"),
                    unconfirmed(50019, "internal error of the vendor"),
                    refused(50020, TEMPLATE, "the template is under review"),
                    refused(50021, TEMPLATE, "the template was not approved"),
                    refused(50022, TEMPLATE, "a parameter of the template is missing"),
                    refused(50023, TEMPLATE, "a parameter of the template is empty"),
                    refused(50024, OPTED_OUT, "the recipient has opted out"),
                    refused(50025, TEMPLATE, "the template has the wrong type for this resource"),
                    refused(50026, INVALID_REQUEST, "unknown message id"),
                    refused(50027, INVALID_REQUEST, "invalid send time"),
                    refused(50028, INVALID_REQUEST, "unknown schedule"),
                    unconfirmed(50029, "the schedule was already sent or deleted"),
                    refused(50030, INVALID_REQUEST, "the request has no recipients"),
                    refused(50031, INVALID_REQUEST, "too many recipients for one request"),
                    unconfirmed(50032, UNDOCUMENTED),
                    refused(50033, OUT_OF_CREDIT, "no quota is assigned to the application"),
                    refused(50034, DUPLICATE, "an equal message was already accepted"),
                    refused(50035, IP_NOT_ALLOWED, "the IP address is not on the allow list"),
                    refused(50036, ACCOUNT_LOCKED, "the application is blocked"),
                    refused(50037, CONTENT_REJECTED, "the content has forbidden words"),
                    refused(50038, CONTENT_REJECTED, "the content is too long or has an unsupported length"),
                    refused(50039, INVALID_REQUEST, "a voice code must consist of digits"),
                    refused(50040, INVALID_REQUEST, "unknown voice language"),
                    refused(50041, INVALID_REQUEST, "invalid lifetime"),
                    refused(50042, INVALID_REQUEST, "the template is empty"),
                    refused(50043, INVALID_REQUEST, "the template is too long"),
                    refused(50044, TEMPLATE, "a parameter of the template is invalid"),
                    refused(50045, INVALID_REQUEST, "the remark is too long"),
                    refused(50046, TEMPLATE, "no signature is set; set one in the console"),
                    refused(50047, INVALID_REQUEST, "the template cannot be changed"),
                    unconfirmed(50048, UNDOCUMENTED),
                    unconfirmed(50049, UNDOCUMENTED),
                    unconfirmed(50050, UNDOCUMENTED),
                    unconfirmed(50051, UNDOCUMENTED),
                    refused(50052, CONTENT_REJECTED, "the template has unsupported characters"),
                    refused(50053, INVALID_REQUEST, "a parameter of the template needs a remark"),
                    refused(50054, CONTENT_REJECTED, "the text has unsupported characters"),
                    refused(50101, INVALID_REQUEST, "invalid image"),
                    refused(50102, TEMPLATE, "the signature does not exist"),
                    refused(50103, INVALID_REQUEST, "another signature is under review"),
                    refused(50104, TEMPLATE, "invalid signature"),
                    refused(50105, INVALID_REQUEST, "the default signature cannot be deleted"))
            .collect(Collectors.toUnmodifiableMap(JsmsCode::code, Function.identity()));

    /**
     * Refusals of text codes whose meaning is narrower than the pages' general one. The vendor's text of 50008 speaks of codes,
     * so it must not suspend messages, as an account's refusal would.
     */
    private static final Map<String, JsmsCode> OF_TEXTS = Map.of(
            "50008",
                    refused(
                            50008,
                            UNSUPPORTED,
                            "text codes are not enabled for the application; enable them in the console"),
            "50025", refused(50025, TEMPLATE, "a text code needs a template of the verification type"));

    /**
     * Refusals of voice codes. Until November 2018 the code's length was the only meaning of 50038, since then it is
     * one of two; here the content is only the code. Calls are enabled separately and have a quota of their own, so
     * neither refusal may suspend texts, as an account's refusal would.
     */
    private static final Map<String, JsmsCode> OF_CALLS = Map.of(
            "50008", refused(50008, UNSUPPORTED, "voice is not enabled for the application; enable it in the console"),
            "50014", refused(50014, UNSUPPORTED, "no voice calls left"),
            "50038", refused(50038, INVALID_REQUEST, "a voice code must have 4 to 8 digits"));

    static Optional<JsmsCode> of(String code) {
        return Optional.ofNullable(KNOWN.get(code));
    }

    /** Returns the meaning of a code in the response to a request with this content. */
    static Optional<JsmsCode> of(String code, SmsContent content) {
        if (content instanceof VendorCode own) {
            JsmsCode special = (own.channel() == VendorCode.Channel.VOICE ? OF_CALLS : OF_TEXTS).get(code);
            return special == null ? of(code) : Optional.of(special);
        }
        return of(code);
    }

    private static JsmsCode refused(int code, Refusal refusal, String meaning) {
        return new JsmsCode(Integer.toString(code), refusal, meaning);
    }

    private static JsmsCode unconfirmed(int code, String meaning) {
        return new JsmsCode(Integer.toString(code), null, meaning);
    }
}
