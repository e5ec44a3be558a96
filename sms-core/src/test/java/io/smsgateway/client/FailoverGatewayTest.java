package io.smsgateway.client;

import static io.smsgateway.Attempt.Outcome.ACCEPTED;
import static io.smsgateway.Attempt.Outcome.REFUSED;
import static io.smsgateway.Attempt.Outcome.SKIPPED;
import static io.smsgateway.Attempt.Outcome.UNCONFIRMED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.smsgateway.Accepted;
import io.smsgateway.Attempt;
import io.smsgateway.Deadline;
import io.smsgateway.Guarantee;
import io.smsgateway.ProviderId;
import io.smsgateway.Refusal;
import io.smsgateway.Refused;
import io.smsgateway.Remedy;
import io.smsgateway.SendResult;
import io.smsgateway.SmsGateway;
import io.smsgateway.SmsMessage;
import io.smsgateway.Unconfirmed;
import io.smsgateway.catalog.MessageCatalog;
import io.smsgateway.spi.OutboundGateway;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

final class FailoverGatewayTest {

    private final ManualTime time = new ManualTime();
    private final ScriptedGateway first = new ScriptedGateway("first");
    private final ScriptedGateway second = new ScriptedGateway("second");
    private final ScriptedGateway third = new ScriptedGateway("third");
    private final SmsGateway failover =
            failover(pipeline("first", first), pipeline("second", second), pipeline("third", third));

    private SmsGateway failover(Pipeline... route) {
        Pipelines pipelines =
                new Pipelines(List.of(route), new Providers(List.of()), null, new ParallelRunner(Runnable::run, 1));
        return Sending.to(new FailoverGateway(pipelines, Runnable::run, time));
    }

    /** A lane whose provider always makes a request, except to hold a message back. */
    private Pipeline pipeline(String name, ScriptedGateway gateway) {
        ProviderId id = ProviderId.of(name);
        OutboundGateway observed =
                new RecordingGateway(id, gateway, new SendListeners(List.of()), new RetryBudget(time), time);
        ProviderStage<AdmittedMessage> bare = (messages, turn, sink) -> {
            List<SendResult> results = Sending.to(observed)
                    .sendAll(messages.stream().map(AdmittedMessage::message).toList());
            for (int i = 0; i < results.size(); i++) {
                SendResult result = results.get(i);
                boolean skipped =
                        result instanceof Refused refused && refused.reason().isByLibrary();
                sink.accept(i, skipped ? result.forMessage(null, Map.of(), List.of()) : result);
            }
        };
        return pipeline(name, bare);
    }

    private Pipeline pipeline(String name, ProviderStage<AdmittedMessage> stage) {
        ScriptedProvider provider = new ScriptedProvider(name);
        Pipeline whole = Pipeline.create(
                provider,
                ProviderPolicies.DEFAULT,
                new Pipeline.Shared(
                        MessageCatalog.empty(),
                        new PerMessageClass<>(100, 100, 1000),
                        Runnable::run,
                        new ManualScheduler(time),
                        time,
                        Sample.HALF,
                        Suspensions.inMemory(),
                        Rates.inMemory(time),
                        new SendListeners(List.of()),
                        null,
                        new InFlight(time)));
        return new Pipeline(
                whole.id(),
                stage,
                whole.probe(),
                whole.suspender(),
                whole.breaking(),
                whole.dispatcher(),
                whole.budget());
    }

    private static List<Attempt.Outcome> outcomes(SendResult result) {
        return result.attempts().stream().map(Attempt::outcome).toList();
    }

    @Test
    void asksTheFirstLaneOnlyWhenItTakesEverything() {
        assertThat(failover.sendAll(Sample.texts(3))).hasSize(3).allMatch(SendResult::isAccepted);
        assertThat(first.calls()).containsExactly(Sample.texts(3));
        assertThat(second.calls()).isEmpty();
    }

