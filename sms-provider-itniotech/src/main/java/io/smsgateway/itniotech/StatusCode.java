package io.smsgateway.itniotech;

import io.smsgateway.PhoneNumber;
import io.smsgateway.ProviderId;
import io.smsgateway.Refusal;
import io.smsgateway.Refused;
import io.smsgateway.SendResult;
import io.smsgateway.Unconfirmed;
import io.smsgateway.http.HttpOutcome.Answered;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The vendor's status codes, collected from the pages of all three brands. One of them means another thing where the
 * product is another; its e-mail product, which is none of ours, means other things by nearly all.
 */
enum StatusCode {
    AUTHENTICATION("-1", Refusal.BAD_CREDENTIALS, "key, secret or signature is wrong; check api-key and api-secret"),
    IP("-2", Refusal.IP_NOT_ALLOWED, "this host's address is not allowed; have the vendor allow it"),
    SENSITIVE_WORDS("-3", Refusal.CONTENT_REJECTED, "the text has forbidden words"),
    NO_CONTENT("-4", Refusal.CONTENT_REJECTED, "the text is empty"),
    LONG_CONTENT("-5", Refusal.CONTENT_REJECTED, "the text is too long"),
    TEMPLATE_MISMATCH("-6", Refusal.TEMPLATE, "the text does not fit an approved template"),
    MANY_NUMBERS("-7", Refusal.INVALID_REQUEST, "too many numbers in one request"),
    NO_NUMBERS("-8", Refusal.INVALID_REQUEST, "no numbers in the request"),
    /** For a number that is sound also that the account may not send there: seen with DST_MCCMNC_LIMIT in 2025. */
    NUMBER("-9", Refusal.INVALID_RECIPIENT, "the number, or sending to its country or network, is refused"),
    BALANCE("-10", Refusal.OUT_OF_CREDIT, "the balance is too low for this sending"),
    TIME_FORMAT("-11", Refusal.INVALID_REQUEST, "a time is malformed"),
    PLATFORM("-12", null, "the platform failed while it took the request"),
    LOCKED("-13", Refusal.ACCOUNT_LOCKED, "the account is locked"),
    EMPTY_FIELD("-14", Refusal.INVALID_REQUEST, "a field is empty; check app-id"),
    TOO_OFTEN("-15", Refusal.THROTTLED, "asked too often"),
    TIMESTAMP("-16", Refusal.CLOCK_SKEW, "signed at a time the vendor does not believe; check this host's clock"),
    NO_TEMPLATE("-17", Refusal.TEMPLATE, "the template is empty"),
    PROGRAM("-18", null, "the vendor's program failed"),
    NOT_OPENED("-19", Refusal.ACCOUNT_LOCKED, "the application has no route or price; have the vendor open it"),
    EXISTS("-20", Refusal.DUPLICATE, "the same was there before"),
    VALIDATION("-21", Refusal.INVALID_REQUEST, "the request did not pass the vendor's checks"),
    PARAMETER("-22", Refusal.INVALID_REQUEST, "a parameter is invalid; check app-id"),
    CAP("-23", Refusal.INVALID_REQUEST, "a cap on data is reached"),
    MISSING("-24", Refusal.INVALID_REQUEST, "what the request names does not exist; check app-id"),
    TIME_RANGE("-25", Refusal.INVALID_REQUEST, "a time is out of range"),
    PRICE("-26", null, "the vendor failed to find the price"),
    APPLICATION_LIMIT("-27", Refusal.THROTTLED, "the application's limit for a period is reached"),
    NUMBER_LIMIT("-28", Refusal.RECIPIENT_LIMIT, "the number's limit for a period is reached"),
    /** On Laaffic's page on numbers, and on no page on SMS; on those on codes see below. */
    WORKSPACE("-29", Refusal.ACCOUNT_LOCKED, "the workspace is disabled"),
    KEY_DISABLED("-30", Refusal.BAD_CREDENTIALS, "the API key is disabled"),
    IP_LIST("-31", Refusal.IP_NOT_ALLOWED, "this host's address is not on the allow list"),
    /** Of codes only. */
    SENSITIVE_CODE("-29", Refusal.CONTENT_REJECTED, "the template of the code has forbidden words");

    static final String SUCCESS = "0";

    private static final Map<String, StatusCode> BY_CODE = new HashMap<>();

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
        StatusCode known = BY_CODE.get(code);
        return Optional.ofNullable(product == Product.OTP && known == WORKSPACE ? SENSITIVE_CODE : known);
    }

    String code() {
        return code;
    }

    /** What it refuses; empty where the vendor's words don't exclude that it sent. */
    Optional<Refusal> refusal() {
        return Optional.ofNullable(refusal);
    }

    /** What it refuses for this number. */
    Optional<Refusal> refusal(PhoneNumber to) {
        return this == NUMBER ? Optional.of(ofNumber(to)) : refusal();
    }

    /** A refused number that is sound by our own check is one that another provider may reach. */
    static Refusal ofNumber(PhoneNumber to) {
        return to.isInKnownRange() ? Refusal.UNSUPPORTED : Refusal.INVALID_RECIPIENT;
    }

    /**
     * What it makes of a message to this number.
     *
     * @param retryAfterSkew when a request refused for its time may be signed again; null for never
     */
    SendResult result(
            ProviderId provider, Answered answered, PhoneNumber to, String words, @Nullable Duration retryAfterSkew) {
        Optional<Refusal> refused = refusal(to);
        if (refused.isEmpty()) {
            return new Unconfirmed(provider, code + ": " + detail(words));
        }
        Duration retryAfter = switch (refused.get()) {
            case CLOCK_SKEW -> retryAfterSkew;
            case THROTTLED -> answered.retryAfter();
            default -> null;
        };
        return new Refused(provider, refused.get(), code, detail(words), retryAfter, List.of());
    }

    /** In our words, and the vendor's where it gave any. */
    String detail(@Nullable String reason) {
        return reason == null || reason.isBlank() ? words : words + " (" + reason.strip() + ")";
    }
}
