package io.smsgateway;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The message may have been sent: the answer was lost, unreadable, or said neither yes nor no. To send it again may
 * send it twice.
 *
 * @param provider who may have it
 * @param detail what happened, safe to print: escaped, cut, long numbers masked
 * @param reference our own name of the message in the request, by which reports may find it; null where the vendor takes
 *     none
 * @param attempts everything that was tried, in order; copied
 */
public record Unconfirmed(
        ProviderId provider, String detail, @Nullable String reference, List<Attempt> attempts) implements SendResult {

    public Unconfirmed {
        detail = SafeText.of(detail);
        attempts = List.copyOf(attempts);
    }

    public Unconfirmed(ProviderId provider, String detail) {
        this(provider, detail, null, List.of());
    }

    /** The same doubt about a message that went out under this name of ours. */
    public Unconfirmed withReference(String reference) {
        return new Unconfirmed(provider, detail, reference, attempts);
    }

    @Override
    public Remedy remedy() {
        return Remedy.NONE;
    }

    @Override
    public Unconfirmed withAttempts(List<Attempt> trail) {
        return new Unconfirmed(provider, detail, reference, trail);
    }
}
