package io.smsgateway.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.smsgateway.Attempt;
import io.smsgateway.Deadline;
import io.smsgateway.MessageClass;
import io.smsgateway.Refusal;
import io.smsgateway.SendResult;
import io.smsgateway.SmsGateway;
import io.smsgateway.TimeSource;
import io.smsgateway.idempotency.InMemoryIdempotencyStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The policies under 64 threads, with counts that must come out exactly. */
final class StressTest {

    private static final int THREADS = 64;

    private final ManualTime time = new ManualTime();
    private final ManualScheduler scheduler = new ManualScheduler(time);

    @Test
    @DisplayName("T9 the budget loses no request and grants no retry too many while both are counted")
    void theBudgetIsExactWhileItIsCounted() throws Exception {
        RetryBudget budget = new RetryBudget(time);
        LongAdder granted = new LongAdder();
        Sample.crowd(THREADS, () -> {
            for (int i = 0; i < 10_000; i++) {
                budget.countRequest();
                if (budget.tryRetry()) {
                    granted.increment();
                }
            }
            return true;
        });

        assertThat(granted.sum()).isEqualTo(10 + THREADS * 1000);
    }

    @Test
    @DisplayName("T9 a rate limit gives out exactly as many turns as it has")
    void aRateLimitGivesOutExactlyItsTurns() throws Exception {
        ScriptedProvider provider = new ScriptedProvider("acme");
        ScriptedGateway adapter = provider.script();
        SmsGateway limited = new Dispatching(provider, time)
                .limited(RateLimit.of(25_000, Duration.ofHours(12)))
                .gateway();

        AtomicBoolean ended = new AtomicBoolean();
        CompletableFuture<Boolean> clock = Sample.aside(() -> {
            // nothing waits in time before the bucket is empty
            await().until(() -> adapter.calls().size() >= 1000);
            while (!ended.get()) {
                time.advance(Duration.ofMillis(50));
                LockSupport.parkNanos(1_000_000);
            }
            return true;
        });
        List<Integer> accepted = Sample.crowd(THREADS, () -> (int) IntStream.range(0, 100)
                .filter(i -> limited.send(Sample.otp(i).within(Duration.ofSeconds(4)))
                        .isAccepted())
                .count());

        ended.set(true);
        clock.join();

        // the thousand of the bucket, and what the time until now added
        long permits = 1000 + time.nanos() * 24_000 / Duration.ofHours(12).toNanos();
        assertThat(accepted.stream().mapToInt(Integer::intValue).sum()).isBetween(1000, (int) permits + 1);
        assertThat(adapter.calls())
                .hasSize(accepted.stream().mapToInt(Integer::intValue).sum());
    }

    @Test
    @DisplayName("T9 every key is sent once, and all who use it hear the same")
    void everyKeyIsSentOnce() throws Exception {
        ScriptedGateway route = new ScriptedGateway("acme");
        SmsGateway shared = Sending.toMessages(new DeduplicatingGateway(
                new InMemoryIdempotencyStore(),
                Fingerprint.random(),
                route.ofMessages(),
                message -> Deadline.after(Duration.ofHours(1), TimeSource.system()),
                TimeSource.system()));
        Map<Integer, Set<SendResult>> received = new ConcurrentHashMap<>();

        Sample.crowd(THREADS, () -> {
            List<Integer> keys = new ArrayList<>(IntStream.range(0, 300).boxed().toList());
            Collections.shuffle(keys);
            keys.forEach(key -> received.computeIfAbsent(key, unused -> ConcurrentHashMap.newKeySet())
                    .add(shared.send(Sample.text(key).keyed("key-" + key))));
            return true;
        });

        assertThat(route.messages()).isEqualTo(300);
        assertThat(received)
                .hasSize(300)
                .allSatisfy((key, answers) -> assertThat(answers).hasSize(1).allMatch(SendResult::isAccepted));
    }

    @Test
    @DisplayName("T9 no permit is lost and every request is in the trail of its message, whatever the vendors respond")
    void theWholeSpineLosesNothing() throws Exception {
        ScriptedProvider first = moody("first", 1);
        ScriptedProvider second = moody("second", 2);
        try (SmsClient client = SmsClient.builder()
                .provider(first)
                .provider(second)
                .time(time)
                .scheduler(scheduler)
                .random(Sample.HALF)
                .build()) {
            List<MessageClass> purposes = List.of(MessageClass.values());
            AtomicInteger seeds = new AtomicInteger();
            List<List<SendResult>> answers = Sample.crowd(THREADS, () -> {
                Random random = new Random(seeds.incrementAndGet());
                List<SendResult> mine = new ArrayList<>();
                for (int i = 0; i < 200; i++) {
                    MessageClass purpose = purposes.get(random.nextInt(purposes.size()));
                    mine.add(client.send(Sample.text(i).withClass(purpose)));
                    if (i % 50 == 0) {
                        scheduler.advance(Duration.ofSeconds(30));
                    }
                }
                return mine;
            });

            List<Attempt> requests = answers.stream()
                    .flatMap(List::stream)
                    .flatMap(answer -> answer.attempts().stream())
                    .filter(attempt -> attempt.outcome() != Attempt.Outcome.SKIPPED)
                    .toList();
            assertThat(answers).allSatisfy(mine -> assertThat(mine).hasSize(200));
            assertThat(requests)
                    .hasSize(first.script().messages() + second.script().messages())
                    .hasSizeGreaterThan(100);
            assertThat(client.providers()).allMatch(pipeline -> pipeline.availablePermits() == 50);
        }
    }

    private static ScriptedProvider moody(String name, int seed) {
        ScriptedProvider provider = new ScriptedProvider(name);
        Random moods = new Random(seed);
        provider.script().alwaysEach(message -> switch (moods.nextInt(40)) {
            case 0 -> provider.script().unconfirmed();
            case 1 -> provider.script().refused(Refusal.UNAVAILABLE);
            case 2 -> provider.script().refused(Refusal.OUT_OF_CREDIT);
            case 3 -> provider.script().refused(Refusal.THROTTLED);
            case 4 -> throw new StackOverflowError();
            default -> provider.script().accepted();
        });
        return provider;
    }
}
