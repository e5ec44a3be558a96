package io.smsgateway.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.smsgateway.Balance;
import io.smsgateway.Refusal;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The client's own timers, in real time. */
@Timeout(30)
final class HangingProbeTest {

    private static final ProviderPolicies OPENS_AT_ONCE = ProviderPolicies.DEFAULT
            .withProbeEvery(Duration.ofSeconds(1))
            .withBreaker(BreakerPolicy.DEFAULT
                    .withMinimumCalls(1)
                    .withOpenFor(Duration.ofMillis(10), Duration.ofMillis(20)));

    private final CountDownLatch hangs = new CountDownLatch(2);
    private final CountDownLatch mayEnd = new CountDownLatch(1);
    private final ScriptedProvider first = new ScriptedProvider("first");
    private final ScriptedProvider second = new ScriptedProvider("second");

    @Test
    void balanceQueriesThatHangDelayNoProbeOfAnotherProvider() throws Exception {
        first.withBalance(() -> {
            hangs.countDown();
            try {
                mayEnd.await();
            } catch (InterruptedException closed) {
                Thread.currentThread().interrupt();
            }
            return Balance.of(first.id(), ManualTime.START, List.of());
        });
        try (SmsClient client = SmsClient.builder()
                .provider(first, OPENS_AT_ONCE)
                .provider(second, OPENS_AT_ONCE)
                .retry(RetryPolicy.NONE)
                .build()) {
            // one for its circuit, and one for its suspension
            first.script().then(Refusal.UNAVAILABLE);
            client.send(Sample.text(1).via(first.id()));
            client.suspend(first.id(), Refusal.BAD_CREDENTIALS);
            hangs.await();

            second.script().then(Refusal.UNAVAILABLE);
            client.send(Sample.text(2).via(second.id()));
            await().until(() -> client.providers().get(1).state() == ProviderStatus.State.HALF_OPEN);

            assertThat(client.providers().get(0).state()).isEqualTo(ProviderStatus.State.SUSPENDED);
            assertThat(client.send(Sample.text(3).via(second.id())).isAccepted())
                    .isTrue();
        } finally {
            mayEnd.countDown();
        }
    }
}
