package io.smsgateway;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Result of a message that may have been sent: the response was lost, unreadable or inconclusive. Sending the message
 * again may send it twice.
 */
public final class Unconfirmed extends SendResult {

    private static final long serialVersionUID = 1;

    private final String detail;
    private final @Nullable String reference;
    private final @Nullable String messageId;

    /**
     * Creates a result without reference, id, message and attempts; see {@link #withReference}, {@link #withMessageId}
     * and {@link #forMessage}.
     *
     * @param provider the provider that may have the message
     * @param detail what happened; made safe to print: escaped, shortened, long numbers masked
     */
    public Unconfirmed(ProviderId provider, String detail) {
        super(provider);
        this.detail = TextSanitizer.of(detail);
        this.reference = null;
        this.messageId = null;
    }

    private Unconfirmed(
            Unconfirmed other,
            @Nullable String reference,
            @Nullable String messageId,
            @Nullable String idempotencyKey,
            Map<String, String> metadata,
            List<Attempt> attempts) {
        super(other.provider(), idempotencyKey, metadata, attempts);
        this.detail = other.detail;
        this.reference = reference;
        this.messageId = messageId;
    }

    /** Returns what happened, safe to print. */
    public String detail() {
        return detail;
    }

    /**
     * Returns the library's reference of the message in the request, which reports may name; null where the vendor takes
     * none.
     */
    public @Nullable String reference() {
        return reference;
    }

    /** Returns a copy with the reference that the request gave the message; null for none. */
    public Unconfirmed withReference(@Nullable String sent) {
        return new Unconfirmed(this, sent, messageId, idempotencyKey(), metadata(), attempts());
    }

    /**
     * Returns the provider's id of the message, which its response named beside something that contradicts success;
     * reports may name it. Null where there is none.
     */
    public @Nullable String messageId() {
        return messageId;
    }

    /** Returns a copy with the provider's id of the message; null for none. */
    public Unconfirmed withMessageId(@Nullable String id) {
        return new Unconfirmed(this, reference, id, idempotencyKey(), metadata(), attempts());
    }

    @Override
    public Remedy remedy() {
        return Remedy.NONE;
    }

    @Override
    public Unconfirmed forMessage(
            @Nullable String idempotencyKey, Map<String, String> metadata, List<Attempt> attempts) {
        return new Unconfirmed(this, reference, messageId, idempotencyKey, metadata, attempts);
    }

    @Override
    List<@Nullable Object> properties() {
        return Arrays.asList(detail, reference, messageId);
    }

    @Override
    List<@Nullable Object> printed() {
        return Arrays.asList(detail, reference == null ? null : TextSanitizer.ofReference(reference), messageId);
    }
}
