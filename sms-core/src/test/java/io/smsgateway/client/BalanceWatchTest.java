package io.smsgateway.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.smsgateway.Balance;
import io.smsgateway.BalanceService;
import io.smsgateway.BalanceUnavailableException;
import io.smsgateway.MessageClass;
import io.smsgateway.ProviderId;
import io.smsgateway.Quota;
import io.smsgateway.Refusal;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

final class BalanceWatchTest {

    private static final Duration INTERVAL = Duration.ofMinutes(10);
    private static final Set<MessageClass> ALL = Set.of(MessageClass.values());

    private final ManualTime time = new ManualTime();
    private final ManualScheduler scheduler = new ManualScheduler(time);
    private final ScriptedProvider provider = new ScriptedProvider("acme");
    private final SmsClient client = SmsClient.builder()
            .provider(provider)
            .time(time)
            .scheduler(scheduler)
            .build();
    private final List<BalanceEvent> events = new ArrayList<>();
    private final BalanceWatch watch = new BalanceWatch(time, events::add);
    private final Map<ProviderId, BalanceRule> rules =
            Map.of(provider.id(), BalanceRule.every(INTERVAL).withLowBelow(BigDecimal.valueOf(100)));

    @AfterEach
    void close() {
        client.close();
    }

    private static Quota quota(Quota.Scope scope, Quota.Kind kind, int amount) {
        return new Quota(scope, kind, Quota.Unit.MESSAGES, BigDecimal.valueOf(amount), null);
    }

    private void reads(Quota... quotas) {
        provider.withBalance(() -> Balance.of(provider.id(), time.now(), List.of(quotas)));
        watch.check(client, rules);
        time.advance(INTERVAL);
    }

    private void reads(int amount) {
        reads(quota(Quota.Scope.ACCOUNT, Quota.Kind.ANY, amount));
    }

    private BalanceEvent last() {
        return events.get(events.size() - 1);
    }

    @Test
    void tellsOfALowBalanceOnceWithTheInstantAtWhichItIsEmpty() {
        reads(140);
        reads(120);
        reads(90);
        reads(80);

        // 50 were spent in two intervals when it became low
        Instant whenLow = ManualTime.START.plus(INTERVAL.multipliedBy(2));
        assertThat(events).singleElement().isInstanceOfSatisfying(BalanceLow.class, low -> {
            assertThat(low.provider()).isEqualTo(provider.id());
            assertThat(low.messageClasses()).isEqualTo(ALL);
            assertThat(low.emptyAt()).isEqualTo(whenLow.plus(Duration.ofMinutes(36)));
        });
    }

    @Test
    void countsTheTimesInWhichNothingWasSpent() {
        reads(110);
        reads(110);
        Instant read = time.now();
        reads(90);

        assertThat(last())
                .isInstanceOfSatisfying(
                        BalanceLow.class,
                        low -> assertThat(low.emptyAt()).isEqualTo(read.plus(Duration.ofMinutes(90))));
    }

    @Test
    void doesNotTakeATopUpForSlowSpending() {
        reads(200);
        reads(150);
        reads(1000);
        reads(950);
        reads(50);

        // 50 + 50 + 900 in three intervals, so that 50 last a twentieth of one
        assertThat(last())
                .isInstanceOfSatisfying(
                        BalanceLow.class,
                        low -> assertThat(low.emptyAt())
                                .isEqualTo(low.balance()
                                        .asOf()
                                        .plus(INTERVAL.multipliedBy(3).dividedBy(20))));
    }

    @Test
    void leavesTheForecastOutWhileNothingIsKnownOfTheSpending() {
        reads(50);

        assertThat(last())
                .isInstanceOfSatisfying(
                        BalanceLow.class, low -> assertThat(low.emptyAt()).isNull());
    }

    @Test
    void forecastsByTheQuotasThatAreSpentAndNotByAnUnusedOverdraft() {
        Quota overdraft = quota(Quota.Scope.ACCOUNT, Quota.Kind.CREDIT, 20);
        reads(quota(Quota.Scope.ACCOUNT, Quota.Kind.PAID, 100), overdraft);
        reads(quota(Quota.Scope.ACCOUNT, Quota.Kind.PAID, 50), overdraft);

        assertThat(last())
                .isInstanceOfSatisfying(
                        BalanceLow.class,
                        low -> assertThat(low.emptyAt())
                                .isEqualTo(low.balance().asOf().plus(INTERVAL)));
    }

