package io.smsgateway.springboot.observation;

import io.smsgateway.Refusal;
import io.smsgateway.Refused;
import io.smsgateway.SendResult;
import io.smsgateway.client.SendListener;
import io.smsgateway.springboot.OutcomeSummary;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The last outcomes of requests to vendors, in memory. */
final class OutcomeHistory implements SendListener {

    private static final int MAX = 100;

    private record Kind(String outcome, @Nullable Refusal refusal) {}

    private final Clock clock;
    private final Deque<OutcomeSummary> last = new ArrayDeque<>();

    OutcomeHistory(Clock clock) {
        this.clock = clock;
    }

    @Override
    public void requestCompleted(Request request, List<SendResult> results, Duration took) {
        Instant now = clock.instant();
        Map<Kind, Integer> counts = new LinkedHashMap<>();
        for (SendResult result : results) {
            Refusal refusal = result instanceof Refused refused ? refused.reason() : null;
            counts.merge(new Kind(SmsTags.outcome(result), refusal), 1, Integer::sum);
        }
        synchronized (last) {
            counts.forEach((kind, count) -> {
                last.add(new OutcomeSummary(
                        now,
                        request.provider().name(),
                        request.messageClass(),
                        kind.outcome(),
                        kind.refusal(),
                        count,
                        took.toMillis()));
                if (last.size() > MAX) {
                    last.remove();
                }
            });
        }
    }

    /** Returns the outcomes, newest first. */
    List<OutcomeSummary> last() {
        synchronized (last) {
            List<OutcomeSummary> copy = new ArrayList<>(last);
            Collections.reverse(copy);
            return copy;
        }
    }

    @Override
    public String toString() {
        return "OutcomeHistory{up to " + MAX + "}";
    }
}
