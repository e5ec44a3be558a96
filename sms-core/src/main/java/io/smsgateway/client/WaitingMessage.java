package io.smsgateway.client;

import io.smsgateway.SendResult;
import io.smsgateway.spi.OutboundMessage;

/** A message that waits for a request of its provider. Guarded by the lock of the dispatching, as far as it changes. */
final class WaitingMessage {

    private static final SafeLogger LOG = new SafeLogger(DispatchingGateway.class);

    private final OutboundMessage message;
    private final int index;
    private final WaitingCall call;
    private final WaitingLine.Key key;
    private final int max;
    private final long since;
    private final long giveUpAt;
    private boolean waiting = true;

    /**
     * Creates a message that waits.
     *
     * @param index of the message in its call
     * @param key of the messages that may share its request
     * @param max how many messages share a request at most
     * @param since when it began to wait, in nanoseconds of the monotonic clock
     * @param giveUpAt when it stops waiting, in nanoseconds of the monotonic clock
     */
    WaitingMessage(
            OutboundMessage message,
            int index,
            WaitingCall call,
            WaitingLine.Key key,
            int max,
            long since,
            long giveUpAt) {
        this.message = message;
        this.index = index;
        this.call = call;
        this.key = key;
        this.max = max;
        this.since = since;
        this.giveUpAt = giveUpAt;
    }

    OutboundMessage message() {
        return message;
    }

    /** Hands the message's result on. */
    void accept(SendResult result) {
        try {
            call.sink().accept(index, result);
        } catch (Throwable bug) {
            // other messages of the request must get their results
            LOG.error(
                    "Handing a result on threw {}; its message is unconfirmed",
                    bug.getClass().getName());
        }
    }

    WaitingCall call() {
        return call;
    }

    WaitingLine.Key key() {
        return key;
    }

    int max() {
        return max;
    }

    long giveUpAt() {
        return giveUpAt;
    }

    /** Returns when it began to wait, in nanoseconds of the monotonic clock. */
    long since() {
        return since;
    }

    /** Returns whether both are of one call and have one deadline, as most messages of a list. */
    boolean isAsUrgentAs(WaitingMessage other) {
        return call == other.call && message.deadline() == other.message.deadline();
    }

    boolean isWaiting() {
        return waiting;
    }

    /** Leaves the line, for a request or with a refusal. */
    void leave() {
        if (waiting) {
            waiting = false;
            call.left();
        }
    }
}
