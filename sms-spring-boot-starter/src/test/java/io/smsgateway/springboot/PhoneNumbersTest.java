package io.smsgateway.springboot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.smsgateway.PhoneNumber;
import io.smsgateway.springboot.InvalidPhoneNumberException.Reason;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** What people type into a form. */
class PhoneNumbersTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "13900000001",
                "\uff11\uff13\uff19\uff10\uff10\uff10\uff10\uff10\uff10\uff10\uff11",
                "\u0661\u0663\u0669\u0660\u0660\u0660\u0660\u0660\u0660\u0660\u0661",
                "\uff0b86 139 0000 0001",
                "\u202a+86\u00a0139\u20110000\u20110001\u202c",
                "139\u20130000\u22120001",
                "\ufeff139\u30000000\u200b0001\t",
                "\uff08139\uff090000 0001",
                "139\u30fc0000\uff700001"
            })
    void readsWhatKeyboardsAndContactListsWrite(String typed) {
        assertThat(PhoneNumbers.forRegion("CN").read(typed)).isEqualTo(PhoneNumber.of("+8613900000001"));
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "CN, '', BLANK",
                "CN, -, BLANK",
                "CN, '\u00a0\u200b', BLANK",
                "CN, 1390000000x, INVALID_CHARACTER",
                "CN, 139@0000, INVALID_CHARACTER",
                "CN, 13900000001\u00b2, INVALID_CHARACTER",
                "DE, 0151 2345678\u2460, INVALID_CHARACTER",
                "-, 13900000001, NO_COUNTRY_CODE",
                "-, (139) 0000 0001, NO_COUNTRY_CODE",
                "-, +861390000000155, NOT_POSSIBLE",
                "CN, 139, NOT_POSSIBLE",
                "CN, +9991234567, NOT_POSSIBLE",
                "DE, 123456/123457, INVALID_CHARACTER",
                "DE, 089/123456/7, INVALID_CHARACTER",
                "DE, 08912345678/79, INVALID_CHARACTER",
                "DE, 089/, INVALID_CHARACTER",
                "DE, 030123456/1234567, INVALID_CHARACTER",
                "-, 089/1234567, NO_COUNTRY_CODE"
            })
    void saysWhyATextIsNoNumberWithoutRepeatingIt(@Nullable String region, @Nullable String typed, Reason reason) {
        PhoneNumbers numbers = new PhoneNumbers(() -> Optional.ofNullable(region));

        assertThatExceptionOfType(InvalidPhoneNumberException.class)
                .isThrownBy(() -> numbers.read(typed))
                .satisfies(invalid -> assertThat(invalid.reason()).isEqualTo(reason))
                .satisfies(invalid -> {
                    if (reason != Reason.BLANK) {
                        assertThat(invalid.getMessage()).doesNotContain(typed);
                    }
                });
        assertThat(AnnotatedElementUtils.findMergedAnnotation(InvalidPhoneNumberException.class, ResponseStatus.class))
                .isNotNull()
                .satisfies(annotation -> assertThat(annotation.value()).isEqualTo(HttpStatus.BAD_REQUEST));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "089/12345678",
                "089 / 1234 5678",
                "(089)/12345678",
                "089\uff0f12345678",
                "+49 89/12345678",
                "+49 (0)89/12345678",
                "0049 89/12345678"
            })
    void readsASlashBehindTheAreaCode(String typed) {
        assertThat(PhoneNumbers.forRegion("DE").read(typed)).isEqualTo(PhoneNumber.of("+498912345678"));
    }

    @Test
    void readsACountryCodeInBracketsWithoutARegion() {
        assertThat(new PhoneNumbers(Optional::empty).read("(+86) 139 0000 0001"))
                .isEqualTo(PhoneNumber.of("+8613900000001"));
    }
}
