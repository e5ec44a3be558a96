package io.smsgateway.outbox;

import io.smsgateway.Refusal;
import io.smsgateway.TextSanitizer;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What the outbox did with a submitted message. Immutable. */
public final class SubmitResult {

    private final String key;
    private final @Nullable OutboxState known;
    private final @Nullable Refusal refusal;

    private SubmitResult(String key, @Nullable OutboxState known, @Nullable Refusal refusal) {
        this.key = Objects.requireNonNull(key, "key");
        this.known = known;
        this.refusal = refusal;
    }

    static SubmitResult created(String key) {
        return new SubmitResult(key, null, null);
    }

    static SubmitResult known(String key, OutboxState state) {
        return new SubmitResult(key, state, null);
    }

    static SubmitResult refused(String key, Refusal refusal) {
        return new SubmitResult(key, null, refusal);
    }

    /** Returns the key of the message: the caller's, or the one that the outbox made. */
    public String key() {
        return key;
    }

    /** Returns whether the message was added. It is sent once the transaction is committed. */
    public boolean isNew() {
        return known == null && refusal == null;
    }

    /** Returns whether the outbox has the message: it is new, or an equal one was submitted with the same key before. */
    public boolean isSubmitted() {
        return refusal == null;
    }

    /** Returns the state of the message that was submitted with the same key before; null where there is none. */
    public @Nullable OutboxState known() {
        return known;
    }

    /**
     * Returns why the message was not added: {@link Refusal#KEY_REUSED} where the key belongs to a message with another
     * recipient or content, {@link Refusal#BUSY} where as many messages of its class wait as may
     * ({@link OutboxSettings#maxWaiting}); null where it was added or is known.
     */
    public @Nullable Refusal refusal() {
        return refusal;
    }

    @Override
    public String toString() {
        return "SubmitResult{key " + TextSanitizer.of(key) + ", "
                + (refusal != null ? refusal : known != null ? known : "new") + "}";
    }
}
