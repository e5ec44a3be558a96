package io.smsgateway.client;

import io.smsgateway.ProviderId;
import io.smsgateway.TimeSource;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;

/** Permits of the clients of one process. Clients with different limits for a provider do not share its permits. */
final class InMemoryRates implements Rates {

    private final TimeSource time;
    private final Map<Limited, Windows> windows = new ConcurrentHashMap<>();

    private record Limited(ProviderId provider, int requests, Duration per) {}

    InMemoryRates(TimeSource time) {
        this.time = time;
    }

    @Override
    public Optional<RatePermit> tryAcquire(ProviderId provider, RateLimit limit, Duration maxWait) {
        return windows.computeIfAbsent(new Limited(provider, limit.requests(), limit.per()), Windows::new)
                .tryAcquire(maxWait);
    }

    /** Fixed windows, numbered from the first request. All windows between the current one and the last one are full. */
    private final class Windows {

        private final int requests;
        private final long length;
        private final long start = time.nanos();
        /** Permits given back in windows before the last one. */
        private final TreeMap<Long, Integer> free = new TreeMap<>();

        private long last;
        private int takenInLast;

        Windows(Limited limit) {
            this.requests = limit.requests();
            this.length = limit.per().toNanos();
        }

        synchronized Optional<RatePermit> tryAcquire(Duration maxWait) {
            long sinceStart = time.nanos() - start;
            long current = sinceStart / length;
            if (last < current) {
                last = current;
                takenInLast = 0;
            }
            free.headMap(current).clear();
            long window = free.isEmpty() ? takenInLast < requests ? last : last + 1 : free.firstKey();
            Duration delay = Duration.ofNanos(Math.max(0, window * length - sinceStart));
            if (delay.compareTo(maxWait) > 0) {
                return Optional.empty();
            }
            take(window);
            return Optional.of(new Permit(this, window, delay));
        }

        private void take(long window) {
            if (window < last) {
                free.computeIfPresent(window, (key, count) -> count > 1 ? count - 1 : null);
            } else if (window == last) {
                takenInLast++;
            } else {
                last = window;
                takenInLast = 1;
            }
        }

        synchronized void giveBack(long window) {
            if (window == last) {
                takenInLast--;
            } else {
                free.merge(window, 1, Integer::sum);
            }
        }
    }

    private static final class Permit implements RatePermit {

        private final Windows windows;
        private final long window;
        private final Duration delay;
        private final AtomicBoolean givenBack = new AtomicBoolean();

        Permit(Windows windows, long window, Duration delay) {
            this.windows = windows;
            this.window = window;
            this.delay = delay;
        }

        @Override
        public Duration delay() {
            return delay;
        }

        @Override
        public void giveBack() {
            if (givenBack.compareAndSet(false, true)) {
                windows.giveBack(window);
            }
        }

        @Override
        public String toString() {
            return "Permit{delay=" + delay + "}";
        }
    }

    @Override
    public String toString() {
        return "InMemoryRates{" + windows.keySet() + "}";
    }
}
