package io.smsgateway.benchmarks;

import io.smsgateway.PhoneNumber;
import io.smsgateway.SmsMessage;
import io.smsgateway.TimeSource;
import io.smsgateway.client.BulkProgress;
import io.smsgateway.simulator.jsms.JsmsVendor;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Sends campaigns to the simulator, one by a list and one, ten times as long, by a bulk run that reads its numbers from text.
 * Prints how many requests, how long, and how much heap each took.
 */
final class Bulk {

    private static final int LIST = 100_000;
    private static final int RUN = 1_000_000;
    private static final int MAX_IN_FLIGHT = 50;

    /** Sends messages; throws unless all were accepted. */
    private interface Campaign {
        void send() throws InterruptedException;
    }

    private Bulk() {}

    /** Takes no arguments; the heap is limited by the options of the JVM. */
    public static void main(String[] args) throws IOException, InterruptedException {
        try (ChildProcess simulator = ChildProcess.start(SimulatedVendor.class, "512m");
                Library library =
                        new Library(simulator.url(), JsmsVendor.APP_KEY, JsmsVendor.MASTER_SECRET, MAX_IN_FLIGHT)) {
            list(simulator, library);
            measure("bulk run", RUN, simulator, () -> print(library.bulk(fromText(), RUN)));
        }
    }

    private static void list(ChildProcess simulator, Library library) throws IOException, InterruptedException {
        List<SmsMessage> messages = Library.campaign(SampleMessage.many(LIST));
        measure("list", LIST, simulator, () -> library.sendAll(messages));
    }

    /** A million numbers as an application reads them from a file. */
    private static Stream<SmsMessage> fromText() {
        return IntStream.range(0, RUN)
                .mapToObj(i -> Long.toString(13_800_000_000L + i))
                .map(line -> SampleMessage.marketing(PhoneNumber.of(line, "CN"), "471100"));
    }

    private static void print(BulkProgress progress) {
        if (progress.accepted() != RUN) {
            throw new IllegalStateException("not all were accepted: " + progress);
        }
        System.out.println(progress);
    }

    private static void measure(String name, int messages, ChildProcess simulator, Campaign campaign)
            throws IOException, InterruptedException {
        TimeSource time = TimeSource.system();
        MemoryMXBean memory = ManagementFactory.getMemoryMXBean();
        memory.gc();
        long before = memory.getHeapMemoryUsage().getUsed();
        long requestsBefore = simulator.query();
        AtomicLong peak = new AtomicLong();
        AtomicLong live = new AtomicLong();
        Thread sampling = sampling(peak, live);
        Duration cpu = cpu();
        long start = time.nanos();
        campaign.send();
        double seconds = (time.nanos() - start) / 1e9;
        Duration cpuTime = cpu().minus(cpu);
        sampling.interrupt();
        memory.gc();
        System.out.printf(
                Locale.ROOT,
                "%s: %d messages, all accepted: %d requests, %.0f messages a second, %.1f us of CPU time a message%n"
                        + "heap: at most %d MB; %d MB before, %d MB at its peak, at most %d MB live after a collection, %d MB after%n",
                name,
                messages,
                simulator.query() - requestsBefore,
                messages / seconds,
                cpuTime.toNanos() / 1e3 / messages,
                megabytes(memory.getHeapMemoryUsage().getMax()),
                megabytes(before),
                megabytes(peak.get()),
                megabytes(live.get()),
                megabytes(memory.getHeapMemoryUsage().getUsed()));
    }

    /** Samples how much heap is used, and how much of it was in use after a collection at most. */
    private static Thread sampling(AtomicLong peak, AtomicLong live) {
        MemoryMXBean memory = ManagementFactory.getMemoryMXBean();
        List<MemoryPoolMXBean> pools = ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP && pool.getCollectionUsage() != null)
                .toList();
        Thread thread = new Thread(() -> {
            while (!Thread.currentThread().isInterrupted()) {
                peak.accumulateAndGet(memory.getHeapMemoryUsage().getUsed(), Math::max);
                live.accumulateAndGet(
                        pools.stream()
                                .mapToLong(pool -> pool.getCollectionUsage().getUsed())
                                .sum(),
                        Math::max);
                LockSupport.parkNanos(5_000_000);
            }
        });
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    private static Duration cpu() {
        return ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO);
    }

    private static long megabytes(long bytes) {
        return bytes >> 20;
    }
}
