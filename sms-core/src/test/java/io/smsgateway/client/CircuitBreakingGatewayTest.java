package io.smsgateway.client;

import static io.github.resilience4j.circuitbreaker.CircuitBreaker.State.CLOSED;
import static io.github.resilience4j.circuitbreaker.CircuitBreaker.State.HALF_OPEN;
import static io.github.resilience4j.circuitbreaker.CircuitBreaker.State.OPEN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smsgateway.MessageClass;
import io.smsgateway.Refusal;
import io.smsgateway.Refused;
import io.smsgateway.SendResult;
import io.smsgateway.SmsMessage;
import io.smsgateway.spi.OutboundGateway;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

final class CircuitBreakingGatewayTest {

    private static final Duration FIRST_OPENING = Duration.ofSeconds(1);

    private final ManualTime time = new ManualTime();
    private final ManualScheduler scheduler = new ManualScheduler(time);
    private final ScriptedProvider provider = new ScriptedProvider("acme");
    private final ScriptedGateway adapter = provider.script();
    private final CircuitBreakingGateway breaking = breaking(adapter, Sample.HALF);

    private CircuitBreakingGateway breaking(OutboundGateway delegate, RandomGenerator random) {
        Probe probe = new Probe(provider.id(), provider.balance(), scheduler);
        return new CircuitBreakingGateway(
                provider.id(),
                BreakerPolicy.DEFAULT,
                new RecordingGateway(
                        provider.id(), delegate, new SendListeners(List.of()), new RetryBudget(time), time),
                probe,
                time,
                random);
    }

    private void send(int times) {
        for (int i = 0; i < times; i++) {
            time.advance(Duration.ofMillis(250));
            Sending.to(breaking).send(Sample.text(i));
        }
    }

    private void open() {
        adapter.always(adapter.unconfirmed());
        send(5);
        assertThat(breaking.state()).isEqualTo(OPEN);
    }

    @Test
    void opensAfterFiveFailuresInARow() {
        adapter.always(adapter.unconfirmed());
        send(4);
        assertThat(breaking.state()).isEqualTo(CLOSED);
        send(1);
        assertThat(breaking.state()).isEqualTo(OPEN);

        assertThat(Sending.to(breaking).send(Sample.text(1)))
                .isEqualTo(new Refused(provider.id(), Refusal.CIRCUIT_OPEN, "circuit breaker is open"));
        assertThat(Sending.to(breaking).sendAll(Sample.texts(3))).hasSize(3);
        assertThat(adapter.calls()).hasSize(5);
        assertThat(breaking).hasToString("CircuitBreaking{OPEN, Scripted{acme}}");
    }

    @Test
    void countsDownToTheProbeWhileItIsOpen() {
        assertThat(breaking.nextProbe()).isNull();
        open();
        assertThat(breaking.nextProbe()).isEqualTo(FIRST_OPENING);

        time.advance(Duration.ofMillis(300));
        assertThat(breaking.nextProbe()).isEqualTo(FIRST_OPENING.minusMillis(300));

        scheduler.advance(FIRST_OPENING.multipliedBy(2));
        assertThat(breaking.state()).isEqualTo(HALF_OPEN);
        assertThat(breaking.nextProbe()).isNull();
    }

    @Test
    void aMomentWithoutANetworkOpensNothing() {
        for (int i = 0; i < 30; i++) {
            adapter.then(adapter.accepted());
        }
        send(30);
        adapter.always(Refusal.UNAVAILABLE);
        for (int i = 0; i < 15; i++) {
            Sending.to(breaking).send(Sample.text(i));
            time.advance(Duration.ofMillis(20));
        }
        assertThat(breaking.state()).isEqualTo(CLOSED);

        time.advance(Duration.ofMillis(701));
        send(1);
        assertThat(breaking.state()).isEqualTo(OPEN);
    }

    @Test
    void countsFailuresInARowOnly() {
        for (int i = 0; i < 9; i++) {
            adapter.then(i == 4 ? adapter.accepted() : adapter.unconfirmed());
        }
        send(9);
        assertThat(breaking.state()).isEqualTo(CLOSED);
    }

    @Test
    void takesAMessageThatExpiredBeforeItsRequestForNoSignOfHealth() {
        for (int i = 0; i < 4; i++) {
            adapter.then(adapter.unconfirmed());
        }
        adapter.then(Refusal.EXPIRED).then(adapter.unconfirmed());
        send(5);
        assertThat(breaking.state()).isEqualTo(CLOSED);
        send(1);
        assertThat(breaking.state()).isEqualTo(OPEN);
    }

