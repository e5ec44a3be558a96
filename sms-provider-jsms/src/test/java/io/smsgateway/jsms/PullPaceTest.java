package io.smsgateway.jsms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.smsgateway.Refusal;
import io.smsgateway.RequestFailedException;
import io.smsgateway.TimeSource;
import io.smsgateway.testkit.Behaviour;
import io.smsgateway.testkit.FaultyServer;
import io.smsgateway.testkit.SettableClock;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The vendor lets itself be asked once in five seconds. */
final class PullPaceTest {

    private static final Duration FIVE = Duration.ofSeconds(5);

    private final SettableClock clock = SettableClock.at("2026-11-22T08:00:00Z");
    private final FaultyServer vendor = FaultyServer.start(Behaviour.respond(200, "[]"));
    private final JsmsProvider provider = new JsmsProvider(Jsms.settings(vendor.url()), clock);

    @AfterEach
    void close() {
        provider.close();
        vendor.close();
    }

    @Test
    void eachPollWaitsForItsTime() {
        provider.deliveryReports().poll();
        assertThat(clock.pauses()).isEmpty();
        clock.advance(Duration.ofSeconds(2));
        provider.deliveryReports().poll();
        assertThat(clock.pauses()).containsExactly(Duration.ofSeconds(3));
        clock.advance(FIVE);
        provider.deliveryReports().poll();
        assertThat(clock.pauses()).hasSize(1);
        assertThat(vendor.received()).isEqualTo(3);
    }

    @Test
    void thePauseBeginsWhenACallEnds() throws Exception {
        MinimumInterval interval = new MinimumInterval(clock, FIVE);
        interval.call(() -> {
            clock.advance(Duration.ofSeconds(3));
            return "slow";
        });
        interval.call(() -> "next");
        assertThat(clock.pauses()).containsExactly(FIVE);
    }

    @Test
    void aClockThatJumpsChangesNothing() {
        provider.deliveryReports().poll();
        clock.jump(Duration.ofHours(-1));
        provider.deliveryReports().poll();
        assertThat(clock.pauses()).containsExactly(FIVE);
    }

    @Test
    void eachEndpointHasItsOwnPace() {
        provider.deliveryReports().poll();
        provider.inboundMessages().poll();
        assertThat(clock.pauses()).isEmpty();
    }

    @Test
    void aPollThatFailedCountsAsWell() {
        vendor.then(Behaviour.close());
        assertThatExceptionOfType(RequestFailedException.class)
                .isThrownBy(() -> provider.deliveryReports().poll());
        provider.deliveryReports().poll();
        assertThat(clock.pauses()).containsExactly(FIVE);
    }

    @Test
    void pollsAtTheSameTimeGoOneByOne() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            Callable<Boolean> poll = () -> provider.deliveryReports().poll().isEmpty();
            List<Boolean> empty = new ArrayList<>();
            for (Future<Boolean> one : threads.invokeAll(Collections.nCopies(8, poll))) {
                empty.add(one.get());
            }
            assertThat(empty).hasSize(8).containsOnly(true);
            assertThat(clock.pauses()).hasSize(7).containsOnly(FIVE);
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void aPollThatIsInterruptedAsksNothing() throws Exception {
        Stuck stuck = new Stuck();
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try (JsmsProvider slow = new JsmsProvider(Jsms.settings(vendor.url()), stuck)) {
            slow.deliveryReports().poll();
            Callable<Boolean> interrupted = () -> {
                assertThatExceptionOfType(RequestFailedException.class)
                        .isThrownBy(() -> slow.deliveryReports().poll())
                        .satisfies(failed -> assertThat(failed.reason()).contains(Refusal.INTERRUPTED));
                return Thread.currentThread().isInterrupted();
            };
            Future<Boolean> sleeping = threads.submit(interrupted);
            assertThat(stuck.sleeping.await(10, TimeUnit.SECONDS)).isTrue();
            Future<Boolean> queueing = threads.submit(interrupted);
            threads.shutdownNow();
            assertThat(sleeping.get(10, TimeUnit.SECONDS)).isTrue();
            assertThat(queueing.get(10, TimeUnit.SECONDS)).isTrue();
            assertThat(vendor.received()).isOne();
        } finally {
            threads.shutdownNow();
        }
    }

    /** Time in which every pause lasts until it is interrupted. */
    private static final class Stuck implements TimeSource {

        private final CountDownLatch sleeping = new CountDownLatch(1);

        @Override
        public Clock clock() {
            return SettableClock.at("2026-11-22T08:00:00Z");
        }

        @Override
        public long nanos() {
            return 0;
        }

        @Override
        public void sleep(Duration duration) throws InterruptedException {
            sleeping.countDown();
            new CountDownLatch(1).await();
        }
    }
}
