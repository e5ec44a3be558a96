package io.smsgateway;

import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** The machine's clocks; the only place that reads them. */
final class SystemTime implements TimeSource {

    static final SystemTime INSTANCE = new SystemTime();

    private final Clock clock = Clock.systemUTC();

    private SystemTime() {}

    @Override
    public Clock clock() {
        return clock;
    }

    @Override
    public long nanos() {
        return System.nanoTime();
    }

    @Override
    public void sleep(Duration duration) throws InterruptedException {
        TimeUnit.NANOSECONDS.sleep(duration.toNanos());
    }

    @Override
    public boolean tryAcquire(Semaphore permits, Duration maxWait) throws InterruptedException {
        return permits.tryAcquire(maxWait.toNanos(), TimeUnit.NANOSECONDS);
    }

    @Override
    public String toString() {
        return "SystemTime";
    }
}
