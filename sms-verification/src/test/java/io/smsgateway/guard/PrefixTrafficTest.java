package io.smsgateway.guard;

import static org.assertj.core.api.Assertions.assertThat;

import io.smsgateway.PhoneNumber;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The two rules about a prefix at their limits. */
final class PrefixTrafficTest {

    private static final long NOW = Instant.parse("2026-11-30T10:04:00Z").toEpochMilli();
    private static final long SLOT = Slots.SHORT.of(NOW);
    private static final long TODAY = Slots.DAY.of(NOW);
    private static final String PREFIX = "+861380";
    private static final Send SEND = new Send(NOW, List.of(), List.of(), PREFIX);

    private final PrefixTraffic traffic = new PrefixTraffic(PrefixPolicy.DEFAULT, ConversionPolicy.DEFAULT);
    private final Map<String, NavigableMap<Long, long[]>> slots = new HashMap<>();
    private @Nullable PrefixBlock block;

    private void put(String id, long slot, long used, long verified) {
        slots.computeIfAbsent(id, none -> new TreeMap<>()).put(slot, new long[] {used, verified});
    }

    private Counts counts() {
        return new Counts(true, List.of(), slots, block);
    }

    private boolean isLimited() {
        return traffic.volume(SEND, counts()) != null;
    }

    @ParameterizedTest
    @CsvSource({
        // sent in the hour, verified of them, verified of the prefix in its week, of all in the week; limited
        "29, 0, 0, 1680, false",
        "30, 0, 0, 1680, true",
        "31, 1, 0, 1680, false",
        "32, 1, 0, 1680, true",
        "1000, 350, 0, 1680, false",
        "1030, 350, 0, 1680, true",
        "49, 0, 1680, 1680, false",
        "50, 0, 1680, 1680, true",
        "49, 0, 0, 840000, false",
        "50, 0, 0, 840000, true",
        "5000, 0, 0, 99, false"
    })
    void aPrefixMayHaveWhatItsWeekAndAllTrafficExplain(
            long sent, long verified, long ownWeek, long allWeek, boolean limited) {
        put("p:" + PREFIX, SLOT - 3, sent, verified);
        put("P:" + PREFIX, TODAY - 2, 0, ownWeek);
        for (int day = 1; day <= 7; day++) {
            put("A", TODAY - day, 0, allWeek / 7 + (day == 1 ? allWeek % 7 : 0));
        }

        assertThat(isLimited()).isEqualTo(limited);
    }

    @Test
    void daysWithoutTrafficDoNotLowerTheMean() {
        put("p:" + PREFIX, SLOT, 49, 0);
        put("P:" + PREFIX, TODAY - 7, 0, 240);
        put("A", TODAY - 7, 0, 240);
        assertThat(isLimited()).isFalse();

        put("p:" + PREFIX, SLOT, 50, 0);
        assertThat(isLimited()).isTrue();
    }

    @Test
    void todayAndDaysBeforeTheWeekAreNotInTheMean() {
        put("p:" + PREFIX, SLOT, 30, 0);
        put("P:" + PREFIX, TODAY - 8, 0, 100_000);
        put("P:" + PREFIX, TODAY, 0, 100_000);
        put("A", TODAY - 1, 0, 100);
        put("A", TODAY, 0, 1_000_000);

        assertThat(isLimited()).isTrue();
    }

    @Test
    void theVerifiedCodesOfTheHourAreAllTraffic() {
        put("A", TODAY - 1, 0, 100);
        put("p:" + PREFIX, SLOT, 99, 0);
        put("a", SLOT - 5, 0, 10_000);
        assertThat(isLimited()).isFalse();
        put("a", SLOT - 5, 0, 9_800);
        assertThat(isLimited()).isTrue();
        put("a", SLOT - 6, 0, 10_000);
        assertThat(isLimited()).isTrue();
    }

    @Test
    void theRuleHoldsOnceConversionsAreKnown() {
        put("p:" + PREFIX, SLOT, 50, 0);
        put("A", TODAY, 0, 1099);
        put("a", SLOT, 0, 500);
        put("a", SLOT - 1, 0, 500);
        put("a", SLOT - 2, 0, 99);
        assertThat(isLimited()).isFalse();
        put("A", TODAY, 0, 1100);
        assertThat(isLimited()).isTrue();
        put("A", TODAY, 0, 1099);
        put("A", TODAY - 7, 0, 1);
        assertThat(isLimited()).isTrue();
        slots.remove("A");
        put("A", TODAY, 0, 1099);
        put("A", TODAY - 8, 0, 1000);
        assertThat(isLimited()).isFalse();

        assertThat(new PrefixTraffic(PrefixPolicy.NONE, ConversionPolicy.DEFAULT).volume(SEND, counts()))
                .isNull();
    }

    @Test
    void theRuleStaysOnceConversionsAreKnown() {
        put("p:" + PREFIX, SLOT, 30, 0);
        put("A", TODAY, 0, 100);

        assertThat(isLimited()).isTrue();
    }

    @Test
    void todayIsNoDayOfTheMeanOfAllTraffic() {
        put("p:" + PREFIX, SLOT, 49, 0);
        put("A", TODAY - 1, 0, 120_000);
        put("A", TODAY, 0, 1);
        assertThat(isLimited()).isFalse();
        put("p:" + PREFIX, SLOT, 50, 0);
        assertThat(isLimited()).isTrue();
    }

