package io.smsgateway.http;

import static io.smsgateway.http.ExchangeFixture.BODY;
import static io.smsgateway.http.ExchangeFixture.exchange;
import static io.smsgateway.http.ExchangeFixture.get;
import static io.smsgateway.http.ExchangeFixture.post;
import static io.smsgateway.http.FaultyServer.answer;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.smsgateway.http.FaultyServer.Behaviour;
import io.smsgateway.http.HttpCall.Method;
import io.smsgateway.http.HttpOutcome.Lost;
import io.smsgateway.http.HttpOutcome.Responded;
import java.io.IOException;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** One call is one request, however it ends. Each case on a fresh connection and on a pooled one. */
class OneRequestOnTheWireTest {

    // a behaviour is a lambda without state
    @SuppressWarnings("ImmutableEnumChecker")
    enum Death {
        FIN(connection -> connection.readRequest()),
        RST(connection -> {
            connection.readRequest();
            connection.reset();
        }),
        HALF_A_HEAD(connection -> {
            connection.readRequest();
            connection.write("HTTP/1.1 200 OK\r\nContent-Le");
        }),
        HALF_A_HEAD_AND_RST(connection -> {
            connection.readRequest();
            connection.write("HTTP/1.1 200 OK\r\nContent-Le");
            connection.reset();
        }),
        CUT_BODY(connection -> {
            connection.readRequest();
            connection.write("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{\"msg_id\":\"1\"}");
        }),
        CUT_CHUNK(connection -> {
            connection.readRequest();
            connection.write("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n40\r\n{\"msg_id\"");
        }),
        GARBAGE(connection -> {
            connection.readRequest();
            connection.write("SSH-2.0-OpenSSH_9.2\r\n".repeat(50));
        }),
        TWO_LENGTHS(connection -> {
            connection.readRequest();
            connection.write("HTTP/1.1 200 OK\r\nContent-Length: 2\r\nContent-Length: 4\r\n\r\n{}{}");
        }),
        LENGTH_AND_CHUNKS(connection -> {
            connection.readRequest();
            connection.write(
                    "HTTP/1.1 200 OK\r\nContent-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\n\r\n");
        }),
        HUGE_LENGTH(connection -> {
            connection.readRequest();
            connection.write("HTTP/1.1 200 OK\r\nContent-Length: 99999999999999999999\r\n\r\n{}");
        }),
        GZIP(connection -> {
            connection.readRequest();
            connection.write(answer(200, "{}", "Content-Encoding: gzip"));
            connection.staySilent();
        }),
        SWITCHING_PROTOCOLS(connection -> {
            connection.readRequest();
            connection.write("HTTP/1.1 101 Switching Protocols\r\nUpgrade: h2c\r\nConnection: upgrade\r\n\r\n");
        }),
        STATUS_999(connection -> {
            connection.readRequest();
            connection.write(answer(999, "{}"));
        }),
        HEADER_FLOOD(connection -> {
            connection.readRequest();
            connection.write("HTTP/1.1 200 OK\r\n" + "X: y\r\n".repeat(200_000) + "\r\n");
        }),
        LONG_HEADER(connection -> {
            connection.readRequest();
            connection.write("HTTP/1.1 200 OK\r\nX: " + "y".repeat(1 << 20) + "\r\n\r\n");
        }),
        TOO_LONG_BY_LENGTH(connection -> {
            connection.readRequest();
            connection.write(answer(200, "x".repeat(1001)));
        }),
        ENDLESS(connection -> {
            connection.readRequest();
            connection.write("HTTP/1.1 200 OK\r\n\r\n");
            while (true) {
                connection.write("x".repeat(1000));
            }
        }),
        ENDLESS_CHUNKS(connection -> {
            connection.readRequest();
            connection.write("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n");
            while (true) {
                connection.write("3e8\r\n" + "x".repeat(1000) + "\r\n");
            }
        }),
        SILENCE(connection -> {
            connection.readRequest();
            connection.staySilent();
        });

        final Behaviour behaviour;

        Death(Behaviour behaviour) {
            this.behaviour = behaviour;
        }
    }

    static Stream<Object[]> deaths() {
        return Stream.of(Death.values())
                .flatMap(death -> Stream.of(new Object[] {death, false}, new Object[] {death, true}));
    }

