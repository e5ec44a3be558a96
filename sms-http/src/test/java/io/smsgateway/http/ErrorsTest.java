package io.smsgateway.http;

import static io.smsgateway.http.ExchangeFixture.exchange;
import static io.smsgateway.http.ExchangeFixture.get;
import static io.smsgateway.http.ExchangeFixture.post;
import static io.smsgateway.http.ExchangeFixture.settings;
import static io.smsgateway.http.FaultyServer.answer;
import static io.smsgateway.http.NotSentIsProvedTest.assertNotSent;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import io.smsgateway.PhoneNumber;
import io.smsgateway.ProviderId;
import io.smsgateway.Refusal;
import io.smsgateway.SmsMessage;
import io.smsgateway.http.HttpOutcome.Responded;
import java.net.Socket;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLSession;
import javax.net.ssl.SSLSessionContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;
import org.apache.hc.core5.net.URIAuthority;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** An error costs the exchange that it hits, and no thread and no other exchange. */
class ErrorsTest {

    private static final int CONNECTIONS = 4;

    static Stream<Supplier<Error>> errors() {
        return Stream.of(
                () -> new StackOverflowError("test"),
                () -> new OutOfMemoryError("test"),
                () -> new NoClassDefFoundError("test"));
    }

    @ParameterizedTest
    @MethodSource("errors")
    void costsOneExchangeIfItIsThrownWhileConnecting(Supplier<Error> error) throws Exception {
        AtomicReference<@Nullable Error> thrown = new AtomicReference<>();
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, new TrustManager[] {new Throwing(thrown)}, new SecureRandom());
        try (FaultyServer server = FaultyServer.thatSays(answer(200, "{}", "Connection: close"));
                VendorHttpClient exchange = new VendorHttpClient(ExchangeFixture.tunnelled(server)
                        .withConnectTimeout(Duration.ofSeconds(20))
                        .withSslContext(context))) {
            for (int i = 0; i < 2 * CONNECTIONS; i++) {
                // the certificate of a session that is resumed is not checked again
                SSLSessionContext sessions = context.getClientSessionContext();
                Collections.list(sessions.getIds()).stream()
                        .map(sessions::getSession)
                        .filter(Objects::nonNull)
                        .forEach(SSLSession::invalidate);
                thrown.set(error.get());
                assertNotSent(
                        exchange.execute(post()),
                        error.get() instanceof LinkageError ? Refusal.MISCONFIGURED : Refusal.UNAVAILABLE,
                        error.get().getClass().getSimpleName() + " before the request was fully sent");
                thrown.set(null);
                assertThat(exchange.execute(post())).isInstanceOf(Responded.class);
                assertThat(exchange.execute(get())).isInstanceOf(Responded.class);
            }
            assertThat(server.complete).hasValue(4 * CONNECTIONS);
        }
    }

    /** As an outcome, it would end each message as unconfirmed and the provider would be tried again and again. */
    @Test
    void aClassThatIsMissingWhereTheResponseIsReadIsThrown() throws Exception {
        try (FaultyServer server = FaultyServer.thatSays(answer(200, "{}"));
                VendorHttpClient exchange = exchange(server)) {
            assertThatExceptionOfType(NoClassDefFoundError.class)
                    .isThrownBy(() -> exchange.send(
                            ProviderId.of("acme"),
                            List.of(ExchangeFixture.outbound(
                                    SmsMessage.text(PhoneNumber.of("+8613800138000"), "Hello"))),
                            "/",
                            Map.of(),
                            ExchangeFixture.BODY,
                            response -> {
                                throw new NoClassDefFoundError("test");
                            }));
        }
    }

    @Test
    void costsOneExchangeWhereverTheStackOverflows() throws Exception {
        CountDownLatch together = new CountDownLatch(CONNECTIONS);
        try (FaultyServer server = FaultyServer.thatSays(answer(200, "{}", "Connection: close"));
                VendorHttpClient exchange = new VendorHttpClient(settings(server.url())
                        .withMaxConnections(CONNECTIONS)
                        .withConnectTimeout(Duration.ofSeconds(5)))) {
            // loads all classes: one whose initialiser overflows the stack cannot be used again
            assertThat(exchange.execute(post())).isInstanceOf(Responded.class);
            AtomicInteger overflows = new AtomicInteger();
            Thread deep = new Thread(null, () -> descend(exchange, overflows, 0), "deep", 256 << 10);
            deep.start();
            deep.join();
            assertThat(overflows).hasPositiveValue();

            assertThat(exchange.execute(post())).isInstanceOf(Responded.class);
            server.from(connection -> {
                connection.readRequest();
                together.countDown();
                together.await();
                connection.write(answer(200, "{}", "Connection: close"));
            });
            // none of the permits is lost
            ExecutorService callers = Executors.newFixedThreadPool(CONNECTIONS);
            try {
                List<Future<HttpOutcome>> outcomes = new ArrayList<>();
                for (int i = 0; i < CONNECTIONS; i++) {
                    outcomes.add(callers.submit(() -> exchange.execute(post())));
                }
                for (Future<HttpOutcome> outcome : outcomes) {
                    assertThat(outcome.get(10, TimeUnit.SECONDS)).isInstanceOf(Responded.class);
                }
            } finally {
                callers.shutdownNow();
            }
            await().untilAsserted(() -> assertThat(exchange.watched()).isZero());
        }
    }

    /** Makes an exchange at each of the last frames before the stack overflows, the deepest first. */
    private static int descend(VendorHttpClient exchange, AtomicInteger overflows, int depth) {
        int above;
        try {
            // no stack is that deep
            above = depth == Integer.MAX_VALUE ? 0 : descend(exchange, overflows, depth + 1) + 1;
        } catch (StackOverflowError deepest) {
            above = 0;
        }
        if (above < 400) {
            try {
                if (!(exchange.execute(post()) instanceof Responded)) {
                    overflows.incrementAndGet();
                }
            } catch (StackOverflowError tooDeep) {
                overflows.incrementAndGet();
            }
        }
        return above;
    }

    @Test
    void doesNotEndTheThreadThatKeepsDeadlines() throws Exception {
        AtomicInteger sweeps = new AtomicInteger();
        DeadlineMonitor monitor = new DeadlineMonitor(
                now -> {
                    sweeps.incrementAndGet();
                    throw new OutOfMemoryError("test");
                },
                "test",
                Duration.ofMillis(20));
        try {
            for (int i = 1; i <= 3; i++) {
                CancellableRequest failing = request(Duration.ofMillis(30));
                failing.setDependency(() -> {
                    throw new OutOfMemoryError("test");
                });
                CountDownLatch cancelled = new CountDownLatch(1);
                CancellableRequest other = request(Duration.ofMillis(40));
                other.setDependency(() -> {
                    cancelled.countDown();
                    return true;
                });
                monitor.watch(failing);
                monitor.watch(other);
                assertThat(cancelled.await(5, TimeUnit.SECONDS)).isTrue();
                assertThat(other.isExpired()).isTrue();
                int before = sweeps.get();
                await().until(() -> sweeps.get() > before);
                monitor.release(failing);
            }
            await().untilAsserted(() -> assertThat(monitor.watched()).isZero());
        } finally {
            monitor.close();
        }
    }

    private static CancellableRequest request(Duration deadline) {
        return new CancellableRequest(
                "http",
                new URIAuthority("localhost"),
                "localhost",
                "/",
                HttpCall.get("/").withDeadline(deadline),
                "test");
    }

    /** Throws an error where there is one, in the middle of the TLS handshake; trusts everybody otherwise. */
    private static final class Throwing extends X509ExtendedTrustManager {

        private final AtomicReference<@Nullable Error> error;

        Throwing(AtomicReference<@Nullable Error> error) {
            this.error = error;
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket) {
            Error next = error.get();
            if (next != null) {
                throw next;
            }
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) {}

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
