package io.smsgateway.verification;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class TypedCodeTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "123456",
                "１２３４５６",
                "١٢٣٤٥٦",
                "۱۲۳۴۵۶",
                "१२३४५६",
                "\ud835\udfcf\ud835\udfd0\ud835\udfd1\ud835\udfd2\ud835\udfd3\ud835\udfd4",
                " 123456\r\n",
                "123456\u00a0",
                "\u3000123456\ufeff",
                "123 456",
                "123\u202f456",
                "1 2 3 4 5 6",
                "123-456",
                "123\u2011456",
                "123–456",
                "123－456",
                "12\u00ad34\u221256",
                "\u202a123456\u202c",
                "123\u200b456"
            })
    void readsTheDigitsThatThePersonMeant(String typed) {
        assertThat(VerificationService.normalized(typed)).isEqualTo("123456");
    }

    @Test
    void keepsLettersAndEverythingThatIsNoSeparator() {
        assertThat(VerificationService.normalized("Ａb-12")).isEqualTo("Ab12");
        assertThat(VerificationService.normalized("12\u0000.3/é!")).isEqualTo("12\u0000.3/é!");
        assertThat(VerificationService.normalized(" \n")).isEmpty();
    }
}
