package io.smsgateway.jsms;

import io.smsgateway.PhoneNumber;
import io.smsgateway.SmsContent.VendorTemplate;
import io.smsgateway.SmsMessage;
import io.smsgateway.http.HttpSettings;
import io.smsgateway.spi.OutboundMessage;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** What the tests of this adapter have in common. The credentials are the vector of the wire notes. */
final class Jsms {

    static final String APP_KEY = "a".repeat(24);
    static final String MASTER_SECRET = "b".repeat(24);
    static final String DEV_KEY = "canaryDevKey000000000000";
    static final String API_DEV_SECRET = "canaryDevSecret000000000";

    private Jsms() {}

    static JsmsSettings settings(URI url) {
        Duration second = Duration.ofSeconds(1);
        return JsmsSettings.of(APP_KEY, MASTER_SECRET)
                .withHttp(HttpSettings.of(url).withConnectTimeout(second).withResponseTimeout(second));
    }

    static SmsMessage message(int n) {
        return message(
                "+861380013800" + n,
                VendorTemplate.of("1", Map.of("code", "canary-46012" + n)).withSignature("42"));
    }

    static SmsMessage message(String number, VendorTemplate template) {
        return SmsMessage.of(PhoneNumber.of(number), template);
    }

    /** Returns the message as the client passes it to the provider. */
    static OutboundMessage outbound(SmsMessage message) {
        return OutboundMessage.of(message, OutboundMessage.reference(1, 0));
    }

    /** Returns the messages of one call as the client passes them to the provider. */
    static List<OutboundMessage> outbound(SmsMessage... messages) {
        return Arrays.stream(messages).map(Jsms::outbound).toList();
    }

    /** One of the answers under {@code jsms/}. */
    static String fixture(String name) {
        try (InputStream in = Objects.requireNonNull(Jsms.class.getResourceAsStream("/jsms/" + name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
