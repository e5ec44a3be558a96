package io.smsgateway.itniotech;

import io.smsgateway.PhoneNumber;
import io.smsgateway.Refusal;
import io.smsgateway.Refused;
import io.smsgateway.SendResult;
import io.smsgateway.http.ResponseClassifier;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The vendor's status codes, collected from the pages of all three brands. Two of them have another meaning for codes; the
 * e-mail product, which is not supported, has other meanings for nearly all.
 */
enum StatusCode {
    AUTHENTICATION("-1", Refusal.BAD_CREDENTIALS, "invalid key, secret or signature; check api-key and api-secret"),
    IP("-2", Refusal.IP_NOT_ALLOWED, "this host's IP address is not allowed; have the vendor allow it"),
    SENSITIVE_WORDS("-3", Refusal.CONTENT_REJECTED, "the text has forbidden words"),
    NO_CONTENT("-4", Refusal.CONTENT_REJECTED, "the text is empty"),
    LONG_CONTENT("-5", Refusal.CONTENT_REJECTED, "the text is too long"),
    TEMPLATE_MISMATCH("-6", Refusal.TEMPLATE, "the text does not fit an approved template"),
    MANY_NUMBERS("-7", Refusal.INVALID_REQUEST, "too many numbers in one request"),
    NO_NUMBERS("-8", Refusal.INVALID_REQUEST, "the request has no numbers"),
    /** For a valid number also that the account may not send there: seen with DST_MCCMNC_LIMIT in 2025. */
    NUMBER("-9", Refusal.INVALID_RECIPIENT, "the number, or sending to its country or network, was refused"),
    BALANCE("-10", Refusal.OUT_OF_CREDIT, "the balance is too low for this request"),
    TIME_FORMAT("-11", Refusal.INVALID_REQUEST, "a time is malformed"),
    PLATFORM("-12", null, "the vendor's platform failed while accepting the request"),
    LOCKED("-13", Refusal.ACCOUNT_LOCKED, "the account is locked"),
    EMPTY_FIELD("-14", Refusal.INVALID_REQUEST, "a field is empty; check app-id"),
    TOO_OFTEN("-15", Refusal.THROTTLED, "too many requests"),
    TIMESTAMP("-16", Refusal.CLOCK_SKEW, "the vendor rejected the timestamp; check this host's clock"),
    NO_TEMPLATE("-17", Refusal.TEMPLATE, "the template is empty"),
    PROGRAM("-18", null, "internal error of the vendor"),
    /** Perhaps for the country of one number only. */
    NOT_OPENED("-19", Refusal.ACCOUNT_LOCKED, "the application has no route or price; have the vendor enable it"),
    EXISTS("-20", Refusal.DUPLICATE, "an equal message already exists"),
    VALIDATION("-21", Refusal.INVALID_REQUEST, "the request failed the vendor's validation"),
    PARAMETER("-22", Refusal.INVALID_REQUEST, "a parameter is invalid; check app-id"),
    CAP("-23", Refusal.INVALID_REQUEST, "a data limit is reached"),
    MISSING("-24", Refusal.INVALID_REQUEST, "an object of the request does not exist; check app-id"),
    TIME_RANGE("-25", Refusal.INVALID_REQUEST, "a time is out of range"),
    PRICE("-26", null, "the vendor failed to find the price"),
    /** Not THROTTLED, because the period is longer than any pause, and not an account's limit, because texts have none. */
    APPLICATION_LIMIT("-27", Refusal.UNSUPPORTED, "the application's limit of codes for a period is reached"),
    NUMBER_LIMIT("-28", Refusal.RECIPIENT_LIMIT, "the number's limit for a period is reached"),
    /** On Laaffic's page on numbers, and on no page on SMS; for codes see below. */
    WORKSPACE("-29", Refusal.ACCOUNT_LOCKED, "the workspace is disabled"),
    KEY_DISABLED("-30", Refusal.BAD_CREDENTIALS, "the API key is disabled"),
    IP_LIST("-31", Refusal.IP_NOT_ALLOWED, "this host's IP address is not on the allow list"),
    /** For codes only, which have an application of their own: must not suspend texts. */
    CODES_NOT_OPENED(
            "-19", Refusal.UNSUPPORTED, "the application has no route or price for codes; have the vendor enable it"),
    /** For codes only. */
    SENSITIVE_CODE("-29", Refusal.CONTENT_REJECTED, "the template of the code has forbidden words");

    static final String SUCCESS = "0";

    private static final Map<String, StatusCode> BY_CODE = new HashMap<>();
    private static final Map<StatusCode, StatusCode> OF_CODES =
            Map.of(NOT_OPENED, CODES_NOT_OPENED, WORKSPACE, SENSITIVE_CODE);

    static {
        for (StatusCode code : values()) {
            BY_CODE.putIfAbsent(code.code, code);
        }
    }

    private final String code;
    private final @Nullable Refusal refusal;
    private final String words;

    StatusCode(String code, @Nullable Refusal refusal, String words) {
        this.code = code;
        this.refusal = refusal;
        this.words = words;
    }

    static Optional<StatusCode> of(Product product, @Nullable String code) {
        Optional<StatusCode> known = Optional.ofNullable(BY_CODE.get(code));
        return product == Product.OTP ? known.map(meant -> OF_CODES.getOrDefault(meant, meant)) : known;
    }

    String code() {
        return code;
    }

    /** Returns the refusal; empty if the vendor's documentation does not exclude that the message was sent. */
    Optional<Refusal> refusal() {
        return Optional.ofNullable(refusal);
    }

    /** Returns the refusal for this number. */
    Optional<Refusal> refusal(PhoneNumber to) {
        return this == NUMBER ? Optional.of(ofNumber(to)) : refusal();
    }

    /** Another provider may reach a refused number that is valid by our own check. */
    static Refusal ofNumber(PhoneNumber to) {
        return to.isInKnownRange() ? Refusal.UNSUPPORTED : Refusal.INVALID_RECIPIENT;
    }

    /**
     * Maps the status to the result of a message to this number.
     *
     * @param retryAfterSkew when a request refused for its timestamp may be signed again; null for never
     */
    SendResult result(ResponseClassifier classifier, PhoneNumber to, String words, @Nullable Duration retryAfterSkew) {
        SendResult result = classifier.refusal(refusal(to).orElse(null), code, detail(words));
        return result instanceof Refused refused && refused.reason() == Refusal.CLOCK_SKEW
                ? refused.withRetryAfter(retryAfterSkew)
                : result;
    }

    /** Returns our description, followed by the vendor's explanation if there is one. */
    String detail(@Nullable String reason) {
        return reason == null || reason.isBlank() ? words : words + " (" + reason.strip() + ")";
    }
}
