package io.smsgateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class BalanceTest {

    private static final ProviderId ACME = ProviderId.of("acme");

    private static Quota quota(Quota.Kind kind, @Nullable String amount) {
        return new Quota(
                Quota.Scope.ACCOUNT, kind, Quota.Unit.MESSAGES, amount == null ? null : new BigDecimal(amount), null);
    }

    private static Balance balance(Quota... quotas) {
        return new Balance(ACME, Instant.EPOCH, Arrays.asList(quotas), List.of());
    }

    @ParameterizedTest
    @CsvSource({
        "ANY, true, true, true",
        "PAID, true, true, true",
        "GIFT, true, true, true",
        "CREDIT, true, true, true",
        "VOICE, false, false, false",
        "TRANSACTIONAL, true, true, false",
        "MARKETING, false, false, true"
    })
    void tellsWhichQuotasPayForWhat(Quota.Kind kind, boolean otp, boolean transactional, boolean marketing) {
        Balance balance = balance(quota(kind, "7"));

        assertThat(balance.quotasFor(MessageClass.OTP)).hasSize(otp ? 1 : 0);
        assertThat(balance.quotasFor(MessageClass.TRANSACTIONAL)).hasSize(transactional ? 1 : 0);
        assertThat(balance.quotasFor(MessageClass.MARKETING)).hasSize(marketing ? 1 : 0);
    }

    @Test
    void isEmptyForAClassWhenEachOfItsQuotasIsUnassignedOrUsedUp() {
        Balance balance = balance(
                quota(Quota.Kind.ANY, null),
                quota(Quota.Kind.TRANSACTIONAL, "0"),
                quota(Quota.Kind.CREDIT, "-0.5"),
                quota(Quota.Kind.MARKETING, "0.001"),
                quota(Quota.Kind.VOICE, "100"));

        assertThat(balance.isEmptyFor(MessageClass.OTP)).isTrue();
        assertThat(balance.isEmptyFor(MessageClass.TRANSACTIONAL)).isTrue();
        assertThat(balance.isEmptyFor(MessageClass.MARKETING)).isFalse();
    }

    @Test
    void isNotKnownToBeEmptyWhileAPartOfItIsMissing() {
        Balance whole = balance(quota(Quota.Kind.ANY, "0"));
        Balance partial = new Balance(whole.provider(), whole.asOf(), whole.quotas(), List.of(), true);

        assertThat(whole.isEmptyFor(MessageClass.OTP)).isTrue();
        assertThat(partial.isEmptyFor(MessageClass.OTP)).isFalse();
    }

    @Test
    void isNotEmptyWhereTheVendorSaysNothing() {
        assertThat(balance().isEmptyFor(MessageClass.OTP)).isFalse();
        assertThat(balance(quota(Quota.Kind.MARKETING, "0")).isEmptyFor(MessageClass.OTP))
                .isFalse();
    }

    @Test
    void saysWhyItCannotBeRead() {
        BalanceUnavailableException refused =
                new BalanceUnavailableException(ACME, Refusal.IP_NOT_ALLOWED, "from 13800138000\n");

        assertThat(refused).hasMessage("could not read the balance of acme: IP_NOT_ALLOWED, from ***\\u000a");
        assertThat(refused.result())
                .isEqualTo(new BalanceUnavailable(ACME, Refusal.IP_NOT_ALLOWED, "from 13800138000\n"));
    }
}