    @ParameterizedTest
    @EnumSource
    void takesOnlyRefusalsThatSpeakAgainstHealthForFailures(Refusal reason) {
        adapter.always(reason);
        send(30);
        assertThat(breaking.state()).isEqualTo(reason.countsAgainstHealth() ? OPEN : CLOSED);
    }

    @Test
    void opensWhenHalfOfTheRequestsInTheWindowFail() {
        for (int i = 0; i < 4; i++) {
            adapter.then(adapter.accepted()).then(adapter.unconfirmed());
        }
        adapter.then(adapter.accepted());
        send(9);
        assertThat(breaking.state()).isEqualTo(CLOSED);
        adapter.then(adapter.unconfirmed());
        send(1);
        assertThat(breaking.state()).isEqualTo(OPEN);
    }

    @Test
    void forgetsFailuresThatLeftTheWindow() {
        for (int i = 0; i < 5; i++) {
            adapter.then(adapter.accepted()).then(adapter.unconfirmed());
        }
        send(9);
        time.advance(Duration.ofSeconds(61));
        send(1);
        assertThat(breaking.state()).isEqualTo(CLOSED);
    }

    /** Set back by an hour, a window that goes by the time of day would hold the last sixty requests for an hour. */
    @ParameterizedTest
    @DisplayName("T1 looks back on the same time however the wall clock jumps")
    @ValueSource(longs = {-3600, -1, 1, 3600, 5L * 365 * 86400, -56L * 365 * 86400, 56L * 365 * 86400})
    void looksBackOnTheSameTimeHoweverTheWallClockJumps(long seconds) {
        time.jump(Duration.ofSeconds(seconds));
        for (int i = 0; i < 20; i++) {
            adapter.then(adapter.accepted()).then(adapter.unconfirmed());
            send(2);
            time.advance(Duration.ofSeconds(20));
        }
        assertThat(breaking.state()).isEqualTo(CLOSED);

        adapter.always(adapter.unconfirmed());
        time.jump(Duration.ofSeconds(-seconds));
        send(5);
        assertThat(breaking.state()).isEqualTo(OPEN);
        time.jump(Duration.ofSeconds(seconds));
        send(1);
        assertThat(breaking.state()).isEqualTo(OPEN);
    }

    @ParameterizedTest
    @CsvSource({"3001, OPEN", "3000, CLOSED", "2999, CLOSED"})
    void opensWhenMostRequestsWithCodesAreSlow(long millis, String state) {
        adapter.alwaysEach(message -> {
            time.advance(Duration.ofMillis(millis));
            return adapter.accepted();
        });
        for (int i = 0; i < 10; i++) {
            Sending.to(breaking).send(Sample.otp(i));
        }
        assertThat(breaking.state()).hasToString(state);
    }

    private void slowly() {
        adapter.alwaysEach(message -> {
            time.advance(Duration.ofSeconds(4));
            return adapter.accepted();
        });
    }

    @Test
    void opensForSlowCodesHoweverManyMessagesAreNoCodes() {
        slowly();
        for (int i = 0; i < 9; i++) {
            Sending.to(breaking).send(Sample.otp(i));
            adapter.then(adapter.accepted());
            Sending.to(breaking).send(Sample.marketing(i));
        }
        assertThat(breaking.state()).isEqualTo(CLOSED);

        Sending.to(breaking).send(Sample.otp(9));
        assertThat(breaking.state()).isEqualTo(OPEN);
    }

    @Test
    void opensForSlowCodesInARowHoweverManyQuickOnesWentBefore() {
        for (int i = 0; i < 1000; i++) {
            Sending.to(breaking).send(Sample.otp(i));
        }
        slowly();
        for (int i = 0; i < 9; i++) {
            Sending.to(breaking).send(Sample.otp(i));
        }
        assertThat(breaking.state()).isEqualTo(CLOSED);
        Sending.to(breaking).send(Sample.otp(9));
        assertThat(breaking.state()).isEqualTo(OPEN);
    }

    @ParameterizedTest
    @CsvSource({"2, OPEN", "3, CLOSED"})
    void opensWhenFourOfFiveRequestsWithCodesAreSlow(int quick, String state) {
        for (int i = 0; i < quick; i++) {
            Sending.to(breaking).send(Sample.otp(i));
        }
        slowly();
        for (int i = quick; i < 10; i++) {
            Sending.to(breaking).send(Sample.otp(i));
        }
        assertThat(breaking.state()).hasToString(state);
    }

