package io.smsgateway.faults;

import static org.awaitility.Awaitility.await;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;

/** Stands between a client and a vendor, on bare sockets, and does to what passes what its plan says. */
final class FaultProxy implements Closeable {

    private final URI vendor;
    private final FaultPlan plan;
    private final ServerSocket server;
    private final ExecutorService threads = Executors.newCachedThreadPool(work -> {
        Thread thread = new Thread(work, "fault-proxy");
        thread.setDaemon(true);
        return thread;
    });
    private final CountDownLatch end = new CountDownLatch(1);
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final AtomicLong connections = new AtomicLong();
    private final Map<Fault, LongAdder> faults = new EnumMap<>(Fault.class);

    FaultProxy(URI vendor, FaultPlan plan) throws IOException {
        this.vendor = vendor;
        this.plan = plan;
        for (Fault fault : Fault.values()) {
            faults.put(fault, new LongAdder());
        }
        server = new ServerSocket(0, 200, InetAddress.getLoopbackAddress());
        threads.execute(this::accept);
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + server.getLocalPort());
    }

    URI vendor() {
        return vendor;
    }

    FaultPlan plan() {
        return plan;
    }

    /** How often it did what. */
    Map<Fault, Long> faults() {
        Map<Fault, Long> counts = new EnumMap<>(Fault.class);
        faults.forEach((fault, count) -> counts.put(fault, count.sum()));
        return counts;
    }

    void count(Fault fault) {
        Objects.requireNonNull(faults.get(fault)).increment();
    }

    /** Waits until no request is on its way any more; those that are late come first. */
    void awaitIdle() {
        await().atMost(Duration.ofSeconds(30)).until(open::isEmpty);
    }

    /** Waits; the end wakes it. */
    void pause(int millis) throws InterruptedException {
        if (millis > 0 && end.await(millis, java.util.concurrent.TimeUnit.MILLISECONDS)) {
            throw new InterruptedException();
        }
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket client = server.accept();
                open.add(client);
                threads.execute(() -> serve(client));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket client) {
        try (client;
                FaultyConnection connection = new FaultyConnection(this, client)) {
            connection.serve(plan.onConnect(connections.incrementAndGet()));
        } catch (IOException hungUp) {
            // the client, which is what most of these faults lead to
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        } finally {
            open.remove(client);
        }
    }

    @Override
    public void close() throws IOException {
        end.countDown();
        server.close();
        for (Socket socket : open) {
            socket.close();
        }
        threads.shutdown();
    }
}
