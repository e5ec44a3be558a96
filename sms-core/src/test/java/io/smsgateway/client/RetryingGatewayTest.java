package io.smsgateway.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.smsgateway.Attempt;
import io.smsgateway.Deadline;
import io.smsgateway.ProviderId;
import io.smsgateway.Refusal;
import io.smsgateway.Refused;
import io.smsgateway.Remedy;
import io.smsgateway.SendResult;
import io.smsgateway.SmsMessage;
import io.smsgateway.TimeSource;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

final class RetryingGatewayTest {

    private static final RandomGenerator MOST = () -> -1L;

    private final ManualTime time = new ManualTime();
    private final ScriptedGateway route = new ScriptedGateway("acme");

    private final Map<ProviderId, RetryBudget> budgets = new HashMap<>();

    private Optional<RetryBudget> budget(ProviderId provider) {
        return Optional.of(budgets.computeIfAbsent(provider, first -> new RetryBudget(time)));
    }

    private RetryingGateway retrying(RetryPolicy policy, RandomGenerator random) {
        return new RetryingGateway(policy, recorded(1), this::budget, time, random);
    }

    /** The route's results, each with the attempts of several pipelines. */
    private Stage<AdmittedMessage> recorded(int pipelines) {
        return (messages, sink) -> {
            budget(ProviderId.of("acme")).orElseThrow().countRequest();
            route.send(
                    messages,
                    (i, result) -> sink.accept(
                            i,
                            result.forMessage(
                                    null,
                                    Map.of(),
                                    Collections.nCopies(
                                            pipelines,
                                            Attempt.of(result, time.clock().instant(), Duration.ZERO)))));
        };
    }

    private RetryingGateway retrying() {
        return retrying(RetryPolicy.DEFAULT, Sample.HALF);
    }

    @ParameterizedTest
    @EnumSource
    void goesRoundAgainOnlyWhereTheRemedyIsARetry(Refusal reason) {
        route.always(reason);

        send(Deadline.after(Duration.ofSeconds(10), time));

        Set<Refusal> nothingOnTheWire = Set.of(Refusal.UNAVAILABLE, Refusal.BUSY, Refusal.CIRCUIT_OPEN);
        if (nothingOnTheWire.contains(reason)) {
            // until an attempt would not fit any more
            assertThat(route.calls()).hasSizeGreaterThan(6);
            assertThat(time.nanos())
                    .isBetween(
                            Duration.ofSeconds(6).toNanos(),
                            Duration.ofSeconds(7).toNanos());
        } else {
            assertThat(route.calls()).hasSize(reason.remedy() == Remedy.RETRY ? 3 : 1);
        }
    }

    @Test
    void neverRetriesAnUnconfirmedOrAcceptedMessage() {
        route.then(route.unconfirmed()).then(route.accepted());

        Sending.to(retrying()).send(Sample.otp(1));
        Sending.to(retrying()).send(Sample.otp(2));

        assertThat(route.calls()).hasSize(2);
        assertThat(time.sleeps()).isEmpty();
    }

    @Test
    void stopsWhenARetryEndsUnconfirmed() {
        route.then(Refusal.UNAVAILABLE).always(route.unconfirmed());

        SendResult result = Sending.to(retrying()).send(Sample.otp(1));

        assertThat(route.calls()).hasSize(2);
        assertThat(result).isEqualTo(route.unconfirmed().forMessage(null, Map.of(), result.attempts()));
        assertThat(result.attempts())
                .extracting(Attempt::outcome)
                .containsExactly(Attempt.Outcome.REFUSED, Attempt.Outcome.UNCONFIRMED);
    }

