package io.smsgateway.springboot.callbacks;

import io.smsgateway.TimeSource;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;

/**
 * A request body with a time limit for the whole. A server's own timeout is between two bytes, so a slow sender could hold
 * a thread without limit.
 */
final class TimeLimitedInputStream extends FilterInputStream {

    private static final Duration MOST = Duration.ofSeconds(10);

    private final TimeSource time;
    private final long start;

    TimeLimitedInputStream(InputStream body, TimeSource time) {
        super(body);
        this.time = time;
        this.start = time.nanos();
    }

    /** It did not come in time. */
    static final class TooSlowException extends IOException {}

    @Override
    public int read() throws IOException {
        requireInTime();
        return super.read();
    }

    @Override
    public int read(byte[] into, int from, int most) throws IOException {
        requireInTime();
        return super.read(into, from, most);
    }

    private void requireInTime() throws TooSlowException {
        if (time.nanos() - start > MOST.toNanos()) {
            throw new TooSlowException();
        }
    }
}
