package io.smsgateway.outbox;

import io.smsgateway.MessageClass;
import io.smsgateway.SendResult;
import io.smsgateway.TextSanitizer;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A message in the outbox, as it was when it was read. Immutable. Prints neither number nor text. */
public final class OutboxEntry {

    private final String key;
    private final MessageClass messageClass;
    private final OutboxState state;
    private final @Nullable SendResult result;
    private final Instant created;
    private final Instant changed;
    private final Instant expires;

    OutboxEntry(
            String key,
            MessageClass messageClass,
            OutboxState state,
            @Nullable SendResult result,
            Instant created,
            Instant changed,
            Instant expires) {
        this.key = key;
        this.messageClass = messageClass;
        this.state = state;
        this.result = result;
        this.created = created;
        this.changed = changed;
        this.expires = expires;
    }

    /** Returns the key of the message. */
    public String key() {
        return key;
    }

    /** Returns the class of the message. */
    public MessageClass messageClass() {
        return messageClass;
    }

    /** Returns the state. */
    public OutboxState state() {
        return state;
    }

    /** Returns the result of the last attempt that was stored; null where there is none. */
    public @Nullable SendResult result() {
        return result;
    }

    /** Returns when the message was submitted. */
    public Instant created() {
        return created;
    }

    /** Returns when its state last changed. */
    public Instant changed() {
        return changed;
    }

    /** Returns when the message is no longer worth sending. */
    public Instant expires() {
        return expires;
    }

    @Override
    public String toString() {
        return "OutboxEntry{key " + TextSanitizer.of(key) + ", " + messageClass + ", " + state
                + (result == null ? "" : ", " + result) + "}";
    }
}
