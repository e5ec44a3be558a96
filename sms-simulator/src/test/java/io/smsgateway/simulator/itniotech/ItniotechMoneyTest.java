package io.smsgateway.simulator.itniotech;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smsgateway.simulator.Http;
import io.smsgateway.simulator.SmsSimulatorExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ItniotechMoneyTest {

    @RegisterExtension
    static final SmsSimulatorExtension SIMULATOR = new SmsSimulatorExtension();

    private static String balance() {
        return Http.itniotech(SIMULATOR.simulator(), "GET", "/sms/getBalance", "")
                .body();
    }

    private static void has(String balance, String gift, String credit) {
        SIMULATOR.itniotech().account().balance(ItniotechBalance.of(balance, gift, credit));
    }

    private static String statusOfText(String numbers, String content) {
        return Http.text(SIMULATOR.simulator(), numbers, content)
                .json()
                .path("status")
                .asString();
    }

    @Test
    void returnsThreeAmountsWithTheVendorsFractionDigits() {
        has("100", "50", "0");
        statusOfText("8613900000001", "Hello");

        assertThat(balance())
                .isEqualTo("{\"status\":\"0\",\"reason\":\"success\",\"balance\":\"99.990000\","
                        + "\"gift\":\"50.00000\",\"credit\":\"0\"}");
    }

    @Test
    void spendsWhatWasPaidThenWhatWasGivenThenWhatMayBeOwed() {
        has("0.01", "0.01", "0.015");

        assertThat(statusOfText("8613900000001,8613900000002,8613900000003", "Hello"))
                .isEqualTo("0");
        assertThat(balance()).contains("\"balance\":\"0.000000\",\"gift\":\"0.00000\",\"credit\":\"0.005\"");
        assertThat(statusOfText("8613900000001", "Hello")).isEqualTo("-10");
    }

    @Test
    void refusesAWholeCallThatTheMoneyDoesNotCover() {
        has("0.015", "0", "0");

        assertThat(statusOfText("8613900000001,8613900000002", "Hello")).isEqualTo("-10");
        assertThat(SIMULATOR.itniotech().ledger().count()).isZero();
        assertThat(balance()).contains("\"balance\":\"0.015000\"");
        assertThat(statusOfText("8613900000001,bad", "Hello")).isEqualTo("0");
    }

    @ParameterizedTest
    @CsvSource({
        "a,160,1",
        "a,161,2",
        "a,306,2",
        "a,307,3",
        "€,80,1",
        "€,81,2",
        "\u4f60,70,1",
        "\u4f60,71,2",
        "\u4f60,135,3"
    })
    void chargesEveryPart(String character, int times, int parts) {
        has("10", "0", "0");
        SIMULATOR.itniotech().account().price("1");

        assertThat(statusOfText("8613900000001", character.repeat(times))).isEqualTo("0");
        assertThat(SIMULATOR.itniotech().account().balance().balance()).isEqualByComparingTo("" + (10 - parts));
    }

    @Test
    void doesNotTakeNegativeAmounts() {
        assertThatThrownBy(() -> has("-1", "0", "0")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> has("0", "-1", "0")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> has("0", "0", "-1")).isInstanceOf(IllegalArgumentException.class);
    }
}
