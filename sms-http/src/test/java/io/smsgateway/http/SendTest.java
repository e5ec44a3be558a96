package io.smsgateway.http;

import static io.smsgateway.http.ExchangeFixture.BODY;
import static io.smsgateway.http.ExchangeFixture.exchange;
import static io.smsgateway.http.ExchangeFixture.outbound;
import static io.smsgateway.http.FaultyServer.answer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smsgateway.Accepted;
import io.smsgateway.Deadline;
import io.smsgateway.MessageClass;
import io.smsgateway.PhoneNumber;
import io.smsgateway.ProviderId;
import io.smsgateway.Refusal;
import io.smsgateway.Refused;
import io.smsgateway.SendResult;
import io.smsgateway.SmsMessage;
import io.smsgateway.TimeSource;
import io.smsgateway.Unconfirmed;
import io.smsgateway.http.HttpOutcome.Responded;
import io.smsgateway.spi.OutboundMessage;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SendTest {

    private static final ProviderId VENDOR = ProviderId.of("vendor");
    private static final OutboundMessage ONE = message(MessageClass.TRANSACTIONAL);

    private static OutboundMessage message(MessageClass purpose) {
        return outbound(
                SmsMessage.text(PhoneNumber.of("+8613800138000"), "hello").withClass(purpose));
    }

    private static OutboundMessage message(MessageClass purpose, Duration remaining) {
        return message(purpose).withDeadline(Deadline.after(remaining, TimeSource.system()));
    }

    private static List<SendResult> accept(Responded answer) {
        return List.of(new Accepted(VENDOR, "1"));
    }

    private static List<SendResult> send(
            VendorHttpClient exchange, List<OutboundMessage> messages, Function<Responded, List<SendResult>> reader) {
        return exchange.send(VENDOR, messages, "/send", Map.of(), BODY, reader);
    }

    @Test
    void returnsTheResultsOfTheReader() throws IOException {
        try (FaultyServer server = FaultyServer.thatSays(answer(200, "{}"));
                VendorHttpClient exchange = exchange(server)) {
            assertThat(send(exchange, List.of(ONE), SendTest::accept)).containsExactly(new Accepted(VENDOR, "1"));
            assertThat(server.heads.get(0)).contains("Content-Type: application/json;charset=UTF-8");
        }
    }

    @Test
    void refusesEveryMessageOfARequestThatNeverLeft() {
        try (VendorHttpClient exchange =
                new VendorHttpClient(ExchangeFixture.settings("https://no-such-host.invalid"))) {
            assertThat(send(exchange, List.of(ONE, ONE), SendTest::accept))
                    .hasSize(2)
                    .allSatisfy(
                            result -> assertThat(((Refused) result).reason()).isEqualTo(Refusal.UNAVAILABLE));
        }
    }

    @Test
    void everyMessageOfALostResponseIsUnconfirmed() throws IOException {
        try (FaultyServer server = FaultyServer.that(FaultyServer.Connection::readRequest);
                VendorHttpClient exchange = exchange(server)) {
            assertThat(send(exchange, List.of(ONE, ONE, ONE), SendTest::accept))
                    .hasSize(3)
                    .allSatisfy(result -> assertThat(result).isInstanceOf(Unconfirmed.class));
        }
    }

    @Test
    void leavesUnconfirmedWhatTheReaderCanNotRead() throws IOException {
        try (FaultyServer server = FaultyServer.thatSays(answer(200, "{\"secret\":\"+86\"}"));
                VendorHttpClient exchange = exchange(server)) {
            assertUnreadable(exchange, "IllegalStateException", answer -> {
                throw new IllegalStateException("secret");
            });
            assertUnreadable(exchange, "UnreadableResponseException", answer -> {
                Json.read(answer.body(), Integer.class);
                return List.of();
            });
            assertUnreadable(exchange, "StackOverflowError", SendTest::forEver);
            assertUnreadable(exchange, "NullPointerException", answer -> Collections.singletonList(null));
            assertUnreadable(exchange, "0 results for 1 messages", answer -> List.of());
            assertUnreadable(exchange, "2 results for 1 messages", answer -> {
                List<SendResult> results = new ArrayList<>(accept(answer));
                results.addAll(accept(answer));
                return results;
            });
            assertThat(server.complete).hasValue(6);
        }
    }

    @SuppressWarnings("InfiniteRecursion")
    private static List<SendResult> forEver(Responded answer) {
        return forEver(answer);
    }

    private static void assertUnreadable(
            VendorHttpClient exchange, String why, Function<Responded, List<SendResult>> reader) {
        SendResult result = send(exchange, List.of(ONE), reader).get(0);
        assertThat(((Unconfirmed) result).detail()).isEqualTo("unreadable response (HTTP 200, 16 bytes): " + why);
    }

    @Test
    void waitsAsLongAsTheClassOfTheMessagesAllows() throws IOException {
        try (FaultyServer server = FaultyServer.that(connection -> {
                    connection.readRequest();
                    connection.staySilent();
                });
                VendorHttpClient exchange = exchange(server)) {
            long start = System.nanoTime();
            assertThat(send(exchange, List.of(message(MessageClass.OTP)), SendTest::accept))
                    .hasOnlyElementsOfType(Unconfirmed.class);
            assertThat(Duration.ofNanos(System.nanoTime() - start))
                    .isBetween(Duration.ofMillis(390), Duration.ofMillis(2200));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"later soon later", "later soon", "soon later"})
    void waitsForTheTruthUntilTheLatestDeadlineAndNoLonger(String order) throws IOException {
        try (FaultyServer server = FaultyServer.that(connection -> {
                    connection.readRequest();
                    connection.staySilent();
                });
                VendorHttpClient exchange = exchange(server)) {
            OutboundMessage later = message(MessageClass.MARKETING, Duration.ofMillis(600));
            OutboundMessage soon = message(MessageClass.MARKETING, Duration.ofMillis(300));
            long start = System.nanoTime();
            List<OutboundMessage> messages = Arrays.stream(order.split(" "))
                    .map(word -> word.equals("later") ? later : soon)
                    .toList();
            assertThat(send(exchange, messages, SendTest::accept)).hasOnlyElementsOfType(Unconfirmed.class);
            assertThat(Duration.ofNanos(System.nanoTime() - start))
                    .isBetween(Duration.ofMillis(550), Duration.ofMillis(2500));
        }
    }

    @Test
    void sendsNothingAfterTheDeadline() throws IOException {
        try (FaultyServer server = FaultyServer.thatSays(answer(200, "{}"));
                VendorHttpClient exchange = exchange(server)) {
            OutboundMessage late = message(MessageClass.OTP, Duration.ZERO);
            assertThat(send(exchange, List.of(late), SendTest::accept))
                    .singleElement()
                    .isInstanceOfSatisfying(
                            Refused.class,
                            refused -> assertThat(refused.reason()).isEqualTo(Refusal.EXPIRED));
            assertThat(server.connections).hasValue(0);
        }
    }

    @Test
    void readsALongerResponseForABatch() throws IOException {
        try (FaultyServer server = FaultyServer.thatSays(answer(200, "x".repeat((256 << 10) + 1)));
                VendorHttpClient exchange = exchange(server)) {
            assertThat(send(exchange, List.of(ONE), SendTest::accept)).hasOnlyElementsOfType(Unconfirmed.class);
            assertThat(send(exchange, List.of(ONE, ONE), answer -> Collections.nCopies(2, new Accepted(VENDOR, "1"))))
                    .hasOnlyElementsOfType(Accepted.class);
        }
    }

    @Test
    void throwsForAHeaderThatWouldBreakTheRequestBeforeAnythingIsSent() throws IOException {
        try (FaultyServer server = FaultyServer.thatSays(answer(200, "{}"));
                VendorHttpClient exchange = exchange(server)) {
            assertThatThrownBy(() -> exchange.send(
                            VENDOR, List.of(ONE), "/send", Map.of("Sign", "secret\r\nX: y"), BODY, SendTest::accept))
                    .isInstanceOf(IllegalArgumentException.class)
                    .message()
                    .contains("Sign")
                    .doesNotContain("secret");
            assertThat(server.connections).hasValue(0);
        }
    }
}
