package io.smsgateway.http;

import static io.smsgateway.http.ExchangeFixture.BODY;
import static io.smsgateway.http.ExchangeFixture.LONG;
import static io.smsgateway.http.ExchangeFixture.exchange;
import static io.smsgateway.http.ExchangeFixture.post;
import static io.smsgateway.http.FaultyServer.answer;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.smsgateway.http.FaultyServer.Behaviour;
import io.smsgateway.http.HttpOutcome.Lost;
import io.smsgateway.http.HttpOutcome.Responded;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ResponseBoundsAndDeadlinesTest {

    private static final Duration DEADLINE = Duration.ofMillis(400);

    // a behaviour is a lambda without state
    @SuppressWarnings("ImmutableEnumChecker")
    enum Delay {
        SILENCE(connection -> {
            connection.readRequest();
            connection.staySilent();
        }),
        DRIPPING_HEAD(connection -> {
            connection.readRequest();
            connection.drip("HTTP/1.1 200 OK\r\nX: " + "y".repeat(1000) + "\r\n\r\n", 50);
        }),
        DRIPPING_BODY(connection -> {
            connection.readRequest();
            connection.drip(answer(200, "x".repeat(1000)), 50);
        }),
        DRIPPING_CHUNKS(connection -> {
            connection.readRequest();
            connection.write("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n");
            connection.drip("1\r\nx\r\n".repeat(500), 20);
        }),
        HEAD_THEN_SILENCE(connection -> {
            connection.readRequest();
            connection.write("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\n");
            connection.staySilent();
        });

        final Behaviour behaviour;

        Delay(Behaviour behaviour) {
            this.behaviour = behaviour;
        }
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("N10 ends at the deadline in any phase, and closes the connection")
    void endsAtTheDeadlineInAnyPhaseAndClosesTheConnection(Delay delay) throws IOException {
        for (boolean proxied : new boolean[] {false, true}) {
            try (FaultyServer server = FaultyServer.that(delay.behaviour);
                    VendorHttpClient exchange = exchange(server, proxied)) {
                // the first TLS handshake of a JVM may take longer than the deadline
                exchange.warmUp();
                long start = System.nanoTime();
                HttpOutcome outcome = exchange.execute(post(BODY, LONG, DEADLINE));
                assertThat(Duration.ofNanos(System.nanoTime() - start)).isBetween(DEADLINE, DEADLINE.plusSeconds(1));
                assertThat(outcome)
                        .isInstanceOfSatisfying(
                                Lost.class, lost -> assertThat(lost.detail()).contains("deadline exceeded"));
                await().untilAsserted(() -> assertThat(server.complete).hasValue(1));
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"SILENCE", "HEAD_THEN_SILENCE"})
    @DisplayName("N8 ends if the server is silent for too long")
    void endsIfTheServerIsSilentForTooLong(Delay delay) throws IOException {
        try (FaultyServer server = FaultyServer.that(delay.behaviour);
                VendorHttpClient exchange = exchange(server)) {
            long start = System.nanoTime();
            HttpOutcome outcome = exchange.execute(post(BODY, Duration.ofMillis(300), LONG));
            assertThat(Duration.ofNanos(System.nanoTime() - start))
                    .isBetween(Duration.ofMillis(290), Duration.ofMillis(1500));
            assertThat(outcome)
                    .isInstanceOfSatisfying(
                            Lost.class, lost -> assertThat(lost.detail()).contains("response timed out"));
            await().until(() -> server.closedByClient.get() == 1);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "Content-Length: 50000000",
        "Transfer-Encoding: chunked",
        "X: y",
    })
    @DisplayName("S7 aborts a response that is too long without reading its rest")
    void abortsAResponseThatIsTooLongWithoutReadingItsRest(String framing) throws IOException {
        try (FaultyServer server = FaultyServer.that(connection -> {
                    connection.readRequest();
                    connection.write("HTTP/1.1 200 OK\r\n" + framing + "\r\n\r\n");
                    if (framing.startsWith("T")) {
                        connection.write("7d0\r\n");
                    }
                    connection.write("x".repeat(2000));
                    connection.staySilent();
                });
                VendorHttpClient exchange = exchange(server)) {
            long start = System.nanoTime();
            assertThat(exchange.execute(post()))
                    .isInstanceOfSatisfying(
                            Lost.class, lost -> assertThat(lost.detail()).contains("longer than 1000 bytes"));
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(2));
        }
    }

    private static byte[] gzip(String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(bytes)) {
            out.write(text.getBytes(UTF_8));
        }
        return bytes.toByteArray();
    }

    private static Behaviour says(String headers, byte[] body) {
        String length = headers.contains("chunked") ? "" : "Content-Length: " + body.length + "\r\n";
        String before = headers.contains("chunked") ? Integer.toHexString(body.length) + "\r\n" : "";
        String after = headers.contains("chunked") ? "\r\n0\r\n\r\n" : "";
        return connection -> {
            while (connection.readRequest()) {
                connection.write("HTTP/1.1 200 OK\r\n" + headers + length + "\r\n" + before
                        + new String(body, ISO_8859_1) + after);
            }
        };
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Content-Encoding: gzip\r\n",
                "Content-Encoding: X-GZip \r\n",
                "Content-Encoding: gzip\r\nTransfer-Encoding: chunked\r\n",
            })
    void readsAResponseThatIsCompressedAlthoughTheRequestDoesNotAcceptIt(String headers) throws IOException {
        String text = "{\"msg_id\":\"中\"}";
        try (FaultyServer server = FaultyServer.that(says(headers, gzip(text)));
                VendorHttpClient exchange = exchange(server)) {
            for (int i = 0; i < 3; i++) {
                assertThat(exchange.execute(post()))
                        .isInstanceOfSatisfying(
                                Responded.class,
                                answered -> assertThat(new String(answered.body(), UTF_8))
                                        .isEqualTo(text));
            }
            // its rest was read, so that the connection is used again
            assertThat(server.connections).hasValue(1);
            assertThat(server.heads).allMatch(head -> head.contains("Accept-Encoding: identity\r\n"));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "br | Content-Encoding: br,",
                "Deflate | Content-Encoding: deflate,",
                "gzip, gzip | Content-Encoding: (several or unknown),",
                "13800138000<x> | Content-Encoding: (several or unknown),",
            })
    void losesAResponseInAnotherCodingAndNamesTheHeader(String coding, String words) throws IOException {
        try (FaultyServer server = FaultyServer.that(says("Content-Encoding: " + coding + "\r\n", new byte[] {1, 2}));
                VendorHttpClient exchange = exchange(server)) {
            assertThat(exchange.execute(post()))
                    .isInstanceOfSatisfying(
                            Lost.class, lost -> assertThat(lost.detail()).contains(words, "accepts identity only"));
            assertThat(server.complete).hasValue(1);
        }
    }

    @Test
    void losesAResponseThatIsNotAllOfAGzip() throws IOException {
        byte[] whole = gzip("x".repeat(900));
        byte[] part = Arrays.copyOf(whole, whole.length - 9);
        for (byte[] body : List.of(part, new byte[] {'{', '}'}, new byte[0])) {
            try (FaultyServer server = FaultyServer.that(says("Content-Encoding: gzip\r\n", body));
                    VendorHttpClient exchange = exchange(server)) {
                assertThat(exchange.execute(post())).isInstanceOf(Lost.class);
            }
        }
    }

    @Test
    void inflatesNoMoreThanTheMaximum() throws IOException {
        try (FaultyServer server = FaultyServer.that(says("Content-Encoding: gzip\r\n", gzip("x".repeat(100_000))));
                VendorHttpClient exchange = exchange(server)) {
            assertThat(exchange.execute(post()))
                    .isInstanceOfSatisfying(
                            Lost.class, lost -> assertThat(lost.detail()).contains("longer than 1000 bytes"));
        }
    }
}
