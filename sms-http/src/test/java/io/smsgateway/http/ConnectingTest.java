package io.smsgateway.http;

import static io.smsgateway.http.ExchangeFixture.BODY;
import static io.smsgateway.http.ExchangeFixture.LONG;
import static io.smsgateway.http.ExchangeFixture.closeEarly;
import static io.smsgateway.http.ExchangeFixture.get;
import static io.smsgateway.http.ExchangeFixture.post;
import static io.smsgateway.http.ExchangeFixture.settings;
import static io.smsgateway.http.FaultyServer.answer;
import static io.smsgateway.http.NotSentIsProvedTest.assertNotSent;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.smsgateway.Accepted;
import io.smsgateway.BalanceService;
import io.smsgateway.BalanceUnavailableException;
import io.smsgateway.MessageClass;
import io.smsgateway.PhoneNumber;
import io.smsgateway.ProviderId;
import io.smsgateway.Refusal;
import io.smsgateway.SendResult;
import io.smsgateway.SmsMessage;
import io.smsgateway.client.ProviderPolicies;
import io.smsgateway.client.SmsClient;
import io.smsgateway.http.HttpOutcome.Responded;
import io.smsgateway.spi.Capabilities;
import io.smsgateway.spi.OutboundGateway;
import io.smsgateway.spi.SmsProvider;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The name of the host and its addresses, under one timeout. */
class ConnectingTest {

    private static final Duration TIMEOUT = Duration.ofMillis(600);

    private static VendorHttpClient exchange(int port, NameResolver.Lookup lookup) {
        return new VendorHttpClient(settings("http://localhost:" + port).withConnectTimeout(TIMEOUT), lookup);
    }

