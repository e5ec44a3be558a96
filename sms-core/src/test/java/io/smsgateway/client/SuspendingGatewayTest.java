package io.smsgateway.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.smsgateway.Balance;
import io.smsgateway.MessageClass;
import io.smsgateway.Quota;
import io.smsgateway.Refusal;
import io.smsgateway.Refused;
import io.smsgateway.SendResult;
import io.smsgateway.SmsMessage;
import io.smsgateway.TimeSource;
import io.smsgateway.spi.OutboundGateway;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

final class SuspendingGatewayTest {

    private static final Duration MINUTE = Duration.ofSeconds(60);
    private static final Set<Refusal> ONLY_MESSAGES_CAN_TELL =
            Set.of(Refusal.UNSUPPORTED, Refusal.UNRECOGNISED, Refusal.INTERCEPTED);

    private final ManualTime time = new ManualTime();
    private final ManualScheduler scheduler = new ManualScheduler(time);
    private final ScriptedProvider provider = new ScriptedProvider("acme");
    private final ScriptedGateway adapter = provider.script();
    private final Probe probe = new Probe(provider.id(), provider.balance(), scheduler);
    private final Suspender suspender = suspender(time);
    private final SuspendingGateway suspending = on(suspender);

    private Suspender suspender(TimeSource source) {
        return new Suspender(provider.id(), Suspensions.inMemory(), probe, MINUTE, source, Sample.HALF);
    }

    /** Sends the messages of each class in one request, as the waiting line does. */
    private SuspendingGateway on(Suspender suspends) {
        OutboundGateway requests = new SuspectingGateway(adapter, suspends, probe, MINUTE, time);
        return new SuspendingGateway(
                new ProviderStage<>() {
                    @Override
                    public void send(List<AdmittedMessage> messages, ProviderTurn turn, Stage.Sink sink) {
                        for (MessageClass messageClass : MessageClass.values()) {
                            List<Integer> chosen = IntStream.range(0, messages.size())
                                    .filter(i -> messages.get(i).messageClass() == messageClass)
                                    .boxed()
                                    .toList();
                            if (!chosen.isEmpty()) {
                                List<SendResult> results = requests.sendAll(chosen.stream()
                                        .map(i ->
                                                Sending.outbound(messages.get(i).message()))
                                        .toList());
                                for (int i = 0; i < results.size(); i++) {
                                    sink.accept(chosen.get(i), results.get(i));
                                }
                            }
                        }
                    }

                    @Override
                    public String toString() {
                        return requests.toString();
                    }
                },
                suspends);
    }

    /** Lets the provider refuse messages to enough recipients. */
    private void refuses(Refusal reason, MessageClass messageClass) {
        for (int i = 0; i < Suspicion.MIN_RECIPIENTS; i++) {
            adapter.then(reason);
            Sending.to(suspending).send(Sample.text(100 + i).withClass(messageClass));
        }
    }

    private boolean passes(SmsMessage message) {
        int before = adapter.calls().size();
        Sending.to(suspending).send(message);
        return adapter.calls().size() > before;
    }

    @ParameterizedTest
    @EnumSource
    void suspendsAProviderAtOnceForAReasonThatCanConcernTheAccountOnly(Refusal reason) {
        boolean suspends = reason.suspends() && !Suspicion.mayBeOfOneMessage(reason);
        adapter.then(reason);

        Sending.to(suspending).send(Sample.text(1));

        assertThat(passes(Sample.text(2))).isEqualTo(!suspends);
        assertThat(passes(Sample.marketing(2))).isEqualTo(!suspends);
        // no balance mends an installation
        assertThat(scheduler.waiting()).hasSize(reason.suspends() && reason != Refusal.MISCONFIGURED ? 1 : 0);
    }

