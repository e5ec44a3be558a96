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
 * A connection that never logs what it carries; HttpClient's own writes headers and bodies, credentials and all. Nor can
 * that one be extended before HttpClient 5.6, and Spring Boot 4.0 brings 5.5. Nor does it take for an answer what came
 * before the question.
 */
final class NonLoggingConnection extends DefaultBHttpClientConnection implements ManagedHttpClientConnection {

    private static final Timeout GLANCE = Timeout.ofMilliseconds(1);

    private final AtomicBoolean closed = new AtomicBoolean();
    private Timeout socketTimeout = Timeout.INFINITE;
    private @Nullable PeekableInputStream incoming;
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
        // cancelled while it was being made
        if (closed.get()) {
            socket.close();
            throw new InterruptedIOException("the connection was closed before it stood");
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
        PeekableInputStream stream = new PeekableInputStream(from.getInputStream(), wire);
        incoming = stream;
        return stream;
    }

    /**
     * What an earlier exchange left behind would be taken for the answer to this one, and every answer after it for that
     * to the next (RFC 9112, 6.3, forbids it). Nothing was sent yet, so that nothing is in doubt.
     */
    @Override
    public void sendRequestHeader(ClassicHttpRequest request) throws HttpException, IOException {
        if (used && hasLeftovers()) {
            close(CloseMode.IMMEDIATE);
            throw new ConnectionClosedException("something came that nobody asked for, or the end");
        }
        used = true;
        super.sendRequestHeader(request);
    }

    private boolean hasLeftovers() throws IOException {
        PeekableInputStream stream = incoming;
        if (stream == null) {
            return false;
        }
        stream.glance(true);
        try {
            return isDataAvailable(GLANCE) || stream.hasEnded();
        } finally {
            stream.glance(false);
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
