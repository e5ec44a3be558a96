package io.smsgateway.faults;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A vendor that no request can reach, so that every message to it is provably not sent. */
final class UnreachableVendor implements Closeable {

    /** What happens to a connection. */
    enum Kind {
        /** The port is closed. */
        REFUSES,
        /** The accept queue is full and never drained. */
        LEAVES_WAITING,
        /** The connection is reset before TLS is agreed on. */
        RESETS_TLS,
        /** The connection is closed before TLS is agreed on. */
        CLOSES_TLS,
        /** Bytes that are not TLS arrive. */
        SPEAKS_NO_TLS,
        /** Nothing arrives. */
        STALLS_TLS;

        /** Returns whether it costs the whole connect timeout. */
        boolean isSlow() {
            return this == LEAVES_WAITING || this == STALLS_TLS;
        }
    }

    private final Kind kind;
    private final List<Socket> sockets = new CopyOnWriteArrayList<>();
    private final ServerSocket server;

    private UnreachableVendor(Kind kind, ServerSocket server) {
        this.kind = kind;
        this.server = server;
    }

    static UnreachableVendor that(Kind kind) throws IOException {
        UnreachableVendor end = new UnreachableVendor(kind, new ServerSocket());
        InetSocketAddress anywhere = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        switch (kind) {
            case REFUSES -> {
                // bound and not listening: the port is not given to another process
                Socket reserved = new Socket();
                reserved.bind(anywhere);
                end.sockets.add(reserved);
            }
            case LEAVES_WAITING -> {
                end.server.bind(anywhere, 1);
                end.fill();
            }
            default -> {
                end.server.bind(anywhere, 200);
                Thread thread = new Thread(end::accept, "dead-end");
                thread.setDaemon(true);
                thread.start();
            }
        }
        return end;
    }

    Kind kind() {
        return kind;
    }

    URI url() {
        int port = kind == Kind.REFUSES ? sockets.get(0).getLocalPort() : server.getLocalPort();
        return URI.create(
                (kind == Kind.REFUSES || kind == Kind.LEAVES_WAITING ? "http" : "https") + "://127.0.0.1:" + port);
    }

    private void fill() throws IOException {
        int timeouts = 0;
        // on a busy machine, one connection may be late although the queue has room
        while (timeouts < 3) {
            Socket waiting = new Socket();
            sockets.add(waiting);
            try {
                waiting.connect(server.getLocalSocketAddress(), 200);
                timeouts = 0;
            } catch (SocketTimeoutException full) {
                timeouts++;
            }
        }
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket client = server.accept();
                switch (kind) {
                    case RESETS_TLS -> {
                        client.setSoLinger(true, 0);
                        client.close();
                    }
                    case SPEAKS_NO_TLS -> {
                        client.getOutputStream().write(HttpBytes.of("HTTP/1.1 400 Bad Request\r\n\r\n"));
                        client.close();
                    }
                    case STALLS_TLS -> sockets.add(client);
                    default -> client.close();
                }
            } catch (IOException closed) {
                // the end of the server, or of one client
            }
        }
    }

    @Override
    public void close() {
        try {
            server.close();
            for (Socket socket : sockets) {
                socket.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