    @Test
    void saysWhySinceWhenAndHowItComesBack() {
        adapter.then(Refusal.BAD_CREDENTIALS);
        Sending.to(suspending).send(Sample.text(1));

        assertThat(Sending.to(suspending).send(Sample.otp(1)))
                .isEqualTo(new Refused(
                        provider.id(),
                        Refusal.SUSPENDED,
                        "suspended since 2026-01-01T00:00:00Z for BAD_CREDENTIALS; balance checked every 60 s"));
        assertThat(suspending).hasToString("Suspending{BAD_CREDENTIALS, Suspecting{Scripted{acme}}}");
        assertThat(suspender.suspensions())
                .hasSize(3)
                .containsValue(
                        Suspension.of(Refusal.BAD_CREDENTIALS, ManualTime.START).withNote("refused a message"));
    }

    @ParameterizedTest
    @EnumSource
    void stopsOnlyTheClassThatMetAnEmptyAccount(MessageClass met) {
        refuses(Refusal.OUT_OF_CREDIT, met);

        List<SmsMessage> one = List.of(Sample.otp(1), Sample.text(2), Sample.marketing(3));
        List<SendResult> results = Sending.to(suspending).sendAll(one);

        assertThat(suspender.suspensions()).containsOnlyKeys(met);
        assertThat(results)
                .extracting(SendResult::isAccepted)
                .containsExactly(
                        met != MessageClass.OTP, met != MessageClass.TRANSACTIONAL, met != MessageClass.MARKETING);
        assertThat(adapter.calls().subList(3, 5))
                .flatMap(request -> request)
                .containsExactlyElementsOf(one.stream()
                        .filter(message -> message.messageClass() != met)
                        .toList());
    }

