package io.smsgateway.http;

import static io.smsgateway.http.ExchangeFixture.BODY;
import static io.smsgateway.http.ExchangeFixture.LONG;
import static io.smsgateway.http.ExchangeFixture.exchange;
import static io.smsgateway.http.ExchangeFixture.get;
import static io.smsgateway.http.ExchangeFixture.post;
import static io.smsgateway.http.ExchangeFixture.settings;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.smsgateway.Refusal;
import io.smsgateway.http.HttpOutcome.Lost;
import io.smsgateway.http.HttpOutcome.NotSent;
import io.smsgateway.http.HttpOutcome.Responded;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** "Not sent" is said only where the server can't have the request; the server's own count is the witness. */
class NotSentIsProvedTest {

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    @DisplayName("N6 never denies a request that the server has, wherever it is reset")
    void neverDeniesARequestThatTheServerHasWhereverItIsReset(boolean proxied) throws IOException {
        int all;
        try (FaultyServer server = FaultyServer.thatSays(FaultyServer.answer(200, "{}"));
                VendorHttpClient exchange = exchange(server, proxied)) {
            exchange.execute(post());
            all = server.heads.get(0).length() + BODY.length;
        }
        // each handshake takes its time
        int step = proxied ? 8 : 1;
        for (int k = all % step; k <= all; k += step) {
            int bytes = k;
            try (FaultyServer server = FaultyServer.that(connection -> {
                        connection.read(bytes);
                        connection.reset();
                    });
                    VendorHttpClient exchange = exchange(server, proxied)) {
                HttpOutcome outcome = exchange.execute(post());
                assertThat(outcome).isNotInstanceOf(Responded.class);
                if (k == all) {
                    assertThat(outcome).isInstanceOf(Lost.class);
                }
                assertThat(server.connections).hasValue(1);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 200, 10_000, 100_000})
    @DisplayName("N6 proves that a big body broken off early was not sent")
    void provesThatABigBodyBrokenOffEarlyWasNotSent(int k) throws IOException {
        try (FaultyServer server = FaultyServer.that(connection -> {
                    connection.read(k);
                    connection.reset();
                });
                VendorHttpClient exchange = exchange(server)) {
            assertNotSent(exchange.execute(post(new byte[8 << 20], LONG, LONG)), Refusal.UNAVAILABLE);
            assertThat(server.complete).hasValue(0);
            assertThat(server.connections).hasValue(1);
        }
    }

    @Test
    @DisplayName("N12 proves that a big body which the server never reads was not sent")
    void provesThatABigBodyTheServerNeverReadsWasNotSent() throws IOException {
        try (FaultyServer server = FaultyServer.that(FaultyServer.Connection::stall);
                VendorHttpClient exchange = exchange(server)) {
            assertNotSent(
                    exchange.execute(post(new byte[64 << 20], LONG, Duration.ofMillis(400))), Refusal.UNAVAILABLE);
        }
    }

    @Test
    void losesABigBodyThatTheServerReadInFull() throws IOException {
        try (FaultyServer server = FaultyServer.that(connection -> {
                    connection.readRequest();
                    connection.reset();
                });
                VendorHttpClient exchange = exchange(server)) {
            assertThat(exchange.execute(post(new byte[8 << 20], LONG, LONG))).isInstanceOf(Lost.class);
            assertThat(server.complete).hasValue(1);
        }
    }

    @Test
    void losesAResponseThatPrecedesTheEndOfTheBody() throws IOException {
        try (FaultyServer server = FaultyServer.that(connection -> {
                    connection.readHead();
                    connection.write(FaultyServer.answer(413, "{}", "Connection: close"));
                });
                VendorHttpClient exchange = exchange(server)) {
            // whichever comes first, never a false "not sent" and never a second request
            assertThat(exchange.execute(post(new byte[8 << 20], LONG, LONG))).isNotNull();
            assertThat(server.connections).hasValue(1);
        }
    }

    @Test
    void sendsEmptyAndSingleByteBodies() throws IOException {
        try (FaultyServer server = FaultyServer.thatSays(FaultyServer.answer(200, "{}"));
                VendorHttpClient exchange = exchange(server)) {
            assertThat(exchange.execute(post(new byte[0], LONG, LONG))).isInstanceOf(Responded.class);
            assertThat(exchange.execute(post(new byte[1], LONG, LONG))).isInstanceOf(Responded.class);
            assertThat(server.complete).hasValue(2);
        }
    }

    @Test
    @DisplayName("N1 sends nothing to a port that is closed")
    void sendsNothingToAPortThatIsClosed() throws IOException {
        int port;
        try (ServerSocket closed = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = closed.getLocalPort();
        }
        for (HttpCall call : List.of(post(), get())) {
            try (VendorHttpClient exchange = new VendorHttpClient(settings("http://127.0.0.1:" + port))) {
                assertNotSent(exchange.execute(call), Refusal.UNAVAILABLE, "refused");
            }
            try (VendorHttpClient exchange = new VendorHttpClient(settings(
                    "https://127.0.0.1:9", 1, Duration.ofSeconds(1), URI.create("http://127.0.0.1:" + port)))) {
                assertNotSent(exchange.execute(call), Refusal.UNAVAILABLE, "refused");
            }
        }
    }

    @Test
    @DisplayName("N2 sends nothing to a host that is unknown")
    void sendsNothingToAHostThatIsUnknown() {
        try (VendorHttpClient exchange = new VendorHttpClient(settings("https://no-such-host.invalid"))) {
            assertNotSent(exchange.execute(post()), Refusal.UNAVAILABLE, "resolved");
            assertNotSent(exchange.execute(get()), Refusal.UNAVAILABLE, "resolved");
        }
    }

    @Test
    @DisplayName("N3 sends nothing where the connection is not taken in time")
    void sendsNothingWhereTheConnectionIsNotTakenInTime() throws IOException {
        try (ServerSocket full = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            List<Socket> waiting = new ArrayList<>();
            try (VendorHttpClient exchange = new VendorHttpClient(
                    settings("http://127.0.0.1:" + full.getLocalPort(), 1, Duration.ofMillis(300), null))) {
                for (int i = 0; i < 4; i++) {
                    Socket socket = new Socket();
                    waiting.add(socket);
                    try {
                        socket.connect(full.getLocalSocketAddress(), 100);
                    } catch (IOException backlogIsFull) {
                        break;
                    }
                }
                long start = System.nanoTime();
                assertNotSent(exchange.execute(post()), Refusal.UNAVAILABLE, "timed out");
                assertNotSent(exchange.execute(get()), Refusal.UNAVAILABLE, "timed out");
                assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(3));
            } finally {
                for (Socket socket : waiting) {
                    socket.close();
                }
            }
        }
    }

