package io.smsgateway.benchmarks;

import io.smsgateway.SmsMessage;
import io.smsgateway.TimeSource;
import io.smsgateway.simulator.jsms.JsmsVendor;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.lang.management.MemoryUsage;
import java.util.List;
import java.util.Locale;

/** Sends a campaign to the simulator in one call and prints how many requests, how long, and how much heap it took. */
final class Bulk {

    private static final int CAMPAIGN = 100_000;
    private static final int MAX_IN_FLIGHT = 50;

    private Bulk() {}

    /** Takes no arguments; the heap is limited by the options of the JVM. */
    public static void main(String[] args) throws IOException {
        TimeSource time = TimeSource.system();
        List<SmsMessage> messages = Library.campaign(SampleMessage.many(CAMPAIGN));
        try (ChildProcess simulator = ChildProcess.start(SimulatedVendor.class, "512m");
                Library library =
                        new Library(simulator.url(), JsmsVendor.APP_KEY, JsmsVendor.MASTER_SECRET, MAX_IN_FLIGHT)) {
            MemoryMXBean memory = ManagementFactory.getMemoryMXBean();
            memory.gc();
            long before = memory.getHeapMemoryUsage().getUsed();
            ManagementFactory.getMemoryPoolMXBeans().forEach(MemoryPoolMXBean::resetPeakUsage);
            long start = time.nanos();
            library.sendAll(messages);
            double seconds = (time.nanos() - start) / 1e9;
            long requests = simulator.query();
            long peak = ManagementFactory.getMemoryPoolMXBeans().stream()
                    .filter(pool -> pool.getType() == MemoryType.HEAP)
                    .map(MemoryPoolMXBean::getPeakUsage)
                    .mapToLong(MemoryUsage::getUsed)
                    .sum();
            memory.gc();
            System.out.printf(
                    Locale.ROOT,
                    "%d messages in one call, all accepted: %d requests, %.0f messages a second, first call of this JVM%n"
                            + "heap: at most %d MB; %d MB before, of which %d messages, %d MB at its peak, %d MB after%n",
                    messages.size(),
                    requests,
                    messages.size() / seconds,
                    megabytes(memory.getHeapMemoryUsage().getMax()),
                    megabytes(before),
                    messages.size(),
                    megabytes(peak),
                    megabytes(memory.getHeapMemoryUsage().getUsed()));
        }
    }

    private static long megabytes(long bytes) {
        return bytes >> 20;
    }
}
