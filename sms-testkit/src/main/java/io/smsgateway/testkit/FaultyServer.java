package io.smsgateway.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * An HTTP/1.1 server on a loopback port that does to each request what a script says, so that tests can see what a
 * client makes of it, and how often it really sent. Connections stay open between requests where a {@link Behaviour}
 * lets them. Reads bodies with a {@code Content-Length}, not chunked ones. Safe for many threads; close it when done.
 */
public final class FaultyServer implements AutoCloseable {

    /** What the names of all threads of all servers begin with. */
    static final String THREADS = "bad-server";

    /**
     * A request that arrived whole.
     *
     * @param path with the query, as it was sent
     * @param headers by name in lower case; values of repeated ones are joined by a comma; copied
     * @param body read as UTF-8; empty where there is none
     */
    public record Request(String method, String path, Map<String, String> headers, String body) {
        public Request {
            headers = Map.copyOf(headers);
        }

        /** A header's value by its name in any case; empty where there is none. */
        public String header(String name) {
            return headers.getOrDefault(name.toLowerCase(Locale.ROOT), "");
        }

        @Override
        public String toString() {
            return "Request{" + method + " " + path + ", " + body.length() + " characters}";
        }
    }

    private final Object lock = new Object();
    private final Deque<Behaviour> script = new ArrayDeque<>();
    private final List<Request> requests = new ArrayList<>();
    private final Set<FaultyConnection> connections = ConcurrentHashMap.newKeySet();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final ServerSocket listener;
    private Behaviour otherwise;
    private int begun;
    private int accepted;

    private FaultyServer(Behaviour otherwise) throws IOException {
        this.otherwise = otherwise;
        this.listener = new ServerSocket(0, 512, InetAddress.getLoopbackAddress());
    }

    /** Starts a server that does this to every request for which the script has nothing else. */
    public static FaultyServer start(Behaviour otherwise) {
        try {
            FaultyServer server = new FaultyServer(otherwise);
            server.run(server::accept);
            return server;
        } catch (IOException noPort) {
            throw new UncheckedIOException(noPort);
        }
    }

    /** A URL where nothing listens: connections are refused. */
    public static URI refuse() {
        try (FaultyServer server = new FaultyServer(Behaviour.close())) {
            return server.url();
        } catch (IOException noPort) {
            throw new UncheckedIOException(noPort);
        }
    }

    /** Adds to the script: what happens to the next requests, one each. */
    public FaultyServer then(Behaviour... next) {
        synchronized (lock) {
            script.addAll(List.of(next));
        }
        return this;
    }

    /** Changes what happens to every request for which the script has nothing. */
    public FaultyServer otherwise(Behaviour behaviour) {
        synchronized (lock) {
            otherwise = behaviour;
        }
        return this;
    }

    /** Where it listens, such as {@code http://127.0.0.1:40123}. */
    public URI url() {
        return URI.create("http://127.0.0.1:" + listener.getLocalPort());
    }

    /** How many requests arrived whole: headers and the announced body. */
    public int received() {
        return requests().size();
    }

    /** How many requests began to arrive, whole or not. */
    public int begunRequests() {
        synchronized (lock) {
            return begun;
        }
    }

    /** How many connections were opened since the start. */
    public int openedConnections() {
        synchronized (lock) {
            return accepted;
        }
    }

    /** The requests that arrived whole, in order. */
    public List<Request> requests() {
        synchronized (lock) {
            return List.copyOf(requests);
        }
    }

    /** Waits until so many requests have arrived whole; answers whether they did. */
    public boolean awaitReceived(int count, Duration atMost) throws InterruptedException {
        long end = System.nanoTime() + atMost.toNanos();
        synchronized (lock) {
            while (requests.size() < count) {
                long left = end - System.nanoTime();
                if (left <= 0) {
                    return false;
                }
                lock.wait(left / 1_000_000 + 1);
            }
            return true;
        }
    }

    /** Stops listening and closes every connection. */
    @Override
    public void close() {
        closed.countDown();
        try {
            listener.close();
        } catch (IOException ignored) {
            // the port is gone either way
        }
        connections.forEach(FaultyConnection::close);
    }

    Behaviour begun() {
        synchronized (lock) {
            begun++;
            Behaviour next = script.poll();
            return next == null ? otherwise : next;
        }
    }

    void received(Request request) {
        synchronized (lock) {
            requests.add(request);
            lock.notifyAll();
        }
    }

    void ended(FaultyConnection connection) {
        connections.remove(connection);
    }

    boolean closedWithin(Duration pause) {
        try {
            return closed.await(pause.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                Socket socket = listener.accept();
                FaultyConnection connection = new FaultyConnection(this, socket);
                connections.add(connection);
                synchronized (lock) {
                    accepted++;
                }
                run(connection);
                if (closed.getCount() == 0) {
                    connection.close();
                }
            } catch (IOException closedOrGone) {
                // the loop's condition tells which
            }
        }
    }

    private void run(Runnable work) {
        Thread thread = new Thread(work, THREADS + "-" + listener.getLocalPort());
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public String toString() {
        return "BadServer{" + url() + ", " + received() + " received}";
    }
}