    @ParameterizedTest
    @DisplayName("T7 refuses as busy what finds no free connection")
    @ValueSource(booleans = {false, true})
    void refusesAsBusyWhatFindsNoFreeConnection(boolean proxied) throws Exception {
        CountDownLatch busy = new CountDownLatch(1);
        try (FaultyServer server = FaultyServer.that(connection -> {
                    connection.readRequest();
                    busy.countDown();
                    connection.staySilent();
                });
                VendorHttpClient exchange = new VendorHttpClient(
                        (proxied ? ExchangeFixture.tunnelled(server) : settings(server.url())).withMaxConnections(1))) {
            Thread first = new Thread(() -> exchange.execute(post()));
            first.start();
            assertThat(busy.await(5, TimeUnit.SECONDS)).isTrue();
            long start = System.nanoTime();
            assertNotSent(exchange.execute(post()), Refusal.BUSY, "pool");
            assertThat(Duration.ofNanos(System.nanoTime() - start))
                    .isBetween(Duration.ofMillis(450), Duration.ofSeconds(2));
            assertNotSent(exchange.execute(get()), Refusal.BUSY, "pool");
            assertNotSent(
                    exchange.execute(post(BODY, LONG, Duration.ofMillis(100))),
                    Refusal.UNAVAILABLE,
                    "deadline exceeded");
            assertThat(server.complete).hasValue(1);
            ExchangeFixture.closeEarly(exchange);
            first.join(5000);
            assertThat(first.isAlive()).isFalse();
        }
    }