    @Test
    void verifiedCodesBeforeTheHourRaiseNoLimit() {
        put("A", TODAY - 1, 0, 100);
        put("p:" + PREFIX, SLOT - 7, 0, 1000);
        put("p:" + PREFIX, SLOT - 6, 0, 1000);
        put("p:" + PREFIX, SLOT, 30, 0);

        assertThat(isLimited()).isTrue();
    }

    @Test
    void theHourHasSixSlotsAndTheNextBeginsAtTheRetry() {
        put("A", TODAY - 1, 0, 100);
        put("p:" + PREFIX, SLOT - 6, 1000, 0);
        put("p:" + PREFIX, SLOT - 5, 29, 0);
        assertThat(isLimited()).isFalse();
        put("p:" + PREFIX, SLOT, 1, 0);

        Violation violation = Objects.requireNonNull(traffic.volume(SEND, counts()));

        assertThat(violation.rule()).isEqualTo(GuardRule.PREFIX);
        assertThat(violation.retryAfter()).isEqualTo(Duration.ofMinutes(6));
        assertThat(violation.detail())
                .isEqualTo("the prefix had 30 messages in an hour, of which 0 were verified; its limit is 30");
    }

    @ParameterizedTest
    @CsvSource({
        // sent and verified of the prefix, of the others; low
        "20, 6, 100, 80, true",
        "20, 7, 100, 80, false",
        "19, 0, 100, 80, false",
        "20, 6, 100, 60, false",
        "20, 6, 100, 61, true",
        "20, 0, 99, 80, false",
        "20, 0, 100, 0, false"
    })
    void tooFewVerifiedCodesAreThoseFarBelowTheOthers(
            long sent, long verified, long others, long othersVerified, boolean low) {
        put("p:" + PREFIX, SLOT - 2, sent, verified);
        put("a", SLOT - 2, sent + others, verified + othersVerified);

        assertThat(traffic.low(SEND, counts()) != null).isEqualTo(low);
    }

    @Test
    void theWeekIsTheAverageWhereTheOthersHaveTooFewMessages() {
        put("p:" + PREFIX, SLOT - 2, 20, 0);
        put("a", SLOT - 2, 20, 0);
        put("A", TODAY - 7, 50, 40);
        put("A", TODAY, 49, 40);
        assertThat(traffic.low(SEND, counts())).isNull();
        put("A", TODAY, 50, 40);
        assertThat(traffic.low(SEND, counts())).isEqualTo(new PrefixTraffic.Rate(20, 0));
    }

    @Test
    void messagesOfTheLastTenMinutesAndBeforeTheHourAreNotJudged() {
        put("a", SLOT - 2, 1000, 900);
        put("p:" + PREFIX, SLOT - 1, 1000, 0);
        put("p:" + PREFIX, SLOT - 8, 1000, 0);
        put("p:" + PREFIX, SLOT - 7, 19, 0);
        assertThat(traffic.low(SEND, counts())).isNull();
        put("p:" + PREFIX, SLOT - 2, 1, 0);
        assertThat(traffic.low(SEND, counts())).isEqualTo(new PrefixTraffic.Rate(20, 0));
    }

    @Test
    void whatWasSentBeforeTheLastBlockEndedIsNotJudgedAgain() {
        put("a", SLOT - 2, 1000, 900);
        put("p:" + PREFIX, SLOT - 4, 20, 0);
        block = new PrefixBlock(PREFIX, Instant.ofEpochMilli(Slots.SHORT.begin(SLOT - 4) + 1), 1);
        assertThat(traffic.low(SEND, counts())).isNull();
        block = new PrefixBlock(PREFIX, Instant.ofEpochMilli(Slots.SHORT.begin(SLOT - 4)), 1);
        assertThat(traffic.low(SEND, counts())).isNotNull();
    }

    @ParameterizedTest
    @CsvSource({
        // the last level, hours since the last block; the next level, its length
        "0, 0, 1, PT15M",
        "1, 0, 2, PT30M",
        "3, 23, 4, PT2H",
        "3, 24, 1, PT15M",
        "6, 1, 7, PT16H",
        "7, 1, 8, PT24H",
        "90, 1, 91, PT24H"
    })
    void aBlockIsTwiceAsLongAsTheLastOneOfTheDay(int last, long hours, int level, Duration length) {
        PrefixBlock before = new PrefixBlock(PREFIX, Instant.ofEpochMilli(NOW).minus(Duration.ofHours(hours)), last);

        assertThat(traffic.next(SEND, before))
                .isEqualTo(new PrefixBlock(PREFIX, Instant.ofEpochMilli(NOW).plus(length), level));
    }

    @Test
    void theFirstBlockOfAPrefixLastsFifteenMinutes() {
        PrefixBlock first = traffic.next(SEND, null);

        assertThat(first).isEqualTo(new PrefixBlock(PREFIX, Instant.ofEpochMilli(NOW + 900_000), 1));
        assertThat(first.isActive(Instant.ofEpochMilli(NOW + 899_999))).isTrue();
        assertThat(first.isActive(Instant.ofEpochMilli(NOW + 900_000))).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"+8613800138000, +861380", "+3546112345, +354611", "+447911123456, +447911", "+29051234, +2905"})
    void aPrefixLeavesAtLeastFourDigitsOpen(String number, String prefix) {
        assertThat(Subject.prefix(PhoneNumber.of(number))).isEqualTo(prefix);
    }
}
