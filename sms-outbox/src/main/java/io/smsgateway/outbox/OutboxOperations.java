package io.smsgateway.outbox;

import io.smsgateway.MessageClass;
import java.util.Optional;

/**
 * What operators do with an outbox, by an endpoint or a script. All of it is in the database, and so holds for all machines. Safe
 * for many threads. Each method throws an {@link OutboxException} when the database fails; its change may have been made.
 */
public interface OutboxOperations {

    /** Returns the message of a key that was submitted without a tenant; empty where there is none. */
    default Optional<OutboxEntry> find(String key) {
        return find(SubmitOptions.DEFAULTS.tenant(), key);
    }

    /** Returns the message of a tenant's key; empty where there is none. */
    Optional<OutboxEntry> find(String tenant, String key);

    /** Cancels a message that was submitted without a tenant; as {@link #cancel(String, String)}. */
    default boolean cancel(String key) {
        return cancel(SubmitOptions.DEFAULTS.tenant(), key);
    }

    /**
     * Cancels a message.
     *
     * @return whether it is certain that it is never sent; false where it is unknown, is being sent or may have been sent
     */
    boolean cancel(String tenant, String key);

    /** Puts a message back that was submitted without a tenant; as {@link #requeue(String, String, RequeueOptions)}. */
    default RequeueResult requeue(String key) {
        return requeue(SubmitOptions.DEFAULTS.tenant(), key);
    }

    /** Puts a message back with the default options; as {@link #requeue(String, String, RequeueOptions)}. */
    default RequeueResult requeue(String tenant, String key) {
        return requeue(tenant, key, RequeueOptions.DEFAULTS);
    }

    /**
     * Puts a message back into the queue that ended {@link OutboxState#REFUSED} or {@link OutboxState#EXPIRED}, such as after its
     * template was mended. One that is {@link OutboxState#UNCONFIRMED} is put back only with {@link RequeueOptions#withSecondCopy};
     * it is no longer reconciled then. It is due at once, with priority 0, in its campaign. A second call does nothing.
     *
     * @param tenant empty for none
     */
    RequeueResult requeue(String tenant, String key, RequeueOptions options);

    /**
     * Stops sending messages of a class, on all machines; those in flight are sent to their end. The messages expire as usual. To
     * stop sending by one provider, use {@code SmsClient.suspend}.
     *
     * @param reason for people; at most 400 characters, without numbers or texts
     */
    void pause(MessageClass messageClass, String reason);

    /** Sends messages of a class again; does nothing where it is not paused. */
    void resume(MessageClass messageClass);

    /** Tells outcomes again that the listener refused ten times. Returns how many. */
    int retryOutcomes();

    /** Counts what waits; reads the whole queue. */
    OutboxStatus status();
}
