package io.smsgateway.http;

import static io.smsgateway.http.ExchangeFixture.BODY;
import static io.smsgateway.http.ExchangeFixture.LONG;
import static io.smsgateway.http.ExchangeFixture.get;
import static io.smsgateway.http.ExchangeFixture.post;
import static io.smsgateway.http.FaultyServer.answer;
import static io.smsgateway.http.NotSentIsProvedTest.assertNotSent;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.smsgateway.Refusal;
import io.smsgateway.Secret;
import io.smsgateway.http.HttpOutcome.Lost;
import io.smsgateway.http.HttpOutcome.Responded;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TlsTest {

    private static SSLContext loopback;
    private static SSLContext otherName;

    @BeforeAll
    static void makeCertificates() {
        loopback = Certificates.loopback();
        otherName = Certificates.of("SAN=dns:api.example.com");
    }

    private static FaultyServer server(SSLContext shown, String... protocols) throws IOException {
        SSLServerSocket socket = (SSLServerSocket)
                shown.getServerSocketFactory().createServerSocket(0, 50, InetAddress.getLoopbackAddress());
        if (protocols.length > 0) {
            socket.setEnabledProtocols(protocols);
        }
        return new FaultyServer(socket, connection -> {
            while (connection.readRequest()) {
                connection.write(answer(200, "{}"));
            }
        });
    }

    private static VendorHttpClient exchange(FaultyServer server, SSLContext trusted) {
        return exchange(server.port(), trusted);
    }

    private static VendorHttpClient exchange(int port, SSLContext trusted) {
        return new VendorHttpClient(ExchangeFixture.settings("https://127.0.0.1:" + port)
                .withMaxConnections(2)
                .withConnectTimeout(Duration.ofMillis(1500))
                .withSslContext(trusted));
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
    void talksToAServerThatItTrusts(String protocol) throws IOException {
        try (FaultyServer server = server(loopback, protocol);
                VendorHttpClient exchange = exchange(server, loopback)) {
            assertThat(exchange.execute(post())).isInstanceOf(Responded.class);
            assertThat(exchange.execute(get())).isInstanceOf(Responded.class);
            assertThat(server.complete).hasValue(2);
            assertThat(server.connections).hasValue(1);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
    @DisplayName("S3 never reads unsolicited data as the next response, under TLS either")
    void neverReadsUnsolicitedDataAsTheNextResponse(String protocol) throws IOException {
        try (FaultyServer server = server(loopback, protocol);
                VendorHttpClient exchange = exchange(server, loopback)) {
            server.from(connection -> {
                while (connection.readRequest()) {
                    connection.write(answer(200, "{}") + answer(200, "[]"));
                }
            });
            for (int i = 1; i <= 2; i++) {
                assertThat(exchange.execute(post()))
                        .isInstanceOfSatisfying(
                                Responded.class,
                                answer -> assertThat(answer.body()).containsExactly('{', '}'));
                assertThat(server.complete).hasValue(i);
                assertThat(server.connections).hasValue(i);
            }
        }
    }

    @Test
    @DisplayName("N4 sends nothing to a server that the platform does not trust")
    void sendsNothingToAServerThatThePlatformDoesNotTrust() throws IOException {
        try (FaultyServer server = server(loopback);
                VendorHttpClient exchange =
                        new VendorHttpClient(ExchangeFixture.settings("https://localhost:" + server.port()))) {
            assertNotSent(exchange.execute(post()), Refusal.UNTRUSTED, "certificate");
            assertNotSent(exchange.execute(get()), Refusal.UNTRUSTED, "certificate");
            assertThat(server.heads).isEmpty();
        }
    }

    @Test
    @DisplayName("N4 sends nothing to a server of another name")
    void sendsNothingToAServerOfAnotherName() throws IOException {
        try (FaultyServer server = server(otherName);
                VendorHttpClient exchange = exchange(server, otherName)) {
            assertNotSent(exchange.execute(post()), Refusal.UNTRUSTED, "certificate");
            assertNotSent(exchange.execute(get()), Refusal.UNTRUSTED, "certificate");
            assertThat(server.heads).isEmpty();
        }
    }

    @Test
    void checksTheNameEvenWhereTheContextTrustsEverybody() throws Exception {
        SSLContext careless = SSLContext.getInstance("TLS");
        careless.init(null, new TrustManager[] {new Everybody()}, new SecureRandom());
        try (FaultyServer server = server(otherName);
                VendorHttpClient exchange = exchange(server, careless)) {
            assertNotSent(exchange.execute(post()), Refusal.UNTRUSTED);
            assertThat(server.heads).isEmpty();
        }
    }

    @Test
    @DisplayName("C3 ignores the default SSL context of the JVM")
    void ignoresTheDefaultSslContextOfTheJvm() throws Exception {
        SSLContext before = SSLContext.getDefault();
        SSLContext careless = SSLContext.getInstance("TLS");
        careless.init(null, new TrustManager[] {new Everybody()}, new SecureRandom());
        SSLContext.setDefault(careless);
        try (FaultyServer server = server(loopback);
                VendorHttpClient exchange =
                        new VendorHttpClient(ExchangeFixture.settings("https://localhost:" + server.port()))) {
            assertNotSent(exchange.execute(post()), Refusal.UNTRUSTED);
            assertThat(server.heads).isEmpty();
        } finally {
            SSLContext.setDefault(before);
        }
    }

    @Test
    @DisplayName("N4 sends nothing to a plain port")
    void sendsNothingToAPlainPort() throws IOException {
        try (FaultyServer server =
                        FaultyServer.that(connection -> connection.write("HTTP/1.1 400 Bad Request\r\n\r\n"));
                VendorHttpClient exchange = exchange(server, loopback)) {
            assertNotSent(exchange.execute(post()), Refusal.UNAVAILABLE);
            assertNotSent(exchange.execute(get()), Refusal.UNAVAILABLE);
        }
    }

    @Test
    void sendsNothingWhereTheHandshakeBreaks() throws IOException {
        List<FaultyServer.Behaviour> deaths = new ArrayList<>();
        deaths.add(connection -> {});
        deaths.add(FaultyServer.Connection::reset);
        deaths.add(connection -> {
            connection.read(100);
            connection.reset();
        });
        for (FaultyServer.Behaviour death : deaths) {
            try (FaultyServer server = FaultyServer.that(death);
                    VendorHttpClient exchange = exchange(server, loopback)) {
                assertNotSent(exchange.execute(post()), Refusal.UNAVAILABLE);
                assertNotSent(exchange.execute(get()), Refusal.UNAVAILABLE);
                assertThat(server.connections).hasValue(2);
            }
        }
    }

    @Test
    @DisplayName("N5 sends nothing where the handshake stalls")
    void sendsNothingWhereTheHandshakeStalls() throws IOException {
        try (FaultyServer server = FaultyServer.that(FaultyServer.Connection::staySilent);
                VendorHttpClient exchange = exchange(server, loopback)) {
            long start = System.nanoTime();
            assertNotSent(exchange.execute(post()), Refusal.UNAVAILABLE, "timed out");
            assertThat(Duration.ofNanos(System.nanoTime() - start))
                    .isBetween(Duration.ofMillis(1400), Duration.ofSeconds(4));
            assertNotSent(
                    exchange.execute(post(BODY, LONG, Duration.ofMillis(200))),
                    Refusal.UNAVAILABLE,
                    "deadline exceeded");
            assertNotSent(exchange.execute(get()), Refusal.UNAVAILABLE, "timed out");
        }
    }

    @Test
    @DisplayName("N4 sends nothing to a server that speaks no common protocol")
    void sendsNothingToAServerThatSpeaksNoCommonProtocol() throws IOException {
        try (FaultyServer server = FaultyServer.that(connection -> {
                    connection.read(50);
                    // an alert: handshake failure
                    connection.write("\u0015\u0003\u0001\u0000\u0002\u0002(");
                });
                VendorHttpClient exchange = exchange(server, loopback)) {
            assertNotSent(exchange.execute(post()), Refusal.UNAVAILABLE, "TLS");
        }
    }

    @Test
    void endsAWriteThatIsStuckAndProvesItIncomplete() throws IOException {
        try (FaultyServer server = server(loopback);
                VendorHttpClient exchange = exchange(server, loopback)) {
            server.from(connection -> {
                connection.readHead();
                connection.stall();
            });
            long start = System.nanoTime();
            assertNotSent(
                    exchange.execute(post(new byte[32 << 20], LONG, Duration.ofMillis(500))), Refusal.UNAVAILABLE);
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(3));
        }
    }

    @Test
    void losesAResponseThatIsTruncatedWithoutCloseNotify() throws IOException {
        try (FaultyServer server = server(loopback);
                VendorHttpClient exchange = exchange(server, loopback)) {
            server.from(connection -> {
                connection.readRequest();
                connection.write("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{}");
            });
            assertThat(exchange.execute(post())).isInstanceOf(Lost.class);
            assertThat(server.complete).hasValue(1);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "407 Proxy Authentication Required | | the proxy requires a user and a password (HTTP 407)",
                "407 Proxy Authentication Required | user | the proxy refused its configured user or password (HTTP 407)",
                "502 Bad Gateway | user | the proxy refused the tunnel: HTTP 502",
                "403 Forbidden | | the proxy refused the tunnel: HTTP 403",
            })
    void sendsNothingWhereTheProxyMakesNoTunnel(String status, @Nullable String user, String words) throws IOException {
        try (FaultyServer proxy = FaultyServer.that(connection -> {
            while (connection.readRequest()) {
                connection.write(
                        "HTTP/1.1 " + status + "\r\nProxy-Authenticate: Basic realm=x\r\nContent-Length: 2\r\n\r\n{}");
            }
        })) {
            HttpSettings settings = ExchangeFixture.settings("https://localhost:9");
            URI url = URI.create(proxy.url());
            try (VendorHttpClient exchange = new VendorHttpClient(
                    user == null
                            ? settings.withProxy(url)
                            : settings.withProxy(url, user, Secret.of("password", "canary")))) {
                assertNotSent(exchange.execute(post()), Refusal.UNAVAILABLE, words);
                assertNotSent(exchange.execute(get()), Refusal.UNAVAILABLE, words);
            }
            assertThat(proxy.heads).hasSize(2).allMatch(head -> head.startsWith("CONNECT localhost:9 HTTP/1.1\r\n"));
            assertThat(proxy.heads).noneMatch(head -> head.contains("Sign"));
        }
    }

    @Test
    void namesItsUserToTheProxyAndNotToTheVendor() throws IOException {
        try (FaultyServer server = FaultyServer.thatSays(answer(200, "{}"));
                VendorHttpClient exchange = new VendorHttpClient(ExchangeFixture.tunnelled(server)
                        .withConnectTimeout(Duration.ofSeconds(20))
                        .withProxy(URI.create(server.url()), "jürgen", Secret.of("password", "pa:ss")))) {
            assertThat(exchange.execute(post())).isInstanceOf(Responded.class);
            String credentials = Base64.getEncoder().encodeToString("jürgen:pa:ss".getBytes(UTF_8));
            assertThat(server.tunnels)
                    .singleElement()
                    .satisfies(head -> assertThat(head)
                            .contains("Proxy-Authorization: Basic " + credentials + "\r\n")
                            .contains("Host: localhost:9\r\n"));
            assertThat(server.heads)
                    .singleElement()
                    .satisfies(head -> assertThat(head).doesNotContain("Proxy-"));
        }
    }

    @Test
    void readsNothingThatTheProxySaysAsTheVendorsResponse() throws IOException {
        try (FaultyServer proxy = FaultyServer.that(connection -> {
                    connection.readHead();
                    connection.write("HTTP/1.1 200 OK\r\n\r\n" + answer(200, "{\"msg_id\":1}"));
                    connection.staySilent();
                });
                VendorHttpClient exchange = new VendorHttpClient(
                        ExchangeFixture.settings("https://localhost:9").withProxy(URI.create(proxy.url())))) {
            assertNotSent(exchange.execute(post()), Refusal.UNAVAILABLE, "TLS");
        }
    }

    /** A trust manager that accepts every certificate, as careless applications install. */
    private static final class Everybody extends X509ExtendedTrustManager {
        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) {}

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
