package io.smsgateway.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.junit.jupiter.api.Test;

final class LimitsTest {

    @Test
    void aRateLimitHasBounds() {
        assertThat(RateLimit.perSecond(5)).isEqualTo(RateLimit.of(5, Duration.ofSeconds(1)));
        assertThatIllegalArgumentException().isThrownBy(() -> RateLimit.perSecond(0));
        assertThatIllegalArgumentException().isThrownBy(() -> RateLimit.of(1, Duration.ZERO));
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
