package io.smsgateway.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.smsgateway.MessageClass;
import io.smsgateway.ProviderId;
import io.smsgateway.Quota;
import io.smsgateway.Refusal;
import io.smsgateway.SmsMessage;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.slf4j.LoggerFactory;

/** Clients that share a store of suspensions, as those of several machines do. */
final class SharedSuspensionsTest {

    private static final Duration SECOND = Duration.ofSeconds(1);

    private final ManualTime time = new ManualTime();
    private final Suspensions stored = Suspensions.inMemory();
    private final AtomicInteger reads = new AtomicInteger();
    private final AtomicBoolean fails = new AtomicBoolean();
    private Throwable failure = new IllegalStateException("the store is down: password=geheim");
    private final Suspensions store = new Suspensions() {
        @Override
        public Map<MessageClass, Suspension> find(ProviderId provider) {
            reads.incrementAndGet();
            check();
            return stored.find(provider);
        }

        @Override
        public Set<MessageClass> suspend(ProviderId provider, Set<MessageClass> classes, Suspension suspension) {
            check();
            return stored.suspend(provider, classes, suspension);
        }

        @Override
        public boolean lift(ProviderId provider, MessageClass messageClass, Suspension seen) {
            check();
            return stored.lift(provider, messageClass, seen);
        }

        private void check() {
            if (fails.get()) {
                throw SneakyThrow.unchecked(failure);
            }
        }
    };

    /** A client on a machine of its own, with its own connection to the account. */
    private final class Machine {
        final ScriptedProvider provider = new ScriptedProvider("acme");
        final ManualScheduler scheduler = new ManualScheduler(time);
        final SmsClient client = SmsClient.builder()
                .provider(provider)
                .time(time)
                .random(Sample.HALF)
                .scheduler(scheduler)
                .executor(Runnable::run)
                .retry(RetryPolicy.DEFAULT.withMaxAttempts(1))
                .suspensions(store)
                .build();

        boolean sends(SmsMessage message) {
            return client.send(message).isAccepted();
        }
    }

    private final Machine first = new Machine();
    private final Machine second = new Machine();
    private final ProviderId acme = first.provider.id();
    private final ListAppender<ILoggingEvent> logged = new ListAppender<>();
    private final Logger log = (Logger) LoggerFactory.getLogger(Suspensions.class);

    @BeforeEach
    void listen() {
        logged.start();
        log.setLevel(Level.WARN);
        log.addAppender(logged);
    }

    @AfterEach
    void close() {
        log.detachAppender(logged);
        log.setLevel(null);
        first.client.close();
        second.client.close();
    }

    @Test
    void anotherMachineSendsNothingWithinASecondAfterAProviderIsSuspended() {
        assertThat(second.sends(Sample.text(1))).isTrue();
        first.provider.script().then(Refusal.BAD_CREDENTIALS);
        first.sends(Sample.text(2));

        assertThat(first.sends(Sample.text(3))).isFalse();
        assertThat(second.sends(Sample.text(3))).isTrue();
        time.advance(SECOND);
        assertThat(second.sends(Sample.text(4))).isFalse();
        assertThat(second.client.providers().get(0).suspensions())
                .isEqualTo(first.client.providers().get(0).suspensions())
                .hasSize(3);
    }

    @Test
    void readsTheStoreOnceASecondHoweverManyMessagesAreSent() {
        for (int i = 0; i < 100; i++) {
            first.sends(Sample.text(i));
            first.client.providers();
            time.advance(Duration.ofMillis(100));
        }

        assertThat(reads).hasValue(10);
    }

    @Test
    void readsTheStoreNotAgainWhenTheProviderRefusesEveryMessageOfAList() {
        first.provider.takes(1).script().always(Refusal.DAILY_LIMIT);
        first.client.sendAll(Sample.texts(20));

        assertThat(reads).hasValue(1);
        assertThat(stored.find(acme)).hasSize(3);
    }

