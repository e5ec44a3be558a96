package io.smsgateway.benchmarks;

import io.smsgateway.TimeSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;

/**
 * Vendor that accepts every message at minimal cost, on one thread and with few copies, so that a run measures the client.
 * Runs as a process: prints its port and ends with its standard input.
 */
final class StubServer implements Runnable {

    private record Due(StubConnection connection, long atNanos) {}

    private final Selector selector;
    private final ServerSocketChannel server;
    private final long delayNanos;
    private final TimeSource time = TimeSource.system();
    private final Queue<Due> delayed = new ArrayDeque<>();

    private StubServer(Duration delay) throws IOException {
        delayNanos = delay.toNanos();
        selector = Selector.open();
        server = ServerSocketChannel.open();
        server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1024);
        server.configureBlocking(false);
        server.register(selector, SelectionKey.OP_ACCEPT);
    }

    /** Takes one argument, if any: the delay of each response in microseconds. */
    public static void main(String[] args) throws IOException {
        long micros = args.length == 0 ? 0 : Long.parseLong(args[0]);
        StubServer stub = new StubServer(Duration.ofNanos(micros * 1000));
        Thread serving = new Thread(stub, "stub");
        serving.setDaemon(true);
        serving.start();
        System.out.println(stub.server.socket().getLocalPort());
        while (System.in.read() >= 0) {
            // runs until the parent process closes the stream
        }
    }

    @Override
    public void run() {
        try {
            while (true) {
                if (delayed.isEmpty()) {
                    selector.select(this::onReady);
                } else {
                    long millis = (delayed.element().atNanos() - time.nanos()) / 1_000_000;
                    if (millis > 0) {
                        selector.select(this::onReady, millis);
                    } else {
                        selector.selectNow(this::onReady);
                    }
                    respondToDue();
                }
            }
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private void onReady(SelectionKey key) {
        if (key.attachment() instanceof StubConnection connection) {
            if (!connection.onReady(key)) {
                return;
            }
            if (delayNanos == 0) {
                connection.respond();
            } else {
                delayed.add(new Due(connection, time.nanos() + delayNanos));
            }
        } else {
            accept();
        }
    }

    private void accept() {
        try {
            SocketChannel channel = server.accept();
            if (channel != null) {
                channel.configureBlocking(false);
                channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
                SelectionKey key = channel.register(selector, SelectionKey.OP_READ);
                key.attach(new StubConnection(channel, key));
            }
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private void respondToDue() {
        for (Due next = delayed.peek(); next != null && next.atNanos() <= time.nanos(); next = delayed.peek()) {
            delayed.remove();
            next.connection().respond();
        }
    }
}
