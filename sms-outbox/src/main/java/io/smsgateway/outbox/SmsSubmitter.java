package io.smsgateway.outbox;

import io.smsgateway.SmsMessage;
import java.sql.Connection;
import java.util.List;

/** Submits messages durably: the part of {@link SmsOutbox} that business code needs, and that its tests can replace. */
public interface SmsSubmitter {

    /**
     * Submits messages in a transaction of its own. A message whose key was submitted before is not added; one without a key gets
     * one.
     *
     * @return one for each message, in order
     * @throws OutboxException when the database fails; the messages may have been added. Submitting them again under the same
     *     keys is safe
     * @throws IllegalArgumentException when a message has more than 9 entries of metadata; nothing was added
     */
    List<SubmitResult> submitAll(List<SmsMessage> messages, SubmitOptions options);

    /**
     * Submits messages in the caller's transaction: they are sent once it is committed, within the interval of polling, or at
     * once where the caller calls {@link SmsOutbox#nudge()} after the commit.
     *
     * @param connection of the caller's transaction; neither committed nor closed
     * @return one for each message, in order
     * @throws OutboxException when the database fails; roll back
     * @throws IllegalArgumentException when a message has more than 9 entries of metadata; nothing was added
     */
    List<SubmitResult> submitAll(Connection connection, List<SmsMessage> messages, SubmitOptions options);

    /** Submits messages in a transaction of its own; as {@link #submitAll(List, SubmitOptions)}. */
    default List<SubmitResult> submitAll(List<SmsMessage> messages) {
        return submitAll(messages, SubmitOptions.DEFAULTS);
    }

    /** Submits a message in a transaction of its own; as {@link #submitAll(List, SubmitOptions)}. */
    default SubmitResult submit(SmsMessage message) {
        return submit(message, SubmitOptions.DEFAULTS);
    }

    /** Submits a message in a transaction of its own; as {@link #submitAll(List, SubmitOptions)}. */
    default SubmitResult submit(SmsMessage message, SubmitOptions options) {
        return submitAll(List.of(message), options).get(0);
    }

    /** Submits messages in the caller's transaction; as {@link #submitAll(Connection, List, SubmitOptions)}. */
    default List<SubmitResult> submitAll(Connection connection, List<SmsMessage> messages) {
        return submitAll(connection, messages, SubmitOptions.DEFAULTS);
    }

    /** Submits a message in the caller's transaction; as {@link #submitAll(Connection, List, SubmitOptions)}. */
    default SubmitResult submit(Connection connection, SmsMessage message) {
        return submit(connection, message, SubmitOptions.DEFAULTS);
    }

    /** Submits a message in the caller's transaction; as {@link #submitAll(Connection, List, SubmitOptions)}. */
    default SubmitResult submit(Connection connection, SmsMessage message, SubmitOptions options) {
        return submitAll(connection, List.of(message), options).get(0);
    }
}
