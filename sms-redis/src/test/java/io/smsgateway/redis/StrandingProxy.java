package io.smsgateway.redis;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/** Forwards connections, and can strand those it has: open, but nothing gets through, as where a host has vanished. */
final class StrandingProxy implements Closeable {

    private final int target;
    private final ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final Map<Socket, AtomicBoolean> stranded = new ConcurrentHashMap<>();
    private final AtomicInteger accepted = new AtomicInteger();

    private StrandingProxy(int target) throws IOException {
        this.target = target;
    }

    static StrandingProxy to(int target) throws IOException {
        StrandingProxy proxy = new StrandingProxy(target);
        proxy.start(proxy::accept);
        return proxy;
    }

    int port() {
        return server.getLocalPort();
    }

    int accepted() {
        return accepted.get();
    }

    void strand() {
        stranded.values().forEach(each -> each.set(true));
    }

    private interface Task {
        void run() throws IOException;
    }

    private void accept() throws IOException {
        while (true) {
            Socket client = server.accept();
            accepted.incrementAndGet();
            Socket behind = new Socket(InetAddress.getLoopbackAddress(), target);
            AtomicBoolean dead = new AtomicBoolean();
            stranded.put(client, dead);
            stranded.put(behind, dead);
            start(() -> forward(client, behind, dead));
            start(() -> forward(behind, client, dead));
        }
    }

    private static void forward(Socket from, Socket to, AtomicBoolean dead) throws IOException {
        byte[] buffer = new byte[8192];
        InputStream in = from.getInputStream();
        for (int length = in.read(buffer); length >= 0; length = in.read(buffer)) {
            if (!dead.get()) {
                to.getOutputStream().write(buffer, 0, length);
            }
        }
        if (!dead.get()) {
            to.close();
        }
    }

    private void start(Task task) {
        Thread thread = new Thread(
                () -> {
                    try {
                        task.run();
                    } catch (IOException closed) {
                        // by one end, or with the proxy
                    }
                },
                "proxy");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() throws IOException {
        server.close();
        for (Socket socket : stranded.keySet()) {
            socket.close();
        }
    }
}