    @Test
    void sendsNothingWithoutTime() throws IOException {
        try (FaultyServer server = FaultyServer.thatSays(FaultyServer.answer(200, "{}"));
                VendorHttpClient exchange = exchange(server)) {
            assertNotSent(exchange.execute(post(BODY, LONG, Duration.ZERO)), Refusal.EXPIRED, "deadline exceeded");
            assertNotSent(
                    exchange.execute(post(BODY, LONG, Duration.ofNanos(-1))), Refusal.EXPIRED, "deadline exceeded");
            assertThat(server.complete).hasValue(0);
        }
    }

    @Test
    void sendsNothingOnAnInterruptedThreadAndLeavesItInterrupted() throws IOException {
        try (FaultyServer server = FaultyServer.thatSays(FaultyServer.answer(200, "{}"));
                VendorHttpClient exchange = exchange(server)) {
            Thread.currentThread().interrupt();
            HttpOutcome outcome = exchange.execute(post());
            assertThat(Thread.interrupted()).isTrue();
            assertNotSent(outcome, Refusal.INTERRUPTED, "interrupted");
            assertThat(server.connections).hasValue(0);
        }
    }

    @Test
    @DisplayName("T3 leaves a thread interrupted that was waiting for a connection")
    void leavesAThreadInterruptedThatWasWaitingForAConnection() throws Exception {
        CountDownLatch busy = new CountDownLatch(1);
        try (FaultyServer server = FaultyServer.that(connection -> {
                    connection.readRequest();
                    busy.countDown();
                    connection.staySilent();
                });
                VendorHttpClient exchange =
                        new VendorHttpClient(settings(server.url(), 1, Duration.ofSeconds(20), null))) {
            Thread first = new Thread(() -> exchange.execute(post()));
            first.start();
            assertThat(busy.await(5, TimeUnit.SECONDS)).isTrue();
            AtomicReference<HttpOutcome> outcome = new AtomicReference<>();
            AtomicReference<Boolean> flag = new AtomicReference<>();
            Thread second = new Thread(() -> {
                outcome.set(exchange.execute(post()));
                flag.set(Thread.currentThread().isInterrupted());
            });
            second.start();
            await().until(() -> second.getState() == Thread.State.TIMED_WAITING);
            second.interrupt();
            second.join(5000);
            assertNotSent(outcome.get(), Refusal.INTERRUPTED, "interrupted");
            assertThat(flag.get()).isTrue();
            first.interrupt();
            ExchangeFixture.closeEarly(exchange);
            first.join(5000);
        }
    }

    @Test
    void refusesHeadersThatTheExchangeSetsItself() {
        assertThatThrownBy(() -> HttpCall.post("/", BODY)
                        .withHeaders(Map.of("content-Length", "3"))
                        .withResponseTimeout(LONG)
                        .withDeadline(LONG)
                        .withMaxResponseBytes(10))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("leave it out");
    }

    static void assertNotSent(HttpOutcome outcome, Refusal reason) {
        assertNotSent(outcome, reason, "");
    }

    static void assertNotSent(HttpOutcome outcome, Refusal reason, String words) {
        assertThat(outcome).isInstanceOfSatisfying(NotSent.class, notSent -> {
            assertThat(notSent.reason()).as(notSent.detail()).isEqualTo(reason);
            assertThat(notSent.detail()).contains(words).doesNotContain("127.0.0.1");
        });
    }
}
