package io.smsgateway.outbox;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;

/** The network between machines and their database. */
final class DatabaseProxy implements AutoCloseable {

    enum Network {
        WORKS,
        /** Connections are closed, and so are new ones. */
        REFUSES,
        /** Nothing passes; goes on where it was. */
        HANGS,
        /** What machines say passes, and what the database says does not; ends by closing all connections. */
        LOSES_ANSWERS
    }

    private final ServerSocket server;
    private final int upstream;
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private volatile Network network = Network.WORKS;

    DatabaseProxy(int upstream) throws IOException {
        this.upstream = upstream;
        this.server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        run(this::accept);
    }

    int port() {
        return server.getLocalPort();
    }

    void become(Network next) {
        Network before = network;
        network = next;
        if (next == Network.REFUSES || before == Network.LOSES_ANSWERS) {
            sockets.forEach(DatabaseProxy::close);
        }
    }

    private interface Io {
        void run() throws IOException;
    }

    private static void run(Io work) {
        Thread thread = new Thread(() -> {
            try {
                work.run();
            } catch (IOException closed) {
                // by either side
            }
        });
        thread.setDaemon(true);
        thread.start();
    }

    private void accept() throws IOException {
        while (true) {
            Socket machine = server.accept();
            if (network == Network.REFUSES) {
                close(machine);
                continue;
            }
            Socket database = new Socket(InetAddress.getLoopbackAddress(), upstream);
            sockets.add(machine);
            sockets.add(database);
            run(() -> pass(machine, database, false));
            run(() -> pass(database, machine, true));
        }
    }

    private void pass(Socket from, Socket to, boolean isAnswer) throws IOException {
        try (from;
                to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            byte[] buffer = new byte[64 << 10];
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                while (network == Network.HANGS) {
                    LockSupport.parkNanos(1_000_000);
                }
                if (network != Network.LOSES_ANSWERS || !isAnswer) {
                    out.write(buffer, 0, read);
                }
            }
        } finally {
            sockets.remove(from);
            sockets.remove(to);
        }
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
        sockets.forEach(DatabaseProxy::close);
    }
}
