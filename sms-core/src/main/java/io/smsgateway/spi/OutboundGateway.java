package io.smsgateway.spi;

import io.smsgateway.SendResult;
import java.util.List;

/** Sends messages through one vendor. Safe for many threads. */
@FunctionalInterface
public interface OutboundGateway {

    /**
     * Sends messages in at most one request on the wire.
     *
     * @param messages at least one; only messages that {@link Capabilities} allows together
     * @return as many results as messages, the n-th for the n-th message; never throws an outcome
     */
    List<SendResult> sendAll(List<OutboundMessage> messages);

    /** Sends one message and returns its result. */
    default SendResult send(OutboundMessage message) {
        return sendAll(List.of(message)).get(0);
    }
}
