package io.smsgateway.client;

import io.smsgateway.TimeSource;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLongArray;

/**
 * Limits retries so that they do not make an outage worse: over the last ten seconds at most a tenth of the requests
 * may be retries, plus one a second, so that low traffic can retry at all.
 */
final class RetryBudget {

    private static final int SECONDS = 10;
    private static final int COUNT_BITS = 32;

    private final TimeSource time;
    private final long start;

    /** Ring buffer of counts by second: the second in the upper half, the count in the lower. */
    private final AtomicLongArray requests = new AtomicLongArray(SECONDS);

    private final AtomicLongArray retries = new AtomicLongArray(SECONDS);

    RetryBudget(TimeSource time) {
        this.time = time;
        this.start = time.nanos();
    }

    /** Counts a request, without a lock, because every message passes here. */
    void countRequest() {
        add(requests, now(), 1);
    }

    /** Takes the permit for one retry, if there is one. */
    synchronized boolean tryRetry() {
        int now = now();
        if (sum(retries, now) + 1 > SECONDS + sum(requests, now) / 10) {
            return false;
        }
        add(retries, now, 1);
        return true;
    }

    private static void add(AtomicLongArray counts, int now, int count) {
        int place = Math.floorMod(now, SECONDS);
        while (true) {
            long slot = counts.get(place);
            // a thread that read the clock late counts into the current second
            boolean current = (int) (slot >> COUNT_BITS) - now >= 0;
            long next = (current ? slot : (long) now << COUNT_BITS) + count;
            if (counts.compareAndSet(place, slot, next)) {
                return;
            }
        }
    }

    private static long sum(AtomicLongArray counts, int now) {
        long sum = 0;
        for (int i = 0; i < SECONDS; i++) {
            long slot = counts.get(i);
            if (now - (int) (slot >> COUNT_BITS) < SECONDS) {
                sum += slot & 0xFFFF_FFFFL;
            }
        }
        return sum;
    }

    /** Returns the current second, counted from so high that an unused slot is an old one. */
    private int now() {
        return (int) TimeUnit.NANOSECONDS.toSeconds(time.nanos() - start) + SECONDS;
    }
}
