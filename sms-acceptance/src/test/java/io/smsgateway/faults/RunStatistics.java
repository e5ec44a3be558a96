package io.smsgateway.faults;

import io.smsgateway.Attempt;
import io.smsgateway.Refusal;
import io.smsgateway.Refused;
import io.smsgateway.SendResult;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

/** Counts the results, attempts and faults of a run. Not thread-safe. */
final class RunStatistics {

    private final Map<String, Long> outcomes = new TreeMap<>();
    private final Map<String, Long> attempts = new TreeMap<>();
    private final Map<String, Long> faults = new TreeMap<>();
    private final Map<String, Long> refusals = new TreeMap<>();
    private final Map<String, Long> refusedAttempts = new TreeMap<>();
    private final Map<String, Long> badStatuses = new TreeMap<>();
    private long sends;

    void add(SendResult result) {
        sends++;
        outcomes.merge(result.getClass().getSimpleName(), 1L, Long::sum);
        if (result instanceof Refused refused) {
            refusals.merge(refused.reason().toString(), 1L, Long::sum);
        }
        for (Attempt attempt : result.attempts()) {
            attempts.merge(attempt.outcome().toString(), 1L, Long::sum);
            Refusal refusal = attempt.refusal();
            if (refusal != null) {
                refusedAttempts.merge(refusal.toString(), 1L, Long::sum);
            }
            String detail = attempt.detail();
            if (detail != null && detail.startsWith("success under HTTP ")) {
                badStatuses.merge(detail, 1L, Long::sum);
            }
        }
    }

    void addFaults(Map<Fault, Long> counts) {
        counts.forEach((fault, count) -> faults.merge(fault.toString(), count, Long::sum));
    }

    void addFault(String name, long count) {
        faults.merge(name, count, Long::sum);
    }

    long sends() {
        return sends;
    }

    String print(Duration took) {
        return String.join(
                "%n  ".formatted(),
                sends + " sends in " + took.toSeconds() + " s, " + sends * 1000 / Math.max(1, took.toMillis())
                        + " a second",
                "results: " + outcomes,
                "refusals: " + refusals,
                "attempts: " + attempts,
                "refused attempts: " + refusedAttempts,
                "successes under a bad status: " + badStatuses,
                "faults: " + faults);
    }
}
