package io.smsgateway.http;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;

/** The input of a connection, with a mode in which reading does not block. */
final class StaleCheckInputStream extends FilterInputStream {

    private final InputStream wire;
    private boolean peeking;
    private boolean ended;

    /** @param wire the socket that carries {@code in}: the one below TLS, or the same */
    StaleCheckInputStream(InputStream in, Socket wire) throws IOException {
        super(in);
        this.wire = wire.getInputStream();
    }

    /** Makes reads time out at once if no data has arrived, or block again. */
    void peek(boolean on) {
        peeking = on;
    }

    /** Returns whether a read reached the end of the stream. */
    boolean hasEnded() {
        return ended;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    @SuppressWarnings("ReferenceEquality")
    public int read(byte[] buffer, int from, int length) throws IOException {
        if (peeking && in.available() == 0 && (in == wire || wire.available() == 0)) {
            throw new NoDataException();
        }
        int read = in.read(buffer, from, length);
        ended |= read < 0;
        return read;
    }

    /**
     * Thrown before each request on a pooled connection; has no stack trace, which would dominate the cost of the
     * check.
     */
    private static final class NoDataException extends SocketTimeoutException {

        NoDataException() {
            super("no data available");
        }

        @Override
        public synchronized Throwable fillInStackTrace() {
            return this;
        }
    }
}
