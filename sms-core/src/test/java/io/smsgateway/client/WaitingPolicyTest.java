package io.smsgateway.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.smsgateway.Deadline;
import io.smsgateway.MessageClass;
import io.smsgateway.ProviderId;
import io.smsgateway.Refusal;
import io.smsgateway.Refused;
import io.smsgateway.SendResult;
import io.smsgateway.spi.Objection;
import io.smsgateway.spi.OutboundMessage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class WaitingPolicyTest {

    private final ManualTime time = new ManualTime();
    private final ScriptedProvider provider = new ScriptedProvider("acme");
    private final WaitingPolicy policy =
            new WaitingPolicy(provider, new PerMessageClass<>(7, 50, 1000), Set.of(MessageClass.TRANSACTIONAL), time);
    private final Call caller = new Call();
    private final List<SendResult> refusals = new ArrayList<>();
    private final Dispatcher dispatcher =
            new Dispatching(provider, time).build().dispatcher();
    private final DeferredActions after = new DeferredActions(
            new ReentrantLock(), new CallRunner(dispatcher, Runnable::run, new ManualScheduler(time), time));

    private OutboundMessage message(int n, MessageClass messageClass, @Nullable Duration left) {
        return Sending.outbound(Sample.text(n).withClass(messageClass))
                .withDeadline(left == null ? null : Deadline.after(left, time));
    }

    private WaitingCall call(boolean last, OutboundMessage... messages) {
        return policy.call(List.of(messages), new ProviderTurn(caller, last), (i, result) -> refusals.add(result));
    }

    private WaitingMessage one(boolean last, OutboundMessage message) {
        return call(last, message).entries().get(0);
    }

    @ParameterizedTest
    @CsvSource({
        "OTP, false, 20000, 1000",
        "OTP, false, 3500, 500",
        "OTP, true, 20000, 17000",
        "TRANSACTIONAL, false, 45000, 5000",
        "TRANSACTIONAL, true, 45000, 42000",
        "MARKETING, false, 120000, 117000",
        "MARKETING, true, 120000, 117000"
    })
    void aMessageWaitsForAsLongAsItMay(MessageClass messageClass, boolean last, long left, long waits) {
        time.advance(Duration.ofSeconds(77));
        WaitingMessage entry = one(last, message(1, messageClass, Duration.ofMillis(left)));

        assertThat(Duration.ofNanos(entry.giveUpAt() - time.nanos())).isEqualTo(Duration.ofMillis(waits));
        assertThat(entry.call().nextGiveUpAt()).hasValue(entry.giveUpAt());
    }

    @Test
    void aMessageWithoutADeadlineWaitsForADayAtItsLastProvider() {
        assertThat(one(true, message(1, MessageClass.OTP, null)).giveUpAt())
                .isEqualTo(Duration.ofDays(1).toNanos());
        assertThat(one(false, message(1, MessageClass.OTP, null)).giveUpAt())
                .isEqualTo(Duration.ofSeconds(1).toNanos());
    }

    @Test
    void aRequestTakesWhatBothTheClassAndTheProviderAllow() {
        assertThat(one(true, message(1, MessageClass.OTP, null)).max()).isEqualTo(7);
        assertThat(one(true, message(1, MessageClass.MARKETING, null)).max()).isEqualTo(100);
        provider.takes(0);
        assertThat(one(true, message(1, MessageClass.MARKETING, null)).max()).isEqualTo(1);
    }

    @Test
    void onlyClassesThatAreSetSoShareRequestsWithOtherCalls() {
        WaitingCall call = call(
                true,
                message(1, MessageClass.OTP, null),
                message(2, MessageClass.OTP, null),
                message(3, MessageClass.TRANSACTIONAL, null),
                message(4, MessageClass.OTP, null));

        assertThat(call.entries()).extracting(entry -> entry.key().owner()).containsExactly(call, call, null, call);
        assertThat(call.entries().get(1).key()).isSameAs(call.entries().get(0).key());
        assertThat(call.entries().get(3).key()).isEqualTo(call.entries().get(0).key());
    }

    @Test
    void messagesWithOtherBatchKeysHaveOtherKeys() {
        provider.batchedBy(message -> message.to().national().endsWith("2"));
        WaitingCall call = call(
                true,
                message(1, MessageClass.OTP, null),
                message(2, MessageClass.OTP, null),
                message(3, MessageClass.OTP, null));

        assertThat(call.entries()).extracting(entry -> entry.key().batchKey()).containsExactly(false, true, false);
    }

    @Test
    void refusesWhatTheProviderDoesNotTakeAndIssuesTheRest() {
        provider.objectsTo(message -> message.to().equals(Sample.number(1))
                ? Optional.of(Objection.of(Refusal.UNSUPPORTED, "not there"))
                : Optional.empty());
        WaitingCall call = call(
                true,
                message(1, MessageClass.OTP, Duration.ofSeconds(1)),
                message(2, MessageClass.OTP, Duration.ofMillis(2999)),
                message(3, MessageClass.OTP, Duration.ofSeconds(3)));

        assertThat(refusals)
                .containsExactly(
                        new Refused(provider.id(), Refusal.UNSUPPORTED, "not there"),
                        new Refused(ProviderId.NONE, Refusal.EXPIRED, "less than 3 s left before its deadline"));
        assertThat(call.entries()).hasSize(1);
        assertThat(call.isDone()).isFalse();
        call.done();
        assertThat(call.isDone()).isTrue();
    }

    @Test
    void aMessageIsLateOnceItsDeadlineIsNearOrItsCallIsStopped() {
        WaitingMessage entry = one(true, message(1, MessageClass.OTP, Duration.ofSeconds(4)));
        assertThat(policy.late(entry)).isNull();

        time.advance(Duration.ofMillis(1001));
        assertThat(policy.late(entry))
                .isEqualTo(new Refused(ProviderId.NONE, Refusal.EXPIRED, "less than 3 s left before its deadline"));

        caller.stop(Refusal.CANCELLED);
        assertThat(policy.late(entry))
                .isEqualTo(new Refused(provider.id(), Refusal.CANCELLED, "cancelled before it was sent"));
        caller.stop(Refusal.INTERRUPTED);
        assertThat(policy.late(entry))
                .isEqualTo(new Refused(provider.id(), Refusal.INTERRUPTED, "interrupted before it was sent"));
    }

    @Test
    void messagesOfOneCallWaitEachForAsLongAsTheirClassAndDeadlineAllow() {
        OutboundMessage code = message(1, MessageClass.OTP, null);
        OutboundMessage text = message(2, MessageClass.TRANSACTIONAL, null);
        OutboundMessage urgent = message(3, MessageClass.TRANSACTIONAL, Duration.ofSeconds(6));
        OutboundMessage asUrgent = Sending.outbound(Sample.text(4)).withDeadline(urgent.deadline());
        WaitingCall call = call(false, code, text, urgent, asUrgent, text);

        assertThat(call.entries())
                .extracting(entry -> Duration.ofNanos(entry.giveUpAt()).toSeconds())
                .containsExactly(1L, 5L, 3L, 3L, 5L);
        assertThat(call.nextGiveUpAt()).hasValue(Duration.ofSeconds(1).toNanos());
    }

    @Test
    void ofMessagesThatShareARequestEachIsJudgedByItsOwnCallAndDeadline() {
        Deadline shared = Deadline.after(Duration.ofSeconds(9), time);
        OutboundMessage first = message(1, MessageClass.TRANSACTIONAL, null).withDeadline(shared);
        OutboundMessage second = message(2, MessageClass.TRANSACTIONAL, null).withDeadline(shared);
        OutboundMessage urgent = message(3, MessageClass.TRANSACTIONAL, Duration.ofSeconds(4));
        Call stopped = new Call();
        List<WaitingMessage> batch =
                new ArrayList<>(call(true, first, second, urgent).entries());
        batch.addAll(policy.call(List.of(first), new ProviderTurn(stopped, true), (i, result) -> refusals.add(result))
                .entries());
        assertThat(policy.inTime(batch, after)).isEqualTo(batch);
        after.run();
        assertThat(refusals).isEmpty();

        time.advance(Duration.ofSeconds(2));
        stopped.stop(Refusal.CANCELLED);
        assertThat(policy.inTime(batch, after)).isEqualTo(batch.subList(0, 2));
        after.run();
        assertThat(refusals)
                .extracting(result -> ((Refused) result).reason())
                .containsExactly(Refusal.EXPIRED, Refusal.CANCELLED);
    }

    @Test
    void aMessageWhoseBatchKeyTheAdapterFailsToTellDoesNotWait() {
        provider.batchedBy(message -> {
            if (message.to().equals(Sample.number(1))) {
                throw new IllegalStateException("a bug");
            }
            return "all";
        });
        WaitingCall call = call(true, message(1, MessageClass.OTP, null), message(2, MessageClass.OTP, null));

        assertThat(call.entries()).hasSize(1);
        assertThat(refusals)
                .containsExactly(new Refused(
                        provider.id(),
                        Refusal.INVALID_REQUEST,
                        "the adapter threw IllegalStateException; nothing was sent"));
    }
}
