package io.smsgateway.codes;

import static org.assertj.core.api.Assertions.assertThat;

import io.smsgateway.PhoneNumber;
import io.smsgateway.Secret;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class CodeDerivationTest {

    private static final PhoneNumber TO = PhoneNumber.of("+8613800138000");
    private static final String ID = "k1.AAECAwQFBgcICQoLDA0ODw";

    private final CodeDerivation key =
            new CodeDerivation("k1", Secret.of("key", "a-key-of-codes-for-tests-0123456789"));

    /** Computed by another implementation; a change makes all codes on their way wrong. */
    @Test
    void derivesTheSameValuesInEveryVersion() {
        byte[] random = new byte[CodeDerivation.RANDOM];
        for (byte i = 0; i < random.length; i++) {
            random[i] = i;
        }

        assertThat(key.id(random)).isEqualTo(ID);
        assertThat(key.code(ID, 4)).isEqualTo("4297");
        assertThat(key.code(ID, 6)).isEqualTo("784297");
        assertThat(key.code(ID, 8)).isEqualTo("27784297");
        assertThat(key.recipient(ID, TO)).isEqualTo("387d3348ac26da43edd676a6b288890a924fbaa44eee7c8e024d5e226f2c2a2e");
        assertThat(key.binding(ID, TO, "login-code", "session-1"))
                .isEqualTo("ce16fbe71c14026512d874917500e5c3050ce895b83785bdbda6bb623089f4c2");
    }

    @Test
    void comparesTheWholeCode() {
        assertThat(key.isCode(ID, 6, "784297")).isTrue();
        assertThat(key.isCode(ID, 6, "784298")).isFalse();
        assertThat(key.isCode(ID, 6, "78429")).isFalse();
        assertThat(key.isCode(ID, 6, "7842970")).isFalse();
        assertThat(key.isCode(ID, 8, "784297")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "k1",
                "k1.",
                "k1.AAECAwQFBgcICQoLDA0OD",
                "k1.AAECAwQFBgcICQoLDA0ODwA",
                "k1.AAECAwQFBgcICQoLDA0OD.",
                "k1.AAECAwQFBgcICQoLDA0OD\u00e9",
                "k1.AAECAwQFBgcICQoLDA0OD\u0000",
                ".AAECAwQFBgcICQoLDA0ODw"
            })
    void findsNoKeyForAnIdThatItCannotHaveMade(String id) {
        CodeKeys keys = CodeKeys.of("k1", Secret.of("key", "a-key-of-codes-for-tests-0123456789"));

        assertThat(keys.of(ID)).isNotNull();
        assertThat(keys.of("k1.AZaz09-_BgcICQoLDA0ODw")).isNotNull();
        assertThat(keys.of(id)).isNull();
    }

    @Test
    void tellsPartsApartThatReadTheSameTogether() {
        assertThat(key.binding(ID, TO, "login", "1-session")).isNotEqualTo(key.binding(ID, TO, "login1", "-session"));
    }

    /** The chi-squared statistic of 100 equally likely values has 99 degrees of freedom; it exceeds 170 once in 100,000 times. */
    @Test
    void favoursNoDigits() {
        int[] counts = new int[100];
        int ids = 100_000;
        Random random = new Random(1);
        for (int i = 0; i < ids; i++) {
            byte[] bytes = new byte[CodeDerivation.RANDOM];
            random.nextBytes(bytes);
            counts[Integer.parseInt(key.code(key.id(bytes), 6).substring(0, 2))]++;
        }
        double expected = ids / 100.0;
        double statistic = 0;
        for (int count : counts) {
            statistic += (count - expected) * (count - expected) / expected;
        }

        assertThat(statistic).isBetween(40.0, 170.0);
    }
}
