package io.smsgateway;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The message was certainly not sent.
 *
 * @param provider who refused; {@link ProviderId#NONE} where it was this library
 * @param reason why
 * @param code the vendor's own code; null where there is none
 * @param detail the reason in words, safe to print: escaped, cut, long numbers masked
 * @param retryAfter when the same provider may be asked again; null where nobody said
 * @param attempts everything that was tried, in order; copied
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
        code = code == null ? null : SafeText.of(code);
        detail = SafeText.of(detail);
        attempts = List.copyOf(attempts);
    }

    /** A refusal without a vendor's code. */
    public Refused(ProviderId provider, Refusal reason, String detail) {
        this(provider, reason, null, detail, null, List.of());
    }

    /** That of the reason; a provider that says when to come back raises a failover to a retry. */
    @Override
    public Remedy remedy() {
        return reason.remedy() == Remedy.FAILOVER && retryAfter != null ? Remedy.RETRY : reason.remedy();
    }

    @Override
    public Refused withAttempts(List<Attempt> trail) {
        return new Refused(provider, reason, code, detail, retryAfter, trail);
    }
}
