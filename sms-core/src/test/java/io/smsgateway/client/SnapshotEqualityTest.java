package io.smsgateway.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.smsgateway.Balance;
import io.smsgateway.Guarantee;
import io.smsgateway.MessageClass;
import io.smsgateway.MessageParts;
import io.smsgateway.ProviderId;
import io.smsgateway.Quota;
import io.smsgateway.Refusal;
import io.smsgateway.testsupport.EqualityChecks;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class SnapshotEqualityTest {

    private static final ProviderId ACME = ProviderId.of("acme");
    private static final ProviderId OTHER = ProviderId.of("other");
    private static final Set<MessageClass> CODES = Set.of(MessageClass.OTP);

    private static ProviderStatus status(ProviderId id, ProviderStatus.State state, int permits) {
        return ProviderStatus.of(id, state, permits);
    }

    private static ProviderStatus suspended(Refusal reason, Instant since, Set<MessageClass> classes) {
        return status(ACME, ProviderStatus.State.UP, 1)
                .withSuspensions(classes.stream()
                        .collect(Collectors.toMap(suspended -> suspended, suspended -> Suspension.of(reason, since))));
    }

    @Test
    void aStatusTellsEveryPropertyApart() {
        EqualityChecks.assertToldApart(List.of(
                () -> status(ACME, ProviderStatus.State.UP, 1),
                () -> status(OTHER, ProviderStatus.State.UP, 1),
                () -> status(ACME, ProviderStatus.State.OPEN, 1),
                () -> status(ACME, ProviderStatus.State.UP, 2),
                () -> status(ACME, ProviderStatus.State.UP, 1).withWaiting(Map.of(MessageClass.OTP, 1)),
                () -> status(ACME, ProviderStatus.State.UP, 1).withWaitingCalls(Map.of(MessageClass.OTP, 1)),
                () -> status(ACME, ProviderStatus.State.UP, 1)
                        .withLongestWait(Map.of(MessageClass.OTP, Duration.ofSeconds(1))),
                () -> status(ACME, ProviderStatus.State.UP, 1).withNextProbe(Duration.ofSeconds(1)),
                () -> suspended(Refusal.OUT_OF_CREDIT, Instant.EPOCH, CODES),
                () -> suspended(Refusal.BAD_CREDENTIALS, Instant.EPOCH, CODES),
                () -> suspended(Refusal.OUT_OF_CREDIT, Instant.EPOCH.plusMillis(1), CODES),
                () -> suspended(Refusal.OUT_OF_CREDIT, Instant.EPOCH, Set.of(MessageClass.MARKETING))));
        assertThat(status(ACME, ProviderStatus.State.UP, 1))
                .hasToString("ProviderStatus{acme, UP, suspendedClasses=[], availablePermits=1, waiting={},"
                        + " waitingCalls={}, longestWait={}}");
        assertThat(status(ACME, ProviderStatus.State.OPEN, 1).withNextProbe(Duration.ofSeconds(7)))
                .hasToString("ProviderStatus{acme, OPEN, suspendedClasses=[], availablePermits=1, waiting={},"
                        + " waitingCalls={}, longestWait={}, nextProbe=PT7S}");
        assertThat(suspended(Refusal.OUT_OF_CREDIT, Instant.EPOCH, CODES))
                .hasToString("ProviderStatus{acme, SUSPENDED for OUT_OF_CREDIT since 1970-01-01T00:00:00Z,"
                        + " suspendedClasses=[OTP], availablePermits=1, waiting={},"
                        + " waitingCalls={}, longestWait={}}");
    }

    @Test
    void aBulkProgressTellsEveryPropertyApart() {
        Duration second = Duration.ofSeconds(1);
        EqualityChecks.assertToldApart(List.of(
                () -> BulkProgress.of(BulkProgress.State.RUNNING, second),
                () -> BulkProgress.of(BulkProgress.State.FAILED, second),
                () -> BulkProgress.of(BulkProgress.State.RUNNING, second.plusNanos(1)),
                () -> BulkProgress.of(BulkProgress.State.RUNNING, second).withCounts(1, 0, 0),
                () -> BulkProgress.of(BulkProgress.State.RUNNING, second).withCounts(0, 1, 0),
                () -> BulkProgress.of(BulkProgress.State.RUNNING, second).withCounts(0, 0, 1),
                () -> BulkProgress.of(BulkProgress.State.RUNNING, second).withTotal(OptionalLong.of(9))));
        assertThat(BulkProgress.of(BulkProgress.State.CANCELLED, second.multipliedBy(2))
                        .withCounts(6, 3, 1)
                        .withTotal(OptionalLong.of(20)))
                .hasToString("CANCELLED: 10 of 20 messages, 6 accepted, 3 refused, 1 unconfirmed, 5 a second");
        assertThat(BulkProgress.of(BulkProgress.State.RUNNING, Duration.ZERO))
                .hasToString("RUNNING: 0 messages, 0 accepted, 0 refused, 0 unconfirmed, 0 a second");
    }

    @Test
    void aPlanTellsEveryPropertyApart() {
        MessageParts parts = MessageParts.of("hello");
        EqualityChecks.assertToldApart(List.of(
                () -> SendPlan.Step.of(ACME),
                () -> SendPlan.Step.of(OTHER),
                () -> SendPlan.Step.of(ACME).withRefusal(Refusal.EXPIRED, ""),
                () -> SendPlan.Step.of(ACME).withRefusal(null, "late"),
                () -> SendPlan.Step.of(ACME).withForm(SendPlan.Form.TEXT),
                () -> SendPlan.Step.of(ACME).withTemplateId("7"),
                () -> SendPlan.Step.of(ACME).withParts(parts)));
        SendPlan.Step step =
                SendPlan.Step.of(ACME).withRefusal(Refusal.EXPIRED, "late\n").withTemplateId("7");
        EqualityChecks.assertToldApart(List.of(
                () -> SendPlan.of(MessageClass.OTP, Guarantee.AT_LEAST_ONCE, List.of(step)),
                () -> SendPlan.of(MessageClass.MARKETING, Guarantee.AT_LEAST_ONCE, List.of(step)),
                () -> SendPlan.of(MessageClass.OTP, Guarantee.AT_MOST_ONCE, List.of(step)),
                () -> SendPlan.of(MessageClass.OTP, Guarantee.AT_LEAST_ONCE, List.of())));
        assertThat(SendPlan.of(MessageClass.OTP, Guarantee.AT_LEAST_ONCE, List.of(step)))
                .hasToString(
                        "SendPlan{OTP, Guarantee[maxCopies=2], [Step{acme, EXPIRED: late\\u000a, form=null, templateId=7, parts=null}]}");
    }

    @Test
    void anEventTellsEveryPropertyApart() {
        Balance balance = Sample.balance("acme", Quota.Kind.ANY, 5);
        Balance other = Sample.balance("acme", Quota.Kind.ANY, 6);
        EqualityChecks.assertToldApart(List.of(
                () -> BalanceLow.of(balance, CODES, null),
                () -> BalanceLow.of(balance, CODES, Instant.EPOCH),
                () -> BalanceLow.of(other, CODES, null),
                () -> BalanceLow.of(balance, Set.of(MessageClass.MARKETING), null),
                () -> BalanceEmpty.of(balance, CODES),
                () -> BalanceEmpty.of(other, CODES),
                () -> BalanceRecovered.of(balance, CODES)));
        assertThat(BalanceEmpty.of(balance, CODES)).hasToString("BalanceEmpty[" + balance + ", [OTP]]");
        assertThat(BalanceLow.of(balance, CODES, null)).hasToString("BalanceLow[" + balance + ", [OTP], null]");
    }

    @Test
    void anEventKeepsACopyOfItsClasses() {
        Set<MessageClass> classes = EnumSet.of(MessageClass.OTP);
        BalanceEvent event = BalanceEmpty.of(Sample.balance("acme", Quota.Kind.ANY, 0), classes);
        classes.add(MessageClass.MARKETING);
        assertThat(event.messageClasses()).isEqualTo(CODES);
        assertThat(event.provider()).isEqualTo(ACME);
        assertThatExceptionOfType(UnsupportedOperationException.class)
                .isThrownBy(() -> event.messageClasses().clear());
    }
}
