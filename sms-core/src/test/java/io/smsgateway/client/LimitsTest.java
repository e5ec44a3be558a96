package io.smsgateway.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smsgateway.Deadline;
import io.smsgateway.ProviderId;
import io.smsgateway.Refusal;
import io.smsgateway.Refused;
import io.smsgateway.SendResult;
import io.smsgateway.spi.OutboundGateway;
import io.smsgateway.spi.OutboundMessage;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class LimitsTest {

    private static final ProviderId ACME = ProviderId.of("acme");
    private static final Duration TEN_MINUTES = Duration.ofMinutes(10);

    private final ManualTime time = new ManualTime();
    private final ScriptedGateway adapter = new ScriptedGateway("acme");

    private OutboundGateway limited(int requests, Duration per) {
        return RateLimitedGateway.create(ACME, RateLimit.of(requests, per), Rates.inMemory(time), adapter, time);
    }

    private OutboundMessage due(int n, Duration left) {
        return Sending.outbound(Sample.text(n)).withDeadline(Deadline.after(left, time));
    }

    @Test
    void aRateLimitLetsRequestsThroughUntilItIsReached() {
        OutboundGateway limited = limited(75, Duration.ofHours(1));

        for (int i = 0; i < 3; i++) {
            assertThat(Sending.to(limited).send(Sample.otp(i)).isAccepted()).isTrue();
        }
        assertThat(Sending.to(limited).send(Sample.otp(4)))
                .isEqualTo(new Refused(ACME, Refusal.BUSY, "rate limit: no permit within the time left"));
        assertThat(adapter.calls()).hasSize(3);
        assertThat(time.sleeps()).isEmpty();
    }

    @Test
    void aRateLimitMakesARequestWaitForAPermit() {
        OutboundGateway limited = limited(1, TEN_MINUTES);

        assertThat(Sending.to(limited).sendAll(Sample.texts(50))).allMatch(SendResult::isAccepted);
        assertThat(Sending.to(limited).send(Sample.text(2)).isAccepted()).isTrue();
        assertThat(Sending.to(limited).send(Sample.marketing(3)).isAccepted()).isTrue();

        assertThat(time.sleeps()).containsExactly(TEN_MINUTES, TEN_MINUTES);
    }

    @ParameterizedTest
    @CsvSource({"PT1S, true", "PT1.000000001S, false"})
    void aRateLimitLetsACodeWaitForASecond(Duration per, boolean accepted) {
        OutboundGateway limited = limited(1, per);
        Sending.to(limited).send(Sample.otp(1));

        assertThat(Sending.to(limited).send(Sample.otp(2)).isAccepted()).isEqualTo(accepted);

        assertThat(time.sleeps()).hasSize(accepted ? 1 : 0);
        assertThat(Sending.to(limited).send(Sample.text(3)).isAccepted()).isTrue();
    }

    @Test
    void aRequestThatIsRefusedTakesNoPermit() throws Exception {
        for (int i = 0; i < 20; i++) {
            OutboundGateway limited = limited(1, TEN_MINUTES);
            List<SendResult> results = Sample.crowd(40, () -> limited.send(due(1, Duration.ofSeconds(5))));
            assertThat(results).filteredOn(SendResult::isAccepted).hasSize(1);
            time.sleeps().clear();

            assertThat(Sending.to(limited).send(Sample.text(2)).isAccepted()).isTrue();
            assertThat(time.sleeps()).containsExactly(TEN_MINUTES);
        }
    }

    @Test
    void aRateLimitDoesNotWaitLongerThanTheMessageIsWorth() {
        OutboundGateway limited = limited(1, Duration.ofSeconds(17).plusNanos(1));
        Sending.to(limited).send(Sample.text(1));

        SendResult result = limited.send(due(2, Duration.ofSeconds(20)));

        assertThat(result).isEqualTo(new Refused(ACME, Refusal.BUSY, "rate limit: no permit within the time left"));
        assertThat(time.sleeps()).isEmpty();
    }

    @Test
    void aRateLimitHoldsBackWhatIsInterruptedWhileItWaits() {
        OutboundGateway limited = limited(1, TEN_MINUTES);
        Sending.to(limited).send(Sample.text(1));
        Thread.currentThread().interrupt();

        SendResult result = Sending.to(limited).send(Sample.text(2));

        assertThat(Thread.interrupted()).isTrue();
        assertThat(result)
                .isEqualTo(
                        new Refused(ACME, Refusal.INTERRUPTED, "rate limit: interrupted while waiting for a permit"));
        assertThat(adapter.calls()).hasSize(1);
    }

    @Test
    void aRateLimitHasBoundsAndIsLeftOutWhereThereIsNone() {
        assertThat(RateLimitedGateway.create(ACME, null, Rates.inMemory(time), adapter, time))
                .isSameAs(adapter);
        assertThat(RateLimit.perSecond(5)).isEqualTo(RateLimit.of(5, Duration.ofSeconds(1)));
        assertThat(limited(3, TEN_MINUTES)).hasToString("RateLimited{3/PT10M, Scripted{acme}}");
        assertThatIllegalArgumentException().isThrownBy(() -> RateLimit.perSecond(0));
        assertThatIllegalArgumentException().isThrownBy(() -> RateLimit.of(1, Duration.ZERO));
    }

    @Test
    @DisplayName("T9 a bulkhead lets in exactly as many as fit however many come")
    void aBulkheadLetsInExactlyAsManyAsFitHoweverManyCome() throws Exception {
        AtomicInteger refused = new AtomicInteger();
        AtomicInteger inside = new AtomicInteger();
        CountDownLatch allTried = new CountDownLatch(64);
        BulkheadGateway bulkhead = new BulkheadGateway(ACME, 10, messages -> {
            inside.incrementAndGet();
            allTried.countDown();
            try {
                allTried.await();
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
            return List.of(adapter.accepted());
        });

        List<SendResult> results = Sample.crowd(64, () -> {
            SendResult result = Sending.to(bulkhead).send(Sample.text(1));
            if (!result.isAccepted()) {
                refused.incrementAndGet();
                allTried.countDown();
            }
            return result;
        });

        assertThat(inside).hasValue(10);
        assertThat(refused).hasValue(54);
        assertThat(results).contains(new Refused(ACME, Refusal.BUSY, "10 requests are already in flight"));
        assertThat(bulkhead.availablePermits()).isEqualTo(10);
    }

    @Test
    void aBulkheadGivesThePlaceBackWhenTheDelegateThrows() {
        BulkheadGateway bulkhead = new BulkheadGateway(ACME, 1, messages -> {
            throw new IllegalStateException("a bug of this library");
        });

        assertThatThrownBy(() -> Sending.to(bulkhead).send(Sample.text(1))).isInstanceOf(IllegalStateException.class);
        assertThat(bulkhead.availablePermits()).isEqualTo(1);
    }

    @Test
    void providerPoliciesHaveBounds() {
        ProviderPolicies settings = ProviderPolicies.DEFAULT;

        assertThatIllegalArgumentException()
                .isThrownBy(() -> settings.withMaxInFlight(0))
                .withMessage("maxInFlight must be from 1 to 1000, not 0");
        assertThatIllegalArgumentException().isThrownBy(() -> settings.withMaxInFlight(1001));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> settings.withProbeEvery(Duration.ofMillis(999)))
                .withMessage("probeEvery must be from 1 s to 24 h, not 999 ms");
    }
}
