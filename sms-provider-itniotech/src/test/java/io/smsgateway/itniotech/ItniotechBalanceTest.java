package io.smsgateway.itniotech;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.absent;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import io.smsgateway.Balance;
import io.smsgateway.BalanceUnavailable;
import io.smsgateway.BalanceUnavailableException;
import io.smsgateway.Quota;
import io.smsgateway.Quota.Kind;
import io.smsgateway.Refusal;
import io.smsgateway.testkit.SettableClock;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Instant;
import java.util.Currency;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ItniotechBalanceTest {

    @RegisterExtension
    static final WireMockExtension VENDOR = WireMockExtension.newInstance()
            .options(wireMockConfig().dynamicPort())
            .build();

    private static final Currency USD = Currency.getInstance("USD");
    private static final Instant NOW = Instant.ofEpochSecond(1_630_468_800);

    private final ItniotechSettings settings =
            Samples.settings().withBaseUrl(URI.create(VENDOR.baseUrl() + "/v3")).withCurrency(USD);
    private final SettableClock clock = SettableClock.at(NOW);
    private final ItniotechProvider provider = new ItniotechProvider(settings, clock);

    @AfterEach
    void close() {
        provider.close();
    }

    @Test
    void tellsTheThreeAmountsExactly() {
        vendorResponds(Samples.file("balance.json"));

        Balance balance = provider.balance().balance();

        assertThat(balance.asOf()).isEqualTo(NOW);
        assertThat(balance.notes()).isEmpty();
        assertThat(balance.quotas())
                .containsExactly(
                        money(Kind.PAID, "1234.567890"), money(Kind.GIFT, "50.00000"), money(Kind.CREDIT, "0"));
        VENDOR.verify(getRequestedFor(urlEqualTo("/v3/getBalance"))
                .withHeader("Content-Type", equalTo("application/json;charset=UTF-8"))
                .withHeader("Api-Key", equalTo("bDqJFiq9"))
                .withHeader("Timestamp", equalTo("1630468800"))
                .withHeader("Sign", equalTo("05d7a50893e22a5c4bb3216ae3396c7c"))
                .withRequestBody(absent()));
    }

    @Test
    void saysThatNobodyKnowsTheCurrency() {
        vendorResponds(Samples.file("balance.json"));
        ItniotechSettings unknown = Samples.settings().withBaseUrl(URI.create(VENDOR.baseUrl()));

        try (ItniotechProvider other = new ItniotechProvider(unknown, clock)) {
            Balance balance = other.balance().balance();

            assertThat(balance.quotas()).extracting(Quota::currency).containsOnlyNulls();
            assertThat(balance.notes()).singleElement().asString().contains("currency");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0",
                "-0.01",
                "007.50",
                "9223372036854775808",
                "1234567890123456789012345678901234567890.000000000001"
            })
    void readsAnyPlainDecimalAsTextOrNumber(String amount) {
        vendorResponds("{\"status\":\"0\",\"balance\":\"" + amount + "\"}");

        assertThat(provider.balance().balance().quotas()).containsExactly(money(Kind.PAID, amount));
    }

    @Test
    void readsAmountsThatAreNumbers() {
        vendorResponds("{\"status\":0,\"balance\":1234.567890,\"gift\":0.10,\"credit\":9223372036854775808}");

        assertThat(provider.balance().balance().quotas())
                .containsExactly(
                        money(Kind.PAID, "1234.567890"),
                        money(Kind.GIFT, "0.10"),
                        money(Kind.CREDIT, "9223372036854775808"));
    }

    @ParameterizedTest
    @CsvSource({"0E-8, 0.00000000", "1E+2, 100", "1.0E7, 10000000", "5.0E-4, 0.00050", "-1e1, -10"})
    void readsAmountsInEveryNotationAsTextAndAsNumbers(String written, String amount) {
        vendorResponds("{\"status\":\"0\",\"balance\":\"" + written + "\",\"gift\":" + written + "}");

        assertThat(provider.balance().balance().quotas())
                .containsExactly(money(Kind.PAID, amount), money(Kind.GIFT, amount));
    }

    @Test
    void makesNoQuotaOfWhatIsMissingAndAnEmptyOneOfWhatIsNull() {
        vendorResponds("{\"status\":\"0\",\"balance\":\"1\",\"credit\":null}");

        assertThat(provider.balance().balance().quotas())
                .containsExactly(money(Kind.PAID, "1"), money(Kind.CREDIT, null));

        vendorResponds("{\"status\":\"0\",\"balance\":\"1\",\"gift\":null}");
        assertThat(provider.balance().balance().quotas())
                .containsExactly(money(Kind.PAID, "1"), money(Kind.GIFT, null));

        vendorResponds("{\"status\":\"0\",\"balance\":null}");
        assertThat(provider.balance().balance().quotas()).containsExactly(money(Kind.PAID, null));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"\"",
                "\" \"",
                "\"NaN\"",
                "\"Infinity\"",
                "\"1e400\"",
                "1e400",
                "\"0x10\"",
                "\"1,234.5\"",
                "\"+1\"",
                "\".5\"",
                "\"1.\"",
                "\"--1\"",
                "\"١٢\"",
                "true",
                "\"1 USD\""
            })
    @DisplayName("S11 makes no number of what is no plain decimal")
    void makesNoNumberOfWhatIsNoPlainDecimal(String amount) {
        vendorResponds("{\"status\":\"0\",\"reason\":\"success\",\"balance\":" + amount + "}");
        assertThat(failure().reason()).isEqualTo(Refusal.UNRECOGNISED);

        vendorResponds("{\"status\":\"0\",\"reason\":\"success\",\"balance\":\"1\",\"gift\":" + amount + "}");
        assertThat(failure().reason()).isEqualTo(Refusal.UNRECOGNISED);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"status\":\"-1\"}|BAD_CREDENTIALS",
                "{\"status\":\"-2\"}|IP_NOT_ALLOWED",
                "{\"status\":\"-13\"}|ACCOUNT_LOCKED",
                "{\"status\":-16}|CLOCK_SKEW",
                "{\"status\":\"-18\"}|UNAVAILABLE",
                "{\"status\":\"-15\"}|THROTTLED",
                "{\"status\":\"-99\"}|UNRECOGNISED",
                "{\"status\":\"0\"}|UNRECOGNISED",
                "{\"balance\":\"1\"}|UNRECOGNISED",
                "{}|UNRECOGNISED",
                "[]|UNRECOGNISED",
                "null|UNRECOGNISED",
                "<html>|UNRECOGNISED",
            })
    void saysWhyThereIsNoBalance(String body, Refusal reason) {
        vendorResponds(body);

        assertThat(failure().reason()).isEqualTo(reason);
    }

    @ParameterizedTest
    @CsvSource({"500, UNAVAILABLE", "403, INTERCEPTED", "200, UNRECOGNISED"})
    void readsAWebPageByItsHttpStatus(int status, Refusal reason) {
        VENDOR.stubFor(any(anyUrl()).willReturn(aResponse().withStatus(status).withBody("<html>")));

        assertThat(failure().reason()).isEqualTo(reason);
    }

    @Test
    void takesNoBalanceUnderAnHttpError() {
        VENDOR.stubFor(any(anyUrl()).willReturn(aResponse().withStatus(502).withBody(Samples.file("balance.json"))));

        assertThat(failure().reason()).isEqualTo(Refusal.UNRECOGNISED);
    }

    @Test
    void isUnavailableWhenTheConnectionBreaks() {
        VENDOR.stubFor(any(anyUrl()).willReturn(aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER)));
        assertThat(failure().reason()).isEqualTo(Refusal.UNAVAILABLE);
        assertThat(VENDOR.getAllServeEvents()).hasSize(1);
    }

    @Test
    void isUnavailableWhenNobodyListens() {
        ItniotechSettings nobody = settings.withBaseUrl(io.smsgateway.testkit.FaultyServer.refuse());

        try (ItniotechProvider other = new ItniotechProvider(nobody, clock)) {
            assertThat(failureOf(other).reason()).isEqualTo(Refusal.UNAVAILABLE);
        }
    }

    @Test
    void signsTheNextQuestionByTheVendorsTimeWhenTheClockIsWrong() {
        VENDOR.stubFor(any(anyUrl())
                .willReturn(okJson(Samples.file("failure-timestamp.json"))
                        .withHeader("Date", "Wed, 01 Sep 2021 06:00:00 GMT")));
        VENDOR.stubFor(any(anyUrl())
                .withHeader("Timestamp", equalTo("1630476000"))
                .willReturn(okJson(Samples.file("balance.json"))));

        BalanceUnavailable first = failure();
        assertThat(first.reason()).isEqualTo(Refusal.CLOCK_SKEW);
        assertThat(first.detail()).contains("try again");
        assertThat(provider.balance().balance().quotas()).hasSize(3);
    }

    @Test
    void keepsItsTimeWhenTheVendorRefusesForAnotherReason() {
        VENDOR.stubFor(any(anyUrl())
                .willReturn(okJson("{\"status\":\"-1\"}").withHeader("Date", "Wed, 01 Sep 2021 06:00:00 GMT")));

        failure();
        failure();

        VENDOR.verify(2, getRequestedFor(urlEqualTo("/v3/getBalance")).withHeader("Timestamp", equalTo("1630468800")));
    }

    private BalanceUnavailable failure() {
        return failureOf(provider);
    }

    private static BalanceUnavailable failureOf(ItniotechProvider asked) {
        return catchThrowableOfType(
                        BalanceUnavailableException.class, () -> asked.balance().balance())
                .result();
    }

    private static void vendorResponds(String body) {
        VENDOR.stubFor(any(anyUrl()).willReturn(okJson(body)));
    }

    private static Quota money(Kind kind, @Nullable String amount) {
        return new Quota(
                Quota.Scope.ACCOUNT, kind, Quota.Unit.MONEY, amount == null ? null : new BigDecimal(amount), USD);
    }
}