    @Test
    void keepsFinalResultsAndPassesOnlyTheRest() {
        List<SmsMessage> messages = Sample.texts(4);
        first.thenEach(message -> switch (messages.indexOf(message)) {
            case 0 -> first.accepted();
            case 1 -> first.refused(Refusal.UNSUPPORTED);
            case 2 -> first.refused(Refusal.INVALID_RECIPIENT);
            default -> first.refused(Refusal.UNAVAILABLE);
        });
        second.thenEach(
                message -> messages.indexOf(message) == 1 ? second.accepted() : second.refused(Refusal.OUT_OF_CREDIT));

        List<SendResult> results = failover.sendAll(messages);

        assertThat(second.calls()).containsExactly(List.of(messages.get(1), messages.get(3)));
        assertThat(third.calls()).containsExactly(List.of(messages.get(3)));
        assertThat(results)
                .extracting(result -> result.provider().name(), SendResult::isAccepted)
                .containsExactly(
                        tuple("first", true), tuple("second", true), tuple("first", false), tuple("third", true));
        assertThat(outcomes(results.get(3))).containsExactly(REFUSED, REFUSED, ACCEPTED);
    }

    @ParameterizedTest
    @EnumSource
    void goesOnAfterARefusalOnlyWhereItsRemedySaysSo(Refusal reason) {
        first.always(reason);

        SendResult result = failover.send(Sample.text(1));

        assertThat(result.isAccepted()).isEqualTo(reason.remedy() != Remedy.NONE);
        assertThat(second.calls()).hasSize(reason.remedy() == Remedy.NONE ? 0 : 1);
        assertThat(first.calls()).hasSize(1);
    }

    @Test
    void goesOnAfterAClockSkewThatAsksForARetryAtOnce() {
        first.always(first.refused(Refusal.CLOCK_SKEW, Duration.ZERO));

        assertThat(failover.send(Sample.text(1)).provider()).isEqualTo(ProviderId.of("second"));
    }

    @Test
    void returnsTheRefusalWithTheBestRemedyAndAllAttempts() {
        first.always(Refusal.SUSPENDED);
        second.always(Refusal.THROTTLED);
        third.always(Refusal.BAD_CREDENTIALS);

        Refused refused = (Refused) failover.send(Sample.text(1));

        assertThat(refused.reason()).isEqualTo(Refusal.THROTTLED);
        assertThat(refused.attempts())
                .extracting(attempt -> attempt.provider().name(), Attempt::outcome, Attempt::refusal)
                .containsExactly(
                        tuple("first", SKIPPED, Refusal.SUSPENDED),
                        tuple("second", REFUSED, Refusal.THROTTLED),
                        tuple("third", REFUSED, Refusal.BAD_CREDENTIALS));
    }

    @Test
    void returnsTheFirstOfRefusalsWithTheSameRemedy() {
        Stream.of(first, second, third).forEach(pipeline -> pipeline.always(Refusal.UNAVAILABLE));

        assertThat(failover.send(Sample.text(1)).provider()).isEqualTo(ProviderId.of("first"));
    }

    @Test
    void endsWithARefusalWithoutRemedyWhateverTheOneBefore() {
        first.always(Refusal.UNAVAILABLE);
        second.always(Refusal.OPTED_OUT);

        Refused refused = (Refused) failover.send(Sample.text(1));

        assertThat(refused.reason()).isEqualTo(Refusal.OPTED_OUT);
        assertThat(outcomes(refused)).containsExactly(REFUSED, REFUSED);
        assertThat(third.calls()).isEmpty();
    }

    @Test
    void neverSendsAgainWhatMayHaveBeenSent() {
        first.always(first.unconfirmed());

        for (SmsMessage message : List.of(Sample.text(1), Sample.marketing(2))) {
            SendResult result = failover.send(message);

            assertThat(result).isInstanceOf(Unconfirmed.class);
            assertThat(result.maxCopies()).isEqualTo(1);
            assertThat(result.provider()).isEqualTo(ProviderId.of("first"));
        }
        assertThat(second.calls()).isEmpty();
        assertThat(third.calls()).isEmpty();
    }

    @Test
    void sendsOneFurtherCopyOfACodeThroughAnotherProvider() {
        first.always(first.unconfirmed());

        SendResult result = failover.send(Sample.otp(1));

        assertThat(result).isInstanceOf(Accepted.class);
        assertThat(result.maxCopies()).isEqualTo(2);
        assertThat(outcomes(result)).containsExactly(UNCONFIRMED, ACCEPTED);
        assertThat(first.calls()).hasSize(1);
        assertThat(third.calls()).isEmpty();
    }

