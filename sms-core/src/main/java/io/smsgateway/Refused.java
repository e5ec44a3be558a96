package io.smsgateway;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Result of a message that was certainly not sent.
 *
 * @param provider the provider that refused; {@link ProviderId#NONE} where the library did
 * @param reason why
 * @param code the vendor's own code; null where there is none
 * @param detail the reason in words, safe to print: escaped, shortened, long numbers masked
 * @param retryAfter after how long the same provider may be tried again; null where the vendor sent no such value
 * @param attempts all attempts, in order; copied
 */
public record Refused(
        ProviderId provider,
        Refusal reason,
        @Nullable String code,
        String detail,
        @Nullable Duration retryAfter,
        List<Attempt> attempts)
        implements SendResult {

    public Refused {
        code = code == null ? null : TextSanitizer.of(code);
        detail = TextSanitizer.of(detail);
        attempts = List.copyOf(attempts);
    }

    /** Creates a refusal without a vendor's code. */
    public Refused(ProviderId provider, Refusal reason, String detail) {
        this(provider, reason, null, detail, null, List.of());
    }

    /**
     * Returns the remedy of the reason. A refusal with a {@code retryAfter} raises {@code FAILOVER} to {@code RETRY}.
     */
    @Override
    public Remedy remedy() {
        return reason.remedy() == Remedy.FAILOVER && retryAfter != null ? Remedy.RETRY : reason.remedy();
    }

    @Override
    public Refused withAttempts(List<Attempt> trail) {
        return new Refused(provider, reason, code, detail, retryAfter, trail);
    }
}