    @Test
    void retriesOnlyRetryableMessagesAtTheProviderThatRefusedThem() {
        List<SmsMessage> messages = Sample.texts(4);
        ScriptedGateway other = new ScriptedGateway("other");
        route.thenEach(message -> switch (messages.indexOf(message)) {
            case 0 -> route.refused(Refusal.THROTTLED);
            case 1 -> route.refused(Refusal.OPTED_OUT);
            case 2 -> route.unconfirmed();
            default -> other.refused(Refusal.UNAVAILABLE);
        });

        List<SendResult> results = Sending.to(retrying()).sendAll(messages);

        assertThat(route.calls().get(1))
                .containsExactly(
                        messages.get(0).via(ProviderId.of("acme")),
                        messages.get(3).via(ProviderId.of("other")));
        assertThat(results).extracting(SendResult::isAccepted).containsExactly(true, false, false, true);
        assertThat(results.get(0).attempts()).hasSize(2);
    }

    @Test
    void drawsEachPauseFromZeroToABoundThatDoubles() {
        route.always(Refusal.UNAVAILABLE);
        RetryPolicy patient = RetryPolicy.DEFAULT.withMaxAttempts(10);

        Sending.results(
                retrying(patient, MOST),
                List.of(new AdmittedMessage(Sample.text(1), Deadline.after(Duration.ofSeconds(20), time), new Call())));

        assertThat(time.sleeps().stream().map(pause -> Math.round(pause.toNanos() / 1e6)))
                .startsWith(100L, 200L, 400L, 800L, 1600L, 2000L, 2000L, 2000L, 2000L)
                .hasSizeLessThan(13);
        assertThat(patient.pauseBefore(1, route.refused(Refusal.UNAVAILABLE), () -> 0L))
                .contains(Duration.ZERO);
    }

    @Test
    void drawsPausesEvenly() {
        RandomGenerator random = new SplittableRandom(4);
        Refused unavailable = route.refused(Refusal.UNAVAILABLE);
        double sum = 0;
        for (int i = 0; i < 10_000; i++) {
            Duration pause =
                    RetryPolicy.DEFAULT.pauseBefore(2, unavailable, random).orElseThrow();
            assertThat(pause).isBetween(Duration.ZERO, Duration.ofMillis(200));
            sum += pause.toNanos() / 1e6;
        }
        assertThat(sum / 10_000).isBetween(97.0, 103.0);
    }

    @Test
    void waitsLongerAfterTooFast() {
        route.always(Refusal.THROTTLED);

        Sending.to(retrying(RetryPolicy.DEFAULT.withMaxAttempts(7), MOST)).send(Sample.text(1));

        assertThat(time.sleeps().stream().map(pause -> Math.round(pause.toNanos() / 1e9)))
                .containsExactly(1L, 2L, 4L, 8L, 16L, 20L);
    }

    @Test
    void comesBackWhenTheProviderSaysSo() {
        route.then(route.refused(Refusal.TEMPLATE, Duration.ofSeconds(5)));

        assertThat(Sending.to(retrying()).send(Sample.text(1)).isAccepted()).isTrue();
        assertThat(time.sleeps()).containsExactly(Duration.ofSeconds(5));
    }

    @Test
    void waitsItsOwnPauseWhereTheProviderAsksForLess() {
        route.then(route.refused(Refusal.UNAVAILABLE, Duration.ofMillis(1)));

        Sending.to(retrying()).send(Sample.text(1));

        assertThat(time.sleeps()).containsExactly(Duration.ofMillis(50));
    }

    @Test
    @DisplayName("S2 gives up when the provider asks for more patience than there is")
    void givesUpWhenTheProviderAsksForMorePatienceThanThereIs() {
        // half of 100 ms is the own pause; five seconds more are borne
        route.then(route.refused(Refusal.UNAVAILABLE, Duration.ofMillis(5051)))
                .then(route.refused(Refusal.UNAVAILABLE, Duration.ofMillis(5050)));

        assertThat(Sending.to(retrying()).send(Sample.text(1)).isAccepted()).isFalse();
        assertThat(time.sleeps()).isEmpty();
        assertThat(Sending.to(retrying()).send(Sample.text(1)).isAccepted()).isTrue();
    }

