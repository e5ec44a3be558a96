package io.smsgateway.simulator.internal;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.channels.ServerSocketChannel;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.jspecify.annotations.Nullable;

/** A listening socket on loopback that can be closed and opened again on the same port. */
public final class Listener {

    private static final Duration IDLE = Duration.ofMinutes(5);

    private static final Duration CLOSING_PAUSE = Duration.ofMillis(1);
    private static final int CLOSING_TRIES = 5000;

    private final ServerConnector connector;
    private @Nullable Socket reservation;

    Listener(Server server, int port) {
        HttpConfiguration http = new HttpConfiguration();
        http.setSendServerVersion(false);
        http.setSendDateHeader(false); // VendorHandler sets it by the simulated clock
        http.setUriCompliance(
                UriCompliance.DEFAULT.with("double slashes", UriCompliance.Violation.AMBIGUOUS_EMPTY_SEGMENT));
        connector = new ServerConnector(server, 0, 1, new HttpConnectionFactory(http));
        connector.setHost(InetAddress.getLoopbackAddress().getHostAddress());
        connector.setPort(port);
        connector.setIdleTimeout(IDLE.toMillis());
        server.addConnector(connector);
    }

    /** Binds the port before the server starts, so that a port in use has an error message of its own. */
    void bind() {
        try {
            connector.open();
            connector.setPort(connector.getLocalPort());
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "cannot listen on port " + connector.getPort() + " of loopback: " + e.getMessage()
                            + "; choose another port or stop what uses it",
                    e);
        }
    }

    boolean received(Object connectorOfRequest) {
        return connector.equals(connectorOfRequest);
    }

    /** Returns the base URL. */
    public URI url() {
        return URI.create("http://" + connector.getHost() + ":" + connector.getPort());
    }

    synchronized void close() {
        if (reservation == null) {
            change("close", connector::stop);
            reservation = reserve();
        }
    }

    synchronized void open() {
        Socket held = reservation;
        if (held != null) {
            reservation = null;
            change("open", () -> {
                release(held);
                connector.start();
            });
        }
    }

    /** Frees the port. */
    synchronized void release() {
        // Jetty does not close a connector that was bound but never started
        if (connector.getTransport() instanceof ServerSocketChannel bound) {
            release(bound);
        }
        if (reservation != null) {
            release(reservation);
        }
    }

    /**
     * Binds the port without listening: connections are refused, and the system gives the port to no other socket. The bind
     * succeeds only when nothing listens any more; a thread in accept keeps the closed socket alive for a moment.
     */
    private Socket reserve() {
        for (int tries = 0; tries < CLOSING_TRIES; tries++) {
            Socket socket = new Socket();
            try {
                socket.setReuseAddress(true);
                socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), connector.getPort()));
                return socket;
            } catch (IOException stillListening) {
                release(socket);
                LockSupport.parkNanos(CLOSING_PAUSE.toNanos());
            }
        }
        throw new IllegalStateException(
                "port " + connector.getPort() + " of loopback is still in use after closing it");
    }

    private static void release(Closeable socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot free a port", e);
        }
    }

    private interface Change {
        void make() throws Exception;
    }

    private void change(String what, Change change) {
        try {
            change.make();
        } catch (Exception e) {
            throw new IllegalStateException("cannot " + what + " port " + connector.getPort() + " of loopback", e);
        }
    }
}
