package io.smsgateway.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

final class GuardPolicyTest {

    private static void refuses(String what, ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOf(IllegalArgumentException.class).hasMessageContaining(what);
    }

    @Test
    void contradictionsAreRefused() {
        refuses("lower limit", () -> SendLimits.of(4, 3, 10));
        refuses("lower limit", () -> SendLimits.of(0, 11, 10));
        refuses("lower limit", () -> SendLimits.of(11, 0, 10));
        refuses("perHour must be", () -> SendLimits.of(0, -1, 0));
        refuses("at most 100", () -> GuardPolicy.DEFAULT.withNumberLimits(SendLimits.of(0, 0, 101)));
        refuses("at most 100", () -> GuardPolicy.DEFAULT.withAddressLimits(SendLimits.of(0, 101, 0)));
        refuses("leave out the minute", () -> GuardPolicy.DEFAULT.withTenantLimits(SendLimits.of(1, 2, 3)));
        refuses("two capital letters", () -> GuardPolicy.DEFAULT.withCountries(List.of("cn")));
        refuses("must not be below", () -> SpendPolicy.of(BigDecimal.TEN, BigDecimal.ONE, BigDecimal.ONE));
        refuses("price must be", () -> SpendPolicy.of(BigDecimal.TEN, null, BigDecimal.ZERO));
        refuses("perDay must be", () -> SpendPolicy.of(null, new BigDecimal("-1"), BigDecimal.ONE));
        refuses("start with SpendPolicy.of", () -> SpendPolicy.NONE.withPrices(Map.of("CN", BigDecimal.ONE)));
        refuses(
                "price of CN",
                () -> SpendPolicy.of(null, BigDecimal.TEN, BigDecimal.ONE).withPrices(Map.of("CN", BigDecimal.ZERO)));
        refuses("minimum must be", () -> PrefixPolicy.DEFAULT.withMinimum(0));
        refuses("factor must be", () -> PrefixPolicy.DEFAULT.withFactor(0.9));
        refuses("share must be", () -> PrefixPolicy.DEFAULT.withShare(Double.NaN));
        refuses("rate must be", () -> ConversionPolicy.DEFAULT.withRate(0));
        refuses("ofAverage must be", () -> ConversionPolicy.DEFAULT.withOfAverage(1.1));
        refuses("maxBlock must be", () -> ConversionPolicy.DEFAULT.withBlock(Duration.ofHours(2), Duration.ofHours(1)));
    }

    @Test
    void amountsAreExactMillionthsRoundedUp() {
        SpendPolicy spend = SpendPolicy.of(null, BigDecimal.TEN, new BigDecimal("0.0000001"))
                .withPrices(Map.of("CN", new BigDecimal("0.045")));

        assertThat(spend.millionths("CN", 3)).isEqualTo(135_000);
        assertThat(spend.millionths("IS", 1)).isEqualTo(1);
        assertThat(SpendPolicy.amount(135_000)).isEqualTo(new BigDecimal("0.135"));
    }

    @Test
    void policiesOfEqualValuesAreEqual() {
        assertThat(GuardPolicy.DEFAULT.withCountries(List.of("CN")))
                .isEqualTo(GuardPolicy.DEFAULT.withCountries(List.of("CN", "CN")))
                .hasSameHashCodeAs(GuardPolicy.DEFAULT.withCountries(List.of("CN")))
                .isNotEqualTo(GuardPolicy.DEFAULT);
        assertThat(SpendPolicy.of(null, BigDecimal.TEN, BigDecimal.ONE))
                .isEqualTo(SpendPolicy.of(null, new BigDecimal("10.00"), BigDecimal.ONE))
                .isNotEqualTo(SpendPolicy.of(BigDecimal.TEN, null, BigDecimal.ONE));
        assertThat(SendLimits.of(1, 3, 10)).isEqualTo(GuardPolicy.DEFAULT.numberLimits());
    }
}
