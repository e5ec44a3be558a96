package io.smsgateway.jsms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.smsgateway.Balance;
import io.smsgateway.BalanceUnavailable;
import io.smsgateway.BalanceUnavailableException;
import io.smsgateway.MessageClass;
import io.smsgateway.Quota;
import io.smsgateway.Quota.Kind;
import io.smsgateway.Quota.Scope;
import io.smsgateway.Quota.Unit;
import io.smsgateway.Refusal;
import io.smsgateway.testkit.Behaviour;
import io.smsgateway.testkit.FaultyServer;
import io.smsgateway.testkit.SettableClock;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class JsmsBalanceTest {

    private final SettableClock clock = SettableClock.at("2026-11-22T08:00:00Z");
    private final FaultyServer vendor = FaultyServer.start(Behaviour.close());
    private final JsmsSettings settings = Jsms.settings(vendor.url());
    private final JsmsProvider application = new JsmsProvider(settings, clock);
    private final JsmsProvider both = new JsmsProvider(settings.withAccount(Jsms.DEV_KEY, Jsms.API_DEV_SECRET), clock);

    @AfterEach
    void close() {
        application.close();
        both.close();
        vendor.close();
    }

    @Test
    void readsTheQuotasOfApplicationAndAccount() {
        vendor.then(ok(Jsms.fixture("app.json")), ok(Jsms.fixture("dev.json")));
        Balance balance = both.balance().balance();
        assertThat(balance.asOf()).isEqualTo(clock.instant());
        assertThat(balance.notes()).isEmpty();
        assertThat(balance.quotas())
                .containsExactly(
                        quota(Scope.APPLICATION, Kind.ANY, "120"),
                        quota(Scope.APPLICATION, Kind.VOICE, null),
                        quota(Scope.APPLICATION, Kind.TRANSACTIONAL, "45"),
                        quota(Scope.APPLICATION, Kind.MARKETING, "0"),
                        quota(Scope.ACCOUNT, Kind.ANY, "3000"),
                        quota(Scope.ACCOUNT, Kind.VOICE, "17"),
                        quota(Scope.ACCOUNT, Kind.TRANSACTIONAL, null),
                        quota(Scope.ACCOUNT, Kind.MARKETING, null));
    }

    @Test
    void readsTheAnswersOf2017() {
        vendor.then(ok(Jsms.fixture("app-2017.json")), ok(Jsms.fixture("dev-2017.json")));
        assertThat(both.balance().balance().quotas())
                .containsExactly(quota(Scope.APPLICATION, Kind.ANY, "120"), quota(Scope.ACCOUNT, Kind.ANY, "3000"));
    }

    @Test
    void asksWithTheCredentialsOfEach() {
        vendor.then(ok(Jsms.fixture("app.json")), ok(Jsms.fixture("dev.json")));
        both.balance().balance();
        assertThat(vendor.requests())
                .extracting(request -> request.method() + " " + request.path() + " " + credentials(request))
                .containsExactly(
                        "GET /v1/accounts/app " + Jsms.APP_KEY + ":" + Jsms.MASTER_SECRET,
                        "GET /v1/accounts/dev " + Jsms.DEV_KEY + ":" + Jsms.API_DEV_SECRET);
    }

    private static String credentials(FaultyServer.Request request) {
        String encoded = request.header("Authorization").substring("Basic ".length());
        return new String(Base64.getDecoder().decode(encoded), StandardCharsets.US_ASCII);
    }

    @Test
    void saysThatTheAccountWasNotAsked() {
        vendor.then(ok(Jsms.fixture("app.json")));
        Balance balance = application.balance().balance();
        assertThat(balance.quotas()).hasSize(4);
        assertThat(balance.notes()).singleElement().asString().contains("dev-key");
        assertThat(vendor.received()).isOne();
    }

    @Test
    void readsDigitsInQuotes() {
        vendor.then(ok("{\"app_balance\":\"0120\"}"));
        assertThat(application.balance().balance().quotas()).containsExactly(quota(Scope.APPLICATION, Kind.ANY, "120"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"\"",
                "--1",
                "\"-0.01\"",
                "\"NaN\"",
                "NaN",
                "\"Infinity\"",
                "1.5",
                "1e400",
                "1e18",
                "1e-3",
                "\"0x10\"",
                "\"1,234.5\"",
                "9223372036854775808",
                "1234567890123456789012345678901234567890",
                "true",
                "[]",
                "{}"
            })
    @DisplayName("S11 an amount that is no number of messages is unrecognised")
    void anAmountThatIsNoNumberOfMessagesIsUnrecognised(String amount) {
        vendor.then(ok("{\"app_balance\":7,\"app_market\":" + amount + "}"));
        assertThat(missing(application).reason()).isEqualTo(Refusal.UNRECOGNISED);
    }

    @Test
    void anOverdrawnQuotaIsEmpty() {
        vendor.then(ok("{\"app_balance\":-3,\"app_market\":\"-40\"}"), ok("{\"dev_balance\":0}"));
        Balance balance = both.balance().balance();
        assertThat(balance.quotas())
                .containsExactly(
                        quota(Scope.APPLICATION, Kind.ANY, "-3"),
                        quota(Scope.APPLICATION, Kind.MARKETING, "-40"),
                        quota(Scope.ACCOUNT, Kind.ANY, "0"));
        assertThat(balance.isEmptyFor(MessageClass.MARKETING)).isTrue();
    }

    @Test
    void anEmptyApplicationIsNoProofOfEmptinessWhileNobodyReadsTheAccount() {
        vendor.then(ok("{\"app_balance\":0}"));
        Balance balance = application.balance().balance();
        assertThat(balance.partial()).isTrue();
        assertThat(balance.isEmptyFor(MessageClass.OTP)).isFalse();
    }

    @Test
    void anEmptyApplicationIsNoProofOfEmptinessWhileTheAccountCantBeRead() {
        vendor.then(ok("{\"app_balance\":0}"), error(401, "50003"));
        Balance balance = both.balance().balance();
        assertThat(balance.partial()).isTrue();
        assertThat(balance.isEmptyFor(MessageClass.OTP)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"401,50002,BAD_CREDENTIALS", "403,50035,IP_NOT_ALLOWED", "403,50036,ACCOUNT_LOCKED"})
    void anApplicationThatCantSendHasNoBalanceWhateverTheAccountHas(int status, String code, Refusal reason) {
        vendor.then(error(status, code), ok(Jsms.fixture("dev-2017.json")));
        BalanceUnavailable missing = missing(both);
        assertThat(missing.reason()).isEqualTo(reason);
        assertThat(missing.reason().suspends()).isTrue();
    }

    @Test
    void anApplicationWithoutQuotaHasNone() {
        vendor.then(error(403, "50033"), ok(Jsms.fixture("dev-2017.json")));
        Balance balance = both.balance().balance();
        assertThat(balance.quotas())
                .contains(
                        quota(Scope.APPLICATION, Kind.ANY, null),
                        quota(Scope.APPLICATION, Kind.MARKETING, null),
                        quota(Scope.ACCOUNT, Kind.ANY, "3000"))
                .hasSize(5);
        assertThat(balance.notes()).singleElement().asString().contains("50033");
    }

    @Test
    void oneThatCantBeReadLeavesTheOtherAndANote() {
        vendor.then(ok(Jsms.fixture("app-2017.json")), error(401, "50002"));
        Balance withoutAccount = both.balance().balance();
        assertThat(withoutAccount.quotas()).containsExactly(quota(Scope.APPLICATION, Kind.ANY, "120"));
        assertThat(withoutAccount.notes()).singleElement().asString().contains("account", "BAD_CREDENTIALS");

        vendor.then(Behaviour.reset(), ok(Jsms.fixture("dev-2017.json")));
        Balance withoutApplication = both.balance().balance();
        assertThat(withoutApplication.quotas()).containsExactly(quota(Scope.ACCOUNT, Kind.ANY, "3000"));
        assertThat(withoutApplication.notes()).singleElement().asString().contains("application", "UNAVAILABLE");
    }

    @Test
    void bothThatCantBeReadAreAnErrorWithBothReasons() {
        vendor.then(error(403, "50035"), error(401, "50002"));
        BalanceUnavailable missing = missing(both);
        assertThat(missing.reason()).isEqualTo(Refusal.IP_NOT_ALLOWED);
        assertThat(missing.detail()).contains("50035", "BAD_CREDENTIALS");
    }

    @ParameterizedTest
    @CsvSource({
        "401,50002,BAD_CREDENTIALS",
        "200,50002,BAD_CREDENTIALS",
        "403,50008,ACCOUNT_LOCKED",
        "500,50019,UNAVAILABLE",
        "403,50999,INTERCEPTED",
        "429,50999,THROTTLED",
        "502,50999,UNAVAILABLE",
        "200,50999,UNRECOGNISED",
        "302,50999,UNRECOGNISED"
    })
    void aFailureNamesItsReason(int status, String code, Refusal reason) {
        vendor.then(error(status, code));
        assertThat(missing(application).reason()).isEqualTo(reason);
    }

    private static BalanceUnavailable missing(JsmsProvider provider) {
        return assertThatExceptionOfType(BalanceUnavailableException.class)
                .isThrownBy(() -> provider.balance().balance())
                .actual()
                .result();
    }

    private static Behaviour ok(String body) {
        return Behaviour.respond(200, body);
    }

    private static Behaviour error(int status, String code) {
        return Behaviour.respond(status, "{\"error\":{\"code\":" + code + ",\"message\":\"x\"}}");
    }

    private static Quota quota(Scope scope, Kind kind, @Nullable String amount) {
        return new Quota(scope, kind, Unit.MESSAGES, amount == null ? null : new BigDecimal(amount), null);
    }
}
