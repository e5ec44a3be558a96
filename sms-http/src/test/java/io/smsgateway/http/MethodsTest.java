package io.smsgateway.http;

import static io.smsgateway.http.ExchangeFixture.BODY;
import static io.smsgateway.http.ExchangeFixture.LONG;
import static io.smsgateway.http.ExchangeFixture.exchange;
import static io.smsgateway.http.ExchangeFixture.settings;
import static io.smsgateway.http.FaultyServer.answer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.smsgateway.Refusal;
import io.smsgateway.http.HttpCall.Method;
import io.smsgateway.http.HttpOutcome.Lost;
import io.smsgateway.http.HttpOutcome.Responded;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What is the same and what differs between the methods of HTTP. */
class MethodsTest {

    @ParameterizedTest
    @EnumSource
    void eachMethodIsOnTheWireAsSuch(Method method) throws IOException {
        try (FaultyServer server = FaultyServer.thatSays(answer(200, "{}"));
                VendorHttpClient exchange = new VendorHttpClient(settings(server.url() + "/v1"))) {
            HttpOutcome outcome =
                    exchange.request(method, "/x/1?y=2", Map.of("Sign", "s"), method.hasBody() ? BODY : null);
            assertThat(outcome)
                    .isInstanceOfSatisfying(
                            Responded.class,
                            answered -> assertThat(answered.status()).isEqualTo(200));
            assertThat(server.complete).hasValue(1);
            String head = server.heads.get(0);
            assertThat(head).startsWith(method + " /v1/x/1?y=2 HTTP/1.1\r\n").contains("Sign: s\r\n");
            if (method.hasBody()) {
                assertThat(head)
                        .contains("Content-Type: application/json;charset=UTF-8\r\n")
                        .contains("Content-Length: " + BODY.length + "\r\n");
            } else {
                assertThat(head).doesNotContain("Content-").doesNotContainIgnoringCase("transfer-encoding");
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"GET,false", "DELETE,false", "POST,true", "PUT,true"})
    void hasABodyExactlyIfTheMethodHasOne(Method method, boolean hasBody) throws IOException {
        assertThat(method.hasBody()).isEqualTo(hasBody);
        byte[] wrong = hasBody ? null : BODY;
        try (FaultyServer server = FaultyServer.thatSays(answer(200, "{}"));
                VendorHttpClient exchange = exchange(server)) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> exchange.request(method, "/x", Map.of(), wrong))
                    .withMessage(method + (hasBody ? " needs a body" : " must not have a body"));
            assertThat(server.connections).hasValue(0);
        }
    }

    @ParameterizedTest
    @EnumSource
    void isLostForEveryMethodIfTheRequestMayHaveArrived(Method method) throws IOException {
        try (FaultyServer server = FaultyServer.that(connection -> {
                    connection.readRequest();
                    connection.reset();
                });
                VendorHttpClient exchange = exchange(server)) {
            assertThat(exchange.execute(ExchangeFixture.call(method, LONG))).isInstanceOf(Lost.class);
            assertThat(server.complete).hasValue(1);
        }
    }

    @ParameterizedTest
    @EnumSource
    void isNotSentForEveryMethodIfTheConnectionIsRefused(Method method) throws IOException {
        String nobody;
        try (FaultyServer gone = FaultyServer.thatSays("")) {
            nobody = gone.url();
        }
        try (VendorHttpClient exchange = new VendorHttpClient(settings(nobody))) {
            NotSentIsProvedTest.assertNotSent(
                    exchange.execute(ExchangeFixture.call(method, LONG)), Refusal.UNAVAILABLE);
        }
    }

    @Test
    void aPutWhoseBodyWasNotTakenWasNotSent() throws IOException {
        HttpCall put = HttpCall.of(Method.PUT, "/x", new byte[8 << 20])
                .withResponseTimeout(LONG)
                .withDeadline(LONG)
                .withMaxResponseBytes(1000);
        try (FaultyServer server = FaultyServer.that(connection -> {
                    connection.read(1000);
                    connection.reset();
                });
                VendorHttpClient exchange = exchange(server)) {
            NotSentIsProvedTest.assertNotSent(exchange.execute(put), Refusal.UNAVAILABLE);
            assertThat(server.connections).hasValue(1);
        }
    }

    @ParameterizedTest
    @EnumSource
    // the checker does not see in a compiled record that an array may be null
    @SuppressWarnings("NullAway")
    void printsItsMethodAndNeitherQueryNorBody(Method method) {
        assertThat(ExchangeFixture.call(method, "/x?key=canary", LONG)).hasToString("HttpCall{" + method + " /x}");
    }

    @Test
    void aBodyHasASecondMoreForEach100KiB() {
        Duration answer = Duration.ofSeconds(3);
        assertThat(CallTimeoutCalculator.of((byte[]) null, answer)).isEqualTo(Duration.ofSeconds(5));
        assertThat(CallTimeoutCalculator.of(new byte[0], answer)).isEqualTo(Duration.ofSeconds(5));
        assertThat(CallTimeoutCalculator.of(new byte[(100 << 10) - 1], answer)).isEqualTo(Duration.ofSeconds(5));
        assertThat(CallTimeoutCalculator.of(new byte[100 << 10], answer)).isEqualTo(Duration.ofSeconds(6));
        assertThat(CallTimeoutCalculator.of(new byte[5 << 20], answer)).isEqualTo(Duration.ofSeconds(56));
    }

    @Test
    @DisplayName("N12 a slow reader of a big body gets the time that the body needs")
    void aSlowReaderOfABigBodyGetsTheTimeThatTheBodyNeeds() throws IOException {
        // the answer may take 3 s here, and the rest of a small call 2 s more
        try (FaultyServer server = FaultyServer.that(connection -> {
                    connection.pause(5500);
                    connection.readRequest();
                    connection.write(answer(200, "{}"));
                });
                VendorHttpClient exchange = exchange(server)) {
            assertThat(exchange.request(Method.POST, "/x", Map.of(), new byte[5 << 20]))
                    .isInstanceOf(Responded.class);
            assertThat(server.complete).hasValue(1);
        }
    }
}
