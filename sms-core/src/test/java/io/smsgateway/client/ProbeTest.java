package io.smsgateway.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.smsgateway.BalanceResult;
import io.smsgateway.BalanceUnavailable;
import io.smsgateway.Quota;
import io.smsgateway.Refusal;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

final class ProbeTest {

    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final ManualTime time = new ManualTime();
    private final ManualScheduler scheduler = new ManualScheduler(time);
    private final ScriptedProvider provider = new ScriptedProvider("acme");
    private final Probe probe = new Probe(provider.id(), provider.balance(), scheduler);
    private final List<BalanceResult> received = new ArrayList<>();

    @Test
    void asksOnceAfterThePause() {
        provider.withBalance(() -> Sample.balance("acme", Quota.Kind.ANY, 7));
        probe.after(MINUTE, received::add);
        scheduler.advance(MINUTE.minusNanos(1));
        assertThat(received).isEmpty();

        scheduler.advance(Duration.ofHours(1));

        assertThat(received).containsExactly(Sample.balance("acme", Quota.Kind.ANY, 7));
        assertThat(provider.balanceQueries()).isEqualTo(1);
    }

    static Stream<Throwable> bugs() {
        return Stream.of(
                new IllegalStateException("Sk-secret"),
                new AssertionError("Sk-secret"),
                new OutOfMemoryError(),
                new StackOverflowError(),
                new NoClassDefFoundError("x"),
                new IOException("undeclared, as in other languages of the JVM"));
    }

    @ParameterizedTest
    @MethodSource("bugs")
    void turnsABugOfTheAdapterIntoAResultWithoutRepeatingItsMessage(Throwable bug) {
        provider.withBalance(() -> {
            throw SneakyThrow.unchecked(bug);
        });

        probe.after(MINUTE, received::add);
        // an OutOfMemoryError that gets out would end the test run instead of the test
        assertThatCode(() -> scheduler.advance(MINUTE.multipliedBy(3))).doesNotThrowAnyException();

        assertThat(received)
                .containsExactly(BalanceUnavailable.of(
                        provider.id(),
                        Refusal.UNRECOGNISED,
                        "the adapter threw " + bug.getClass().getSimpleName()));
    }

    @Test
    @SuppressWarnings("NullAway") // a broken adapter is what is tested
    void takesANullResultForAnUnreadableBalance() {
        provider.withBalance(() -> null);

        assertThat(Probe.health(probe.query())).isEqualTo(Probe.Health.UNKNOWN);
    }

    @ParameterizedTest
    @MethodSource("bugs")
    void queriesAgainAfterThePauseWhenTheResultCouldNotBeProcessed(Throwable bug) {
        probe.after(MINUTE, answer -> {
            received.add(answer);
            if (received.size() < 3) {
                throw SneakyThrow.unchecked(bug);
            }
        });

        assertThatCode(() -> scheduler.advance(MINUTE)).doesNotThrowAnyException();
        assertThat(received).hasSize(1);
        assertThat(scheduler.waiting()).containsExactly(MINUTE);
        scheduler.advance(MINUTE.multipliedBy(9));

        assertThat(received).hasSize(3);
        assertThat(provider.balanceQueries()).isEqualTo(3);
    }

    @ParameterizedTest
    @EnumSource
    void takesEveryRefusalOfTheAccountForASignOfHealth(Refusal reason) {
        assertThat(Probe.health(BalanceUnavailable.of(provider.id(), reason, "as told")))
                .isEqualTo(
                        switch (reason) {
                            case UNAVAILABLE,
                                    UNTRUSTED,
                                    EXPIRED,
                                    BUSY,
                                    CIRCUIT_OPEN,
                                    SUSPENDED,
                                    GUARD,
                                    CLOSED,
                                    CANCELLED,
                                    INTERRUPTED -> Probe.Health.DOWN;
                            case UNSUPPORTED, UNRECOGNISED, INTERCEPTED -> Probe.Health.UNKNOWN;
                            default -> Probe.Health.UP;
                        });
        assertThat(Probe.health(Sample.balance("acme", Quota.Kind.ANY, 0))).isEqualTo(Probe.Health.UP);
    }
}
