package io.smsgateway.http;

import io.smsgateway.Deadline;
import io.smsgateway.spi.OutboundMessage;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Computes how long a whole call may take: the response timeout, and time to connect and to send. */
final class CallTimeoutCalculator {

    private static final Duration ALLOWANCE = Duration.ofSeconds(2);

    /** The assumed throughput of a slow connection. */
    private static final int BYTES_PER_SECOND = 100 << 10;

    private CallTimeoutCalculator() {}

    /** Returns the time for a request without messages, with an allowance for uploading its body. */
    static Duration of(byte @Nullable [] body, Duration responseTimeout) {
        return responseTimeout.plus(ALLOWANCE).plusSeconds(body == null ? 0 : body.length / BYTES_PER_SECOND);
    }

    /** Returns the additional time to read this many bytes; zero for none or fewer. */
    static Duration toRead(int bytes) {
        return Duration.ofSeconds(Math.max(0, bytes) / BYTES_PER_SECOND);
    }

    /**
     * Returns the time for a request with these messages: no longer than the latest of their deadlines, because ending
     * it at the earliest would make all of them unconfirmed.
     */
    static Duration of(List<OutboundMessage> messages, Duration responseTimeout) {
        Duration time = responseTimeout.plus(ALLOWANCE);
        Duration longest = Duration.ZERO;
        Deadline previous = null;
        for (OutboundMessage message : messages) {
            Deadline deadline = message.deadline();
            if (deadline == null) {
                return time;
            }
            // messages of one call usually share a deadline
            if (deadline != previous) {
                Duration left = deadline.left();
                longest = left.compareTo(longest) > 0 ? left : longest;
                previous = deadline;
            }
        }
        return longest.compareTo(time) < 0 ? longest : time;
    }
}
