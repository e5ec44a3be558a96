package io.smsgateway.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.google.common.util.concurrent.Uninterruptibles;
import io.smsgateway.PhoneNumber;
import io.smsgateway.ProviderId;
import io.smsgateway.Refusal;
import io.smsgateway.Refused;
import io.smsgateway.SendResult;
import io.smsgateway.SmsGateway;
import io.smsgateway.SmsMessage;
import io.smsgateway.TimeSource;
import io.smsgateway.spi.Objection;
import io.smsgateway.spi.OutboundGateway;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

final class DispatchingGatewayTest {

    private final ManualTime time = new ManualTime();
    private final ScriptedProvider provider = new ScriptedProvider("acme").batchedBy(message -> "all");
    private final ScriptedGateway requests = provider.script();

    private SmsGateway dispatching(Executor threads) {
        return new Dispatching(provider, time).on(threads).gateway();
    }

    private SmsGateway dispatching() {
        return dispatching(Runnable::run);
    }

    private static List<Integer> sizes(List<List<SmsMessage>> calls) {
        return calls.stream().map(List::size).toList();
    }

    /** Answers with the number, so that a test can see whose answer it got. */
    private SendResult echo(SmsMessage message) {
        return new Refused(
                provider.id(), Refusal.UNSUPPORTED, message.to().national().substring(7) + "/" + message.content());
    }

    @ParameterizedTest
    @CsvSource({"1, 100, 1", "50, 100, 1", "51, 100, 2", "120, 100, 3", "120, 7, 18", "120, 1, 120"})
    @DisplayName("P6 cuts to what a class and a provider take")
    void cutsToWhatAClassAndAProviderTake(int messages, int most, int batches) {
        provider.takes(most);
        requests.alwaysEach(this::echo);

        List<SendResult> results = dispatching().sendAll(Sample.texts(messages));

        assertThat(requests.calls())
                .hasSize(batches)
                .allSatisfy(call -> assertThat(call).hasSizeLessThanOrEqualTo(Math.min(50, most)));
        assertThat(results)
                .isEqualTo(Sample.texts(messages).stream().map(this::echo).toList());
    }

    @Test
    void putsOnlyWhatHasClassAndKeyInCommonIntoOneRequest() {
        provider.batchedBy(message -> message.to().national().endsWith("3") ? "three" : "other")
                .takes(1000);
        List<SmsMessage> messages = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            messages.add(i % 2 == 0 ? Sample.otp(i) : Sample.marketing(i));
        }
        requests.alwaysEach(this::echo);

        List<SendResult> results = dispatching().sendAll(messages);

