package io.smsgateway;

import java.util.List;

/**
 * The message may have been sent: the answer was lost, unreadable, or said neither yes nor no. To send it again may
 * send it twice.
 *
 * @param provider who may have it
 * @param detail what happened, safe to print: escaped, cut, long numbers masked
 * @param attempts everything that was tried, in order; copied
 */
public record Unconfirmed(ProviderId provider, String detail, List<Attempt> attempts) implements SendResult {

    public Unconfirmed {
        detail = SafeText.of(detail);
        attempts = List.copyOf(attempts);
    }

    public Unconfirmed(ProviderId provider, String detail) {
        this(provider, detail, List.of());
    }

    @Override
    public Remedy remedy() {
        return Remedy.NONE;
    }

    @Override
    public Unconfirmed withAttempts(List<Attempt> trail) {
        return new Unconfirmed(provider, detail, trail);
    }
}
