package io.smsgateway.client;

import java.time.Duration;

/**
 * How many messages a bulk run reads before it has their results: as many as are sent within a quarter of their deadline, as
 * earlier parts show, so that they do not expire in the queue; bounded, so that memory is.
 */
final class ReadAhead {

    /** More than 50 requests of 1,000 messages in flight. */
    static final int MAX = 64_000;

    static final int MIN = 100;
    private static final int MAX_PART = 2000;

    private final int max;
    private int window;
    private long changedAt;

    /**
     * Creates one.
     *
     * @param max the most that may be read ahead
     */
    ReadAhead(int max, long nanos) {
        this.max = max;
        this.window = Math.min(4 * MIN, max);
        this.changedAt = nanos;
    }

    /** Returns how many messages are sent in one call. */
    synchronized int partSize() {
        return Math.max(MIN, Math.min(window / 4, MAX_PART));
    }

    /** Returns whether a further part may be read while this many messages have no result. */
    synchronized boolean mayRead(long withoutResult) {
        return withoutResult == 0 || withoutResult + partSize() <= window;
    }

    /**
     * Takes notice of how long most messages of a part took.
     *
     * @param startedAt when it was sent, in nanoseconds; one from before the last change shows nothing
     * @param deadline how long its messages may take
     */
    synchronized void observe(long startedAt, long now, Duration deadline) {
        if (startedAt - changedAt < 0) {
            return;
        }
        long took = now - startedAt;
        if (took <= deadline.toNanos() / 8) {
            window = Math.min(max, 2 * window);
            changedAt = now;
        } else if (took > deadline.toNanos() / 4) {
            window = Math.max(MIN, window / 2);
            changedAt = now;
        }
    }
}
