package io.smsgateway.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

final class DaemonSchedulerTest {

    private final LinkedBlockingQueue<String> ran = new LinkedBlockingQueue<>();

    private void note() {
        ran.add(Thread.currentThread().getName());
    }

    @Test
    void runsATaskOnAThreadOfItsOwnAfterThePause() throws Exception {
        try (DaemonScheduler scheduler = new DaemonScheduler(1)) {
            long start = System.nanoTime();
            scheduler.after(Duration.ofMillis(20), this::note);

            assertThat(ran.take()).isEqualTo("sms-client-timer-0");
            assertThat(System.nanoTime() - start).isGreaterThanOrEqualTo(20_000_000);
        }
    }

    @Test
    void runsTheNextTaskAfterOneThatFails() throws Exception {
        try (DaemonScheduler scheduler = new DaemonScheduler(1)) {
            scheduler.after(Duration.ZERO, () -> {
                throw new AssertionError("a bug");
            });
            scheduler.after(Duration.ofMillis(1), this::note);

            assertThat(ran.take()).isEqualTo("sms-client-timer-0");
        }
    }

    @Test
    void dropsWhatHasNotBegunOnceItIsClosed() {
        AtomicInteger runs = new AtomicInteger();
        DaemonScheduler scheduler = new DaemonScheduler(1);
        scheduler.after(Duration.ofDays(1), runs::incrementAndGet);
        scheduler.close();
        scheduler.after(Duration.ZERO, runs::incrementAndGet);

        await().until(() -> Thread.getAllStackTraces().keySet().stream()
                .noneMatch(thread -> thread.getName().startsWith("sms-client-timer")));
        assertThat(runs).hasValue(0);
    }
}
