package io.smsgateway.codes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smsgateway.Secret;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

final class CodeSettingsTest {

    private static final Secret KEY = Secret.of("key", "a-key-of-codes-for-tests-0123456");
    private static final CodeSettings DEFAULT = CodeSettings.DEFAULT;

    @Test
    void hasTheDocumentedDefaults() {
        assertThat(DEFAULT.digits()).isEqualTo(6);
        assertThat(DEFAULT.life()).isEqualTo(Duration.ofMinutes(10));
        assertThat(DEFAULT.maxTries()).isEqualTo(5);
        assertThat(DEFAULT.resendPauses()).containsExactly(Duration.ofSeconds(60), Duration.ofSeconds(120));
        assertThat(DEFAULT.withDigits(6)).isEqualTo(DEFAULT).hasSameHashCodeAs(DEFAULT);
        assertThat(DEFAULT.withDigits(7)).isNotEqualTo(DEFAULT);
        assertThat(DEFAULT.withDigits(7).hashCode()).isNotEqualTo(DEFAULT.hashCode());
    }

    @Test
    void refusesValuesOutOfRangeAndNamesThem() {
        assertThatThrownBy(() -> DEFAULT.withDigits(3)).hasMessage("digits must be from 4 to 8, not 3");
        assertThatThrownBy(() -> DEFAULT.withDigits(9)).hasMessageContaining("not 9");
        assertThatThrownBy(() -> DEFAULT.withLife(Duration.ofSeconds(29))).hasMessageContaining("life");
        assertThatThrownBy(() -> DEFAULT.withLife(Duration.ofSeconds(3601))).hasMessageContaining("life");
        assertThatThrownBy(() -> DEFAULT.withMaxTries(0)).hasMessageContaining("maxTries");
        assertThatThrownBy(() -> DEFAULT.withMaxTries(21)).hasMessageContaining("maxTries");
        assertThatThrownBy(() -> DEFAULT.withResendPauses(List.of(Duration.ofMillis(999))))
                .hasMessageContaining("each of resendPauses");
        assertThatThrownBy(() -> DEFAULT.withResendPauses(Collections.nCopies(10, Duration.ofSeconds(1))))
                .hasMessageContaining("the number of resendPauses");
    }

    @Test
    void refusesPausesThatLeaveTheLastMessageNoTime() {
        assertThatThrownBy(DEFAULT.withLife(Duration.ofMinutes(3))::requireConsistent)
                .hasMessageContaining("resendPauses add up to PT3M")
                .hasMessageContaining("life of PT3M");
        assertThatCode(DEFAULT.withLife(Duration.ofMinutes(3).plusMillis(1))::requireConsistent)
                .doesNotThrowAnyException();
        assertThatCode(DEFAULT.withLife(Duration.ofSeconds(30)).withResendPauses(List.of())::requireConsistent)
                .doesNotThrowAnyException();
    }

    @Test
    void refusesTriesThatMakeGuessesWorthwhile() {
        assertThatThrownBy(DEFAULT.withDigits(4).withMaxTries(11)::requireConsistent)
                .hasMessageContaining("maxTries of 11 with 4 digits");
        assertThatCode(DEFAULT.withDigits(4).withMaxTries(10)::requireConsistent)
                .doesNotThrowAnyException();
    }

    @Test
    void refusesShortKeysAndIdsThatAreMalformedOrThereAlready() {
        assertThatThrownBy(() -> CodeKeys.of("k1", Secret.of("key", "0123456789012345678901234567890")))
                .hasMessageContaining("at least 32 characters, not 31")
                .hasMessageNotContaining("0123456789012345678901234567890");
        assertThatThrownBy(() -> CodeKeys.of("K1", KEY)).hasMessageContaining("1 to 8 small letters and digits");
        assertThatThrownBy(() -> CodeKeys.of("", KEY)).hasMessageContaining("1 to 8 small letters and digits");
        assertThatThrownBy(() -> CodeKeys.of("k1", KEY).withPrevious("k1", KEY))
                .hasMessageContaining("two keys of codes have the id k1");
        assertThat(CodeKeys.of("k1", KEY).withPrevious("k0", KEY).ids()).containsExactlyInAnyOrder("k0", "k1");
        assertThat(CodeKeys.of("k1", KEY)).hasToString("CodeKeys{current k1, all [k1]}");
    }
}
