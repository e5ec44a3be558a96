package io.smsgateway.http;

import io.smsgateway.Deadline;
import io.smsgateway.SmsMessage;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How long a whole call may take: more than the answer, for connecting and handing over. */
final class CallTimeouts {

    private static final Duration ALLOWANCE = Duration.ofSeconds(2);

    /** A slow line by today's measure. */
    private static final int BYTES_A_SECOND = 100 << 10;

    private CallTimeouts() {}

    /** For a request that carries no message, but may carry images. */
    static Duration of(byte @Nullable [] body, Duration responseTimeout) {
        return responseTimeout.plus(ALLOWANCE).plusSeconds(body == null ? 0 : body.length / BYTES_A_SECOND);
    }

    /** What so many bytes take beyond what the allowance covers; nothing for none. */
    static Duration toRead(int bytes) {
        return Duration.ofSeconds(Math.max(0, bytes) / BYTES_A_SECOND);
    }

    /** No longer than the latest of the messages' deadlines: to cut it for the earliest would put all in doubt. */
    static Duration of(List<SmsMessage> messages, Duration responseTimeout) {
        Duration time = responseTimeout.plus(ALLOWANCE);
        Duration longest = Duration.ZERO;
        Deadline asked = null;
        for (SmsMessage message : messages) {
            Deadline deadline = message.deadline();
            if (deadline == null) {
                return time;
            }
            // mostly one deadline for all
            if (deadline != asked) {
                Duration left = deadline.left();
                longest = left.compareTo(longest) > 0 ? left : longest;
                asked = deadline;
            }
        }
        return longest.compareTo(time) < 0 ? longest : time;
    }
}
