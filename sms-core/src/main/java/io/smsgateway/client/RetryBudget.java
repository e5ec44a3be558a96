package io.smsgateway.client;

import io.smsgateway.TimeSource;
import java.util.concurrent.TimeUnit;

/**
 * Keeps retries from making an outage worse: over the last ten seconds at most a tenth of the requests may be retries,
 * and one a second besides, so that low traffic can retry at all.
 */
final class RetryBudget {

    private static final int SECONDS = 10;

    private final TimeSource time;
    private final long[] requests = new long[SECONDS];
    private final long[] retries = new long[SECONDS];
    private long second;

    RetryBudget(TimeSource time) {
        this.time = time;
        this.second = now();
    }

    synchronized void requests(int count) {
        requests[slot()] += count;
    }

    /** Takes the right to one retry, if there is one. */
    synchronized boolean tryRetry() {
        int slot = slot();
        if (sum(retries) + 1 > SECONDS + sum(requests) / 10) {
            return false;
        }
        retries[slot]++;
        return true;
    }

    /** The place of this second, with what is older than ten seconds forgotten. */
    private int slot() {
        long now = now();
        for (long past = Math.min(now - second, SECONDS); past > 0; past--) {
            int old = Math.floorMod(now - past + 1, SECONDS);
            requests[old] = 0;
            retries[old] = 0;
        }
        second = Math.max(now, second);
        return Math.floorMod(now, SECONDS);
    }

    private long now() {
        return TimeUnit.NANOSECONDS.toSeconds(time.nanos());
    }

    private static long sum(long[] counts) {
        long sum = 0;
        for (long count : counts) {
            sum += count;
        }
        return sum;
    }
}