    @Test
    @DisplayName("S2 does not retry where the provider asks for nonsense")
    void doesNotRetryWhereTheProviderAsksForNonsense() {
        route.always(route.refused(Refusal.THROTTLED, Duration.ofNanos(-1)));

        assertThat(Sending.to(retrying()).send(Sample.text(1)).isAccepted()).isFalse();
        assertThat(route.calls()).hasSize(1);
        assertThat(RetryPolicy.DEFAULT.pauseBefore(1, route.refused(Refusal.UNAVAILABLE, Duration.ofSeconds(-1)), MOST))
                .isEmpty();
    }

    @Test
    void goesRoundAtOnceWhenTheProviderSaysThatItMay() {
        route.then(route.refused(Refusal.CLOCK_SKEW, Duration.ZERO)).then(Refusal.CLOCK_SKEW);

        Refused refused = (Refused) Sending.to(retrying()).send(Sample.text(1));

        assertThat(route.calls()).hasSize(2);
        assertThat(time.sleeps()).isEmpty();
        assertThat(refused.reason()).isEqualTo(Refusal.CLOCK_SKEW);
    }

    private void send(Deadline deadline) {
        Sending.results(retrying(), List.of(new AdmittedMessage(Sample.text(1), deadline, new Call())));
    }

    @Test
    @DisplayName("T11 begins no round that would leave less than an attempt needs")
    void beginsNoRoundThatWouldLeaveLessThanAnAttemptNeeds() {
        route.always(Refusal.UNAVAILABLE);
        Deadline justEnough = Deadline.after(Duration.ofMillis(3050), time);
        Deadline tooLittle = Deadline.after(Duration.ofMillis(3049), time);

        send(tooLittle);
        assertThat(route.calls()).hasSize(1);

        send(justEnough);
        assertThat(route.calls()).hasSize(3);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 5})
    void countsWhatAMessageCostNotTheRounds(int pipelines) {
        RetryPolicy policy = RetryPolicy.DEFAULT.withMaxAttempts(3);
        route.alwaysEach(message -> route.refused(Refusal.THROTTLED));
        RetryingGateway retrying = new RetryingGateway(policy, recorded(pipelines), this::budget, time, Sample.HALF);

        Sending.to(retrying).send(Sample.text(1));

        assertThat(route.calls()).hasSize(pipelines == 1 ? 3 : pipelines == 2 ? 2 : 1);
    }

    @Test
    void goesRoundOnceOnlyWhereRetryingIsSwitchedOff() {
        route.always(Refusal.UNAVAILABLE);

        Sending.to(retrying(RetryPolicy.NONE, Sample.HALF)).send(Sample.text(1));

        assertThat(route.calls()).hasSize(1);
    }

    @Test
    void beginsNothingNewWhenInterruptedAndKeepsTheLastResult() {
        route.then(Refusal.UNAVAILABLE);
        Thread.currentThread().interrupt();

        SendResult result = Sending.to(retrying()).send(Sample.text(1));

        assertThat(Thread.interrupted()).isTrue();
        assertThat(result).isInstanceOf(Refused.class);
        assertThat(route.calls()).hasSize(1);
    }

    @Test
    void beginsNothingNewWhenInterruptedBeforeARoundWithoutAPause() {
        route.always(route.refused(Refusal.CLOCK_SKEW, Duration.ZERO));
        Thread.currentThread().interrupt();

        assertThat(Sending.to(retrying()).send(Sample.text(1)).attempts()).hasSize(1);
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    @DisplayName("N15 retries a tenth of the requests, and one a second")
    void retriesATenthOfTheRequestsAndOneASecond() {
        RetryingGateway retrying = retrying(RetryPolicy.DEFAULT.withMaxAttempts(2), () -> 0L);
        route.always(Refusal.THROTTLED);

        for (int i = 0; i < 1000; i++) {
            Sending.to(retrying).send(Sample.text(i));
        }

        // ten a window, and a tenth of all requests, retries among them
        int retries = route.calls().size() - 1000;
        assertThat(retries).isBetween(121, 123);
        assertThat(retrying.retriesOverBudget()).isEqualTo(1000 - retries);
    }

    @Test
    void aRetryCostsTheBudgetOnceForAllMessagesOfARequest() {
        RetryingGateway retrying = retrying(RetryPolicy.DEFAULT, () -> 0L);
        route.thenEach(message -> route.refused(Refusal.UNAVAILABLE));

        assertThat(Sending.to(retrying).sendAll(Sample.texts(1000))).allMatch(SendResult::isAccepted);

        assertThat(route.calls()).hasSize(2);
        assertThat(retrying.retriesOverBudget()).isZero();
    }

    @Test
    void aMessageThatFoundTheBudgetSpentWaitsForALaterRound() {
        RetryBudget acme = budget(ProviderId.of("acme")).orElseThrow();
        while (acme.tryRetry()) {
            // spends the budget
        }
        route.then(Refusal.UNAVAILABLE);

        send(Deadline.after(Duration.ofSeconds(20), time));

        assertThat(route.calls()).hasSize(2);
        assertThat(time.nanos()).isGreaterThan(Duration.ofSeconds(9).toNanos());
    }

    @Test
    void aProviderThatHadItsRequestsGetsNoMoreWhileAnotherIsOpen() {
        ScriptedGateway other = new ScriptedGateway("other");
        List<Set<ProviderId>> rounds = new ArrayList<>();
        RetryingGateway retrying = new RetryingGateway(
                RetryPolicy.DEFAULT,
                (messages, sink) -> {
                    Set<ProviderId> only = messages.get(0).only();
                    rounds.add(only == null ? Set.of(ProviderId.of("acme"), ProviderId.of("other")) : only);
                    Attempt open = Attempt.of(route.refused(Refusal.CIRCUIT_OPEN), ManualTime.START, Duration.ZERO);
                    Attempt throttled = Attempt.of(other.refused(Refusal.THROTTLED), ManualTime.START, Duration.ZERO);
                    boolean both = rounds.get(rounds.size() - 1).size() == 2;
                    sink.accept(
                            0,
                            route.refused(Refusal.CIRCUIT_OPEN)
                                    .forMessage(null, Map.of(), both ? List.of(open, throttled) : List.of(open)));
                },
                provider -> Optional.empty(),
                time,
                Sample.HALF);

        Sending.results(
                retrying,
                List.of(new AdmittedMessage(Sample.text(1), Deadline.after(Duration.ofSeconds(20), time), new Call())));

        assertThat(rounds).hasSizeGreaterThan(6);
        assertThat(rounds)
                .filteredOn(round -> round.contains(ProviderId.of("other")))
                .hasSize(3);
    }

    @Test
    void keepsABudgetForEachProvider() {
        ScriptedGateway other = new ScriptedGateway("other");
        RetryBudget acme = budget(ProviderId.of("acme")).orElseThrow();
        while (acme.tryRetry()) {
            // spends the budget
        }
        List<SmsMessage> messages = Sample.texts(2);
        route.thenEach(message ->
                messages.indexOf(message) == 0 ? route.refused(Refusal.THROTTLED) : other.refused(Refusal.THROTTLED));

        Sending.to(retrying()).sendAll(messages);

        assertThat(route.calls().get(1))
                .extracting(message -> String.valueOf(message.provider()))
                .containsExactly("other");
    }

    @Test
    void countsRetriesAsRequests() {
        RetryingGateway retrying = retrying(RetryPolicy.DEFAULT.withMaxAttempts(10), () -> 0L);
        route.always(Refusal.THROTTLED);

        Sending.to(retrying).send(Sample.text(1));
        Sending.to(retrying).send(Sample.text(1));

        // nine retries; then a tenth, and one more for the ten requests until then
        assertThat(route.calls()).hasSize(10 + 3);
    }

    @Test
    void waitsForTheLongestOfThePausesThatItsMessagesNeed() {
        List<Duration> wishes = List.of(Duration.ofSeconds(2), Duration.ofSeconds(4), Duration.ofSeconds(3));
        List<SmsMessage> messages = Sample.texts(3);
        route.thenEach(message -> route.refused(Refusal.UNAVAILABLE, wishes.get(messages.indexOf(message))));

        Sending.to(retrying()).sendAll(messages);

        assertThat(time.sleeps()).containsExactly(Duration.ofSeconds(4));
    }

    private static Attempt skipped(String provider, Refusal reason) {
        return new Attempt(ProviderId.of(provider), ManualTime.START, Duration.ZERO, Attempt.Outcome.SKIPPED)
                .withRefusal(reason, null, null);
    }

    @Test
    void keepsTheLastOfSkipsThatAreRepeatedAndAllOtherAttempts() {
        Attempt open = skipped("acme", Refusal.CIRCUIT_OPEN);
        Attempt busy = skipped("acme", Refusal.BUSY);
        Attempt otherBusy = skipped("other", Refusal.BUSY);
        Attempt refused = new Attempt(ProviderId.of("acme"), ManualTime.START, Duration.ZERO, Attempt.Outcome.REFUSED)
                .withRefusal(Refusal.BUSY, null, null);
        List<List<Attempt>> rounds = new ArrayList<>(
                List.of(List.of(open, otherBusy), List.of(refused), List.of(busy), List.of(busy), List.of(refused)));
        Stage<AdmittedMessage> stage = (messages, sink) -> sink.accept(
                0,
                rounds.isEmpty()
                        ? route.accepted()
                        : route.refused(Refusal.BUSY).forMessage(null, Map.of(), rounds.remove(0)));
        RetryingGateway retrying =
                new RetryingGateway(RetryPolicy.DEFAULT, stage, provider -> Optional.empty(), time, Sample.HALF);

        SendResult result = Sending.to(retrying).send(Sample.text(1));

        assertThat(result.isAccepted()).isTrue();
        assertThat(result.attempts()).startsWith(open, otherBusy, refused, busy, refused);
        assertThat(time.sleeps()).hasSize(5);
    }

    @Test
    void roundsWithoutARequestDoNotFollowOneAnotherAtOnce() {
        route.then(Refusal.CIRCUIT_OPEN).then(Refusal.THROTTLED);

        Sending.to(retrying(RetryPolicy.DEFAULT, () -> 0L)).send(Sample.text(1));

        // a request that was made and refused needs no further pause than is drawn
        assertThat(time.sleeps()).containsExactly(Duration.ofMillis(20));
        assertThat(route.calls()).hasSize(3);
    }

    /** Each call is made during the pause of the one before. */
    @Test
    void aThousandCallsOfAClassWaitForARetryAtMost() throws Exception {
        route.always(Refusal.THROTTLED);
        AtomicInteger calls = new AtomicInteger();
        AtomicInteger pauses = new AtomicInteger();
        AtomicReference<@Nullable RetryingGateway> retrying = new AtomicReference<>();
        TimeSource nesting = new TimeSource() {
            @Override
            public Clock clock() {
                return time.clock();
            }

            @Override
            public long nanos() {
                return time.nanos();
            }

            @Override
            public void sleep(Duration duration) {
                pauses.incrementAndGet();
                if (calls.incrementAndGet() <= 1001) {
                    Sending.to(Objects.requireNonNull(retrying.get())).send(Sample.text(calls.get()));
                }
            }
        };
        retrying.set(new RetryingGateway(
                RetryPolicy.DEFAULT.withMaxAttempts(2),
                recorded(1),
                provider -> Optional.empty(),
                nesting,
                Sample.HALF));

        long stack = 64L << 20;
        Thread deep = new Thread(
                null, () -> Sending.to(Objects.requireNonNull(retrying.get())).send(Sample.text(0)), "deep", stack);
        deep.start();
        deep.join();
        assertThat(pauses).hasValue(1000);
        assertThat(calls).hasValue(1000);

        Sending.to(Objects.requireNonNull(retrying.get())).send(Sample.text(0));
        assertThat(pauses).hasValueGreaterThan(1000);
    }
}
