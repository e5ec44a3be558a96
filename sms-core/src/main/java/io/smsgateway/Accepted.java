package io.smsgateway;

import java.util.List;

/**
 * Result of a message that the provider took. Whether it reached the handset is reported later by a delivery report.
 *
 * @param provider the provider that took the message
 * @param messageId the provider's id of the message, unchanged
 * @param attempts all attempts, in order; copied
 */
public record Accepted(ProviderId provider, String messageId, List<Attempt> attempts) implements SendResult {

    public Accepted {
        if (messageId.isBlank()) {
            throw new IllegalArgumentException("messageId must not be blank");
        }
        attempts = List.copyOf(attempts);
    }

    /** Creates a result without attempts. */
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
