package io.smsgateway;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Result of a message that was certainly not sent. */
public final class Refused extends SendResult {

    private static final long serialVersionUID = 1;

    private final Refusal reason;
    private final String detail;
    private final @Nullable String code;
    private final @Nullable Duration retryAfter;

    /**
     * Creates a result without a vendor's code, message and attempts; see {@link #withCode} and {@link #forMessage}.
     *
     * @param provider the provider that refused; {@link ProviderId#NONE} where the library did
     * @param reason why
     * @param detail the reason in words; made safe to print: escaped, shortened, long numbers masked
     */
    public Refused(ProviderId provider, Refusal reason, String detail) {
        super(provider);
        this.reason = Objects.requireNonNull(reason, "reason");
        this.detail = TextSanitizer.of(detail);
        this.code = null;
        this.retryAfter = null;
    }

    private Refused(
            Refused other,
            @Nullable String code,
            @Nullable Duration retryAfter,
            @Nullable String idempotencyKey,
            Map<String, String> metadata,
            List<Attempt> attempts) {
        super(other.provider(), idempotencyKey, metadata, attempts);
        this.reason = other.reason;
        this.detail = other.detail;
        this.code = code;
        this.retryAfter = retryAfter;
    }

    /** Returns why. */
    public Refusal reason() {
        return reason;
    }

    /** Returns the reason in words, safe to print; empty where there is none. */
    public String detail() {
        return detail;
    }

    /** Returns the vendor's own code or, of {@link Refusal#GUARD}, the rule; safe to print. Null where there is none. */
    public @Nullable String code() {
        return code;
    }

    /**
     * Returns after how long the same provider may be tried again or, of {@link Refusal#GUARD}, the message; null where
     * that is not known.
     */
    public @Nullable Duration retryAfter() {
        return retryAfter;
    }

    /** Returns a copy with the vendor's own code; null for none. */
    public Refused withCode(@Nullable String vendorCode) {
        String safe = vendorCode == null ? null : TextSanitizer.of(vendorCode);
        return new Refused(this, safe, retryAfter, idempotencyKey(), metadata(), attempts());
    }

    /** Returns a copy with the pause after which the same provider may be tried again; null for none. */
    public Refused withRetryAfter(@Nullable Duration pause) {
        return new Refused(this, code, pause, idempotencyKey(), metadata(), attempts());
    }

    /**
     * Returns the remedy of the reason. A refusal with a {@code retryAfter} raises {@code FAILOVER} to {@code RETRY}.
     */
    @Override
    public Remedy remedy() {
        return reason.remedy() == Remedy.FAILOVER && retryAfter != null ? Remedy.RETRY : reason.remedy();
    }

    @Override
    public Refused forMessage(@Nullable String idempotencyKey, Map<String, String> metadata, List<Attempt> attempts) {
        return new Refused(this, code, retryAfter, idempotencyKey, metadata, attempts);
    }

    @Override
    List<@Nullable Object> properties() {
        return Arrays.asList(reason, code, detail, retryAfter);
    }
}