    @Test
    void addsNoQuotasUp() {
        reads(quota(Quota.Scope.ACCOUNT, Quota.Kind.ANY, 60), quota(Quota.Scope.APPLICATION, Quota.Kind.ANY, 60));

        assertThat(last()).isInstanceOf(BalanceLow.class);
    }

    @Test
    void oneQuotaThatIsLargeEnoughIsEnough() {
        reads(quota(Quota.Scope.ACCOUNT, Quota.Kind.ANY, 100), quota(Quota.Scope.APPLICATION, Quota.Kind.ANY, 0));

        assertThat(events).isEmpty();
    }

    @Test
    void suspendsAnEmptyProviderBeforeItRefusesAndOnlyForTheEmptyClasses() {
        reads(
                quota(Quota.Scope.ACCOUNT, Quota.Kind.TRANSACTIONAL, 500),
                quota(Quota.Scope.ACCOUNT, Quota.Kind.MARKETING, 0));

        assertThat(events)
                .singleElement()
                .isInstanceOfSatisfying(
                        BalanceEmpty.class,
                        empty -> assertThat(empty.messageClasses()).containsExactly(MessageClass.MARKETING));
        assertThat(client.send(Sample.marketing(1)).isAccepted()).isFalse();
        assertThat(client.send(Sample.otp(1)).isAccepted()).isTrue();
        assertThat(client.providers().get(0).suspendedFor()).isEqualTo(Refusal.OUT_OF_CREDIT);
        assertThat(provider.script().calls()).hasSize(1);
    }

    @Test
    void reportsARecoveryFromTheProbeOfTheSuspendedPipeline() {
        reads(0);
        provider.withBalance(() -> Sample.balance("acme", Quota.Kind.ANY, 5000));
        scheduler.advance(Duration.ofSeconds(60));
        int asked = provider.balanceQueries();
        watch.check(client, rules);

        assertThat(events).hasSize(2).last().isInstanceOf(BalanceRecovered.class);
        assertThat(provider.balanceQueries()).isEqualTo(asked);
        assertThat(client.send(Sample.text(1)).isAccepted()).isTrue();
    }

    @Test
    void tellsThatItIsStillLowWhereALittleCameIn() {
        reads(0);
        reads(10);

        assertThat(events).extracting(Object::getClass).containsExactly(BalanceEmpty.class, BalanceLow.class);
    }

    @Test
    void asksOnceAnIntervalHoweverOftenItIsChecked() {
        for (int i = 0; i < 50; i++) {
            watch.check(client, rules);
            time.advance(INTERVAL.dividedBy(10));
        }

        assertThat(provider.balanceQueries()).isEqualTo(5);
    }

    @Test
    void aQueryByAnotherCallerCountsAsACheck() {
        watch.check(client, rules);
        time.advance(INTERVAL.minusSeconds(1));
        client.balances();
        watch.check(client, rules);
        time.advance(Duration.ofSeconds(2));
        watch.check(client, rules);

        assertThat(provider.balanceQueries()).isEqualTo(2);
    }

    @Test
    void asksOnceAnIntervalOverClientsThatComeAndGo() {
        watch.check(client, rules);
        try (SmsClient newer = SmsClient.builder()
                .provider(provider)
                .time(time)
                .scheduler(scheduler)
                .build()) {
            watch.check(newer, rules);
        }

        assertThat(provider.balanceQueries()).isEqualTo(1);
    }

    @Test
    void aBalanceThatCantBeReadChangesNothing() {
        reads(50);
        provider.refusesBalance(Refusal.UNAVAILABLE);
        watch.check(client, rules);
        time.advance(INTERVAL);
        reads(40);

        assertThat(events).hasSize(1);
        assertThat(watch.last(provider.id())).isPresent();
        assertThat(watch.last(ProviderId.of("missing"))).isEmpty();
    }

