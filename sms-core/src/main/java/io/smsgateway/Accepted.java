package io.smsgateway;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Result of a message that the provider took. Whether it reached the handset is reported later by a delivery report.
 */
public final class Accepted extends SendResult {

    private static final long serialVersionUID = 1;

    private final String messageId;

    /**
     * Creates a result without message and attempts; see {@link #forMessage}.
     *
     * @param provider the provider that took the message
     * @param messageId the provider's id of the message, unchanged; not blank
     */
    public Accepted(ProviderId provider, String messageId) {
        super(provider);
        if (messageId.isBlank()) {
            throw new IllegalArgumentException("messageId must not be blank");
        }
        this.messageId = messageId;
    }

    private Accepted(
            Accepted other, @Nullable String idempotencyKey, Map<String, String> metadata, List<Attempt> attempts) {
        super(other.provider(), idempotencyKey, metadata, attempts);
        this.messageId = other.messageId;
    }

    /** Returns the provider's id of the message, unchanged. */
    public String messageId() {
        return messageId;
    }

    @Override
    public Remedy remedy() {
        return Remedy.NONE;
    }

    @Override
    public Accepted forMessage(@Nullable String idempotencyKey, Map<String, String> metadata, List<Attempt> attempts) {
        return new Accepted(this, idempotencyKey, metadata, attempts);
    }

    @Override
    List<@Nullable Object> properties() {
        return List.of(messageId);
    }
}
