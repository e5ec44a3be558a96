package io.smsgateway.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.Socket;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.net.ssl.SSLSession;
import javax.net.ssl.SSLSocket;
import org.apache.hc.client5.http.io.ManagedHttpClientConnection;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ConnectionClosedException;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.impl.io.DefaultBHttpClientConnection;
import org.apache.hc.core5.http.impl.io.SocketHolder;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;

/**
 * A connection that never logs its traffic, and never reads data as a response that arrived before the request.
 * HttpClient's own connection logs headers and bodies including credentials, and cannot be extended before HttpClient
 * 5.6, while Spring Boot 4.0 has 5.5.
 */
final class NonLoggingConnection extends DefaultBHttpClientConnection implements ManagedHttpClientConnection {

    private static final Timeout PEEK_TIMEOUT = Timeout.ofMilliseconds(1);

    private final AtomicBoolean closed = new AtomicBoolean();
    private Timeout socketTimeout = Timeout.INFINITE;
    private @Nullable StaleCheckInputStream incoming;
    private boolean used;

    NonLoggingConnection(Http1Config bounds) {
        super(bounds);
    }

    @Override
    public void bind(Socket socket) throws IOException {
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
        // cancelled while it was being established
        if (closed.get()) {
            socket.close();
            throw new InterruptedIOException("the connection was closed before it was established");
        }
        bind(holder);
        socketTimeout = Timeout.ofMilliseconds(socket.getSoTimeout());
    }

    @Override
    public @Nullable Socket getSocket() {
        SocketHolder holder = getSocketHolder();
        return holder == null ? null : holder.getSocket();
    }

    @Override
    public @Nullable SSLSession getSSLSession() {
        return getSocket() instanceof SSLSocket tls ? tls.getSession() : null;
    }

    @Override
    public void passivate() {
        setSocketTimeout(Timeout.INFINITE);
    }

    @Override
    public void activate() {
        setSocketTimeout(socketTimeout);
    }

    private InputStream incoming(Socket from, Socket wire) throws IOException {
        StaleCheckInputStream stream = new StaleCheckInputStream(from.getInputStream(), wire);
        incoming = stream;
        return stream;
    }

    /**
     * Closes the connection if data of an earlier exchange is left on it, which would be read as the response to this
     * request (RFC 9112, section 6.3, forbids it). Nothing was sent yet, so that the request is known not to be sent.
     */
    @Override
    public void sendRequestHeader(ClassicHttpRequest request) throws HttpException, IOException {
        if (used && hasLeftovers()) {
            close(CloseMode.IMMEDIATE);
            throw new ConnectionClosedException("unsolicited data or end of stream on a pooled connection");
        }
        used = true;
        super.sendRequestHeader(request);
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
    public void close() throws IOException {
        if (closed.compareAndSet(false, true)) {
            super.close();
        }
    }

    @Override
    public void close(CloseMode mode) {
        if (closed.compareAndSet(false, true)) {
            super.close(mode);
        }
    }
}