    @Test
    void logsAFailedQueryOnceForEachReasonInARow() {
        ListAppender<ILoggingEvent> logged = new ListAppender<>();
        logged.start();
        Logger log = (Logger) LoggerFactory.getLogger(BalanceWatch.class);
        log.addAppender(logged);
        log.setLevel(Level.WARN);
        try {
            cannotRead(Refusal.UNAVAILABLE, "first detail");
            cannotRead(Refusal.UNAVAILABLE, "second detail");
            cannotRead(Refusal.BAD_CREDENTIALS, "third detail");
            reads(5000);
            cannotRead(Refusal.BAD_CREDENTIALS, "fourth detail");
        } finally {
            log.detachAppender(logged);
            log.setLevel(null);
        }

        assertThat(logged.list)
                .extracting(ILoggingEvent::toString)
                .containsExactly(
                        "[WARN] Balance of acme cannot be read: UNAVAILABLE (first detail)",
                        "[WARN] Balance of acme cannot be read: BAD_CREDENTIALS (third detail)",
                        "[WARN] Balance of acme cannot be read: BAD_CREDENTIALS (fourth detail)");
    }

    private void cannotRead(Refusal reason, String detail) {
        provider.withBalance(() -> {
            throw new BalanceUnavailableException(provider.id(), reason, detail);
        });
        watch.check(client, rules);
        time.advance(INTERVAL);
    }

    @Test
    void aListenerThatFailsAffectsNothingElse() {
        BalanceWatch failing = new BalanceWatch(time, event -> {
            throw new IllegalStateException("a bug");
        });
        BalanceService empty = () -> Sample.balance("acme", Quota.Kind.ANY, 0);
        provider.withBalance(empty);

        failing.check(client, rules);

        assertThat(client.providers().get(0).state()).isEqualTo(ProviderStatus.State.SUSPENDED);
        assertThat(failing).hasToString("BalanceWatch{[acme]}");
    }

    @Test
    void watchesNoProviderWithoutARuleOrAPipeline() {
        watch.check(client, Map.of(ProviderId.of("missing"), BalanceRule.every(INTERVAL)));

        assertThat(provider.balanceQueries()).isZero();
    }

    @Test
    void withoutAnIntervalItUsesOnlyTheQueriesOfOthers() {
        Map<ProviderId, BalanceRule> hearing = Map.of(provider.id(), BalanceRule.DEFAULT);
        watch.check(client, hearing);
        assertThat(watch.last(provider.id())).isEmpty();

        client.balances();
        watch.check(client, hearing);

        assertThat(watch.last(provider.id())).isPresent();
        assertThat(provider.balanceQueries()).isEqualTo(1);
    }

    @Test
    void withoutAThresholdNothingIsLow() {
        provider.withBalance(() -> Sample.balance("acme", Quota.Kind.ANY, 1));
        watch.check(client, Map.of(provider.id(), BalanceRule.every(INTERVAL)));

        assertThat(events).isEmpty();
    }

    @Test
    void refusesARuleThatCantBe() {
        assertThatIllegalArgumentException().isThrownBy(() -> BalanceRule.every(Duration.ofMillis(1)));
        assertThatIllegalArgumentException().isThrownBy(() -> BalanceRule.DEFAULT.withLowBelow(BigDecimal.ZERO));
    }

    @Test
    void aListenersErrorEndsNothing() {
        BalanceWatch failing = new BalanceWatch(time, event -> {
            events.add(event);
            throw new NoClassDefFoundError("a bug");
        });
        provider.withBalance(() -> balance(
                quota(Quota.Scope.ACCOUNT, Quota.Kind.TRANSACTIONAL, 50),
                quota(Quota.Scope.ACCOUNT, Quota.Kind.MARKETING, 0)));

        failing.check(client, rules);

        assertThat(events).hasSize(2);
    }

    private Balance balance(Quota... quotas) {
        return Balance.of(provider.id(), time.now(), List.of(quotas));
    }

    @Test
    void aClassForWhichNothingIsAssignedIsNoReasonToLeaveAProviderAlone() {
        Quota unassigned = new Quota(Quota.Scope.APPLICATION, Quota.Kind.ANY, Quota.Unit.MESSAGES, null, null);
        reads(unassigned);

        assertThat(events).isEmpty();
        assertThat(client.send(Sample.text(1)).isAccepted()).isTrue();

        reads(0);
        reads(unassigned);

        assertThat(events).hasSize(1);
    }