    @Test
    void theMachineThatSuspendedProbesFirstAndLiftsItForAll() {
        first.provider.script().then(Refusal.BAD_CREDENTIALS);
        first.sends(Sample.text(1));
        second.sends(Sample.text(1));

        assertThat(first.scheduler.waiting()).containsExactly(Duration.ofSeconds(60));
        assertThat(second.scheduler.waiting()).containsExactly(Duration.ofSeconds(90));
        first.scheduler.advance(Duration.ofSeconds(60));
        second.scheduler.advance(Duration.ofSeconds(30));

        assertThat(second.sends(Sample.text(2))).isTrue();
        assertThat(first.provider.balanceQueries()).isEqualTo(1);
        assertThat(second.provider.balanceQueries()).isZero();
        assertThat(second.scheduler.waiting()).isEmpty();
    }

    @Test
    void anotherMachineProbesWhereTheOneThatSuspendedIsGone() {
        first.provider.script().then(Refusal.BAD_CREDENTIALS);
        first.sends(Sample.text(1));
        first.client.close();

        assertThat(second.sends(Sample.text(1))).isFalse();
        second.scheduler.advance(Duration.ofSeconds(90));

        assertThat(second.sends(Sample.text(2))).isTrue();
        assertThat(stored.find(acme)).isEmpty();
    }

    @Test
    void aSuspensionByHandHoldsOnEveryMachineUntilOneResumesIt() {
        first.client.suspend(acme, Set.of(MessageClass.MARKETING), Refusal.SUSPENDED, "ops: contract ended");
        second.scheduler.advance(Duration.ofHours(1));

        assertThat(second.sends(Sample.marketing(1))).isFalse();
        assertThat(second.sends(Sample.text(1))).isTrue();
        assertThat(second.provider.balanceQueries()).isZero();
        assertThat(second.client.providers().get(0).suspensions().values())
                .extracting(Suspension::note)
                .containsExactly("ops: contract ended");

        second.client.resume(acme, Set.of(MessageClass.MARKETING));
        time.advance(SECOND);
        assertThat(first.sends(Sample.marketing(2))).isTrue();
    }

    @Test
    void resumingReadsWhatAnotherMachineSuspendedAMomentAgo() {
        second.sends(Sample.text(1));
        first.client.suspend(acme, Refusal.SUSPENDED);
        second.client.resume(acme);

        assertThat(stored.find(acme)).isEmpty();
    }

    @Test
    void aFailingStoreKeepsTheLastKnownStateAndFailsNoMessage() {
        first.client.suspend(acme, MessageClass.MARKETING, Refusal.SUSPENDED);
        fails.set(true);
        for (int i = 0; i < 90; i++) {
            time.advance(SECOND);
            assertThat(first.sends(Sample.text(i))).isTrue();
            assertThat(first.sends(Sample.marketing(i))).isFalse();
            assertThat(second.sends(Sample.marketing(i))).isTrue();
        }

        assertThat(logged.list)
                .hasSize(4)
                .extracting(ILoggingEvent::getFormattedMessage)
                .containsOnly("Reading the suspensions of acme failed; using the last known state"
                        + " (java.lang.IllegalStateException); logged once a minute");
    }

    static Stream<Throwable> failures() {
        return Stream.of(
                new IllegalStateException("the store is down: password=geheim"),
                new NoClassDefFoundError("a bug"),
                new SQLException("undeclared, as in other languages of the JVM: password=geheim"));
    }

    @ParameterizedTest
    @MethodSource("failures")
    void aFailingStoreDoesNotKeepTheClientFromSuspendingAndResuming(Throwable thrown) {
        failure = thrown;
        first.sends(Sample.text(1));
        fails.set(true);
        first.provider.script().then(Refusal.BAD_CREDENTIALS);
        first.sends(Sample.text(2));
        assertThat(first.sends(Sample.text(3))).isFalse();
        first.provider.withBalance(() -> Sample.balance("acme", Quota.Kind.ANY, 5));
        first.client.balance(acme);
        assertThat(first.sends(Sample.text(4))).isTrue();

        assertThatIllegalStateException()
                .isThrownBy(() -> first.client.suspend(acme, Refusal.SUSPENDED))
                .withMessageMatching(
                        "the store of suspensions failed with [\\w.]+; acme is suspended in this client only,"
                                + " until the store can be read again")
                .withNoCause();
        assertThat(first.sends(Sample.text(5))).isFalse();
        assertThatIllegalStateException()
                .isThrownBy(() -> first.client.resume(acme))
                .withMessageContaining("acme is resumed in this client only");
        assertThat(first.sends(Sample.text(6))).isTrue();
        assertThat(stored.find(acme)).isEmpty();
    }

