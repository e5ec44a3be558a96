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
 * One of the vendor's codes, from the tables of the JSMS REST pages up to November 2018. Those tables have gaps (50032,
 * 50048 to 50051): what stands there is unknown, as is everything newer.
 *
 * @param code as it is written
 * @param refusal what a message that got it was refused for; null where it leaves the message in doubt
 * @param meaning in words
 */
record JsmsCode(String code, @Nullable Refusal refusal, String meaning) {

    /** Never seen in a body but by one client, which takes it for success. */
    static final String SUCCESS = "50000";

    static final String APP_QUOTA_NOT_ASSIGNED = "50033";

    static final String NO_SUCH_SCHEDULE = "50028";

    static final String SCHEDULE_IS_OVER = "50029";

    private static final Map<String, JsmsCode> KNOWN = Stream.of(
                    refused(50001, BAD_CREDENTIALS, "no credentials arrived"),
                    refused(50002, BAD_CREDENTIALS, "the credentials are wrong; check app key and master secret"),
                    refused(50003, INVALID_REQUEST, "no body"),
                    refused(50004, INVALID_REQUEST, "no mobile number"),
                    refused(50005, TEMPLATE, "no template id"),
                    refused(50006, INVALID_RECIPIENT, "not a mobile number"),
                    refused(50007, INVALID_REQUEST, "the body is invalid"),
                    refused(50008, ACCOUNT_LOCKED, "SMS is not opened for the application; open it in the console"),
                    refused(50009, RECIPIENT_LIMIT, "too many messages to this number"),
                    refused(50010, INVALID_REQUEST, "the code is wrong"),
                    refused(50011, INVALID_REQUEST, "the code is too old"),
                    refused(50012, INVALID_REQUEST, "the code was used before"),
                    refused(50013, TEMPLATE, "the template does not exist"),
                    refused(50014, OUT_OF_CREDIT, "no messages are left"),
                    refused(50015, INVALID_REQUEST, "no code"),
                    refused(50016, INVALID_REQUEST, "no such path; check the base URL"),
                    refused(50017, INVALID_REQUEST, "the content type is not taken"),
                    refused(50018, INVALID_REQUEST, "the HTTP method is not taken"),
                    doubtful(50019, "the vendor's server failed"),
                    refused(50020, TEMPLATE, "the template is under review"),
                    refused(50021, TEMPLATE, "the template was not approved"),
                    refused(50022, TEMPLATE, "a parameter of the template is missing"),
                    refused(50023, TEMPLATE, "a parameter of the template is empty"),
                    refused(50024, OPTED_OUT, "the person unsubscribed"),
                    refused(50025, TEMPLATE, "the template is of another type than this call takes"),
                    refused(50026, INVALID_REQUEST, "no such message id"),
                    refused(50027, INVALID_REQUEST, "the time to send at is invalid"),
                    refused(50028, INVALID_REQUEST, "no such schedule"),
                    doubtful(50029, "the schedule was sent or deleted before"),
                    refused(50030, INVALID_REQUEST, "no recipients"),
                    refused(50031, INVALID_REQUEST, "too many recipients for one request"),
                    refused(50033, OUT_OF_CREDIT, "no quota is assigned to the application"),
                    refused(50034, DUPLICATE, "an equal message was taken before"),
                    refused(50035, IP_NOT_ALLOWED, "the IP address is not on the list of allowed ones"),
                    refused(50036, ACCOUNT_LOCKED, "the application is barred"),
                    refused(50037, CONTENT_REJECTED, "forbidden words"),
                    refused(50038, CONTENT_REJECTED, "too long, or of a length that is not taken"),
                    refused(50039, INVALID_REQUEST, "a voice code has digits only"),
                    refused(50040, INVALID_REQUEST, "no such voice language"),
                    refused(50041, INVALID_REQUEST, "the time to live is invalid"),
                    refused(50042, INVALID_REQUEST, "the template is empty"),
                    refused(50043, INVALID_REQUEST, "the template is too long"),
                    refused(50044, TEMPLATE, "a parameter of the template is invalid"),
                    refused(50045, INVALID_REQUEST, "the remark is too long"),
                    refused(50046, TEMPLATE, "no signature is set; set one in the console"),
                    refused(50047, INVALID_REQUEST, "the template can't be changed"),
                    refused(50052, CONTENT_REJECTED, "the template has characters that are not taken"),
                    refused(50053, INVALID_REQUEST, "the template's parameter needs a remark"),
                    refused(50054, CONTENT_REJECTED, "the text has characters that are not taken"),
                    refused(50101, INVALID_REQUEST, "the image is invalid"),
                    refused(50102, TEMPLATE, "the signature does not exist"),
                    refused(50103, INVALID_REQUEST, "another signature is under review"),
                    refused(50104, TEMPLATE, "the signature is invalid"),
                    refused(50105, INVALID_REQUEST, "the default signature can't be deleted"))
            .collect(Collectors.toUnmodifiableMap(JsmsCode::code, Function.identity()));

    /** What a text with a code of the vendor's own is refused for, where that is more than the pages say of all calls. */
    private static final Map<String, JsmsCode> OF_TEXTS =
            Map.of("50025", refused(50025, TEMPLATE, "a text with a code needs a template of the verification type"));

    /**
     * Until November 2018 that of 50038 was its only meaning, and since then it is one of two: here there is no content but
     * the code. Calls are opened by themselves and have a quota of their own, so that neither says anything of texts, which
     * the refusals of an account would keep back.
     */
    private static final Map<String, JsmsCode> OF_CALLS = Map.of(
            "50008", refused(50008, UNSUPPORTED, "calls are not opened for the application; open them in the console"),
            "50014", refused(50014, UNSUPPORTED, "no calls are left"),
            "50038", refused(50038, INVALID_REQUEST, "a code that is read out has from 4 to 8 digits"));

    static Optional<JsmsCode> of(String code) {
        return Optional.ofNullable(KNOWN.get(code));
    }

    /** What the code means in the answer to a request that carried this. */
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

    private static JsmsCode doubtful(int code, String meaning) {
        return new JsmsCode(Integer.toString(code), null, meaning);
    }
}
