package io.smsgateway.client;

import static io.smsgateway.MessageClass.MARKETING;
import static io.smsgateway.MessageClass.OTP;
import static io.smsgateway.MessageClass.TRANSACTIONAL;
import static org.assertj.core.api.Assertions.assertThat;

import io.smsgateway.MessageClass;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class WaitingLineTest {

    private final WaitingLine line = new WaitingLine();
    private final WaitingCall first = call();
    private final WaitingCall second = call();

    private static WaitingCall call() {
        return new WaitingCall(new ProviderTurn(new Call(), true), (i, result) -> {});
    }

    private static WaitingMessage entry(int n, MessageClass messageClass, WaitingLine.Key key, int max) {
        return new WaitingMessage(
                Sending.outbound(Sample.text(n).withClass(messageClass)), n, call(), key, max, 0, Long.MAX_VALUE);
    }

    private WaitingMessage add(int n, MessageClass messageClass, WaitingLine.Key key, int max) {
        WaitingMessage entry = entry(n, messageClass, key, max);
        line.add(entry);
        return entry;
    }

    private void addAll(MessageClass messageClass, WaitingCall owner, int max, int... numbers) {
        for (int n : numbers) {
            add(n, messageClass, new WaitingLine.Key(owner, "key"), max);
        }
    }

    private static List<String> numbers(List<WaitingMessage> entries) {
        return entries.stream()
                .map(entry -> entry.message().to().national().substring(9))
                .toList();
    }

    private List<String> cut(MessageClass messageClass) {
        return numbers(line.cut(messageClass, Integer.MAX_VALUE));
    }

    private List<@Nullable MessageClass> order(int requests, boolean codesOnly) {
        List<@Nullable MessageClass> order = new ArrayList<>();
        for (int i = 0; i < requests; i++) {
            MessageClass next = line.next(codesOnly);
            order.add(next);
            if (next != null) {
                line.cut(next, Integer.MAX_VALUE);
            }
        }
        return order;
    }

    @Test
    void aLowerClassGetsOneRequestAfterFourOfAHigherOne() {
        addAll(OTP, first, 1, IntStream.range(0, 30).toArray());
        addAll(TRANSACTIONAL, first, 1, IntStream.range(0, 9).toArray());
        addAll(MARKETING, first, 1, 1, 2);

        assertThat(order(22, false))
                .containsExactly(
                        OTP,
                        OTP,
                        OTP,
                        OTP,
                        TRANSACTIONAL,
                        OTP,
                        OTP,
                        OTP,
                        OTP,
                        TRANSACTIONAL,
                        OTP,
                        OTP,
                        OTP,
                        OTP,
                        TRANSACTIONAL,
                        OTP,
                        OTP,
                        OTP,
                        OTP,
                        TRANSACTIONAL,
                        OTP,
                        OTP);
        assertThat(order(13, false))
                .containsExactly(
                        OTP, OTP, MARKETING, OTP, OTP, OTP, OTP, TRANSACTIONAL, OTP, OTP, OTP, OTP, TRANSACTIONAL);
    }

    @Test
    void marketingGetsOneRequestAfterFourTransactionalOnesWithoutCodes() {
        addAll(TRANSACTIONAL, first, 1, IntStream.range(0, 6).toArray());
        addAll(MARKETING, first, 1, 1, 2);

        assertThat(order(9, false))
                .containsExactly(
                        TRANSACTIONAL,
                        TRANSACTIONAL,
                        TRANSACTIONAL,
                        TRANSACTIONAL,
                        MARKETING,
                        TRANSACTIONAL,
                        TRANSACTIONAL,
                        MARKETING,
                        null);
    }

    @Test
    void codesThatWaitAloneGoOnWithoutABound() {
        addAll(OTP, first, 1, IntStream.range(0, 7).toArray());

        assertThat(order(8, false)).containsExactly(OTP, OTP, OTP, OTP, OTP, OTP, OTP, null);
    }

    @Test
    void onlyCodesBeginWhereOnlyTheirShareIsLeft() {
        addAll(OTP, first, 1, IntStream.range(0, 6).toArray());
        addAll(TRANSACTIONAL, first, 1, 1);
        addAll(MARKETING, first, 1, 1);

        assertThat(order(7, true)).containsExactly(OTP, OTP, OTP, OTP, OTP, OTP, null);
        assertThat(order(3, false)).containsExactly(TRANSACTIONAL, MARKETING, null);
    }

    @Test
    void countsTheRequestsOfItsClassAndOfThoseBefore() {
        addAll(OTP, first, 2, 1, 2, 3);
        addAll(TRANSACTIONAL, first, 10, 1, 2, 3);
        addAll(TRANSACTIONAL, second, 10, 4);
        addAll(MARKETING, first, 1, 1, 2, 3, 4, 5);

        assertThat(line.requestsBefore(OTP)).isEqualTo(2);
        assertThat(line.requestsBefore(TRANSACTIONAL)).isEqualTo(4);
        assertThat(line.requestsBefore(MARKETING)).isEqualTo(9);
        assertThat(line.messages(TRANSACTIONAL)).isEqualTo(4);

        assertThat(cut(TRANSACTIONAL)).containsExactly("01", "02", "03");
        assertThat(line.requestsBefore(TRANSACTIONAL)).isEqualTo(3);
        line.removeAll(MARKETING);
        assertThat(line.requestsBefore(MARKETING)).isEqualTo(3);
        assertThat(line.isEmpty()).isFalse();
    }

    @Test
    void isEmptyWithoutAMessageOfAnyClass() {
        for (MessageClass messageClass : MessageClass.values()) {
            assertThat(line.isEmpty()).isTrue();
            WaitingMessage entry = add(1, messageClass, new WaitingLine.Key(first, "key"), 1);
            assertThat(line.isEmpty()).isFalse();
            line.remove(entry);
        }
        assertThat(line.isEmpty()).isTrue();

        addAll(OTP, first, 1, 1);
        addAll(TRANSACTIONAL, first, 1, 2);
        assertThat(line.isEmpty()).isFalse();
        line.removeAll(OTP);
        addAll(MARKETING, first, 1, 3);
        assertThat(line.isEmpty()).isFalse();
    }

    @Test
    void cutsCallsInTheOrderOfTheirArrival() {
        addAll(MARKETING, second, 2, 1, 2, 3);
        addAll(MARKETING, first, 2, 4);
        addAll(MARKETING, second, 2, 5);

        assertThat(cut(MARKETING)).containsExactly("01", "02");
        assertThat(cut(MARKETING)).containsExactly("03", "05");
        assertThat(cut(MARKETING)).containsExactly("04");
        assertThat(line.next(false)).isNull();
    }

    @Test
    void cutsNoMoreThanTheLimit() {
        addAll(MARKETING, first, 5, 1, 2, 3);

        assertThat(numbers(line.cut(MARKETING, 1))).containsExactly("01");
        assertThat(numbers(line.cut(MARKETING, 9))).containsExactly("02", "03");
    }

    @Test
    void callsThatShareRequestsFillOneAndTheRestGoesToTheEnd() {
        WaitingLine.Key a = new WaitingLine.Key(null, "a");
        WaitingLine.Key b = new WaitingLine.Key(null, "b");
        IntStream.range(1, 4).forEach(n -> add(n, OTP, a, 2));
        add(7, OTP, b, 2);
        add(8, OTP, a, 2);

        assertThat(cut(OTP)).containsExactly("01", "02");
        assertThat(cut(OTP)).containsExactly("07");
        assertThat(cut(OTP)).containsExactly("03", "08");
        assertThat(line.isEmpty()).isTrue();

        add(9, OTP, new WaitingLine.Key(null, "c"), 2);
        assertThat(cut(OTP)).containsExactly("09");
    }

    @Test
    void looksPastNumbersThatTheRequestHasAndKeepsTheirOrder() {
        addAll(OTP, first, 3, 1, 1, 1, 2, 1, 3, 4);

        assertThat(cut(OTP)).containsExactly("01", "02", "03");
        assertThat(cut(OTP)).containsExactly("01", "04");
        assertThat(cut(OTP)).containsExactly("01");
        assertThat(cut(OTP)).containsExactly("01");
        assertThat(line.isEmpty()).isTrue();
    }

    @Test
    void looksPastAThousandOfThem() {
        addAll(OTP, first, 2, IntStream.range(0, 1001).map(i -> 1).toArray());
        addAll(OTP, first, 2, 2);

        assertThat(cut(OTP)).containsExactly("01");
        assertThat(cut(OTP)).containsExactly("01", "02");
    }

    @Test
    void skipsMessagesThatLeft() {
        List<WaitingMessage> entries = IntStream.range(0, 60)
                .mapToObj(n -> add(n, MARKETING, new WaitingLine.Key(first, "key"), 10))
                .toList();
        entries.subList(1, 59).forEach(line::remove);

        assertThat(line.messages(MARKETING)).isEqualTo(2);
        assertThat(line.requestsBefore(MARKETING)).isEqualTo(1);
        assertThat(entries).filteredOn(WaitingMessage::isWaiting).containsExactly(entries.get(0), entries.get(59));
        assertThat(cut(MARKETING)).containsExactly("00", "59");
        assertThat(entries).noneMatch(WaitingMessage::isWaiting);
    }

    @Test
    void removesAllOfAClass() {
        WaitingMessage left = add(9, MARKETING, new WaitingLine.Key(first, "key"), 10);
        addAll(MARKETING, first, 10, 1, 2);
        addAll(MARKETING, second, 10, 3);
        addAll(OTP, second, 10, 4);
        line.remove(left);

        List<WaitingMessage> removed = line.removeAll(MARKETING);

        assertThat(numbers(removed)).containsExactly("01", "02", "03");
        assertThat(removed).noneMatch(WaitingMessage::isWaiting);
        assertThat(line.messages(MARKETING)).isZero();
        assertThat(line.removeAll(MARKETING)).isEmpty();
        assertThat(line.messages(OTP)).isEqualTo(1);
    }
}
