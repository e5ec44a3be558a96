package io.smsgateway.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.net.ssl.SSLSocket;
import org.apache.hc.core5.concurrent.Cancellable;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.impl.io.DefaultBHttpClientConnection;
import org.apache.hc.core5.http.impl.io.SocketHolder;
import org.apache.hc.core5.http.message.MessageSupport;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.io.Closer;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;

/**
 * A connection that can be kept between exchanges. Never logs its traffic, and is not used again once data arrived that
 * would be read as the response to the next request.
 */
final class VendorConnection extends DefaultBHttpClientConnection implements Cancellable {

    private static final Http1Config BOUNDS =
            Http1Config.custom().setMaxHeaderCount(100).setMaxLineLength(8192).build();
    private static final Timeout PEEK_TIMEOUT = Timeout.ofMilliseconds(1);
    private static final long MAX_AGE = Duration.ofMinutes(5).toNanos();
    private static final long MAX_IDLE = Duration.ofSeconds(30).toNanos();
    private static final long CHECK_AFTER = Duration.ofMillis(500).toNanos();
    private static final int SWITCHING_PROTOCOLS = 101;

    private final AtomicBoolean closed = new AtomicBoolean();
    private final long created = System.nanoTime();
    private volatile long lastUsed = created;
    private volatile @Nullable Socket wire;
    private @Nullable StaleCheckInputStream incoming;

    VendorConnection() {
        super(BOUNDS);
    }

    @Override
    public void bind(Socket socket) throws IOException {
        wire = socket;
        bind(
                new SocketHolder(socket) {
                    @Override
                    protected InputStream getInputStream(Socket from) throws IOException {
                        return incoming(from, socket);
                    }
                },
                socket);
    }

    @Override
    public void bind(SSLSocket tls, Socket socket) throws IOException {
        bind(
                new SocketHolder(tls, socket) {
                    @Override
                    protected InputStream getInputStream(Socket from) throws IOException {
                        return incoming(from, socket);
                    }
                },
                tls);
    }

    private void bind(SocketHolder holder, Socket socket) throws IOException {
        bind(holder);
        // cancelled while it was being established
        if (closed.get()) {
            socket.close();
            throw new InterruptedIOException("the connection was closed before it was established");
        }
    }

    private InputStream incoming(Socket from, Socket wire) throws IOException {
        StaleCheckInputStream stream = new StaleCheckInputStream(from.getInputStream(), wire);
        incoming = stream;
        return stream;
    }

    /** Sends a request and reads the head of its final response; skips interim responses. */
    ClassicHttpResponse exchange(ClassicHttpRequest request) throws HttpException, IOException {
        sendRequestHeader(request);
        if (request.getEntity() != null) {
            sendRequestEntity(request);
        }
        flush();
        ClassicHttpResponse response = receiveResponseHeader();
        while (response.getCode() < 200 && response.getCode() != SWITCHING_PROTOCOLS) {
            response = receiveResponseHeader();
        }
        if (MessageSupport.canResponseHaveBody(request.getMethod(), response)) {
            receiveResponseEntity(response);
        }
        return response;
    }

    /** Records that an exchange has ended. */
    void used(long now) {
        lastUsed = now;
    }

    /** Returns whether it is too old, or was idle for too long, to be used again. */
    boolean isExpired(long now) {
        return now - lastUsed > MAX_IDLE || now - created > MAX_AGE;
    }

    /**
     * Returns whether the next request may use it: it has not expired, the server has not closed it, and no data of an
     * earlier exchange is left on it, which would be read as the next response (RFC 9112, section 6.3, forbids it).
     */
    boolean isUsable(long now) {
        try {
            return isOpen()
                    && !isExpired(now)
                    && !hasLeftovers()
                    // takes a millisecond, and few servers close a connection that soon
                    && (now - lastUsed < CHECK_AFTER || !isStale());
        } catch (IOException broken) {
            return false;
        }
    }

    private boolean hasLeftovers() throws IOException {
        StaleCheckInputStream stream = incoming;
        if (stream == null) {
            return false;
        }
        stream.peek(true);
        try {
            return isDataAvailable(PEEK_TIMEOUT) || stream.hasEnded();
        } finally {
            stream.peek(false);
        }
    }

    @Override
    public boolean cancel() {
        close(CloseMode.IMMEDIATE);
        // an error may have ended an earlier attempt to close it half-way
        Closer.closeQuietly(wire);
        return true;
    }

    @Override
    public void close() throws IOException {
        closed.set(true);
        super.close();
    }

    @Override
    public void close(CloseMode mode) {
        closed.set(true);
        super.close(mode);
    }
}
