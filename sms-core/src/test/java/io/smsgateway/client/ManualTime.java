package io.smsgateway.client;

import io.smsgateway.TimeSource;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** Time that moves when it is told to, or when nextRecipient sleeps. */
final class ManualTime implements TimeSource {

    static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private final AtomicLong nanos = new AtomicLong();
    private final AtomicLong wallJump = new AtomicLong();
    private final List<Duration> sleeps = new CopyOnWriteArrayList<>();

    private final Clock clock = new Clock() {
        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return START.plusNanos(nanos.get()).plusNanos(wallJump.get());
        }
    };

    @Override
    public Clock clock() {
        return clock;
    }

    @Override
    public long nanos() {
        return nanos.get();
    }

    @Override
    public void sleep(Duration duration) throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        sleeps.add(duration);
        advance(duration);
    }

    /** Waits for real, because the time moves only when it is told to. */
    @Override
    public boolean tryAcquire(Semaphore permits, Duration maxWait) throws InterruptedException {
        long end = nanos.get() + maxWait.toNanos();
        while (!permits.tryAcquire(1, TimeUnit.MILLISECONDS)) {
            if (nanos.get() >= end) {
                return false;
            }
        }
        return true;
    }

    Instant now() {
        return clock.instant();
    }

    void advance(Duration duration) {
        nanos.addAndGet(duration.toNanos());
    }

    /** Moves the wall clock alone, as an administrator or NTP would. */
    void jump(Duration by) {
        wallJump.addAndGet(by.toNanos());
    }

    List<Duration> sleeps() {
        return sleeps;
    }
}