    private void readsApplicationOnly(int amount) {
        Quota application = quota(Quota.Scope.APPLICATION, Quota.Kind.ANY, amount);
        provider.withBalance(() ->
                Balance.of(provider.id(), time.now(), List.of(application)).withPartial(true));
        watch.check(client, rules);
        time.advance(INTERVAL);
    }

    @Test
    void threadsMayCheckOneAfterTheOther() throws InterruptedException {
        reads(5000);
        provider.withBalance(() -> Sample.balance("acme", Quota.Kind.ANY, 50));
        Thread other = new Thread(() -> watch.check(client, rules));
        other.start();
        other.join(10_000);

        assertThat(events).singleElement().isInstanceOf(BalanceLow.class);
    }

    @Test
    void whatMayBePaidFromAnUnreadPartIsLowAndNotEmpty() {
        readsApplicationOnly(0);

        assertThat(events).singleElement().isInstanceOf(BalanceLow.class);
        assertThat(client.send(Sample.text(1)).isAccepted()).isTrue();
    }

    @Test
    void whatIsEmptyIsNotTakenForRecoveredWhereAPartCantBeRead() {
        reads(0);
        readsApplicationOnly(0);

        assertThat(events).singleElement().isInstanceOf(BalanceEmpty.class);
    }

    @Test
    void doesNotWaverWhereARefundLiftsABalanceALittleOverWhatIsLow() {
        reads(99);
        reads(101);
        reads(98);
        reads(109);
        assertThat(events).hasSize(1);

        reads(110);
        reads(101);
        assertThat(events).extracting(Object::getClass).containsExactly(BalanceLow.class, BalanceRecovered.class);
    }

    @Test
    void aSlowVendorDoesNotDelayTheEventsOfAnother() {
        ScriptedProvider other = new ScriptedProvider("other");
        CountDownLatch told = new CountDownLatch(1);
        AtomicBoolean inTime = new AtomicBoolean();
        provider.withBalance(() -> {
            inTime.set(within10Seconds(told));
            return balance();
        });
        other.withBalance(() -> Sample.balance("other", Quota.Kind.ANY, 0));
        BalanceWatch both = new BalanceWatch(time, event -> told.countDown());
        try (SmsClient two =
                SmsClient.builder().provider(provider).provider(other).build()) {
            Map<ProviderId, BalanceRule> inOrder = new LinkedHashMap<>(rules);
            inOrder.put(other.id(), BalanceRule.every(INTERVAL));

            both.check(two, inOrder);

            assertThat(inTime).isTrue();
        }
    }

    private static boolean within10Seconds(CountDownLatch latch) {
        try {
            return latch.await(10, TimeUnit.SECONDS);
        } catch (InterruptedException stopped) {
            return false;
        }
    }

    @Test
    void anEmptyProviderStaysLeftAloneWhenTheClientIsBuiltAnewAndIsLetGoByHand() {
        reads(0);
        try (SmsClient newer = SmsClient.builder()
                .provider(provider)
                .time(time)
                .scheduler(scheduler)
                .build()) {
            time.advance(INTERVAL.negated().plusSeconds(1));
            watch.check(newer, rules);
            assertThat(newer.send(Sample.text(1)).isAccepted()).isFalse();

            newer.resume(provider.id());
            watch.check(newer, rules);
            assertThat(newer.send(Sample.text(1)).isAccepted()).isTrue();
        }
        assertThat(events).hasSize(1);
    }

    @Test
    void twoReadingsAtOneInstantTellNoPace() {
        provider.withBalance(() -> Sample.balance("acme", Quota.Kind.ANY, 200));
        watch.check(client, rules);
        provider.withBalance(() -> Sample.balance("acme", Quota.Kind.ANY, 50));
        client.balances();
        watch.check(client, rules);

        assertThat(last())
                .isInstanceOfSatisfying(
                        BalanceLow.class, low -> assertThat(low.emptyAt()).isNull());
    }

    @Test
    void aProviderIsBackWhenTheWatchReadsThatThereIsEnough() {
        reads(0);
        reads(5000);

        assertThat(last()).isInstanceOf(BalanceRecovered.class);
        assertThat(client.send(Sample.text(1)).isAccepted()).isTrue();
        client.suspend(provider.id(), Refusal.SUSPENDED);
        reads(5000);
        assertThat(client.send(Sample.text(1)).isAccepted()).isFalse();
    }
}
