package io.smsgateway.itniotech;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class OrderIdsTest {

    @Test
    @DisplayName("P3 makes ids of sixteen digits that are all different")
    void makesIdsOfSixteenDigitsThatAreAllDifferent() {
        OrderIds ids = new OrderIds(new SecureRandom());
        List<String> made = new ArrayList<>(ids.next(1000));
        made.addAll(ids.next(1000));

        assertThat(made).doesNotHaveDuplicates().allMatch(id -> id.matches("[0-9a-z]{16}"));
    }

    @Test
    void padsWhatTheRandomSourceMakesShort() {
        assertThat(new OrderIds(() -> 0).next(37))
                .startsWith("0000000000000000")
                .endsWith("0000000000000010");
    }

    @Test
    void takesTheLargestRandomNumber() {
        assertThat(new OrderIds(() -> -1).next(1)).allMatch(id -> id.length() == 16);
    }
}