    @Test
    void aQuickCodeEndsTheRowOfSlowOnes() {
        for (int i = 0; i < 1000; i++) {
            Sending.to(breaking).send(Sample.otp(i));
        }
        // the quick ones are in the window until the end
        adapter.alwaysEach(message -> {
            time.advance(Duration.ofMillis(3001));
            return adapter.accepted();
        });
        for (int i = 0; i < 9; i++) {
            Sending.to(breaking).send(Sample.otp(i));
        }
        adapter.then(adapter.accepted());
        for (int i = 0; i < 10; i++) {
            assertThat(breaking.state()).hasToString("CLOSED");
            Sending.to(breaking).send(Sample.otp(i));
        }
        Sending.to(breaking).send(Sample.otp(1));
        assertThat(breaking.state()).isEqualTo(OPEN);
    }

    @Test
    void aTrialThatEndsInALaterHalfOpenStateIsNoTrialOfIt() {
        open();
        adapter.always(adapter.accepted());
        scheduler.advance(FIRST_OPENING);
        adapter.thenEach(message -> {
            adapter.thenEach(slow -> {
                time.advance(Duration.ofSeconds(4));
                return adapter.accepted();
            });
            Sending.to(breaking).send(Sample.otp(1));
            assertThat(breaking.state()).isEqualTo(OPEN);
            scheduler.advance(FIRST_OPENING.multipliedBy(2));
            assertThat(breaking.state()).isEqualTo(HALF_OPEN);
            return adapter.accepted();
        });
        Sending.to(breaking).send(Sample.text(1));

        for (int i = 1; i < BreakerPolicy.DEFAULT.trialCalls(); i++) {
            assertThat(Sending.to(breaking).send(Sample.text(i)).isAccepted()).isTrue();
            assertThat(breaking.state()).isEqualTo(HALF_OPEN);
        }
        assertThat(Sending.to(breaking).send(Sample.text(9)).isAccepted()).isTrue();
        assertThat(breaking.state()).isEqualTo(CLOSED);
    }

    @Test
    void opensAgainForOneTrialWithASlowCode() {
        slowly();
        for (int i = 0; i < 10; i++) {
            Sending.to(breaking).send(Sample.otp(i));
        }
        scheduler.advance(FIRST_OPENING);
        assertThat(breaking.state()).isEqualTo(HALF_OPEN);

        send(1);
        assertThat(breaking.state()).isEqualTo(HALF_OPEN);
        Sending.to(breaking).send(Sample.otp(1));
        assertThat(breaking.state()).isEqualTo(OPEN);
        assertThat(scheduler.waiting()).containsExactly(FIRST_OPENING.multipliedBy(2));
    }

    @Test
    void forgetsSlowCodesOnceItIsOnTrial() {
        slowly();
        for (int i = 0; i < 10; i++) {
            Sending.to(breaking).send(Sample.otp(i));
        }
        scheduler.advance(FIRST_OPENING);
        adapter.alwaysEach(message -> adapter.accepted());
        for (int i = 0; i < 3; i++) {
            Sending.to(breaking).send(Sample.otp(i));
        }
        slowly();
        Sending.to(breaking).send(Sample.otp(1));
        assertThat(breaking.state()).isEqualTo(CLOSED);
    }

    @Test
    void doesNotHoldOurOwnWaitingAgainstTheProvider() {
        OutboundGateway waiting = messages -> {
            time.advance(Duration.ofSeconds(5));
            return new RecordingGateway(
                            provider.id(), adapter, new SendListeners(List.of()), new RetryBudget(time), time)
                    .sendAll(messages);
        };
        CircuitBreakingGateway patient = new CircuitBreakingGateway(
                provider.id(),
                BreakerPolicy.DEFAULT,
                waiting,
                new Probe(provider.id(), provider.balance(), scheduler),
                time,
                Sample.HALF);
        adapter.alwaysEach(message -> adapter.accepted());
        for (int i = 0; i < 12; i++) {
            Sending.to(patient).send(Sample.otp(i));
        }
        assertThat(patient.state()).isEqualTo(CLOSED);
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "OTP")
    void givesWhatIsNoCodeItsTime(MessageClass messageClass) {
        adapter.alwaysEach(message -> {
            time.advance(Duration.ofSeconds(5));
            return adapter.accepted();
        });
        for (int i = 0; i < 12; i++) {
            Sending.to(breaking).send(Sample.text(i).withClass(messageClass));
        }
        assertThat(breaking.state()).isEqualTo(CLOSED);
    }

