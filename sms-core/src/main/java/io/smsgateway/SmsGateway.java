package io.smsgateway;

import java.util.List;

/**
 * Sends text messages and returns one result for each message, in the order given.
 *
 * <p>Calls block until every message has its result. Implementations are safe for many threads. The outcome of a
 * message is returned, never thrown. Only an invalid call (a null) throws, and then nothing was sent.
 */
public interface SmsGateway {

    /**
     * Sends messages and returns their results.
     *
     * @param messages in order; each is one copy, even if two are equal, unless they have one idempotency key
     * @return as many results as messages, the n-th for the n-th message; none for an empty list
     */
    List<SendResult> sendAll(List<SmsMessage> messages);

    /** Sends one message and returns its result. */
    default SendResult send(SmsMessage message) {
        return sendAll(List.of(message)).get(0);
    }
}
