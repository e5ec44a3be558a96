package io.smsgateway.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.smsgateway.MessageClass;
import io.smsgateway.ProviderId;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class RateGateTest {

    private static final ProviderId ACME = ProviderId.of("acme");
    private static final RateLimit LIMIT = RateLimit.of(4, Duration.ofSeconds(2));

    private final ManualTime time = new ManualTime();
    private final ManualScheduler timers = new ManualScheduler(time);
    private final Deque<Duration> waits = new ArrayDeque<>();
    private final List<String> asked = new ArrayList<>();
    private final List<Duration> opened = new ArrayList<>();

    private RateGate gate(@Nullable RateLimit limit) {
        RateGate gate = new RateGate(
                ACME,
                limit,
                new Rates() {
                    @Override
                    public Duration tryAcquire(ProviderId provider, RateLimit taken, MessageClass messageClass) {
                        asked.add("take " + provider + " " + taken.requests());
                        return waits.isEmpty() ? Duration.ZERO : waits.remove();
                    }

                    @Override
                    public void giveBack(ProviderId provider, RateLimit given, MessageClass messageClass) {
                        asked.add("give " + provider + " " + given.requests());
                    }
                },
                timers);
        gate.whenOpen(() -> opened.add(Duration.ofNanos(time.nanos())));
        return gate;
    }

    @Test
    void isAlwaysOpenWithoutALimit() {
        RateGate gate = gate(null);

        gate.giveBack(MessageClass.OTP);
        gate.returnUnused(MessageClass.OTP);
        assertThat(gate.isLimited()).isFalse();
        assertThat(gate.tryTake(MessageClass.OTP)).isTrue();
        assertThat(gate.expectedWait(MessageClass.OTP, 1000)).isZero();
        assertThat(gate).hasToString("");
        assertThat(asked).isEmpty();
        assertThat(opened).isEmpty();
    }

    @Test
    void takesAPermitWhileOneIsFree() {
        RateGate gate = gate(LIMIT);

        assertThat(gate.isLimited()).isTrue();
        assertThat(gate.tryTake(MessageClass.OTP)).isTrue();
        assertThat(gate.expectedWait(MessageClass.OTP, 1000)).isZero();
        assertThat(asked).containsExactly("take acme 4");
        assertThat(timers.waiting()).isEmpty();
        assertThat(gate).hasToString("4/PT2S, ");
    }

    @Test
    void doesNotAskAgainBeforeAPermitMayBeFree() {
        RateGate gate = gate(LIMIT);
        waits.add(Duration.ofMillis(300));

        assertThat(gate.tryTake(MessageClass.OTP)).isFalse();
        assertThat(gate.tryTake(MessageClass.OTP)).isFalse();
        assertThat(asked).hasSize(1);
        assertThat(gate.expectedWait(MessageClass.OTP, 6))
                .isEqualTo(Duration.ofSeconds(3).toNanos());

        timers.advance(Duration.ofSeconds(1));
        assertThat(opened).containsExactly(Duration.ofMillis(300));
        assertThat(gate.tryTake(MessageClass.OTP)).isTrue();
        assertThat(gate.expectedWait(MessageClass.OTP, 6)).isZero();
    }

    @Test
    void staysOpenForCodesWhileNoPermitIsFreeForOthers() {
        RateGate gate = gate(LIMIT);
        waits.add(Duration.ofMillis(300));

        assertThat(gate.tryTake(MessageClass.MARKETING)).isFalse();
        assertThat(gate.isClosedForOthers()).isTrue();
        assertThat(gate.tryTake(MessageClass.TRANSACTIONAL)).isFalse();
        assertThat(gate.expectedWait(MessageClass.TRANSACTIONAL, 4))
                .isEqualTo(Duration.ofSeconds(2).toNanos());
        assertThat(gate.expectedWait(MessageClass.OTP, 4)).isZero();
        assertThat(gate.tryTake(MessageClass.OTP)).isTrue();
        assertThat(asked).hasSize(2);
    }

    @Test
    void opensForOthersAsWellOnceAPermitIsFreeForCodes() {
        RateGate gate = gate(LIMIT);
        waits.add(Duration.ofMillis(301));
        waits.add(Duration.ofMillis(300));

        assertThat(gate.tryTake(MessageClass.MARKETING)).isFalse();
        assertThat(gate.tryTake(MessageClass.OTP)).isFalse();
        timers.advance(Duration.ofMillis(300));

        assertThat(gate.isClosedForOthers())
                .as("or a code takes the permit where it is the turn of others")
                .isFalse();
        timers.advance(Duration.ofMillis(1));
        assertThat(opened).as("by one of the two timers").containsExactly(Duration.ofMillis(300));
    }

    @Test
    void isNotOpenedByTheTimerOfAnEarlierClosing() {
        RateGate gate = gate(LIMIT);
        waits.add(Duration.ofMillis(300));
        waits.add(Duration.ofMillis(400));

        assertThat(gate.tryTake(MessageClass.OTP)).isFalse();
        timers.advance(Duration.ofMillis(100));
        gate.giveBack(MessageClass.OTP);
        assertThat(gate.tryTake(MessageClass.OTP)).isFalse();
        timers.advance(Duration.ofMillis(300));

        assertThat(opened).isEmpty();
        timers.advance(Duration.ofMillis(100));
        assertThat(opened).containsExactly(Duration.ofMillis(500));
    }

    @Test
    void isClosedForOthersWhileNoPermitIsFreeForCodes() {
        RateGate gate = gate(LIMIT);
        waits.add(Duration.ofMillis(300));

        assertThat(gate.tryTake(MessageClass.OTP)).isFalse();
        assertThat(gate.tryTake(MessageClass.MARKETING)).isFalse();
        assertThat(asked).hasSize(1);

        timers.advance(Duration.ofMillis(300));
        assertThat(gate.isClosedForOthers()).isFalse();
    }

    @Test
    void aPermitThatIsGivenBackOpensItAtOnce() {
        RateGate gate = gate(LIMIT);
        waits.add(Duration.ofMillis(300));
        gate.tryTake(MessageClass.OTP);

        gate.giveBack(MessageClass.OTP);
        assertThat(gate.tryTake(MessageClass.OTP)).isTrue();
        gate.giveBack(MessageClass.OTP);
        // by the caller, because the action may give a permit back in turn
        assertThat(opened).isEmpty();
        assertThat(asked).containsExactly("take acme 4", "give acme 4", "take acme 4", "give acme 4");
    }

    @Test
    void aPermitThatIsReturnedUnusedLeavesItClosed() {
        RateGate gate = gate(LIMIT);
        waits.add(Duration.ofMillis(300));
        gate.tryTake(MessageClass.MARKETING);
        gate.tryTake(MessageClass.OTP);
        gate.returnUnused(MessageClass.OTP);

        assertThat(gate.isClosedForOthers()).isTrue();
        assertThat(asked).containsExactly("take acme 4", "take acme 4", "give acme 4");
    }

    @Test
    void aPermitThatIsGivenBackOpensItForOthersToo() {
        RateGate gate = gate(LIMIT);
        waits.add(Duration.ofMillis(300));
        gate.tryTake(MessageClass.MARKETING);

        gate.giveBack(MessageClass.OTP);
        assertThat(gate.isClosedForOthers()).isFalse();
        assertThat(gate.tryTake(MessageClass.TRANSACTIONAL)).isTrue();

        waits.addAll(List.of(Duration.ofMillis(300), Duration.ofMillis(300)));
        gate.tryTake(MessageClass.MARKETING);
        gate.tryTake(MessageClass.OTP);
        gate.giveBack(MessageClass.MARKETING);
        assertThat(gate.isClosedForOthers()).isFalse();
        assertThat(gate.tryTake(MessageClass.OTP)).isTrue();
    }

    @Test
    void expectsLongWaitsWithoutOverflow() {
        RateGate gate = gate(RateLimit.of(1, Duration.ofDays(1)));
        waits.add(Duration.ofDays(1));
        gate.tryTake(MessageClass.OTP);

        assertThat(gate.expectedWait(MessageClass.OTP, 100_000))
                .isEqualTo(Duration.ofDays(100_000).toNanos());
        assertThat(gate.expectedWait(MessageClass.OTP, 1_000_000))
                .isGreaterThan(Duration.ofDays(100_000).toNanos());
    }
}
