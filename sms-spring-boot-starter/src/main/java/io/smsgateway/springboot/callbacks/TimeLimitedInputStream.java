package io.smsgateway.springboot.callbacks;

import io.smsgateway.TimeSource;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;

/**
 * Request body with a total time limit. A server's own timeout applies between two bytes, so a slow sender could occupy a
 * thread without end.
 */
final class TimeLimitedInputStream extends FilterInputStream {

    private static final Duration LIMIT = Duration.ofSeconds(10);

    private final TimeSource time;
    private final long start;

    TimeLimitedInputStream(InputStream body, TimeSource time) {
        super(body);
        this.time = time;
        this.start = time.nanos();
    }

    /** The body was not complete in time. */
    static final class TooSlowException extends IOException {}

    @Override
    public int read() throws IOException {
        requireInTime();
        return super.read();
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
        requireInTime();
        return super.read(into, from, length);
    }

    private void requireInTime() throws TooSlowException {
        if (time.nanos() - start > LIMIT.toNanos()) {
            throw new TooSlowException();
        }
    }
}