    @Test
    void comesBackOnceABalanceSaysSo() {
        adapter.then(Refusal.IP_NOT_ALLOWED);
        Sending.to(suspending).send(Sample.text(1));

        scheduler.advance(MINUTE.minusNanos(1));
        assertThat(provider.balanceQueries()).isZero();
        assertThat(passes(Sample.text(1))).isFalse();
        scheduler.advance(Duration.ofNanos(1));
        assertThat(provider.balanceQueries()).isEqualTo(1);
        assertThat(Sending.to(suspending).send(Sample.text(1)).isAccepted()).isTrue();
        assertThat(suspending).hasToString("Suspending{Suspecting{Scripted{acme}}}");
        scheduler.advance(Duration.ofHours(1));
        assertThat(provider.balanceQueries()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({
        "ANY, 0, false, false",
        "ANY, 1, true, true",
        "TRANSACTIONAL, 5, true, false",
        "MARKETING, 5, true, true",
        "MARKETING, 0, true, false"
    })
    void comesBackForTheClassesThatTheBalancePaysFor(Quota.Kind kind, int amount, boolean text, boolean advert) {
        refuses(Refusal.OUT_OF_CREDIT, MessageClass.TRANSACTIONAL);
        refuses(Refusal.OUT_OF_CREDIT, MessageClass.MARKETING);
        Balance ofTheOther = kind == Quota.Kind.TRANSACTIONAL
                ? Balance.of(
                        provider.id(),
                        ManualTime.START,
                        List.of(
                                Sample.balance("acme", kind, amount).quotas().get(0),
                                Sample.balance("acme", Quota.Kind.MARKETING, 0)
                                        .quotas()
                                        .get(0)))
                : Sample.balance("acme", kind, amount);
        provider.withBalance(() -> ofTheOther);

        scheduler.advance(MINUTE);

        assertThat(passes(Sample.text(1))).isEqualTo(text);
        assertThat(passes(Sample.marketing(1))).isEqualTo(advert);
    }

    @Test
    void doesNotTakeAnEmptyBalanceForAReasonToStopOtherwise() {
        adapter.then(Refusal.BAD_CREDENTIALS);
        Sending.to(suspending).send(Sample.text(1));
        provider.withBalance(() -> Sample.balance("acme", Quota.Kind.ANY, 0));

        scheduler.advance(MINUTE);

        assertThat(passes(Sample.text(1))).isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void staysAwayWhileTheBalanceCannotBeReadUnlessOnlyMessagesCanTell(Refusal reason) {
        adapter.then(Refusal.DAILY_LIMIT);
        provider.refusesBalance(reason);
        Sending.to(suspending).send(Sample.text(1));

        scheduler.advance(MINUTE);

        assertThat(passes(Sample.text(1))).isEqualTo(ONLY_MESSAGES_CAN_TELL.contains(reason));
    }

    @Test
    void asksAgainAndAgainOneQuestionAtATime() {
        adapter.always(Refusal.DAILY_LIMIT);
        provider.refusesBalance(Refusal.UNAVAILABLE);
        Sending.to(suspending).sendAll(List.of(Sample.text(1), Sample.otp(2), Sample.marketing(3)));

        scheduler.advance(Duration.ofMinutes(10));

        assertThat(provider.balanceQueries()).isEqualTo(10);
        assertThat(scheduler.waiting()).containsExactly(MINUTE);
        assertThat(adapter.calls()).as("one for each class").hasSize(3);
    }

    @Test
    @DisplayName("T9 asks one question however many messages are refused at the same moment")
    void asksOneQuestionHoweverManyMessagesAreRefusedAtTheSameMoment() throws Exception {
        adapter.always(Refusal.DAILY_LIMIT);

        Sample.crowd(32, () -> Sending.to(suspending).send(Sample.text(1)));

        assertThat(scheduler.waiting()).hasSize(1);
    }

    @Test
    void letsMessagesTryWhereABugHidesTheBalance() {
        adapter.always(Refusal.DAILY_LIMIT);
        Sending.to(suspending).send(Sample.text(1));
        provider.withBalance(() -> {
            throw new AssertionError("a bug");
        });

        for (int minute = 1; minute < 4; minute++) {
            scheduler.advance(MINUTE);
            assertThat(passes(Sample.text(1))).isTrue();
            assertThat(passes(Sample.text(1))).isFalse();
            assertThat(provider.balanceQueries()).isEqualTo(minute);
        }
    }

    @Test
    void probesAgainForWhatIsSuspendedDuringTheQuery() {
        refuses(Refusal.OUT_OF_CREDIT, MessageClass.OTP);
        provider.withBalance(() -> {
            refuses(Refusal.OUT_OF_CREDIT, MessageClass.MARKETING);
            return Sample.balance("acme", Quota.Kind.TRANSACTIONAL, 1);
        });
        scheduler.advance(MINUTE);

        // no quota speaks of marketing, so nothing says that it is empty
        assertThat(passes(Sample.marketing(1))).isTrue();
        assertThat(scheduler.waiting()).containsExactly(Duration.ZERO);
    }

    @Test
    void whatIsSuspendedByHandStaysSoWhateverHappensMeanwhile() {
        AtomicReference<Runnable> meanwhile = new AtomicReference<>(() -> {});
        TimeSource interrupted = new TimeSource() {
            @Override
            public Clock clock() {
                meanwhile.getAndSet(() -> {}).run();
                return time.clock();
            }

            @Override
            public long nanos() {
                return time.nanos();
            }

            @Override
            public void sleep(Duration duration) throws InterruptedException {
                time.sleep(duration);
            }
        };
        Suspender byHand = suspender(interrupted);
        meanwhile.set(() -> byHand.suspend(Set.of(MessageClass.OTP), Refusal.OUT_OF_CREDIT, ""));

        byHand.suspend(Set.of(MessageClass.values()), Refusal.SUSPENDED, "");
        provider.withBalance(() -> Sample.balance("acme", Quota.Kind.ANY, 5000));
        scheduler.advance(MINUTE);

        assertThat(byHand.suspensions().values()).hasSize(3).allMatch(Suspension::isByHand);
    }
}
