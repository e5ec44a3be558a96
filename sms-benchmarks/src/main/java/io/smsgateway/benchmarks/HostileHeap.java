package io.smsgateway.benchmarks;

import com.sun.management.ThreadMXBean;
import io.smsgateway.SendResult;
import io.smsgateway.Unconfirmed;
import io.smsgateway.client.BreakerPolicy;
import io.smsgateway.client.ProviderPolicies;
import io.smsgateway.client.SmsClient;
import io.smsgateway.jsms.JsmsProvider;
import io.smsgateway.jsms.JsmsSettings;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/**
 * Prints what hostile responses cost a JVM: the maximum that one of them allocates, and what remains of all. Start it with
 * a small heap.
 */
final class HostileHeap {

    private static final int RESPONSES = 200;
    private static final double BAR = 1 << 20;

    private static final ProviderPolicies WITHOUT_BREAKER = ProviderPolicies.DEFAULT.withBreaker(BreakerPolicy.DEFAULT
            .withMinimumCalls(Integer.MAX_VALUE)
            .withFailureRate(100)
            .withConsecutiveFailures(Integer.MAX_VALUE)
            .withSlowCall(Duration.ofHours(1))
            .withSlowRate(100));

    private HostileHeap() {}

    /** Takes no arguments; the heap is limited by the options of the JVM. */
    public static void main(String[] args) throws IOException {
        System.out.printf(
                Locale.ROOT,
                "heap: at most %d MiB%n",
                ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getMax() >> 20);
        List<SampleMessage> samples = SampleMessage.many(RESPONSES);
        for (HostileResponse response : HostileResponse.values()) {
            try (ChildProcess server = ChildProcess.start(HostileServer.class, "512m", response.name());
                    SmsClient client = SmsClient.builder()
                            .provider(
                                    new JsmsProvider(
                                            JsmsSettings.of("benchmarkJsmsAppKey00001", "benchmarkJsmsMasterSec01")
                                                    .withBaseUrl(server.url())),
                                    WITHOUT_BREAKER)
                            .build()) {
                measure(response, client, samples);
            }
        }
    }

    private static void measure(HostileResponse response, SmsClient client, List<SampleMessage> samples) {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        MemoryMXBean memory = ManagementFactory.getMemoryMXBean();
        long max = 0;
        long usedBefore = 0;
        for (int i = 0; i < RESPONSES; i++) {
            if (i == RESPONSES / 2) {
                // classes and pools are there by now
                max = 0;
                memory.gc();
                usedBefore = memory.getHeapMemoryUsage().getUsed();
            }
            long before = threads.getCurrentThreadAllocatedBytes();
            SendResult result = client.send(samples.get(i).message());
            max = Math.max(max, threads.getCurrentThreadAllocatedBytes() - before);
            if (!(result instanceof Unconfirmed)) {
                throw new IllegalStateException("not unconfirmed: " + result);
            }
        }
        memory.gc();
        long kept = memory.getHeapMemoryUsage().getUsed() - usedBefore;
        System.out.printf(
                Locale.ROOT,
                "%-40s allocates %7.0f KiB at most, <= 1024 %s; %d of them leave %.0f KiB%n",
                response.description,
                max / 1024.0,
                max <= BAR ? "ok" : "SHORT",
                RESPONSES / 2,
                kept / 1024.0);
    }
}
