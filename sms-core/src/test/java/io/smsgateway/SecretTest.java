package io.smsgateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SecretTest {

    @Test
    void showsItselfOnlyToWhoAsksByName() {
        Secret secret = Secret.of("api-key", "Sk!~secret");

        assertThat(secret.reveal()).isEqualTo("Sk!~secret");
        assertThat(secret).hasToString("***");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\n"})
    void saysThatItIsEmpty(String value) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Secret.of("api-key", value))
                .withMessage("api-key is empty; check the configuration");
    }

    @ParameterizedTest
    @ValueSource(strings = {"sekret ", "sek ret", "sekret\n", "sekr\u00e9t", "sekret\u007f", "ｓekret"})
    @DisplayName("P1 refuses what no header can carry, without repeating it")
    void refusesWhatNoHeaderCanCarryWithoutRepeatingIt(String value) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Secret.of("api-key", value))
                .withMessage("api-key has a blank or a character that is not printable ASCII; check the configuration");
    }

    @Test
    void isEqualToAnotherOfTheSameValueWhateverItsName() {
        assertThat(Secret.of("a", "value"))
                .isEqualTo(Secret.of("b", "value"))
                .hasSameHashCodeAs(Secret.of("b", "value"));
        assertThat(Secret.of("a", "value"))
                .isNotEqualTo(Secret.of("a", "valuf"))
                .isNotEqualTo("value");
    }
}
