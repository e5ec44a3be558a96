package io.smsgateway.client;

import io.smsgateway.TimeSource;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/** Logs the failures of a store once a minute, because each message may meet one. */
final class FailureLog {

    private static final long INTERVAL = Duration.ofMinutes(1).toNanos();

    private final SafeLogger log;
    private final TimeSource time;
    private final AtomicLong nextAt;

    FailureLog(SafeLogger log, TimeSource time) {
        this.log = log;
        this.time = time;
        this.nextAt = new AtomicLong(time.nanos());
    }

    /** Logs the class of the failure only: its message may contain a URL with a password. */
    void warn(String what, Throwable failure) {
        long now = time.nanos();
        long due = nextAt.get();
        if (now - due >= 0 && nextAt.compareAndSet(due, now + INTERVAL)) {
            log.warn("{} ({}); logged once a minute", what, failure.getClass().getName());
        }
    }
}
