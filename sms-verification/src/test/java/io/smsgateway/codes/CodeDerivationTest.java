package io.smsgateway.codes;

import static org.assertj.core.api.Assertions.assertThat;

import io.smsgateway.PhoneNumber;
import io.smsgateway.Secret;
import java.util.Random;
import org.junit.jupiter.api.Test;

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
        assertThat(key.code(ID, 4)).isEqualTo("7620");
        assertThat(key.code(ID, 6)).isEqualTo("317620");
        assertThat(key.code(ID, 8)).isEqualTo("02317620");
        assertThat(key.recipient(ID, TO)).isEqualTo("e245999693deb7c785eead6d720df44d3642f2fe8dcc47ad31b12571531a71f0");
        assertThat(key.binding(ID, TO, "login-code", "session-1"))
                .isEqualTo("4fb8f7b790b67f055f01e8043f13acb231d15c7aaa1513291b0cf11854b4a01f");
    }

    @Test
    void comparesTheWholeCode() {
        assertThat(key.isCode(ID, 6, "317620")).isTrue();
        assertThat(key.isCode(ID, 6, "317621")).isFalse();
        assertThat(key.isCode(ID, 6, "31762")).isFalse();
        assertThat(key.isCode(ID, 6, "3176200")).isFalse();
        assertThat(key.isCode(ID, 8, "317620")).isFalse();
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
