package io.smsgateway.http;

import static io.smsgateway.http.ExchangeFixture.BODY;
import static io.smsgateway.http.ExchangeFixture.LONG;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smsgateway.MessageClass;
import io.smsgateway.Secret;
import io.smsgateway.testsupport.EqualityChecks;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HttpSettingsTest {

    private static final HttpSettings SETTINGS = HttpSettings.of(URI.create("https://x.example"));
    private static final URI PROXY = URI.create("http://proxy.example:3128");

    @ParameterizedTest
    @CsvSource({
        "https://api.example.com, api.example.com:443, ''",
        "HTTPS://api.example.com/, api.example.com:443, ''",
        "https://api.example.com:8443/v1/x//, api.example.com:8443, /v1/x",
        "https://203.0.113.7/v1, 203.0.113.7:443, /v1",
        "https://a1.b2, a1.b2:443, ''",
        "http://localhost, localhost:80, ''",
        "http://LOCALHOST:8080/x, localhost:8080, /x",
        "http://127.0.0.1:1, 127.0.0.1:1, ''",
        "http://127.255.0.9:65535, 127.255.0.9:65535, ''",
        "http://[::1]:8080, [::1]:8080, ''",
        "https://[2001:db8::1], [2001:db8::1]:443, ''",
    })
    void takesABaseUrl(URI url, String authority, String path) {
        BaseUrl base = BaseUrl.of(url);
        assertThat(base.authority()).isEqualToIgnoringCase(authority);
        assertThat(base.path()).isEqualTo(path);
        assertThat(HttpSettings.of(url).toString()).containsIgnoringCase(authority);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://api.example.com",
                "http://203.0.113.7",
                "http://localhost.example.com",
                "http://127.0.0.1.example.com",
                "http://127.1",
                "http://0x7f000001",
                "http://2130706433",
                "http://0177.0.0.1",
                "http://127.0.0.01",
                "http://[::ffff:203.0.113.7]",
                "http://[::ffff:0127.0.0.1]",
                "https://[::ffff:0127.0.0.1]",
                "http://[::]",
                "http://0.0.0.0",
                "http://localhost.",
                "https://0x7f000001",
                "https://2130706433",
                "https://127.1",
                "https://1.2.3.0x4",
                "https://256.1.1.1",
                "https://user:pass@api.example.com",
                "https://user@api.example.com",
                "https://@api.example.com",
                "https://api.example.com?x=y",
                "https://api.example.com/#f",
                "https://api.example.com:0",
                "https://api.example.com:65536",
                "https://api_example.com",
                "https://api.example.com.",
                "https://ä.example.com",
                "https:///path",
                "https:api.example.com",
                "https://api.example.com//x",
                "ftp://api.example.com",
                "api.example.com",
                "/path",
                "file:///etc/passwd",
            })
    @DisplayName("C2 refuses a base URL that credentials must not go to")
    void refusesABaseUrlThatCredentialsMustNotGoTo(String url) {
        assertThatThrownBy(() -> HttpSettings.of(URI.create(url)))
                .isInstanceOf(IllegalArgumentException.class)
                .message()
                .contains("base URL")
                .doesNotContain("pass@")
                .doesNotContain("user:");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://proxy.example.com:8080",
                "http://proxy.example.com",
                "http://user:pass@proxy.example.com:8080",
                "http://proxy.example.com:8080/path",
                "http://proxy.example.com:8080?x",
                "http://2130706433:8080",
                "proxy.example.com:8080",
            })
    void refusesAProxyThatIsNotHostAndPort(String proxy) {
        assertThatThrownBy(() -> ExchangeFixture.settings("https://x.example", 1, LONG, URI.create(proxy)))
                .isInstanceOf(IllegalArgumentException.class)
                .message()
                .contains("proxy")
                .doesNotContain("pass");
    }

    @Test
    void refusesAProxyForAnHttpUrlWhichItWouldReadTheCredentialsOf() {
        URI loopback = URI.create("http://localhost:8080");
        String message = "an http:// base URL cannot be used with a proxy, which would read the credentials;"
                + " remove the proxy or use https://";

        assertThatIllegalArgumentException()
                .isThrownBy(() -> HttpSettings.of(loopback).withProxy(PROXY))
                .withMessage(message);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> HttpSettings.of(loopback).withProxy(PROXY, "user", Secret.of("password", "pass")))
                .withMessage(message);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SETTINGS.withProxy(PROXY).withBaseUrl(loopback))
                .withMessage(message);
        assertThat(SETTINGS.withProxy(PROXY)
                        .withProxy(null)
                        .withBaseUrl(loopback)
                        .baseUrl())
                .isEqualTo(loopback);
    }

    @Test
    void keepsTheUserOfAProxyWithThatProxyOnly() {
        Secret password = Secret.of("password", "pass");
        HttpSettings settings = SETTINGS.withProxy(PROXY, "user", password);
        assertThat(settings.proxyUser()).isEqualTo("user");
        assertThat(settings.proxyPassword()).isEqualTo(password);
        assertThat(settings.toString()).doesNotContain("user", "pass");
        assertThat(settings.withProxy(PROXY)).isEqualTo(SETTINGS.withProxy(PROXY));
        assertThat(SETTINGS.withProxy(PROXY).proxyUser()).isNull();
        assertThat(SETTINGS.withProxy(PROXY).proxyPassword()).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a:b", "a\nb"})
    void refusesAProxyUserThatBasicAuthenticationCannotName(String user) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SETTINGS.withProxy(PROXY, user, Secret.of("password", "pass")))
                .withMessageContaining("the proxy user");
    }

    @ParameterizedTest
    @CsvSource({"0, 1", "1001, 1000"})
    void refusesAMaximumOfConnectionsOutOfRange(int wrong, int right) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SETTINGS.withMaxConnections(wrong))
                .withMessage("maxConnections must be from 1 to 1000, not " + wrong);
        assertThat(SETTINGS.withMaxConnections(right).maxConnections()).isEqualTo(right);
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT-1S", "PT0S", "PT0.000999999S", "PT60.000000001S", "PT2562047788015215H30M7.999999999S"})
    void refusesAConnectTimeoutOutOfRange(Duration wrong) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SETTINGS.withConnectTimeout(wrong))
                .withMessage("connectTimeout must be from 1 ms to 60 s, not " + wrong);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"PT-1S", "PT0S", "PT0.000999999S", "PT1H0.000000001S", "PT2562047788015215H30M7.999999999S"})
    void refusesAResponseTimeoutOutOfRange(Duration wrong) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SETTINGS.withResponseTimeout(MessageClass.OTP, wrong))
                .withMessage("the response timeout of OTP must be from 1 ms to 3600 s, not " + wrong);
        assertThatIllegalArgumentException().isThrownBy(() -> SETTINGS.withResponseTimeout(wrong));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SETTINGS.withResponseTimeouts(Map.of(MessageClass.MARKETING, wrong)));
    }

    @Test
    void takesTimeoutsAtTheirBounds() {
        Duration millisecond = Duration.ofMillis(1);
        assertThat(SETTINGS.withConnectTimeout(millisecond).connectTimeout()).isEqualTo(millisecond);
        assertThat(SETTINGS.withConnectTimeout(Duration.ofMinutes(1)).connectTimeout())
                .isEqualTo(Duration.ofSeconds(60));
        assertThat(SETTINGS.withResponseTimeout(millisecond).responseTimeout(MessageClass.OTP))
                .isEqualTo(millisecond);
        assertThat(SETTINGS.withResponseTimeout(Duration.ofHours(1)).responseTimeouts())
                .containsOnlyKeys(MessageClass.values())
                .containsValue(Duration.ofHours(1));
    }

    @Test
    void keepsACopyOfTheTimeouts() {
        Map<MessageClass, Duration> timeouts = new EnumMap<>(SETTINGS.responseTimeouts());
        HttpSettings settings = SETTINGS.withResponseTimeouts(timeouts);
        timeouts.put(MessageClass.OTP, LONG);
        assertThat(settings).isEqualTo(SETTINGS);
    }

    @Test
    void keepsTheTimeoutsOfOtherClasses() {
        Duration second = Duration.ofSeconds(1);
        assertThat(SETTINGS.withResponseTimeout(MessageClass.OTP, second).responseTimeouts())
                .containsEntry(MessageClass.OTP, second)
                .containsEntry(MessageClass.MARKETING, SETTINGS.responseTimeout(MessageClass.MARKETING));
    }

    @Test
    void tellsEveryPropertyApart() throws GeneralSecurityException {
        SSLContext context = SSLContext.getDefault();
        EqualityChecks.assertToldApart(List.of(
                () -> HttpSettings.of(URI.create("https://x.example")),
                () -> SETTINGS.withBaseUrl(URI.create("https://y.example/v3")),
                () -> SETTINGS.withMaxConnections(3),
                () -> SETTINGS.withConnectTimeout(Duration.ofSeconds(1)),
                () -> SETTINGS.withResponseTimeout(MessageClass.OTP, Duration.ofSeconds(1)),
                () -> SETTINGS.withProxy(PROXY),
                () -> SETTINGS.withProxy(PROXY, "user", Secret.of("password", "first")),
                () -> SETTINGS.withProxy(PROXY, "other", Secret.of("password", "first")),
                () -> SETTINGS.withProxy(PROXY, "user", Secret.of("password", "second")),
                () -> SETTINGS.withSslContext(context)));
    }

    @Test
    void isEqualToACopyBuiltFromItsAccessors() throws GeneralSecurityException {
        HttpSettings full = SETTINGS.withMaxConnections(3)
                .withConnectTimeout(Duration.ofMillis(200))
                .withResponseTimeout(Duration.ofMillis(300))
                .withProxy(PROXY)
                .withSslContext(SSLContext.getDefault())
                .withBaseUrl(URI.create("https://y.example/v3"));

        assertThat(HttpSettings.of(full.baseUrl())
                        .withMaxConnections(full.maxConnections())
                        .withConnectTimeout(full.connectTimeout())
                        .withResponseTimeouts(full.responseTimeouts())
                        .withProxy(full.proxy())
                        .withSslContext(full.sslContext()))
                .isEqualTo(full);
        assertThat(SETTINGS.withProxy(full.proxy())
                        .withSslContext(full.sslContext())
                        .withProxy(null)
                        .withSslContext(null))
                .isEqualTo(SETTINGS);
    }

    @Test
    void printsNoMoreThanTheHost() {
        assertThat(ExchangeFixture.settings("https://x.example/secret", 7, LONG, URI.create("http://p:1")))
                .hasToString("HttpSettings{x.example:443, 7 connections, through a proxy}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "x", "//evil.example/x", "/a b", "/a\r\nX: y", "/a\n", "/\u0000", "/ä", "/a#b", "/a\\b"})
    void refusesAPathThatIsNotEncoded(String path) {
        assertThatThrownBy(() -> HttpCall.post(path, BODY))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("path");
    }

    @ParameterizedTest
    @CsvSource({
        "'', x",
        "'a b', x",
        "'a:', x",
        "'a\r\n', x",
        "ä, x",
        "a, 'x\r\ny'",
        "a, 'x\ny'",
        "a, 'x\u0000'",
        "a, ä",
        "a, 'x\u007f'",
        "Host, x",
        "transfer-encoding, chunked",
        "Accept-Encoding, gzip",
        "Connection, close",
    })
    @DisplayName("P1 refuses a header that could become two")
    void refusesAHeaderThatCouldBecomeTwo(String name, String value) {
        assertThatThrownBy(() -> HttpCall.post("/", BODY).withHeaders(Map.of(name, value)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("header");
    }

    @Test
    void refusesCallsWithoutBounds() {
        assertThatThrownBy(() -> HttpCall.post("/", BODY).withResponseTimeout(Duration.ZERO))
                .hasMessageContaining("responseTimeout");
        assertThatThrownBy(() -> HttpCall.post("/", BODY).withResponseTimeout(LONG.negated()))
                .hasMessageContaining("responseTimeout");
        assertThatThrownBy(() -> HttpCall.post("/", BODY).withResponseTimeout(Duration.ofDays(1)))
                .hasMessageContaining("responseTimeout");
        assertThatThrownBy(() -> HttpCall.post("/", BODY).withMaxResponseBytes(0))
                .hasMessageContaining("Bytes");
        assertThatThrownBy(() -> HttpCall.post("/", BODY).withMaxResponseBytes((64 << 20) + 1))
                .hasMessageContaining("Bytes");
    }

    @Test
    void printsACallWithoutQueryHeadersOrBody() {
        assertThat(HttpCall.get("/b?key=secret").withHeaders(Map.of("K", "secret")))
                .hasToString("HttpCall{GET /b}");
        assertThat(HttpCall.post("/b", BODY)).hasToString("HttpCall{POST /b}");
        assertThat(HttpOutcome.Responded.of(200, BODY)).hasToString("Responded{200, 14 bytes}");
    }
}