    @Test
    void stopsAtTheNumberOfCopiesThatAreAllowed() {
        Stream.of(first, second, third).forEach(pipeline -> pipeline.always(pipeline.unconfirmed()));

        SendResult two = failover.send(Sample.otp(1));
        assertThat(two.maxCopies()).isEqualTo(2);
        assertThat(two).isInstanceOf(Unconfirmed.class);
        assertThat(third.calls()).isEmpty();

        SendResult three = failover.send(Sample.otp(1).with(new Guarantee(5)));
        assertThat(outcomes(three)).containsExactly(UNCONFIRMED, UNCONFIRMED, UNCONFIRMED);
        assertThat(first.calls()).hasSize(2);

        assertThat(failover.send(Sample.otp(1).with(Guarantee.AT_MOST_ONCE)).maxCopies())
                .isEqualTo(1);
        assertThat(second.calls()).hasSize(2);
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("S13 never turns an unconfirmed result into a refused one")
    void neverTurnsUnconfirmedIntoRefused(Refusal later) {
        first.always(first.unconfirmed());
        second.always(later);
        third.always(later);

        SendResult result = failover.send(Sample.otp(1));

        assertThat(result).isInstanceOf(Unconfirmed.class);
        assertThat(result.provider()).isEqualTo(ProviderId.of("first"));
        assertThat(result.maxCopies()).isEqualTo(1);
        // a refusal that protects the recipient ends the message
        boolean ends = later.remedy() == Remedy.NONE && !later.isByLibrary() && later != Refusal.EXPIRED;
        assertThat(result.attempts())
                .hasSize(ends ? 2 : 3)
                .last()
                .extracting(Attempt::refusal)
                .isEqualTo(later);
    }

    @Test
    void looksForALaneForTheSecondCopyPastThoseThatAreHeldBack() {
        first.always(first.unconfirmed());
        second.always(Refusal.CIRCUIT_OPEN);

        SendResult result = failover.send(Sample.otp(1));

        assertThat(outcomes(result)).containsExactly(UNCONFIRMED, SKIPPED, ACCEPTED);
        assertThat(result.maxCopies()).isEqualTo(2);
    }

    @Test
    void sendsNoCopyOfACodeThatIsWorthLessThanAMinute() {
        first.always(first.unconfirmed());
        Instant now = time.now();

        assertThat(failover.send(Sample.otp(1).until(now.plusSeconds(60)))).isInstanceOf(Unconfirmed.class);
        assertThat(second.calls()).isEmpty();
        assertThat(failover.send(Sample.otp(1).until(now.plusSeconds(60).plusNanos(1))))
                .isInstanceOf(Accepted.class);
    }

    @Test
    void keepsAnUnconfirmedResultWithoutAttemptsUnconfirmed() {
        SmsGateway bare = failover(
                pipeline(
                        "bare",
                        (messages, turn, sink) -> sink.accept(0, new Unconfirmed(ProviderId.of("bare"), "lost"))),
                pipeline("second", second));

        assertThat(bare.send(Sample.text(1))).isInstanceOf(Unconfirmed.class).returns(1, SendResult::maxCopies);
        assertThat(second.calls()).isEmpty();
    }

    @Test
    void takesTheProviderThatTheMessageNames() {
        ProviderId named = ProviderId.of("second");

        assertThat(failover.send(Sample.text(1).via(named)).provider()).isEqualTo(named);
        assertThat(first.calls()).isEmpty();
    }

    @Test
    void doesNotLeaveTheProviderThatTheMessageNames() {
        second.always(Refusal.UNAVAILABLE);

        SendResult result = failover.send(Sample.otp(1).via(ProviderId.of("second")));

        assertThat(result).isInstanceOf(Refused.class);
        assertThat(result.attempts()).hasSize(1);
        assertThat(third.calls()).isEmpty();
    }

    @Test
    void saysThatAProviderIsNotInTheRoute() {
        List<SendResult> results =
                failover.sendAll(List.of(Sample.text(1).via(ProviderId.of("missing")), Sample.text(2)));

        assertThat(results.get(0))
                .isEqualTo(new Refused(
                        ProviderId.NONE,
                        Refusal.UNSUPPORTED,
                        "the message names provider missing, which is not in the route"));
        assertThat(results.get(1).isAccepted()).isTrue();
    }

    @Test
    void recordsSkippedProviders() {
        first.always(Refusal.CIRCUIT_OPEN);
        time.advance(Duration.ofSeconds(5));

        assertThat(failover.send(Sample.text(1)).attempts().get(0))
                .isEqualTo(new Attempt(ProviderId.of("first"), ManualTime.START.plusSeconds(5), Duration.ZERO, SKIPPED)
                        .withRefusal(Refusal.CIRCUIT_OPEN, null, "as the script says"));
    }

    /** A provider that records which messages it gets, and whether it is the last of their routes. */
    private Pipeline recording(String name, List<String> seen, Refusal reason) {
        return pipeline(name, (messages, turn, sink) -> {
            seen.add(name + (turn.last() ? " last " : " ") + messages.size());
            for (int i = 0; i < messages.size(); i++) {
                sink.accept(i, new Refused(ProviderId.of(name), reason, "as the test says"));
            }
        });
    }

    @Test
    void tellsAProviderWhetherItIsTheLastOfTheRouteOfItsMessages() {
        List<String> seen = new ArrayList<>();
        SmsGateway two =
                failover(recording("one", seen, Refusal.UNAVAILABLE), recording("two", seen, Refusal.UNAVAILABLE));

        two.send(Sample.text(1));
        assertThat(seen).containsExactly("one 1", "two last 1");

        seen.clear();
        SmsMessage named = Sample.text(2).via(ProviderId.of("one"));
        two.sendAll(List.of(Sample.text(1), named, Sample.text(3), named));
        assertThat(seen).containsExactly("one 2", "one last 2", "two last 2");
    }

    @Test
    void aProviderThatThrowsLeavesWhatItHandedOverAndTheRestUnconfirmed() {
        SmsGateway broken = failover(
                pipeline("broken", (messages, turn, sink) -> {
                    sink.accept(0, new Refused(ProviderId.of("broken"), Refusal.UNSUPPORTED, "no"));
                    throw new IllegalStateException("a bug");
                }),
                pipeline("second", second));

        List<SendResult> results = broken.sendAll(Sample.texts(3));

        assertThat(results.get(0).provider()).isEqualTo(ProviderId.of("second"));
        assertThat(results.get(0).isAccepted()).isTrue();
        for (SendResult lost : results.subList(1, 3)) {
            assertThat(lost)
                    .isEqualTo(new Unconfirmed(ProviderId.of("broken"), "the call failed")
                            .forMessage(null, Map.of(), lost.attempts()));
        }
    }

    @Test
    void aListOfTwoProvidersNeedsOneThreadBesideTheCallers() {
        List<String> seen = new ArrayList<>();
        List<Runnable> tasks = new ArrayList<>();
        Pipelines pipelines = new Pipelines(
                List.of(recording("one", seen, Refusal.UNSUPPORTED), recording("two", seen, Refusal.UNSUPPORTED)),
                new Providers(List.of()),
                null,
                new ParallelRunner(Runnable::run, 1));
        SmsGateway gateway = Sending.to(new FailoverGateway(pipelines, tasks::add, time));

        gateway.sendAll(
                List.of(Sample.text(1).via(ProviderId.of("one")), Sample.text(2).via(ProviderId.of("two"))));

        // the executor has not come to it
        assertThat(seen).containsExactly("one last 1", "two last 1");
        assertThat(tasks).hasSize(1);
        tasks.get(0).run();
        assertThat(seen).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource({"59999, false", "60000, true"})
    void aCopyOfACodeNeedsAMinuteOfItsValidityFromWhenItWasTaken(long millisLeft, boolean copied) {
        first.always(first.unconfirmed());
        Pipelines pipelines = new Pipelines(
                List.of(pipeline("first", first), pipeline("second", second)),
                new Providers(List.of()),
                null,
                new ParallelRunner(Runnable::run, 1));
        Deadline deadline = Deadline.after(Duration.ofMillis(millisLeft), time);

        SendResult limited = Sending.results(
                        new FailoverGateway(pipelines, Runnable::run, time),
                        List.of(new AdmittedMessage(Sample.otp(1).within(Duration.ofMinutes(5)), deadline, new Call())))
                .get(0);
        assertThat(limited.isAccepted()).isEqualTo(copied);

        // a deadline that is the class's, and not the message's
        SendResult unlimited = Sending.results(
                        new FailoverGateway(pipelines, Runnable::run, time),
                        List.of(new AdmittedMessage(Sample.otp(1), deadline, new Call())))
                .get(0);
        assertThat(unlimited.isAccepted()).isTrue();
    }
}
