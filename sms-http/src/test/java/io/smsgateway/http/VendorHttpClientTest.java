package io.smsgateway.http;

import static io.smsgateway.http.ExchangeFixture.exchange;
import static io.smsgateway.http.ExchangeFixture.get;
import static io.smsgateway.http.ExchangeFixture.post;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.smsgateway.http.HttpCall.Method;
import io.smsgateway.http.HttpOutcome.Lost;
import io.smsgateway.http.HttpOutcome.Responded;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VendorHttpClientTest {

    @Test
    void postsOnceAndReadsTheResponse() throws IOException {
        try (FaultyServer server = FaultyServer.thatSays(FaultyServer.answer(
                        200, "{\"a\":1}", "Date: Sun, 06 Nov 1994 08:49:37 GMT", "Retry-After: 5"));
                VendorHttpClient exchange = new VendorHttpClient(ExchangeFixture.settings(server.url() + "/v1/"))) {
            Responded answer = (Responded) exchange.execute(post());
            assertThat(answer.status()).isEqualTo(200);
            assertThat(new String(answer.body(), UTF_8)).isEqualTo("{\"a\":1}");
            assertThat(answer.date()).isEqualTo(Instant.parse("1994-11-06T08:49:37Z"));
            assertThat(answer.retryAfter()).isEqualTo(Duration.ofSeconds(5));
            assertThat(server.complete).hasValue(1);
            assertThat(server.heads.get(0))
                    .startsWith("POST /v1/send HTTP/1.1\r\n")
                    .contains("Host: 127.0.0.1:" + server.port() + "\r\n")
                    .contains("Content-Type: application/json;charset=UTF-8\r\n")
                    .contains("Content-Length: 14\r\n")
                    .contains("Sign: s\r\n")
                    .contains("User-Agent: sms-gateway")
                    .contains("Accept-Encoding: identity\r\n")
                    .doesNotContainIgnoringCase("expect")
                    .doesNotContainIgnoringCase("upgrade")
                    .doesNotContainIgnoringCase("cookie")
                    .doesNotContainIgnoringCase("java")
                    .doesNotContainIgnoringCase("chunked");
        }
    }

    @Test
    void getsWithQueryAndWithoutBody() throws IOException {
        try (FaultyServer server = FaultyServer.thatSays(FaultyServer.answer(200, "{}"));
                VendorHttpClient exchange = exchange(server)) {
            HttpCall call = HttpCall.get("/b?appId=x%20y")
                    .withResponseTimeout(ExchangeFixture.LONG)
                    .withDeadline(ExchangeFixture.LONG)
                    .withMaxResponseBytes(10);
            assertThat(exchange.execute(call)).isInstanceOf(Responded.class);
            assertThat(server.heads.get(0))
                    .startsWith("GET /b?appId=x%20y HTTP/1.1\r\n")
                    .doesNotContain("Content-");
        }
    }

    @Test
    void takesAContentTypeOfTheCaller() throws IOException {
        try (FaultyServer server = FaultyServer.thatSays(FaultyServer.answer(200, "{}"));
                VendorHttpClient exchange = exchange(server)) {
            exchange.execute(HttpCall.post("/", new byte[1])
                    .withHeaders(Map.of("content-type", "text/x"))
                    .withResponseTimeout(ExchangeFixture.LONG)
                    .withDeadline(ExchangeFixture.LONG)
                    .withMaxResponseBytes(10));
            assertThat(server.heads.get(0)).contains("content-type: text/x").doesNotContain("Content-Type");
        }
    }

    @Test
    void keepsConnectionsAndNeitherCookiesNorWhatWasSaidBefore() throws IOException {
        try (FaultyServer server = FaultyServer.thatSays(FaultyServer.answer(200, "{}", "Set-Cookie: a=b; Path=/"));
                VendorHttpClient exchange = exchange(server)) {
            for (int i = 0; i < 3; i++) {
                assertThat(exchange.execute(i == 1 ? get() : post())).isInstanceOf(Responded.class);
            }
            assertThat(server.connections).hasValue(1);
            assertThat(server.heads).noneMatch(head -> head.contains("ookie"));
        }
    }

    @Test
    @DisplayName("C3 ignores the proxy settings of the machine")
    void ignoresTheProxySettingsOfTheMachine() throws IOException {
        System.setProperty("socksProxyHost", "127.0.0.1");
        System.setProperty("socksProxyPort", "1");
        try (FaultyServer server = FaultyServer.thatSays(FaultyServer.answer(200, "{}"));
                VendorHttpClient exchange = exchange(server)) {
            assertThat(exchange.execute(post())).isInstanceOf(Responded.class);
        } finally {
            System.clearProperty("socksProxyHost");
            System.clearProperty("socksProxyPort");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Server: says nothing |",
                "Retry-After: 0 | PT0S",
                "Retry-After: 5 | PT5S",
                "Retry-After: 3600 | PT1H",
                "Retry-After: -1 | PT2562047H47M16S",
                "Retry-After: +1 | PT2562047H47M16S",
                "Retry-After: 1.5 | PT2562047H47M16S",
                "Retry-After: soon | PT2562047H47M16S",
                "Retry-After: | PT2562047H47M16S",
                "Retry-After: 99999999999 | PT2562047H47M16S",
                "Retry-After: 999999999999999999 | PT2562047H47M16S",
                "Retry-After: 99999999999999999999 | PT2562047H47M16S",
                "Retry-After: 5~Retry-After: 5 | PT5S",
                "Retry-After: 5~Retry-After: 6 | PT2562047H47M16S",
                "Retry-After: Sun, 06 Nov 1994 08:49:37 GMT | PT2562047H47M16S",
                "Date: Sun, 06 Nov 1994 08:49:37 GMT~Retry-After: Sun, 06 Nov 1994 08:50:07 GMT | PT30S",
                "Date: Sun, 06 Nov 1994 08:49:37 GMT~Retry-After: Sun, 6 Nov 1994 08:50:07 GMT | PT30S",
                "Date: Sun, 06 Nov 1994 08:49:37 GMT~Retry-After: Sun, 06 Nov 1994 08:49:36 GMT | PT2562047H47M16S",
                "Date: Sun, 06 Nov 1994 08:49:37 GMT~Retry-After: Sun, 06 Xxx 1994 08:50:07 GMT | PT2562047H47M16S",
                "Date: Sun, 06 Nov 1994 08:49:37 GMT~Retry-After: Sun, 99 Nov 1994 08:50:07 GMT | PT2562047H47M16S",
                "Date: Sun, 06 Nov 1994 08:49:37 GMT~Retry-After: Sun, xx Nov 1994 08:50:07 GMT | PT2562047H47M16S",
                "Date: rubbish~Retry-After: 7 | PT7S",
            })
    @DisplayName("S2 reads when to come back")
    void readsWhenToComeBack(String headers, Duration expected) throws IOException {
        try (FaultyServer server = FaultyServer.thatSays(FaultyServer.answer(429, "{}", headers.split("~")));
                VendorHttpClient exchange = exchange(server)) {
            assertThat(((Responded) exchange.execute(post())).retryAfter()).isEqualTo(expected);
        }
    }

    @Test
    void readsLongResponsesOnlyIfRequested() throws IOException {
        String long5 = "x".repeat(5 << 20);
        try (FaultyServer server = FaultyServer.thatSays(FaultyServer.answer(200, long5));
                VendorHttpClient exchange = exchange(server)) {
            assertThat(exchange.request(Method.GET, "/", Map.of(), null))
                    .isInstanceOfSatisfying(
                            Lost.class, lost -> assertThat(lost.detail()).contains("longer than 4194304 bytes"));
            assertThat(exchange.request(Method.GET, "/", Map.of(), null, 6 << 20))
                    .isInstanceOfSatisfying(
                            Responded.class,
                            answered -> assertThat(answered.body()).hasSize(5 << 20));
        }
    }

    @Test
    void allowsMoreTimeForALongResponse() {
        assertThat(CallTimeoutCalculator.toRead(-1)).isZero();
        assertThat(CallTimeoutCalculator.toRead(1000 << 10)).isEqualTo(Duration.ofSeconds(10));
    }

    @Test
    void namesItsHostAndNothingElse() {
        try (VendorHttpClient exchange =
                new VendorHttpClient(HttpSettings.of(URI.create("https://api.example.com/v1")))) {
            assertThat(exchange).hasToString("HttpExchange{api.example.com:443}");
        }
    }
}
