package io.smsgateway.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smsgateway.MessageClass;
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
    void theBoundsThemselvesArePermitted() {
        BigDecimal most = BigDecimal.valueOf(1_000_000_000);
        assertThat(SpendPolicy.of(most, most, most).otherPrice()).isEqualTo(most);
        assertThat(PrefixPolicy.DEFAULT.withMinimum(1).withFactor(1).withShare(1))
                .isEqualTo(PrefixPolicy.DEFAULT.withShare(1).withFactor(1).withMinimum(1))
                .isNotEqualTo(PrefixPolicy.DEFAULT);
        assertThat(PrefixPolicy.DEFAULT.withMinimum(1_000_000).minimum()).isEqualTo(1_000_000);
        assertThat(SendLimits.of(1, 1, 1)).isNotEqualTo(SendLimits.of(1, 1, 2)).isNotEqualTo("1");
        assertThat(SendLimits.of(0, 0, 1).isNone()).isFalse();
    }

    @Test
    void everyCopyDiffersInItsOwnValue() {
        ConversionPolicy conversion = ConversionPolicy.DEFAULT;
        assertThat(conversion.withMinimum(7).minimum()).isEqualTo(7);
        assertThat(conversion.withRate(0.2).rate()).isEqualTo(0.2);
        assertThat(conversion.withOfAverage(0.3).ofAverage()).isEqualTo(0.3);
        assertThat(conversion.withBlocking(true).isBlocking()).isTrue();
        assertThat(conversion.isBlocking()).isFalse();
        ConversionPolicy longer = conversion.withBlock(Duration.ofHours(1), Duration.ofHours(2));
        assertThat(longer.blockFor()).isEqualTo(Duration.ofHours(1));
        assertThat(longer.maxBlock()).isEqualTo(Duration.ofHours(2));
        assertThat(longer).isNotEqualTo(conversion).isNotEqualTo("policy");
        assertThat(longer.withBlock(Duration.ofMinutes(15), Duration.ofHours(24)))
                .isEqualTo(conversion)
                .hasSameHashCodeAs(conversion);
        assertThat(List.of(
                        longer.hashCode(),
                        conversion.hashCode(),
                        PrefixPolicy.DEFAULT.hashCode(),
                        SendLimits.of(1, 2, 3).hashCode(),
                        SpendPolicy.NONE.hashCode(),
                        GuardPolicy.DEFAULT.hashCode()))
                .doesNotHaveDuplicates()
                .doesNotContain(0);
        GuardPolicy policy = GuardPolicy.DEFAULT
                .withConversion(longer)
                .withPrefix(PrefixPolicy.NONE)
                .withMessageClasses(List.of(MessageClass.MARKETING))
                .withNumberLimits(SendLimits.of(1, 2, 3));
        assertThat(policy.conversion()).isEqualTo(longer);
        assertThat(policy.prefix()).isEqualTo(PrefixPolicy.NONE);
        assertThat(policy.messageClasses()).containsExactly(MessageClass.MARKETING);
        assertThat(policy.numberLimits()).isEqualTo(SendLimits.of(1, 2, 3));
    }

    @Test
    void pricesByCountryArePartOfAPolicy() {
        SpendPolicy spend = SpendPolicy.of(BigDecimal.TEN, null, BigDecimal.ONE);
        SpendPolicy china = spend.withPrices(Map.of("CN", new BigDecimal("0.5")));

        assertThat(china.prices()).isEqualTo(Map.of("CN", new BigDecimal("0.5")));
        assertThat(china)
                .isNotEqualTo(spend)
                .isNotEqualTo(spend.withPrices(Map.of("CN", new BigDecimal("0.6"))))
                .isEqualTo(spend.withPrices(Map.of("CN", new BigDecimal("0.50"))));
        assertThat(SpendPolicy.NONE.otherPrice()).isNull();
        assertThat(SpendPolicy.NONE.isCapped()).isFalse();
    }

    @Test
    void textsThatAreNoAddressAreCountedAsOne() {
        assertThat(ClientAddress.counted("203.0.113.7.")).isEqualTo(ClientAddress.INVALID);
        assertThat(ClientAddress.counted("%")).isEqualTo(ClientAddress.INVALID);
        assertThat(ClientAddress.INVALID).isNotEmpty();
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
