package io.smsgateway.client;

import io.smsgateway.Deadline;
import io.smsgateway.spi.OutboundMessage;
import java.time.Duration;

/** The time that messages need for an attempt. A message without a deadline has no limit. */
final class AttemptBudget {

    /** The connect timeout and one second more: an attempt with less would be cut off and end unconfirmed. */
    static final Duration LEAST_TIME = Duration.ofSeconds(3);

    private AttemptBudget() {}

    /** Returns whether an attempt still fits before the message's deadline. */
    static boolean isWorthSending(OutboundMessage message) {
        Deadline deadline = message.deadline();
        return deadline == null || deadline.leaves(LEAST_TIME);
    }
}
