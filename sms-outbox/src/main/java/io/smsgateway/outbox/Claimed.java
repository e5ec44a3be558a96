package io.smsgateway.outbox;

import io.smsgateway.Attempt;
import io.smsgateway.MessageClass;
import io.smsgateway.Refused;
import io.smsgateway.SendResult;
import io.smsgateway.SmsMessage;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** A message that a slot of this process has claimed, until its outcome is stored. */
final class Claimed {

    /** Name of the entry of the metadata by which the journal knows this claim of the message. */
    static final String ENTRY = "sms-outbox";

    private final long id;
    private final long claim;
    private final SlotLease slot;
    private final SmsMessage message;
    private final int tries;
    private final @Nullable SendResult earlier;

    /** Requests of the message in the journal. */
    private final Set<Long> requests = ConcurrentHashMap.newKeySet();

    /** What the journal has stored already. */
    private volatile @Nullable SendResult stored;

    /**
     * Creates a claimed message.
     *
     * @param claim a number that no other claim in this process has: a call of an earlier one may still wait for a permit
     * @param message as it was submitted
     * @param tries how often it was given back
     * @param earlier the unconfirmed result of a copy that another machine may have sent; null for none
     */
    Claimed(long id, long claim, SlotLease slot, SmsMessage message, int tries, @Nullable SendResult earlier) {
        this.id = id;
        this.claim = claim;
        this.slot = slot;
        this.message = marked(message, claim);
        this.tries = tries;
        this.earlier = earlier;
    }

    /**
     * Returns a message as it is sent: without its key, which the outbox keeps, so that the client does not mistake another try
     * for a repetition.
     */
    private static SmsMessage marked(SmsMessage message, long claim) {
        Map<String, String> metadata = new HashMap<>(message.metadata());
        metadata.put(ENTRY, Long.toString(claim));
        return message.keyed(null).withMetadata(metadata);
    }

    long id() {
        return id;
    }

    long claim() {
        return claim;
    }

    SlotLease slot() {
        return slot;
    }

    SmsMessage message() {
        return message;
    }

    MessageClass messageClass() {
        return message.messageClass();
    }

    int tries() {
        return tries;
    }

    /** Returns the result of a copy that may have been sent before this claim; null for none. */
    @Nullable
    SendResult earlier() {
        return earlier;
    }

    /** Returns a result without what is stored elsewhere, with the attempts of earlier copies before its own. */
    SendResult whole(SendResult result, List<Attempt> attempts) {
        List<Attempt> all = new ArrayList<>();
        if (earlier != null) {
            all.addAll(earlier.attempts());
        }
        all.addAll(attempts);
        return (earlier != null && result instanceof Refused ? earlier : result).forMessage(null, Map.of(), all);
    }

    Set<Long> requests() {
        return requests;
    }

    @Nullable
    SendResult stored() {
        return stored;
    }

    void stored(SendResult result) {
        this.stored = result;
    }
}
