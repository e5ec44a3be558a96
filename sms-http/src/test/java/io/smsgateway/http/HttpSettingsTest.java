package io.smsgateway.http;

import static io.smsgateway.http.ExchangeFixture.BODY;
import static io.smsgateway.http.ExchangeFixture.LONG;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smsgateway.MessageClass;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HttpSettingsTest {

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
    void refusesValuesOutOfRange() {
        assertRefused("maxConnections", 0, Duration.ofSeconds(1), null);
        assertRefused("maxConnections", 1001, Duration.ofSeconds(1), null);
        assertRefused("connectTimeout", 1, Duration.ZERO, null);
        assertRefused("connectTimeout", 1, Duration.ofSeconds(-1), null);
        assertRefused("connectTimeout", 1, Duration.ofMinutes(2), null);
        assertRefused("OTP", 1, Duration.ofSeconds(1), Duration.ZERO);
        assertRefused("OTP", 1, Duration.ofSeconds(1), Duration.ofHours(2));
        assertThatThrownBy(() -> new HttpSettings(
                        URI.create("https://x.example"), 1, LONG, Map.of(MessageClass.OTP, LONG), null, null))
                .hasMessageContaining("lacks");
    }

    private static void assertRefused(String word, int connections, Duration connect, @Nullable Duration otp) {
        Map<MessageClass, Duration> timeouts = new EnumMap<>(MessageClass.class);
        for (MessageClass messageClass : MessageClass.values()) {
            timeouts.put(messageClass, LONG);
        }
        if (otp != null) {
            timeouts.put(MessageClass.OTP, otp);
        }
        assertThatThrownBy(() ->
                        new HttpSettings(URI.create("https://x.example"), connections, connect, timeouts, null, null))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(word);
    }

    @Test
    void keepsACopyOfTheTimeouts() {
        Map<MessageClass, Duration> timeouts =
                new EnumMap<>(HttpSettings.of(URI.create("https://x.example")).responseTimeouts());
        HttpSettings settings = new HttpSettings(URI.create("https://x.example"), 1, LONG, timeouts, null, null);
        timeouts.clear();
        assertThat(settings.responseTimeouts()).hasSize(3);
    }

    @Test
    void keepsAllElseAtAnotherAddress() {
        Map<MessageClass, Duration> timeouts = new EnumMap<>(MessageClass.class);
        for (MessageClass messageClass : MessageClass.values()) {
            timeouts.put(messageClass, Duration.ofMillis(300));
        }
        HttpSettings settings = new HttpSettings(
                URI.create("https://x.example"),
                3,
                Duration.ofMillis(200),
                timeouts,
                URI.create("http://proxy.example:3128"),
                null);

        assertThat(settings.at(URI.create("https://y.example/v3")))
                .isEqualTo(new HttpSettings(
                        URI.create("https://y.example/v3"),
                        3,
                        Duration.ofMillis(200),
                        timeouts,
                        URI.create("http://proxy.example:3128"),
                        null));
    }

    @Test
    void eachWitherChangesOneComponent() throws GeneralSecurityException {
        URI proxy = URI.create("http://proxy.example:3128");
        SSLContext context = SSLContext.getDefault();
        Duration second = Duration.ofSeconds(1);
        URI url = URI.create("https://x.example");
        HttpSettings usual = HttpSettings.of(url);
        Map<MessageClass, Duration> usually = usual.responseTimeouts();
        Map<MessageClass, Duration> timeouts = Map.of(
                MessageClass.OTP, second,
                MessageClass.TRANSACTIONAL, second,
                MessageClass.MARKETING, second);

        assertThat(usual.withMaxConnections(3))
                .isEqualTo(new HttpSettings(url, 3, usual.connectTimeout(), usually, null, null));
        assertThat(usual.withConnectTimeout(second)).isEqualTo(new HttpSettings(url, 64, second, usually, null, null));
        assertThat(usual.withResponseTimeout(second))
                .isEqualTo(new HttpSettings(url, 64, usual.connectTimeout(), timeouts, null, null));
        assertThat(usual.withResponseTimeout(MessageClass.OTP, second).responseTimeouts())
                .containsEntry(MessageClass.OTP, second)
                .containsEntry(MessageClass.MARKETING, usual.responseTimeout(MessageClass.MARKETING));
        assertThat(usual.withResponseTimeouts(timeouts)).isEqualTo(usual.withResponseTimeout(second));
        assertThat(usual.withProxy(proxy))
                .isEqualTo(new HttpSettings(url, 64, usual.connectTimeout(), usually, proxy, null));
        assertThat(usual.withSslContext(context))
                .isEqualTo(new HttpSettings(url, 64, usual.connectTimeout(), usually, null, context));
        assertThat(usual.withProxy(proxy)
                        .withSslContext(context)
                        .withProxy(null)
                        .withSslContext(null))
                .isEqualTo(usual);
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
        assertThatThrownBy(() -> new HttpCall(path, Map.of(), BODY, LONG, LONG, 1))
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
        assertThatThrownBy(() -> new HttpCall("/", Map.of(name, value), BODY, LONG, LONG, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("header");
    }

    @Test
    void refusesCallsWithoutBounds() {
        assertThatThrownBy(() -> new HttpCall("/", Map.of(), BODY, Duration.ZERO, LONG, 1))
                .hasMessageContaining("responseTimeout");
        assertThatThrownBy(() -> new HttpCall("/", Map.of(), BODY, LONG.negated(), LONG, 1))
                .hasMessageContaining("responseTimeout");
        assertThatThrownBy(() -> new HttpCall("/", Map.of(), BODY, Duration.ofDays(1), LONG, 1))
                .hasMessageContaining("responseTimeout");
        assertThatThrownBy(() -> new HttpCall("/", Map.of(), BODY, LONG, LONG, 0))
                .hasMessageContaining("Bytes");
        assertThatThrownBy(() -> new HttpCall("/", Map.of(), BODY, LONG, LONG, (64 << 20) + 1))
                .hasMessageContaining("Bytes");
    }

    @Test
    void printsACallWithoutQueryHeadersOrBody() {
        assertThat(HttpCall.get("/b?key=secret", Map.of("K", "secret"), LONG, LONG, 1))
                .hasToString("HttpCall{GET /b}");
        assertThat(new HttpCall("/b", Map.of(), BODY, LONG, LONG, 1)).hasToString("HttpCall{POST /b}");
        assertThat(new HttpOutcome.Responded(200, BODY, null, null)).hasToString("Responded{200, 14 bytes}");
    }
}