        assertThat(sizes(requests.calls())).containsExactly(15, 12, 3);
        assertThat(results).isEqualTo(messages.stream().map(this::echo).toList());
    }

    @Test
    void neverPutsANumberTwiceIntoOneRequest() {
        Random random = new Random(3);
        List<SmsMessage> messages = IntStream.range(0, 500)
                .mapToObj(i -> SmsMessage.text(Sample.number(random.nextInt(40)), "text " + i))
                .toList();
        requests.alwaysEach(this::echo);

        List<SendResult> results = dispatching().sendAll(messages);

        assertThat(requests.calls())
                .allSatisfy(call -> assertThat(call).extracting(SmsMessage::to).doesNotHaveDuplicates());
        assertThat(requests.messages()).isEqualTo(500);
        assertThat(results).isEqualTo(messages.stream().map(this::echo).toList());
    }

    @Test
    void fillsTheRoomThatRepeatedNumbersLeave() {
        provider.takes(2);
        PhoneNumber a = Sample.number(1);
        List<SmsMessage> messages = Stream.of(a, Sample.number(2), a, Sample.number(3), a, a, Sample.number(4))
                .map(to -> SmsMessage.text(to, "same"))
                .toList();

        dispatching().sendAll(messages);

        assertThat(sizes(requests.calls())).containsExactly(2, 2, 2, 1);
    }

    @Test
    @DisplayName("P6 asks for each of a hundred thousand messages once")
    void asksForEachOfAHundredThousandMessagesOnce() {
        provider.takes(1000);
        List<SmsMessage> messages =
                IntStream.range(0, 100_000).mapToObj(Sample::marketing).toList();

        assertThat(dispatching().sendAll(messages)).hasSize(100_000).allMatch(SendResult::isAccepted);
        assertThat(provider.batchKeysAsked()).isEqualTo(100_000);
        assertThat(sizes(requests.calls())).hasSize(100).containsOnly(1000);
    }

    @Test
    void sendsManyMessagesToOneNumberOneByOne() {
        SmsMessage message = Sample.marketing(1);

        assertThat(dispatching()
                        .sendAll(IntStream.range(0, 3000).mapToObj(i -> message).toList()))
                .hasSize(3000)
                .allMatch(SendResult::isAccepted);
        assertThat(sizes(requests.calls())).hasSize(3000).containsOnly(1);
    }

    @Test
    void refusesObjectionsWithoutARequest() {
        provider.objectsTo(message -> message.to().equals(Sample.number(1))
                ? Optional.of(Objection.of(Refusal.UNSUPPORTED, "not to this country"))
                : Optional.empty());
        Refused refused = new Refused(provider.id(), Refusal.UNSUPPORTED, "not to this country");

        assertThat(dispatching().send(Sample.text(1))).isEqualTo(refused);
        assertThat(dispatching().sendAll(List.of(Sample.text(1), Sample.text(1))))
                .containsOnly(refused);
        assertThat(requests.calls()).isEmpty();
        assertThat(dispatching().sendAll(Sample.texts(3)))
                .extracting(SendResult::isAccepted)
                .containsExactly(true, false, true);
        assertThat(requests.messages()).isEqualTo(2);
    }

    static Stream<Throwable> bugs() {
        return Stream.of(
                new IllegalStateException("a bug, and +8613800138000"),
                new NoClassDefFoundError("x"),
                new IOException("undeclared, as in other languages of the JVM"));
    }

    @ParameterizedTest
    @MethodSource("bugs")
    void refusesOneMessageWhenTheAdapterFailsToJudgeIt(Throwable bug) {
        provider.objectsTo(message -> {
            if (message.to().equals(Sample.number(1))) {
                throw SneakyThrow.unchecked(bug);
            }
            return Optional.empty();
        });
        Refused refused = new Refused(
                provider.id(),
                Refusal.INVALID_REQUEST,
                "the adapter threw " + bug.getClass().getSimpleName() + "; nothing was sent");

        assertThat(dispatching().send(Sample.text(1))).isEqualTo(refused);
        assertThat(dispatching().sendAll(Sample.texts(3)).get(1)).isEqualTo(refused);
        assertThat(requests.messages()).isEqualTo(2);

        provider.objectsTo(message -> Optional.empty()).batchedBy(message -> {
            throw SneakyThrow.unchecked(bug);
        });
        assertThat(dispatching().sendAll(Sample.texts(3))).containsOnly(refused);
    }

    private SmsMessage due(int n, Duration left) {
        return Sample.text(n).within(left);
    }

    @Test
    @DisplayName("T11 begins nothing that has less than three seconds left")
    void doesNotBeginWhatHasLessThanThreeSecondsLeft() {
        SendResult expired = new Refused(ProviderId.NONE, Refusal.EXPIRED, "less than 3 s left before its deadline");
        SmsMessage late = due(1, Duration.ofMillis(2999));
        SmsMessage inTime = due(2, Duration.ofSeconds(3));

        assertThat(dispatching().send(late)).isEqualTo(expired);
        assertThat(dispatching().sendAll(List.of(late, due(3, Duration.ofNanos(1)))))
                .containsOnly(expired);
        assertThat(requests.calls()).isEmpty();
        List<SendResult> results = dispatching().sendAll(List.of(inTime, late, due(4, Duration.ofSeconds(9))));
        assertThat(results).extracting(SendResult::isAccepted).containsExactly(true, false, true);
        assertThat(results.get(1)).isEqualTo(expired);
        assertThat(requests.messages()).isEqualTo(2);
    }

    @Test
    void saysUntilWhenAMessageWasWorthSending() {
        SmsMessage late = due(1, Duration.ofNanos(1)).until(ManualTime.START);
        SendResult expired = new Refused(
                ProviderId.NONE,
                Refusal.EXPIRED,
                "less than 3 s left before its deadline, valid until 2026-01-01T00:00:00Z");

        assertThat(dispatching().send(late)).isEqualTo(expired);
        assertThat(dispatching()
                        .sendAll(List.of(due(2, Duration.ofSeconds(9)), late))
                        .get(1))
                .isEqualTo(expired);
    }

    @Test
    void doesNotSendBatchesWhoseDeadlinePassedMeanwhile() {
        provider.takes(1);
        requests.alwaysEach(message -> {
            time.advance(Duration.ofSeconds(10));
            return requests.accepted();
        });

        List<SendResult> results = dispatching()
                .sendAll(IntStream.range(0, 10)
                        .mapToObj(i -> due(i, Duration.ofSeconds(45)))
                        .toList());

        assertThat(requests.calls()).hasSize(5);
        assertThat(results.subList(5, 10)).allMatch(result -> ((Refused) result).reason() == Refusal.EXPIRED);
    }

    @Test
    void beginsNothingOnceTheCallerIsInterrupted() {
        provider.takes(1);
        SendResult heldBack = new Refused(provider.id(), Refusal.INTERRUPTED, "interrupted before it was sent");
        requests.thenEach(message -> requests.accepted()).thenEach(message -> {
            Thread.currentThread().interrupt();
            return requests.accepted();
        });

        List<SendResult> results = dispatching().sendAll(Sample.texts(10));

        assertThat(Thread.interrupted()).isTrue();
        assertThat(results).extracting(SendResult::isAccepted).startsWith(true, true, false);
        assertThat(results.subList(2, 10)).containsOnly(heldBack);
        assertThat(requests.calls()).hasSize(2);

        Thread.currentThread().interrupt();
        assertThat(dispatching().send(Sample.text(1))).isEqualTo(heldBack);
        provider.takes(100);
        assertThat(dispatching().sendAll(Sample.texts(2))).containsOnly(heldBack);
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void sendsBatchesInParallelUpToABoundAndKeepsTheOrder() throws Exception {
        provider.takes(1);
        CountDownLatch threeAtOnce = new CountDownLatch(3);
        requests.alwaysEach(message -> {
            threeAtOnce.countDown();
            try {
                threeAtOnce.await();
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
            return echo(message);
        });
        ExecutorService threads = Executors.newCachedThreadPool();
        try {
            assertThat(dispatching(threads).sendAll(Sample.texts(50)))
                    .isEqualTo(Sample.texts(50).stream().map(this::echo).toList());
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void waitsForWhatIsInFlightWhenTheCallerIsInterrupted() throws Exception {
        provider.takes(1);
        Thread caller = Thread.currentThread();
        CountDownLatch bothBegun = new CountDownLatch(2);
        CountDownLatch callerDone = new CountDownLatch(1);
        requests.alwaysEach(message -> {
            bothBegun.countDown();
            try {
                bothBegun.await();
                if (Thread.currentThread().equals(caller)) {
                    callerDone.countDown();
                } else {
                    callerDone.await();
                    caller.interrupt();
                }
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
            return requests.accepted();
        });
        ExecutorService threads = Executors.newCachedThreadPool();
        try {
            assertThat(dispatching(threads).sendAll(Sample.texts(2))).hasSize(2).allMatch(SendResult::isAccepted);
            assertThat(Thread.interrupted()).isTrue();
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void doesAllItselfWhenTheExecutorIsFullOrNeverGetsToIt() {
        provider.takes(1);
        Executor full = task -> {
            throw new RejectedExecutionException();
        };
        Executor stuck = task -> {};

        assertThat(dispatching(full).sendAll(Sample.texts(20))).allMatch(SendResult::isAccepted);
        assertThat(dispatching(stuck).sendAll(Sample.texts(20))).allMatch(SendResult::isAccepted);
        assertThat(requests.calls()).hasSize(40);
    }

    @Test
    void anInterruptOfAThreadThatHelpsRefusesNoFurtherRequest() {
        ExecutorService helpers = Executors.newFixedThreadPool(2);
        Thread caller = Thread.currentThread();
        OutboundGateway minding = messages -> {
            SendResult result = Thread.currentThread().isInterrupted()
                    ? requests.refused(Refusal.INTERRUPTED)
                    : requests.accepted();
            if (!Thread.currentThread().equals(caller)) {
                Thread.currentThread().interrupt();
            }
            return Collections.nCopies(messages.size(), result);
        };
        try {
            SmsGateway gateway = new Dispatching(provider, TimeSource.system())
                    .chunks(10, 10, 10)
                    .inFlight(10)
                    .adapter(minding)
                    .on(helpers)
                    .gateway();

            assertThat(gateway.sendAll(Sample.texts(1000))).hasSize(1000).allMatch(SendResult::isAccepted);
        } finally {
            helpers.shutdownNow();
        }
    }

    @Test
    void aStackOverflowCostsNoPermitWhereverItHappens() throws Exception {
        ExecutorService helpers = Executors.newFixedThreadPool(4);
        try {
            DispatchingGateway gateway = new Dispatching(provider, TimeSource.system())
                    .chunks(2, 2, 2)
                    .inFlight(20)
                    .limited(RateLimit.perSecond(1_000_000))
                    .adapter(messages -> Collections.nCopies(messages.size(), requests.accepted()))
                    .on(helpers)
                    .build();
            SmsGateway sending = Sending.toRendered(gateway, TimeSource.system());
            // loads all classes: one whose initialiser overflows the stack cannot be used again
            sending.send(Sample.text(1));
            sending.sendAll(Sample.texts(8));
            AtomicInteger overflows = new AtomicInteger();
            Thread deep = new Thread(null, () -> descend(sending, overflows, 0), "deep", 512 << 10);
            deep.start();
            deep.join();

            assertThat(overflows).hasPositiveValue();
            await().untilAsserted(() ->
                    assertThat(gateway.dispatcher().availablePermits()).isEqualTo(20));
            assertThat(gateway.dispatcher().waiting()).isEmpty();
            assertThat(gateway.dispatcher().waitingCalls()).isEmpty();
            assertThat(sending.sendAll(Sample.texts(100))).allMatch(SendResult::isAccepted);
        } finally {
            helpers.shutdownNow();
        }
    }

    /** Sends at each of the last frames before the stack overflows, the deepest first. */
    private static int descend(SmsGateway sending, AtomicInteger overflows, int depth) {
        int above;
        try {
            // no stack is that deep
            above = depth == Integer.MAX_VALUE ? 0 : descend(sending, overflows, depth + 1) + 1;
        } catch (StackOverflowError deepest) {
            above = 0;
        }
        if (above < 300) {
            try {
                List<SendResult> results =
                        above % 2 == 0 ? List.of(sending.send(Sample.text(above))) : sending.sendAll(Sample.texts(8));
                if (!results.stream().allMatch(SendResult::isAccepted)) {
                    overflows.incrementAndGet();
                }
            } catch (Throwable tooDeep) {
                overflows.incrementAndGet();
            }
        }
        return above;
    }

    /** The executor runs each task at once, so that each request could begin within the one before. */
    @Test
    @Timeout(60)
    void permitsOfRequestsThatWereNotMadeAreGivenBackWithoutRecursion() {
        provider.takes(1);
        Refused busy = requests.refused(Refusal.BUSY);
        requests.always(busy);
        List<SmsMessage> messages =
                IntStream.range(0, 10_000).mapToObj(Sample::marketing).toList();
        SmsGateway limited = new Dispatching(provider, time)
                .limited(RateLimit.of(1, Duration.ofDays(1)))
                .inFlight(20_000)
                .gateway();

        assertThat(limited.sendAll(messages)).hasSize(10_000).containsOnly(busy);
        assertThat(requests.calls()).hasSize(10_000);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void anInterruptOfAThreadOfTheExecutorStaysWithThatThread(boolean interrupted) {
        provider.takes(1);
        List<Boolean> afterwards = new ArrayList<>();
        List<Boolean> meanwhile = new ArrayList<>();
        Executor others = task -> {
            Thread thread = new Thread(() -> {
                if (interrupted) {
                    Thread.currentThread().interrupt();
                }
                task.run();
                afterwards.add(Thread.interrupted());
            });
            thread.start();
            Uninterruptibles.joinUninterruptibly(thread);
        };
        requests.alwaysEach(message -> {
            meanwhile.add(Thread.currentThread().isInterrupted());
            return requests.accepted();
        });

        assertThat(dispatching(others).sendAll(Sample.texts(2))).allMatch(SendResult::isAccepted);
        assertThat(afterwards).containsExactly(interrupted);
        assertThat(meanwhile).containsExactly(false, false);
    }
}
