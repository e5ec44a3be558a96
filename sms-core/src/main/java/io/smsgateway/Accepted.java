package io.smsgateway;

import java.util.List;

/**
 * The provider took the message. Whether it reached the handset is another question, which a delivery report answers.
 *
 * @param provider who took it
 * @param messageId the provider's id of the message, exactly as it was given
 * @param attempts everything that was tried, in order; copied
 */
public record Accepted(ProviderId provider, String messageId, List<Attempt> attempts) implements SendResult {

    public Accepted {
        if (messageId.isBlank()) {
            throw new IllegalArgumentException("an acceptance needs the provider's id of the message");
        }
        attempts = List.copyOf(attempts);
    }

    public Accepted(ProviderId provider, String messageId) {
        this(provider, messageId, List.of());
    }

    @Override
    public Remedy remedy() {
        return Remedy.NONE;
    }

    @Override
    public Accepted withAttempts(List<Attempt> trail) {
        return new Accepted(provider, messageId, trail);
    }
}
