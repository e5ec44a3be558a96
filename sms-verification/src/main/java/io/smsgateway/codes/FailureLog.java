package io.smsgateway.codes;

import io.smsgateway.TimeSource;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Logs failures once a minute, because each code may meet one. */
final class FailureLog {

    private static final Logger LOG = LoggerFactory.getLogger(CodeService.class);
    private static final long INTERVAL = Duration.ofMinutes(1).toNanos();

    private final TimeSource time;
    private final AtomicLong nextAt;

    FailureLog(TimeSource time) {
        this.time = time;
        this.nextAt = new AtomicLong(time.nanos());
    }

    /** Logs the class of the failure only: its message may contain a URL with a password. */
    void warn(String what, Throwable failure) {
        long now = time.nanos();
        long due = nextAt.get();
        if (now - due >= 0 && nextAt.compareAndSet(due, now + INTERVAL)) {
            LOG.warn("{} ({}); logged once a minute", what, failure.getClass().getName());
        }
    }
}