    @ParameterizedTest(name = "{0}, proxied {1}")
    @Execution(ExecutionMode.CONCURRENT)
    @MethodSource("deaths")
    @DisplayName("N7, S3, S7, S8 loses the response and sends once, for every way to break it")
    void losesTheResponseAndSendsOnceForEveryWayToBreakIt(Death death, boolean proxied) throws IOException {
        HttpCall call = post(BODY, timeout(death), ExchangeFixture.LONG);
        try (FaultyServer server = FaultyServer.that(death.behaviour);
                VendorHttpClient exchange = exchange(server, proxied)) {
            assertLost(exchange.execute(call));
            assertThat(server.complete).as("fresh").hasValue(1);

            // one answer to fill the pool, then the same death on the pooled connection
            server.from(connection -> {
                connection.readRequest();
                connection.write(answer(200, "{}"));
                death.behaviour.serve(connection);
            });
            assertThat(exchange.execute(post())).isInstanceOf(Responded.class);
            int connections = server.connections.get();
            assertLost(exchange.execute(call));
            assertThat(server.complete).as("pooled").hasValue(3);
            assertThat(server.connections).as("connections").hasValue(connections);

            server.from(connection -> {
                connection.readRequest();
                connection.write(answer(200, "[]"));
            });
            assertThat(exchange.execute(call))
                    .isInstanceOfSatisfying(
                            Responded.class, next -> assertThat(next.body()).containsExactly('[', ']'));
        }
    }

    @ParameterizedTest(name = "{0}, proxied {1}")
    @Execution(ExecutionMode.CONCURRENT)
    @MethodSource("deaths")
    void makesRequestsOfEveryOtherMethodOnceAsWell(Death death, boolean proxied) throws IOException {
        for (Method method : EnumSet.complementOf(EnumSet.of(Method.POST))) {
            HttpCall call = ExchangeFixture.call(method, timeout(death));
            try (FaultyServer server = FaultyServer.that(death.behaviour);
                    VendorHttpClient exchange = exchange(server, proxied)) {
                assertLost(exchange.execute(call));
                assertThat(server.complete).as(method + ", fresh").hasValue(1);

                server.from(connection -> {
                    connection.readRequest();
                    connection.write(answer(200, "{}"));
                    death.behaviour.serve(connection);
                });
                assertThat(exchange.execute(get())).isInstanceOf(Responded.class);
                assertLost(exchange.execute(call));
                assertThat(server.complete).as(method + ", pooled").hasValue(3);
            }
        }
    }

    private static Duration timeout(Death death) {
        return death == Death.SILENCE ? Duration.ofMillis(700) : ExchangeFixture.LONG;
    }

