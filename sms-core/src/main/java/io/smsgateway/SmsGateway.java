package io.smsgateway;

import java.util.List;

/**
 * Sends text messages: one answer for each message, in the order given.
 *
 * <p>Calls block until every message has its answer. Implementations are safe for use by many threads. What comes of a
 * message is a value, never an exception; only a call that makes no sense (an empty list, a null) throws, and then
 * nothing was sent.
 */
public interface SmsGateway {

    /**
     * Sends messages and says what came of each.
     *
     * @param messages at least one; order is kept, duplicates are separate messages
     * @return as many results as messages, the n-th for the n-th message
     * @throws IllegalArgumentException when the list is empty; nothing was sent
     */
    List<SendResult> sendAll(List<SmsMessage> messages);

    /** Sends one message: a list of one. */
    default SendResult send(SmsMessage message) {
        return sendAll(List.of(message)).get(0);
    }
}
