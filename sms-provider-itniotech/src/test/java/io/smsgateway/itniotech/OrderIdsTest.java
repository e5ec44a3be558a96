package io.smsgateway.itniotech;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Index.atIndex;

import io.smsgateway.Secret;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class OrderIdsTest {

    private static final Secret SECRET = Secret.of("api-secret", "s1");

    @Test
    @DisplayName("P3 makes ids of twenty-four digits that are all different")
    void makesIdsOfTwentyFourDigitsThatAreAllDifferent() {
        OrderIds ids = new OrderIds(new SecureRandom(), SECRET);
        List<String> made = new ArrayList<>(ids.next(1000));
        made.addAll(ids.next(1000));

        assertThat(made).doesNotHaveDuplicates().allMatch(id -> id.matches("[0-9a-z]{24}"));
    }

    @Test
    void padsWhatTheRandomSourceMakesShort() {
        assertThat(new OrderIds(() -> 0, SECRET).next(37))
                .allMatch(id -> id.startsWith("0000000000000"))
                .satisfies(first -> assertThat(first).endsWith("000"), atIndex(0))
                .satisfies(last -> assertThat(last).endsWith("010"), atIndex(36));
    }

    @Test
    void takesTheLargestRandomNumber() {
        assertThat(new OrderIds(() -> -1, SECRET).next(1)).allMatch(id -> id.length() == 24);
    }

    @Test
    void knowsItsOwnByTheSecretAlone() {
        List<String> made = new OrderIds(new SecureRandom(), SECRET).next(2);
        OrderIds elsewhere = new OrderIds(new SecureRandom(), SECRET);

        assertThat(made).allMatch(elsewhere::isOurs);
        assertThat(made).noneMatch(new OrderIds(new SecureRandom(), Secret.of("api-secret", "s2"))::isOurs);
    }

    @Test
    void takesNothingThatWasAltered() {
        OrderIds ids = new OrderIds(new SecureRandom(), SECRET);
        String id = ids.next(1).get(0);

        for (int i = 0; i < 21; i++) {
            char other = id.charAt(i) == '0' ? '1' : '0';
            assertThat(ids.isOurs(id.substring(0, i) + other + id.substring(i + 1)))
                    .isFalse();
        }
        assertThat(List.of(
                        "",
                        "x",
                        id + "0",
                        id.substring(1),
                        id.toUpperCase(Locale.ROOT).replace('0', 'A')))
                .noneMatch(ids::isOurs);
    }
}