    private static void assertLost(HttpOutcome outcome) {
        assertThat(outcome)
                .isInstanceOfSatisfying(
                        Lost.class,
                        lost -> assertThat(lost.detail())
                                .isNotBlank()
                                .doesNotContain("127.0.0.1")
                                .doesNotContain("send"));
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    @DisplayName("S1, S4 sends once for every status and follows none")
    void sendsOnceForEveryStatus(boolean proxied) throws IOException {
        AtomicReference<String> answer = new AtomicReference<>("");
        try (FaultyServer server = FaultyServer.that(connection -> {
                    while (connection.readRequest()) {
                        connection.write(answer.get());
                    }
                });
                VendorHttpClient exchange = exchange(server, proxied)) {
            int sent = 0;
            List<Method> methods = List.of(Method.values());
            for (int status = 200; status <= 599; status++) {
                answer.set(
                        status == 204 || status == 304
                                ? "HTTP/1.1 " + status + " X\r\n\r\n"
                                : answer(
                                        status,
                                        "{}",
                                        "Retry-After: 0",
                                        "Location: http://127.0.0.1:" + server.port() + "/elsewhere",
                                        "WWW-Authenticate: Basic realm=x",
                                        "Proxy-Authenticate: Basic realm=x"));
                Method method = methods.get(status % methods.size());
                HttpOutcome outcome = exchange.execute(ExchangeFixture.call(method, ExchangeFixture.LONG));
                int expected = status;
                assertThat(outcome)
                        .as("HTTP " + status)
                        .isInstanceOfSatisfying(
                                Responded.class,
                                answered -> assertThat(answered.status()).isEqualTo(expected));
                assertThat(server.complete).as("requests after HTTP " + status).hasValue(++sent);
            }
            assertThat(server.heads).noneMatch(head -> head.contains("elsewhere") || head.contains("uthorization"));
        }
    }

    @Test
    @DisplayName("S3 skips interim responses")
    void skipsInterimResponses() throws IOException {
        try (FaultyServer server =
                        FaultyServer.thatSays("HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Early Hints\r\nLink: x\r\n\r\n"
                                + answer(200, "{}"));
                VendorHttpClient exchange = exchange(server)) {
            for (int i = 1; i <= 2; i++) {
                assertThat(exchange.execute(post()))
                        .isInstanceOfSatisfying(
                                Responded.class,
                                answer -> assertThat(answer.status()).isEqualTo(200));
                assertThat(server.complete).hasValue(i);
            }
        }
    }

    @Test
    @DisplayName("S3 ends a flood of interim responses")
    void endsAFloodOfInterimResponses() throws IOException {
        try (FaultyServer server = FaultyServer.that(connection -> {
                    connection.readRequest();
                    while (true) {
                        connection.write("HTTP/1.1 100 Continue\r\n\r\n");
                    }
                });
                VendorHttpClient exchange = exchange(server)) {
            assertThat(exchange.execute(post(BODY, ExchangeFixture.LONG, Duration.ofMillis(400))))
                    .isInstanceOf(Lost.class);
        }
    }

    @Test
    @DisplayName("S3 never reads bytes after an empty response as the next one")
    void neverReadsBytesAfterAnEmptyResponseAsTheNextOne() throws IOException {
        try (FaultyServer server = FaultyServer.thatSays(
                        "HTTP/1.1 204 No Content\r\nContent-Length: 40\r\n\r\n" + answer(200, "{\"msg_id\":1}"));
                VendorHttpClient exchange = exchange(server)) {
            for (int i = 0; i < 3; i++) {
                assertThat(exchange.execute(post()))
                        .isInstanceOfSatisfying(
                                Responded.class,
                                answer -> assertThat(answer.status()).isEqualTo(204));
            }
        }
    }

    @Test
    @DisplayName("S3 never reads unsolicited data as the next response")
    void neverReadsUnsolicitedDataAsTheNextResponse() throws IOException {
        try (FaultyServer server = FaultyServer.that(connection -> {
                    for (int i = 1; connection.readRequest(); i++) {
                        connection.write(answer(200, "{\"msg_id\":" + i + "}") + answer(200, "{\"msg_id\":0}"));
                    }
                });
                VendorHttpClient exchange = exchange(server)) {
            for (int i = 1; i <= 2; i++) {
                // the first response on a connection of its own
                assertAnswered(exchange.execute(post()), "{\"msg_id\":1}");
                assertThat(server.complete).hasValue(i);
                assertThat(server.connections).hasValue(i);
            }
        }
    }

    @Test
    void neverReadsDataOfAnIdleConnectionAsTheNextResponse() throws Exception {
        CountDownLatch said = new CountDownLatch(1);
        try (FaultyServer server = FaultyServer.that(connection -> {
                    connection.readRequest();
                    connection.write(answer(200, "{\"msg_id\":1}"));
                    connection.write(answer(408, "{}"));
                    said.countDown();
                    while (connection.readRequest()) {
                        connection.write(answer(200, "{\"msg_id\":2}"));
                    }
                });
                VendorHttpClient exchange = exchange(server)) {
            assertAnswered(exchange.execute(post()), "{\"msg_id\":1}");
            assertThat(said.await(5, TimeUnit.SECONDS)).isTrue();
            assertAnswered(exchange.execute(post()), "{\"msg_id\":1}");
            assertThat(server.complete).hasValue(2);
            assertThat(server.connections).hasValue(2);
        }
    }

    private static void assertAnswered(HttpOutcome outcome, String body) {
        assertThat(outcome)
                .isInstanceOfSatisfying(
                        Responded.class,
                        answer -> assertThat(new String(answer.body(), UTF_8)).isEqualTo(body));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HTTP/1.1 200 OK\r\n\r\n{}",
                "HTTP/1.0 200 OK\r\n\r\n{}",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1\r\n{\r\n1\r\n}\r\n0\r\n\r\n",
                "HTTP/1.1 200 OK\r\nContent-Encoding: identity\r\nContent-Length: 2\r\n\r\n{}",
            })
    void readsBodiesInEveryFraming(String answer) throws IOException {
        try (FaultyServer server = FaultyServer.that(connection -> {
                    connection.readRequest();
                    connection.drip(answer, 0);
                });
                VendorHttpClient exchange = exchange(server)) {
            assertThat(exchange.execute(post()))
                    .isInstanceOfSatisfying(
                            Responded.class, whole -> assertThat(whole.body()).containsExactly('{', '}'));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 512, 999, 1000})
    void readsUpToTheBoundToTheByte(int length) throws IOException {
        String body = "x".repeat(length);
        for (String answer : new String[] {
            answer(200, body),
            "HTTP/1.1 200 OK\r\n\r\n" + body,
            "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
                    + (length == 0 ? "" : Integer.toHexString(length) + "\r\n" + body + "\r\n") + "0\r\n\r\n"
        }) {
            try (FaultyServer server = FaultyServer.that(connection -> {
                        connection.readRequest();
                        connection.write(answer);
                    });
                    VendorHttpClient exchange = exchange(server)) {
                assertThat(exchange.execute(post()))
                        .isInstanceOfSatisfying(
                                Responded.class,
                                whole -> assertThat(whole.body()).hasSize(length));
            }
        }
    }

    @Test
    void readsAResponseOfManyKilobytes() throws IOException {
        String body = "x".repeat(300_001);
        try (FaultyServer server = FaultyServer.that(connection -> {
                    connection.readRequest();
                    connection.write("HTTP/1.1 200 OK\r\n\r\n" + body);
                });
                VendorHttpClient exchange = exchange(server)) {
            HttpCall call = HttpCall.post("/", BODY)
                    .withResponseTimeout(ExchangeFixture.LONG)
                    .withDeadline(ExchangeFixture.LONG)
                    .withMaxResponseBytes(64 << 20);
            assertThat(exchange.execute(call))
                    .isInstanceOfSatisfying(
                            Responded.class, whole -> assertThat(whole.body()).hasSize(300_001));
        }
    }
}