    @Test
    void whatAFailingStoreMissedIsLostWhenItCanBeReadAgain() {
        first.sends(Sample.text(1));
        fails.set(true);
        first.provider.script().then(Refusal.BAD_CREDENTIALS);
        first.sends(Sample.text(2));
        fails.set(false);
        time.advance(SECOND);

        assertThat(first.sends(Sample.text(3))).isTrue();
    }

    /** Reads on threads of their own, from a store that waits as long as it is told to. */
    private final class SlowStore implements AutoCloseable {

        private final ExecutorService threads = Executors.newCachedThreadPool();
        private final AtomicReference<CountDownLatch> gate = new AtomicReference<>(new CountDownLatch(0));
        private final Suspensions cached = CachedSuspensions.create(
                new Suspensions() {
                    @Override
                    public Map<MessageClass, Suspension> find(ProviderId provider) {
                        try {
                            gate.get().await();
                        } catch (InterruptedException e) {
                            throw new IllegalStateException(e);
                        }
                        reads.incrementAndGet();
                        return stored.find(provider);
                    }

                    @Override
                    public Set<MessageClass> suspend(
                            ProviderId provider, Set<MessageClass> classes, Suspension suspension) {
                        return stored.suspend(provider, classes, suspension);
                    }

                    @Override
                    public boolean lift(ProviderId provider, MessageClass messageClass, Suspension seen) {
                        return stored.lift(provider, messageClass, seen);
                    }
                },
                time,
                threads);

        CountDownLatch stall() {
            CountDownLatch stalled = new CountDownLatch(1);
            gate.set(stalled);
            return stalled;
        }

        @Override
        public void close() {
            gate.get().countDown();
            threads.shutdownNow();
        }
    }

    private void suspendElsewhere() {
        stored.suspend(acme, Set.of(MessageClass.OTP), Suspension.of(Refusal.SUSPENDED, time.now()));
    }

    @Test
    void noCallerWaitsForASlowStoreWhoseStateItKnows() {
        try (SlowStore slow = new SlowStore()) {
            assertThat(slow.cached.find(acme)).isEmpty();
            CountDownLatch stalled = slow.stall();
            suspendElsewhere();
            time.advance(SECOND);

            // would hang
            assertThat(slow.cached.find(acme)).isEmpty();
            time.advance(Duration.ofSeconds(10));
            assertThat(slow.cached.find(acme)).isEmpty();
            long start = System.nanoTime();
            for (int i = 0; i < 100; i++) {
                slow.cached.find(acme);
            }
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
            assertThat(reads).hasValue(1);

            stalled.countDown();
            await().until(() -> slow.cached.find(acme).containsKey(MessageClass.OTP));
            assertThat(reads).hasValue(2);
        }
    }

    @Test
    void aCallAfterAPauseKnowsWhatAnotherMachineHasSuspendedMeanwhile() {
        try (SlowStore store = new SlowStore()) {
            assertThat(store.cached.find(acme)).isEmpty();
            suspendElsewhere();
            time.advance(Duration.ofSeconds(2));

            assertThat(store.cached.find(acme)).containsKey(MessageClass.OTP);
        }
    }

    @Test
    void aStoreInMemoryIsReadEachTime() {
        ScriptedProvider provider = new ScriptedProvider("acme");
        try (SmsClient client =
                SmsClient.builder().provider(provider).suspensions(stored).build()) {
            client.providers();
            stored.suspend(acme, Set.of(MessageClass.OTP), Suspension.of(Refusal.SUSPENDED, time.now()));

            assertThat(client.providers().get(0).suspendedClasses()).containsExactly(MessageClass.OTP);
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> client.suspend(acme, Set.of(), Refusal.SUSPENDED, ""))
                    .withMessage("there is no message class to suspend; name at least one");
        }
        assertThat(stored)
                .hasToString(
                        "InMemorySuspensions{{acme={OTP=" + stored.find(acme).get(MessageClass.OTP) + "}}}");
        assertThat(CachedSuspensions.create(store, time, Runnable::run))
                .asString()
                .startsWith("CachedSuspensions{");
    }
}
