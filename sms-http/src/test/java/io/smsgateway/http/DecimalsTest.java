package io.smsgateway.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DecimalsTest {

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "-0.00, 0.00",
        "12.50, 12.50",
        "0E-8, 0.00000000",
        "1E+2, 100",
        "1e2, 100",
        "1.0E7, 10000000",
        "5.0E-4, 0.00050",
        "-7.25e-1, -0.725",
        "12345678901234567890.123456789, 12345678901234567890.123456789",
    })
    void readsEveryNotationExactly(String text, String plain) {
        assertThat(Decimals.parse(text)).contains(new BigDecimal(plain));
        assertThat(Decimals.parse(text).orElseThrow().toPlainString()).isEqualTo(plain);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "1 ",
                "+1",
                ".5",
                "1.",
                "1,5",
                "0x10",
                "1e",
                "1e+",
                "NaN",
                "Infinity",
                "null",
                "٣",
                "1e101",
                "1e-101",
                "0e999",
                "1e999999999",
                "1e-999999999",
                "1.0e2147483648"
            })
    void refusesOtherTextsAndHugeExponents(String text) {
        assertThat(Decimals.parse(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e99", "1e-100", "-1.5e99"})
    void readsExponentsUpToAHundredDigits(String text) {
        assertThat(Decimals.parse(text).orElseThrow()).isEqualByComparingTo(new BigDecimal(text));
    }
}
