package io.smsgateway.jsms;

import io.smsgateway.PhoneNumber;
import io.smsgateway.Secret;
import io.smsgateway.SendResult;
import io.smsgateway.SmsContent;
import io.smsgateway.SmsContent.VendorCode;
import io.smsgateway.SmsMessage;
import io.smsgateway.http.HttpOutcome.Responded;
import io.smsgateway.http.Json;
import io.smsgateway.http.VendorHttpClient;
import io.smsgateway.spi.OutboundGateway;
import io.smsgateway.spi.OutboundMessage;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Sends through JSMS: a single message by {@code /v1/messages}, several or one with a tag by {@code
 * /v1/messages/batch}, because only batches have tags; a vendor code by {@code /v1/codes} or {@code /v1/voice_codes}.
 */
final class JsmsGateway implements OutboundGateway {

    private final JsmsCapabilities capabilities;
    private final JsmsBodies bodies;
    private final VendorHttpClient exchange;
    private final Map<String, String> headers;

    JsmsGateway(JsmsCapabilities capabilities, VendorHttpClient exchange) {
        this.capabilities = capabilities;
        this.bodies = new JsmsBodies(capabilities);
        this.exchange = exchange;
        JsmsSettings settings = capabilities.settings();
        this.headers = basic(settings.appKey(), settings.masterSecret());
    }

    /** The header of RFC 7617. */
    static Map<String, String> basic(String key, Secret secret) {
        byte[] pair = (key + ":" + secret.reveal()).getBytes(StandardCharsets.US_ASCII);
        return Map.of("Authorization", "Basic " + Base64.getEncoder().encodeToString(pair));
    }

    @Override
    public List<SendResult> sendAll(List<OutboundMessage> messages) {
        JsmsResultMapper results = new JsmsResultMapper(capabilities.settings().id(), messages);
        if (messages.size() == 1 && messages.get(0).content() instanceof VendorCode code) {
            return sendCode(messages, code, results);
        }
        JsmsCapabilities.Batch shared = bodies.shared(messages);
        return messages.size() == 1 && shared.tag() == null
                ? post(messages, "/v1/messages", JsmsBodies.single(shared, messages.get(0), null), results::single)
                : post(messages, "/v1/messages/batch", JsmsBodies.batch(shared, messages, null), results::batch);
    }

    private List<SendResult> sendCode(List<OutboundMessage> messages, VendorCode code, JsmsResultMapper results) {
        OutboundMessage message = messages.get(0);
        capabilities.objection(message).ifPresent(objection -> {
            throw new IllegalArgumentException(objection.detail() + "; nothing was sent");
        });
        return switch (code.channel()) {
            case TEXT -> post(messages, "/v1/codes", bodies.text(message, code), results::single);
            case VOICE -> post(messages, "/v1/voice_codes", JsmsBodies.voice(message, code), results::single);
        };
    }

    private List<SendResult> post(
            List<OutboundMessage> messages, String path, Object body, Function<Responded, List<SendResult>> reader) {
        return exchange.send(capabilities.settings().id(), messages, path, headers, Json.write(body), reader);
    }

    @Override
    public String toString() {
        return "Jsms{app " + AccessKey.masked(capabilities.settings().appKey()) + "}";
    }

    /** Sends a message over an exchange that goes nowhere, so that the classes of the first message are loaded. */
    static void rehearse(JsmsCapabilities capabilities, VendorHttpClient exchange) {
        try (VendorHttpClient rehearsal = exchange.rehearsal("{\"msg_id\":1}")) {
            SmsContent content = SmsContent.VendorTemplate.of("1", Map.of("code", "1"));
            SmsMessage message = SmsMessage.of(PhoneNumber.of("+8613800000000"), content);
            var unused = new JsmsGateway(capabilities, rehearsal)
                    .sendAll(List.of(OutboundMessage.of(message, OutboundMessage.reference(0, 0))));
        }
    }
}
