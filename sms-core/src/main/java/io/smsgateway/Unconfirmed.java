package io.smsgateway;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Result of a message that may have been sent: the response was lost, unreadable or inconclusive. Sending the message
 * again may send it twice.
 *
 * @param provider the provider that may have the message
 * @param detail what happened, safe to print: escaped, shortened, long numbers masked
 * @param reference the library's reference of the message in the request, which reports may name; null where the vendor
 *     takes none
 * @param attempts all attempts, in order; copied
 */
public record Unconfirmed(
        ProviderId provider, String detail, @Nullable String reference, List<Attempt> attempts) implements SendResult {

    public Unconfirmed {
        detail = TextSanitizer.of(detail);
        attempts = List.copyOf(attempts);
    }

    /** Creates a result without a reference. */
    public Unconfirmed(ProviderId provider, String detail) {
        this(provider, detail, null, List.of());
    }

    /** Returns a copy with the reference that the request gave the message. */
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
