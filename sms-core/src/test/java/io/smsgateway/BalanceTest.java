package io.smsgateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import io.smsgateway.testsupport.EqualityChecks;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
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
        return Balance.of(ACME, Instant.EPOCH, Arrays.asList(quotas));
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
        Balance partial = whole.withPartial(true);

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
                .isEqualTo(BalanceUnavailable.of(ACME, Refusal.IP_NOT_ALLOWED, "from 13800138000\n"));
    }

    @Test
    void tellsEveryPropertyApart() {
        Balance balance = balance(quota(Quota.Kind.ANY, "7"));
        EqualityChecks.assertToldApart(List.of(
                () -> balance(quota(Quota.Kind.ANY, "7")),
                () -> Balance.of(ProviderId.of("other"), Instant.EPOCH, balance.quotas()),
                () -> Balance.of(ACME, Instant.MAX, balance.quotas()),
                () -> balance(quota(Quota.Kind.ANY, "8")),
                () -> balance.withNotes(List.of("a note")),
                () -> balance.withPartial(true)));
        EqualityChecks.assertToldApart(List.of(
                () -> BalanceUnavailable.of(ACME, Refusal.UNAVAILABLE, "down"),
                () -> BalanceUnavailable.of(ProviderId.of("other"), Refusal.UNAVAILABLE, "down"),
                () -> BalanceUnavailable.of(ACME, Refusal.UNTRUSTED, "down"),
                () -> BalanceUnavailable.of(ACME, Refusal.UNAVAILABLE, "up")));
    }

    @Test
    void isEqualToACopyBuiltFromItsAccessors() {
        Balance full = balance(quota(Quota.Kind.ANY, "7"))
                .withNotes(List.of("a\nnote"))
                .withPartial(true);

        assertThat(Balance.of(full.provider(), full.asOf(), full.quotas())
                        .withNotes(full.notes())
                        .withPartial(full.partial()))
                .isEqualTo(full)
                .hasToString("Balance{acme, asOf=1970-01-01T00:00:00Z, quotas=" + full.quotas()
                        + ", notes=[a\\u000anote], partial}");
        BalanceUnavailable unavailable = BalanceUnavailable.of(ACME, Refusal.UNAVAILABLE, "down");
        assertThat(BalanceUnavailable.of(unavailable.provider(), unavailable.reason(), unavailable.detail()))
                .isEqualTo(unavailable)
                .hasToString("BalanceUnavailable{acme, UNAVAILABLE, down}");
    }

    @Test
    void keepsACopyOfQuotasAndNotes() {
        List<Quota> quotas = new ArrayList<>(List.of(quota(Quota.Kind.ANY, "7")));
        List<String> notes = new ArrayList<>(List.of("a note"));
        Balance balance = Balance.of(ACME, Instant.EPOCH, quotas).withNotes(notes);
        quotas.clear();
        notes.clear();

        assertThat(balance.quotas()).hasSize(1);
        assertThat(balance.notes()).containsExactly("a note");
    }

    @Test
    @SuppressWarnings("NullAway") // passes what a caller without NullAway may pass
    void takesNoNull() {
        assertThatNullPointerException()
                .isThrownBy(() -> Balance.of(null, Instant.EPOCH, List.of()))
                .withMessage("provider");
        assertThatNullPointerException()
                .isThrownBy(() -> Balance.of(ACME, null, List.of()))
                .withMessage("asOf");
        assertThatNullPointerException()
                .isThrownBy(() -> BalanceUnavailable.of(ACME, null, "down"))
                .withMessage("reason");
    }
}
