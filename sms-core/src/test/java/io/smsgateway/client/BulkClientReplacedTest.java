package io.smsgateway.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.smsgateway.SendResult;
import io.smsgateway.SmsMessage;
import io.smsgateway.spi.OutboundMessage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Bulk runs whose client is replaced, as a refresh does: the timers of the old client end with it. In virtual time. */
@Timeout(120)
final class BulkClientReplacedTest {

    private final VirtualTimeScheduler time = new VirtualTimeScheduler(Duration.ofHours(3));
    private final ScriptedProvider first =
            new ScriptedProvider("first").takes(1000).batchedBy(this::batch);
    private final ScriptedProvider second =
            new ScriptedProvider("second").takes(1000).batchedBy(this::batch);
    private final Map<SmsMessage, Duration> results = new HashMap<>();
    private final List<BulkProgress> reports = new ArrayList<>();
    private final Executor threads = task -> time.after(Duration.ZERO, task);
    private Function<OutboundMessage, Duration> vendorTakes = message -> Duration.ofMillis(200);
    private Held current = new Held(client(first, ProviderPolicies.DEFAULT, threads));

    /** A client and how many threads use it. */
    private static final class Held {
        private final SmsClient client;
        private int users;

        Held(SmsClient client) {
            this.client = client;
        }
    }

    /** The timers of one client. */
    private final class Timers implements Scheduler {
        private boolean closed;

        @Override
        public void after(Duration pause, Runnable task) {
            time.after(pause, () -> {
                if (!closed) {
                    task.run();
                }
            });
        }

        @Override
        public void close() {
            closed = true;
        }
    }

    private Object batch(OutboundMessage message) {
        return vendorTakes.apply(message);
    }

    private SmsClient client(ScriptedProvider provider, ProviderPolicies policies, Executor executor) {
        provider.sendsThrough(messages -> {
            time.sleep(vendorTakes.apply(messages.get(0)));
            return provider.script().sendAll(messages);
        });
        return SmsClient.builder()
                .provider(provider, policies)
                .time(time)
                .scheduler(new Timers())
                .executor(executor)
                .build();
    }

    private void use(Consumer<SmsClient> code) {
        Held held = current;
        held.users++;
        try {
            code.accept(held.client);
        } finally {
            held.users--;
        }
    }

    /** Replaces the client, and closes the old one when it is no longer used or the grace period is over. */
    private void replaceAt(Duration at, Duration grace, SmsClient newer) {
        time.at(at, () -> {
            Held old = current;
            current = new Held(newer);
            long end = time.nanos() + grace.toNanos();
            while (old.users > 0 && time.nanos() < end) {
                time.sleep(Duration.ofMillis(5));
            }
            old.client.close();
        });
    }

    private void replaceAt(Duration at) {
        replaceAt(at, Duration.ofMinutes(10), client(second, ProviderPolicies.DEFAULT, threads));
    }

    private BulkProgress run(Stream<SmsMessage> messages) {
        Iterator<SmsMessage> iterator = messages.iterator();
        AtomicReference<@Nullable BulkProgress> ended = new AtomicReference<>();
        time.at(Duration.ZERO, () -> {
            BulkRun run = BulkSend.by(this::use)
                    .onResult((message, result) -> {
                        assertThat(result).matches(SendResult::isAccepted);
                        assertThat(results.put(message, now())).isNull();
                    })
                    .onProgress(Duration.ofSeconds(1), reports::add)
                    .start(iterator);
            try {
                ended.set(run.await());
            } catch (InterruptedException interrupted) {
                throw new IllegalStateException(interrupted);
            }
        });
        time.runAll();
        return Objects.requireNonNull(ended.get());
    }

    private Duration now() {
        return Duration.ofNanos(time.nanos());
    }

    private Duration resultOf(int n) {
        return Objects.requireNonNull(results.get(Sample.marketing(n)));
    }

    private static Stream<SmsMessage> messages(int count) {
        return IntStream.range(0, count).mapToObj(Sample::marketing);
    }

    /** Sleeps before one of the messages is read. */
    private Stream<SmsMessage> pausedBefore(int paused, Duration pause, int count) {
        return IntStream.range(0, count).mapToObj(i -> {
            if (i == paused) {
                time.sleep(pause);
            }
            return Sample.marketing(i);
        });
    }

    static Stream<ProviderPolicies> full() {
        return Stream.of(
                ProviderPolicies.DEFAULT.withMaxInFlight(1),
                ProviderPolicies.DEFAULT.withRateLimit(RateLimit.of(1, Duration.ofSeconds(2))));
    }

    @ParameterizedTest
    @MethodSource("full")
    void aRunThatWaitsForAFullProviderGoesOn(ProviderPolicies full) {
        vendorTakes = message -> Duration.ofSeconds(2);
        current = new Held(client(first, full, threads));
        replaceAt(Duration.ofMillis(500), Duration.ofMinutes(10), client(second, full, threads));

        assertThat(run(messages(1000)).state()).isEqualTo(BulkProgress.State.COMPLETED);
        assertThat(results).hasSize(1000);
        assertThat(first.script().messages()).isPositive();
        assertThat(second.script().messages())
                .isEqualTo(1000 - first.script().messages())
                .isPositive();
        assertThat(first.closings()).isEqualTo(1);
        // once a second until the end, whose client is the second
        assertThat(reports).extracting(report -> report.elapsed().toSeconds()).startsWith(1L, 2L, 3L, 4L, 5L, 6L);
    }

    @Test
    void aRunThatFoundNoThreadFindsOneOfTheNewClient() {
        current = new Held(client(first, ProviderPolicies.DEFAULT, task -> {
            throw new RejectedExecutionException();
        }));
        replaceAt(Duration.ofMillis(100));

        assertThat(run(messages(1000)).accepted()).isEqualTo(1000);
        assertThat(second.script().messages()).isEqualTo(1000);
        assertThat(resultOf(0)).isLessThan(Duration.ofMillis(500));
    }

    @Test
    void aPartThatDoesNotFillUpIsSentByTheNewClient() {
        replaceAt(Duration.ofMillis(100));

        assertThat(run(pausedBefore(1, Duration.ofSeconds(30), 2)).accepted()).isEqualTo(2);
        assertThat(second.script().messages()).isEqualTo(2);
        assertThat(resultOf(0)).isLessThan(Duration.ofSeconds(1));
    }

    @Test
    void progressIsReportedOnByTheNewClient() {
        replaceAt(Duration.ofMillis(2500));

        run(pausedBefore(1, Duration.ofSeconds(5), 2));
        assertThat(reports)
                .extracting(BulkProgress::elapsed)
                .startsWith(
                        Duration.ofSeconds(1), Duration.ofSeconds(2), Duration.ofMillis(3500), Duration.ofMillis(4500));
    }

    @Test
    void resultsAreHandedOverEarlyAfterAClientWasClosedWhoseTimerWasToDoIt() {
        vendorTakes =
                message -> message.to().equals(Sample.number(0)) || message.to().equals(Sample.number(100))
                        ? Duration.ofSeconds(5)
                        : Duration.ofMillis(200);
        // results are gathered for 20 ms
        replaceAt(Duration.ofMillis(210), Duration.ZERO, client(second, ProviderPolicies.DEFAULT, threads));

        assertThat(run(pausedBefore(100, Duration.ofSeconds(1), 200)).accepted())
                .isEqualTo(200);
        assertThat(resultOf(1)).isLessThan(Duration.ofMillis(250));
        assertThat(resultOf(101)).isLessThan(Duration.ofMillis(1250));
        assertThat(resultOf(100)).isEqualTo(Duration.ofSeconds(6));
    }
}
