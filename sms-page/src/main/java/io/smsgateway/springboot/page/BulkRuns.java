package io.smsgateway.springboot.page;

import io.smsgateway.Refused;
import io.smsgateway.SendResult;
import io.smsgateway.SmsMessage;
import io.smsgateway.client.BulkProgress;
import io.smsgateway.client.BulkRun;
import io.smsgateway.springboot.CurrentClient;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Runs that send a message to each of many numbers, one run after another. Thread-safe. */
final class BulkRuns {

    /** Enough to watch, and fewer than the simulated accounts pay for. */
    static final int MAX = 100_000;

    /**
     * A run.
     *
     * @param total number of messages
     * @param reasons number of messages by the reason of their refusal
     */
    record Started(BulkRun run, int total, Map<String, Long> reasons) {

        BulkProgress progress() {
            return run.progress();
        }

        boolean isRunning() {
            return progress().state() == BulkProgress.State.RUNNING;
        }
    }

    private final CurrentClient current;
    private volatile @Nullable Started latest;

    BulkRuns(CurrentClient current) {
        this.current = current;
    }

    /**
     * Starts a run.
     *
     * @throws IllegalArgumentException if another one is running
     */
    synchronized void start(Stream<SmsMessage> messages, int total) {
        if (latest().filter(Started::isRunning).isPresent()) {
            throw new IllegalArgumentException("another run is sending; cancel it first");
        }
        Map<String, Long> reasons = new ConcurrentSkipListMap<>();
        BulkRun run = current.bulk()
                .total(total)
                .onResult((message, result) -> count(reasons, result))
                .start(messages);
        latest = new Started(run, total, reasons);
    }

    private static void count(Map<String, Long> reasons, SendResult result) {
        if (result instanceof Refused refused) {
            reasons.merge(Words.of(refused.reason()), 1L, Long::sum);
        }
    }

    /** Cancels the latest run; messages that were not sent are refused. */
    void cancel() {
        latest().ifPresent(started -> started.run().cancel());
    }

    Optional<Started> latest() {
        return Optional.ofNullable(latest);
    }
}
