package io.smsgateway.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.smsgateway.MessageClass;
import io.smsgateway.SmsMessage;
import io.smsgateway.http.HttpCall.Method;
import io.smsgateway.spi.OutboundMessage;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What tests of the exchange have in common. */
final class ExchangeFixture {

    static final Duration LONG = Duration.ofSeconds(10);
    static final byte[] BODY = "{\"mobile\":\"x\"}".getBytes(UTF_8);

    private ExchangeFixture() {}

    static HttpSettings settings(String url) {
        return settings(url, 4, Duration.ofSeconds(1), null);
    }

    static HttpSettings settings(String url, int connections, Duration connectTimeout, @Nullable URI proxy) {
        return HttpSettings.of(URI.create(url))
                .withMaxConnections(connections)
                .withConnectTimeout(connectTimeout)
                .withResponseTimeouts(Map.of(
                        MessageClass.OTP, Duration.ofMillis(400),
                        MessageClass.TRANSACTIONAL, Duration.ofSeconds(3),
                        MessageClass.MARKETING, Duration.ofSeconds(5)))
                .withProxy(proxy);
    }

    static VendorHttpClient exchange(FaultyServer server) {
        return new VendorHttpClient(settings(server.url()));
    }

    /** Straight, or with the server as the proxy of a host that is not there. */
    static VendorHttpClient exchange(FaultyServer server, boolean proxied) {
        return proxied ? new VendorHttpClient(tunnelled(server)) : exchange(server);
    }

    /** With the server as the proxy of a host that is not there, and as that host. */
    static HttpSettings tunnelled(FaultyServer server) {
        server.tunnel(Certificates.loopback());
        return settings("https://localhost:9", 4, Duration.ofSeconds(1), URI.create(server.url()))
                .withSslContext(Certificates.loopback());
    }

    /** Before the end of its block, which closes it once more. */
    static void closeEarly(VendorHttpClient exchange) {
        exchange.close();
    }

    /** Returns the message as the client passes it to an adapter. */
    static OutboundMessage outbound(SmsMessage message) {
        return OutboundMessage.of(message, OutboundMessage.reference(1, 0));
    }

    static HttpCall post() {
        return post(BODY, LONG, LONG);
    }

    static HttpCall post(byte[] body, Duration responseTimeout, Duration deadline) {
        return HttpCall.post("/send", body)
                .withHeaders(Map.of("Sign", "s"))
                .withResponseTimeout(responseTimeout)
                .withDeadline(deadline)
                .withMaxResponseBytes(1000);
    }

    static HttpCall get() {
        return HttpCall.get("/balance")
                .withResponseTimeout(LONG)
                .withDeadline(LONG)
                .withMaxResponseBytes(1000);
    }

    /** One of this method, with a body where it has one. */
    // the checker does not see in a compiled record that an array may be null
    @SuppressWarnings("NullAway")
    static HttpCall call(Method method, Duration responseTimeout) {
        return call(method, "/send", responseTimeout);
    }

    // class files don't tell that an array in a compact constructor may be null
    @SuppressWarnings("NullAway")
    static HttpCall call(Method method, String path, Duration responseTimeout) {
        byte[] body = method.hasBody() ? BODY : null;
        return HttpCall.of(method, path, body)
                .withResponseTimeout(responseTimeout)
                .withDeadline(LONG)
                .withMaxResponseBytes(1000);
    }
}
