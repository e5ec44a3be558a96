package io.smsgateway.http;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;

/** What comes in on a connection; can be looked at without waiting for it. */
final class PeekableInputStream extends FilterInputStream {

    private final InputStream wire;
    private boolean glancing;
    private boolean ended;

    /** @param wire what carries {@code in}: the socket below TLS, or the same */
    PeekableInputStream(InputStream in, Socket wire) throws IOException {
        super(in);
        this.wire = wire.getInputStream();
    }

    /** From now on who reads is told at once where nothing has come, or is made to wait again. */
    void glance(boolean only) {
        glancing = only;
    }

    /** Whether the other end was seen to have closed it. */
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
    public int read(byte[] buffer, int from, int most) throws IOException {
        if (glancing && in.available() == 0 && (in == wire || wire.available() == 0)) {
            throw new NothingYetException();
        }
        int read = in.read(buffer, from, most);
        ended |= read < 0;
        return read;
    }

    /** What is expected before each request has no stack trace, which would cost more than all the rest of the look. */
    private static final class NothingYetException extends SocketTimeoutException {

        NothingYetException() {
            super("nothing has come");
        }

        @Override
        public synchronized Throwable fillInStackTrace() {
            return this;
        }
    }
}