    @ParameterizedTest
    @CsvSource({"1, CLOSED", "2, OPEN"})
    void takesARequestForAFailureWhenMoreThanHalfOfItFailed(int ill, String state) {
        List<SmsMessage> three = Sample.texts(3);
        adapter.alwaysEach(message -> three.indexOf(message) < ill ? adapter.unconfirmed() : adapter.accepted());
        for (int i = 0; i < 5; i++) {
            time.advance(Duration.ofMillis(250));
            Sending.to(breaking).sendAll(three);
        }
        assertThat(breaking.state()).hasToString(state);
    }

    @Test
    void asksForTheBalanceBeforeItRisksAMessage() {
        open();
        adapter.alwaysEach(message -> adapter.accepted());
        scheduler.advance(FIRST_OPENING.minusNanos(1));
        assertThat(provider.balanceQueries()).isZero();
        scheduler.advance(Duration.ofNanos(1));
        assertThat(provider.balanceQueries()).isEqualTo(1);
        assertThat(breaking.state()).isEqualTo(HALF_OPEN);
        assertThat(adapter.calls()).hasSize(5);
        send(2);
        assertThat(breaking.state()).isEqualTo(HALF_OPEN);
        send(1);
        assertThat(breaking.state()).isEqualTo(CLOSED);
        assertThat(scheduler.waiting()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void comesBackUnlessTheProbeSaysThatItIsDead(Refusal reason) {
        open();
        provider.refusesBalance(reason);
        scheduler.advance(FIRST_OPENING);
        boolean dead = reason.isByLibrary()
                || Set.of(Refusal.UNAVAILABLE, Refusal.UNTRUSTED, Refusal.EXPIRED)
                        .contains(reason);
        assertThat(breaking.state()).isEqualTo(dead ? OPEN : HALF_OPEN);
    }

    @Test
    void neverComesBackByTheClockAlone() {
        open();
        provider.refusesBalance(Refusal.UNAVAILABLE);
        scheduler.advance(Duration.ofDays(300));
        time.jump(Duration.ofDays(365));
        assertThat(breaking.state()).isEqualTo(OPEN);
        send(1);
        assertThat(adapter.calls()).hasSize(5);
    }

    @Test
    @DisplayName("T9 lets three requests through to decide")
    void letsThreeRequestsThroughToDecide() throws Exception {
        open();
        scheduler.advance(FIRST_OPENING);
        List<SendResult> inside = new ArrayList<>();
        adapter.alwaysEach(message -> {
            if (adapter.calls().size() < 5 + 4) {
                // while this one is in flight
                inside.add(Sending.to(breaking).send(message));
            }
            return adapter.accepted();
        });
        Sending.to(breaking).send(Sample.text(1));

        assertThat(adapter.calls()).hasSize(5 + 3);
        assertThat(inside).contains(new Refused(provider.id(), Refusal.CIRCUIT_OPEN, "circuit breaker is open"));
    }

    @Test
    void staysOpenLongerEachTimeUpToABound() {
        open();
        provider.refusesBalance(Refusal.UNAVAILABLE);
        List<Long> pauses = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            Duration pause = scheduler.waiting().get(0);
            pauses.add(pause.toSeconds());
            scheduler.advance(pause);
        }
        assertThat(pauses)
                .startsWith(1L, 2L, 4L, 8L, 16L, 32L, 64L, 128L, 256L, 300L)
                .endsWith(300L, 300L)
                .isSorted();
    }

    @Test
    void staysOpenLongerWhenTheTrialFails() {
        open();
        scheduler.advance(FIRST_OPENING);
        send(3);
        assertThat(breaking.state()).isEqualTo(OPEN);
        assertThat(scheduler.waiting()).containsExactly(Duration.ofSeconds(2));
    }

    /** It opens 1.25 s after the first of five failures is sent. */
    @ParameterizedTest
    @CsvSource({"58750, 1", "58749, 2"})
    void beginsFromTheFirstOpeningOnceItWasWellForAMinute(long millis, long seconds) {
        open();
        scheduler.advance(FIRST_OPENING);
        adapter.alwaysEach(message -> adapter.accepted());
        send(3);
        time.advance(Duration.ofMillis(millis));
        open();
        assertThat(scheduler.waiting()).containsExactly(Duration.ofSeconds(seconds));
    }

    @Test
    void staysOpenLongerWhenItFailsAgainSoonAfterItWasWell() {
        open();
        scheduler.advance(FIRST_OPENING);
        adapter.alwaysEach(message -> adapter.accepted());
        send(3);
        assertThat(breaking.state()).isEqualTo(CLOSED);
        time.advance(Duration.ofSeconds(50));
        open();
        assertThat(scheduler.waiting()).containsExactly(FIRST_OPENING.multipliedBy(2));
    }

    @ParameterizedTest
    @CsvSource({"0, 800", "-1, 1200"})
    void spreadsTheOpeningByAFifth(long bits, long millis) {
        CircuitBreakingGateway spread = breaking(adapter, () -> bits);
        adapter.always(adapter.unconfirmed());
        for (int i = 0; i < 5; i++) {
            time.advance(Duration.ofMillis(250));
            Sending.to(spread).send(Sample.text(i));
        }
        assertThat(scheduler.waiting()).containsExactly(Duration.ofMillis(millis));
    }

    @Test
    void learnsNothingFromWhatThisLibraryHeldBack() {
        adapter.always(Refusal.BUSY);
        send(50);
        assertThat(breaking.state()).isEqualTo(CLOSED);

        open();
        scheduler.advance(FIRST_OPENING);
        adapter.always(Refusal.BUSY);
        send(50);
        assertThat(breaking.state()).isEqualTo(HALF_OPEN);
        assertThat(adapter.calls()).hasSize(50 + 5 + 50);
    }

    /** Sends a message that is in flight while the circuit opens, and ends when trials are on. */
    private void sendLate(Supplier<SendResult> answer) {
        adapter.thenEach(message -> {
            open();
            scheduler.advance(FIRST_OPENING);
            assertThat(breaking.state()).isEqualTo(HALF_OPEN);
            return answer.get();
        });
        Sending.to(breaking).send(Sample.text(99));
    }

    @Test
    void doesNotCountARequestAsATrialThatBeganBeforeItOpened() {
        sendLate(adapter::accepted);
        adapter.alwaysEach(message -> adapter.accepted());

        send(2);
        assertThat(breaking.state()).isEqualTo(HALF_OPEN);
        send(1);
        assertThat(breaking.state()).isEqualTo(CLOSED);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void allowsNoFurtherTrialForARequestThatBeganBeforeItOpened(boolean bug) {
        try {
            sendLate(() -> {
                if (bug) {
                    throw new IllegalStateException("a bug of this library");
                }
                return adapter.refused(Refusal.BUSY);
            });
        } catch (IllegalStateException expected) {
            assertThat(bug).isTrue();
        }
        int before = adapter.calls().size();
        adapter.alwaysEach(message -> {
            if (adapter.calls().size() < before + 9) {
                // while this one is in flight
                Sending.to(breaking).send(message);
            }
            return adapter.accepted();
        });

        Sending.to(breaking).send(Sample.text(1));

        assertThat(adapter.calls()).hasSize(before + 3);
    }

    @Test
    void doesNotHoldWhatAnInterruptedCallerDidNotHearAgainstTheProvider() {
        adapter.always(adapter.unconfirmed());
        Thread.currentThread().interrupt();
        send(30);
        assertThat(Thread.interrupted()).isTrue();
        assertThat(breaking.state()).isEqualTo(CLOSED);

        open();
        scheduler.advance(FIRST_OPENING);
        Thread.currentThread().interrupt();
        send(10);
        assertThat(Thread.interrupted()).isTrue();
        assertThat(breaking.state()).isEqualTo(HALF_OPEN);
        assertThat(adapter.calls()).hasSize(30 + 5 + 10);
    }

    @Test
    void givesThePermitBackWhenTheDelegateThrows() {
        open();
        scheduler.advance(FIRST_OPENING);
        adapter.alwaysEach(message -> {
            throw new IllegalStateException("a bug of this library");
        });
        for (int i = 0; i < 10; i++) {
            assertThatThrownBy(() -> Sending.to(breaking).send(Sample.text(1)))
                    .isInstanceOf(IllegalStateException.class);
        }
        adapter.alwaysEach(message -> adapter.accepted());
        send(3);
        assertThat(breaking.state()).isEqualTo(CLOSED);
    }

    @Test
    @DisplayName("T9 opens once however many fail at the same moment")
    void opensOnceHoweverManyFailAtTheSameMoment() throws Exception {
        for (int i = 0; i < 20; i++) {
            ManualScheduler own = new ManualScheduler(time);
            CircuitBreakingGateway crowded = new CircuitBreakingGateway(
                    provider.id(),
                    BreakerPolicy.DEFAULT,
                    messages -> List.of(adapter.unconfirmed()),
                    new Probe(provider.id(), provider.balance(), own),
                    time,
                    Sample.HALF);
            List<SendResult> results =
                    Sample.crowd(32, () -> Sending.to(crowded).send(Sample.text(1)));

            assertThat(results).hasSize(32);
            assertThat(own.waiting()).containsExactly(FIRST_OPENING);
        }
    }
}