    @Test
    @DisplayName("N2 refuses after the connect timeout while a look-up hangs")
    void refusesAfterTheConnectTimeoutWhileALookUpHangs() throws Exception {
        CountDownLatch end = new CountDownLatch(1);
        AtomicInteger lookUps = new AtomicInteger();
        try (FaultyServer server = FaultyServer.thatSays(answer(200, "{}"));
                VendorHttpClient exchange = exchange(server.port(), host -> {
                    lookUps.incrementAndGet();
                    awaitQuietly(end);
                    return InetAddress.getAllByName(host);
                })) {
            List<FutureTask<HttpOutcome>> calls = IntStream.range(0, 20)
                    .mapToObj(i -> new FutureTask<>(() -> exchange.execute(i % 2 == 0 ? post() : get())))
                    .toList();
            long start = System.nanoTime();
            calls.forEach(call -> new Thread(call).start());
            for (FutureTask<HttpOutcome> call : calls) {
                HttpOutcome outcome = call.get(10, TimeUnit.SECONDS);
                assertThat(outcome)
                        .isInstanceOfSatisfying(
                                HttpOutcome.NotSent.class,
                                notSent -> assertThat(notSent.reason()).isIn(Refusal.UNAVAILABLE, Refusal.BUSY));
            }
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(4));
            assertNotSent(exchange.execute(post()), Refusal.UNAVAILABLE, "resolved within the connect timeout");
            // one look-up, and so one thread, for all
            assertThat(lookUps).hasValue(1);
            assertThat(server.connections).hasValue(0);

            end.countDown();
            await().until(() -> exchange.execute(post()) instanceof Responded);
        }
    }

    @Test
    void theNextVendorTakesAMessageWhileTheNameOfTheFirstHangs() throws Exception {
        CountDownLatch end = new CountDownLatch(1);
        try (FaultyServer server = FaultyServer.thatSays(answer(200, "{}"));
                SmsClient client = SmsClient.builder()
                        .provider(
                                new Vendor("hangs", exchange(server.port(), host -> {
                                    awaitQuietly(end);
                                    throw new UnknownHostException(host);
                                })),
                                ProviderPolicies.DEFAULT.withMaxInFlight(4))
                        .provider(new Vendor("answers", exchange(server.port(), InetAddress::getAllByName)))
                        .build()) {
            long start = System.nanoTime();
            SendResult single = client.send(SmsMessage.text(PhoneNumber.of("+8613800138000"), "Hello"));
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isBetween(TIMEOUT, TIMEOUT.multipliedBy(5));
            List<SendResult> list = client.sendAll(List.of(
                    SmsMessage.text(PhoneNumber.of("+8613800138001"), "123456").withClass(MessageClass.OTP),
                    SmsMessage.text(PhoneNumber.of("+8613800138002"), "Hello")));

            assertThat(list)
                    .hasSize(2)
                    .allSatisfy(result -> assertThat(result.isAccepted()).isTrue());
            assertThat(single.attempts())
                    .extracting(attempt -> attempt.provider() + " " + attempt.outcome())
                    .containsExactly("hangs REFUSED", "answers ACCEPTED");
            assertThat(single.attempts().get(0).refusal()).isEqualTo(Refusal.UNAVAILABLE);
        } finally {
            end.countDown();
        }
    }

    /** A vendor that accepts what its client delivers. */
    private record Vendor(ProviderId id, VendorHttpClient exchange) implements SmsProvider {

        Vendor(String name, VendorHttpClient exchange) {
            this(ProviderId.of(name), exchange);
        }

        @Override
        public Capabilities capabilities() {
            return Capabilities.ofTexts(1);
        }

        @Override
        public OutboundGateway gateway() {
            return messages ->
                    exchange.send(id, messages, "/send", Map.of(), BODY, responded -> List.of(new Accepted(id, "1")));
        }

        @Override
        public BalanceService balance() {
            return () -> {
                throw new BalanceUnavailableException(id, Refusal.UNSUPPORTED, "no balances");
            };
        }

        @Override
        public void close() {
            exchange.close();
        }
    }

    @Test
    void endsALookUpAtTheDeadlineAndWhenItIsClosed() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch end = new CountDownLatch(1);
        try (VendorHttpClient exchange = new VendorHttpClient(
                settings("http://localhost:9").withConnectTimeout(Duration.ofSeconds(30)), host -> {
                    begun.countDown();
                    awaitQuietly(end);
                    throw new UnknownHostException(host);
                })) {
            assertNotSent(
                    exchange.execute(post(BODY, LONG, Duration.ofMillis(200))),
                    Refusal.UNAVAILABLE,
                    "deadline exceeded before the request was fully sent");
            FutureTask<HttpOutcome> call = new FutureTask<>(() -> exchange.execute(post(BODY, LONG, LONG)));
            new Thread(call).start();
            assertThat(begun.await(5, TimeUnit.SECONDS)).isTrue();
            closeEarly(exchange);
            assertNotSent(call.get(2, TimeUnit.SECONDS), Refusal.CLOSED);
        } finally {
            end.countDown();
        }
    }

    @Test
    void looksUpAgainAfterALookUpThatFailed() throws IOException {
        AtomicInteger lookUps = new AtomicInteger();
        try (FaultyServer server = FaultyServer.thatSays(answer(200, "{}"));
                VendorHttpClient exchange = exchange(server.port(), host -> {
                    switch (lookUps.incrementAndGet()) {
                        case 1 -> throw new UnknownHostException(host);
                        case 2 -> throw new OutOfMemoryError("test");
                        default -> {
                            return new InetAddress[] {InetAddress.getLoopbackAddress()};
                        }
                    }
                })) {
            assertNotSent(exchange.execute(post()), Refusal.UNAVAILABLE, "host name could not be resolved");
            assertNotSent(exchange.execute(post()), Refusal.UNAVAILABLE, "OutOfMemoryError");
            assertThat(exchange.execute(post())).isInstanceOf(Responded.class);
        }
    }

    @Test
    void triesTheAddressesOfANameWithinOneTimeout() throws Exception {
        try (ServerSocket full = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.2"))) {
            List<Socket> waiting = fill(full);
            try (FaultyServer server = new FaultyServer(
                            new ServerSocket(full.getLocalPort(), 50, InetAddress.getLoopbackAddress()), connection -> {
                                while (connection.readRequest()) {
                                    connection.write(answer(200, "{}"));
                                }
                            });
                    VendorHttpClient last = exchange(full.getLocalPort(), host -> addresses("127.0.0.2", "127.0.0.1"));
                    VendorHttpClient none =
                            exchange(full.getLocalPort(), host -> addresses("127.0.0.2", "127.0.0.2", "127.0.0.2"))) {
                assertThat(last.execute(post())).isInstanceOf(Responded.class);
                assertThat(server.complete).hasValue(1);

                long start = System.nanoTime();
                assertNotSent(none.execute(post()), Refusal.UNAVAILABLE, "connect timed out");
                assertThat(Duration.ofNanos(System.nanoTime() - start))
                        .isBetween(TIMEOUT.minusMillis(50), TIMEOUT.multipliedBy(2));
            } finally {
                for (Socket socket : waiting) {
                    socket.close();
                }
            }
        }
    }

    @Test
    void triesTheNextAddressIfOneRefuses() throws IOException {
        try (FaultyServer server = FaultyServer.thatSays(answer(200, "{}"));
                VendorHttpClient exchange = exchange(server.port(), host -> addresses("127.0.0.3", "127.0.0.1"))) {
            assertThat(exchange.execute(post())).isInstanceOf(Responded.class);
            assertThat(server.complete).hasValue(1);
        }
    }

    @Test
    void opensAConnectionInAdvance() throws IOException {
        try (FaultyServer server = FaultyServer.thatSays(answer(200, "{}"));
                VendorHttpClient exchange = new VendorHttpClient(
                        ExchangeFixture.tunnelled(server).withConnectTimeout(Duration.ofSeconds(20)))) {
            exchange.warmUp();
            exchange.warmUp();
            await().until(() -> server.connections.get() == 1);
            assertThat(server.heads).isEmpty();

            assertThat(exchange.execute(post())).isInstanceOf(Responded.class);
            assertThat(server.connections).hasValue(1);
            assertThat(server.complete).hasValue(1);
        }
    }

    @Test
    void ignoresThatNoConnectionCanBeOpenedInAdvance() throws Exception {
        CountDownLatch end = new CountDownLatch(1);
        try (VendorHttpClient exchange = exchange(9, host -> {
            awaitQuietly(end);
            throw new UnknownHostException(host);
        })) {
            long start = System.nanoTime();
            exchange.warmUp();
            assertThat(Duration.ofNanos(System.nanoTime() - start))
                    .isBetween(TIMEOUT.minusMillis(50), TIMEOUT.plusSeconds(1));
            end.countDown();
            exchange.warmUp();
            closeEarly(exchange);
            exchange.warmUp();
        }
    }

    private static InetAddress[] addresses(String... literals) throws UnknownHostException {
        InetAddress[] addresses = new InetAddress[literals.length];
        for (int i = 0; i < literals.length; i++) {
            addresses[i] = InetAddress.getByName(literals[i]);
        }
        return addresses;
    }

    /** Connects until the server's queue is full, so that the next connect gets no response. */
    private static List<Socket> fill(ServerSocket server) throws IOException {
        List<Socket> waiting = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            Socket socket = new Socket();
            waiting.add(socket);
            try {
                socket.connect(server.getLocalSocketAddress(), 100);
            } catch (IOException backlogIsFull) {
                break;
            }
        }
        return waiting;
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
