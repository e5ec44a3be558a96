package io.smsgateway.client;

import com.google.common.collect.Comparators;
import io.smsgateway.Deadline;
import io.smsgateway.spi.OutboundMessage;
import java.time.Duration;
import java.util.List;
import java.util.function.BinaryOperator;
import org.jspecify.annotations.Nullable;

/** The time that messages have left for an attempt. A message without a deadline has no limit. */
final class AttemptBudget {

    /** The connect timeout and one second more: an attempt with less would be cut off and end unconfirmed. */
    static final Duration LEAST_TIME = Duration.ofSeconds(3);

    private AttemptBudget() {}

    /** Returns whether an attempt still fits before the message's deadline. */
    static boolean isWorthSending(OutboundMessage message) {
        Deadline deadline = message.deadline();
        return deadline == null || deadline.leaves(LEAST_TIME);
    }

    /** Returns whether an attempt fits now before the deadline of every message. */
    static boolean allWorthSending(List<OutboundMessage> messages) {
        @Nullable Deadline previous = null;
        // without an iterator, which would be allocated for every message that is sent alone
        for (int i = 0; i < messages.size(); i++) {
            Deadline deadline = messages.get(i).deadline();
            if (deadline != null && deadline != previous && !deadline.leaves(LEAST_TIME)) {
                return false;
            }
            previous = deadline;
        }
        return true;
    }

    /** Returns how long all messages can wait so that an attempt still fits, at most {@code limit}; may be negative. */
    static Duration maxWait(List<OutboundMessage> messages, Duration limit) {
        return timeLeft(messages, limit.plus(LEAST_TIME), Comparators::min).minus(LEAST_TIME);
    }

    /** Returns the longest time that one of the messages has left; zero when none has a deadline. */
    static Duration longestTimeLeft(List<OutboundMessage> messages) {
        return timeLeft(messages, Duration.ZERO, Comparators::max);
    }

    private static Duration timeLeft(
            List<OutboundMessage> messages, Duration initial, BinaryOperator<Duration> choice) {
        Duration chosen = initial;
        @Nullable Deadline previous = null;
        for (OutboundMessage message : messages) {
            Deadline deadline = message.deadline();
            // most lists share one deadline, so that the clock is read once
            if (deadline != null && deadline != previous) {
                chosen = choice.apply(chosen, deadline.left());
                previous = deadline;
            }
        }
        return chosen;
    }
}
