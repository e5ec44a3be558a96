package io.smsgateway.testkit;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Forwards connections to a port of this machine, and can break them as a network does. */
final class BreakableProxy implements Closeable {

    private final int target;
    private final int port;
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private @Nullable ServerSocket listening;
    private Thread accepting = new Thread("none");
    private boolean silent;

    private BreakableProxy(int target, int port) {
        this.target = target;
        this.port = port;
    }

    static BreakableProxy to(int target) throws IOException {
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        BreakableProxy proxy = new BreakableProxy(target, port);
        proxy.restore();
        return proxy;
    }

    int port() {
        return port;
    }

    /** Closes all connections and refuses further ones, as a server that has stopped. */
    void cut() throws IOException, InterruptedException {
        synchronized (this) {
            if (listening != null) {
                listening.close();
                listening = null;
            }
            for (Socket socket : sockets) {
                socket.close();
            }
            notifyAll();
        }
        // the port is free when the thread no longer waits at it
        accepting.join();
    }

    /** Keeps connections, and takes further ones, but holds what they send, as a network that drops packets for a while. */
    synchronized void silence() {
        silent = true;
    }

    /** Forwards again, and what was held. */
    synchronized void restore() throws IOException {
        silent = false;
        notifyAll();
        if (listening == null) {
            ServerSocket server = new ServerSocket();
            server.setReuseAddress(true);
            server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            listening = server;
            accepting = start(() -> accept(server));
        }
    }

    private void accept(ServerSocket server) {
        try {
            while (true) {
                connect(server, server.accept());
            }
        } catch (IOException closed) {
            // by cut
        }
    }

    private synchronized void connect(ServerSocket server, Socket client) throws IOException {
        if (server.isClosed()) {
            client.close();
            return;
        }
        Socket behind = new Socket(InetAddress.getLoopbackAddress(), target);
        sockets.add(client);
        sockets.add(behind);
        start(() -> forward(client, behind));
        start(() -> forward(behind, client));
    }

    private void forward(Socket from, Socket to) {
        byte[] buffer = new byte[8192];
        try (from;
                to) {
            InputStream in = from.getInputStream();
            for (int length = in.read(buffer); length >= 0; length = in.read(buffer)) {
                awaitRestored();
                to.getOutputStream().write(buffer, 0, length);
            }
        } catch (IOException broken) {
            // by one end, or by cut
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        } finally {
            sockets.remove(from);
        }
    }

    private synchronized void awaitRestored() throws InterruptedException {
        while (silent && listening != null) {
            wait();
        }
    }

    private static Thread start(Runnable task) {
        Thread thread = new Thread(task, "proxy");
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    @Override
    public void close() {
        try {
            cut();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
