package io.smsgateway.itniotech;

import static org.assertj.core.api.Assertions.assertThat;

import io.smsgateway.PhoneNumber;
import io.smsgateway.Refusal;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class StatusCodeTest {

    private static final PhoneNumber SOUND = PhoneNumber.of("+" + Samples.CHINA);
    private static final PhoneNumber UNKNOWN_RANGE = PhoneNumber.of("+8612000000000");

    @ParameterizedTest
    @CsvSource({
        "-1, BAD_CREDENTIALS",
        "-2, IP_NOT_ALLOWED",
        "-3, CONTENT_REJECTED",
        "-4, CONTENT_REJECTED",
        "-5, CONTENT_REJECTED",
        "-6, TEMPLATE",
        "-7, INVALID_REQUEST",
        "-8, INVALID_REQUEST",
        "-9, UNSUPPORTED",
        "-10, OUT_OF_CREDIT",
        "-11, INVALID_REQUEST",
        "-12,",
        "-13, ACCOUNT_LOCKED",
        "-14, INVALID_REQUEST",
        "-15, THROTTLED",
        "-16, CLOCK_SKEW",
        "-17, TEMPLATE",
        "-18,",
        "-19, ACCOUNT_LOCKED",
        "-20, DUPLICATE",
        "-21, INVALID_REQUEST",
        "-22, INVALID_REQUEST",
        "-23, INVALID_REQUEST",
        "-24, INVALID_REQUEST",
        "-25, INVALID_REQUEST",
        "-26,",
        "-27, THROTTLED",
        "-28, RECIPIENT_LIMIT",
        "-29, ACCOUNT_LOCKED",
        "-30, BAD_CREDENTIALS",
        "-31, IP_NOT_ALLOWED",
    })
    @DisplayName("S14 knows every code of the vendor's pages")
    void knowsEveryCodeOfTheVendorsPages(String code, Refusal refusal) {
        assertThat(StatusCode.of(code).orElseThrow().refusal(SOUND).orElse(null))
                .isEqualTo(refusal);
    }

    @Test
    void blamesTheNumberOnlyWhenOurOwnCheckDoesToo() {
        assertThat(UNKNOWN_RANGE.isInKnownRange()).isFalse();

        assertThat(StatusCode.NUMBER.refusal(UNKNOWN_RANGE)).contains(Refusal.INVALID_RECIPIENT);
        assertThat(StatusCode.NUMBER.refusal(SOUND)).contains(Refusal.UNSUPPORTED);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "0", "1", "-32", "-01", " -1", "-1.0", "999"})
    void knowsNoOtherCode(String code) {
        assertThat(StatusCode.of(code)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(StatusCode.class)
    void saysInWordsWhatACodeMeans(StatusCode code) {
        assertThat(code.detail(null)).isNotBlank().isEqualTo(code.detail("  "));
        assertThat(code.detail(" vendor's word ")).endsWith("(vendor's word)");
    }
}
