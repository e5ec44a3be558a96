package io.smsgateway.jsms;

import io.smsgateway.Secret;
import io.smsgateway.SendResult;
import io.smsgateway.SmsContent.VendorTemplate;
import io.smsgateway.SmsGateway;
import io.smsgateway.SmsMessage;
import io.smsgateway.http.HttpExchange;
import io.smsgateway.http.Json;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Sends through JSMS: one message by {@code /v1/messages}, several by {@code /v1/messages/batch}. */
final class JsmsGateway implements SmsGateway {

    private final JsmsSettings settings;
    private final HttpExchange exchange;
    private final Map<String, String> headers;

    JsmsGateway(JsmsSettings settings, HttpExchange exchange) {
        this.settings = settings;
        this.exchange = exchange;
        this.headers = basic(settings.appKey(), settings.masterSecret());
    }

    /** The header of RFC 7617. */
    static Map<String, String> basic(String key, Secret secret) {
        byte[] pair = (key + ":" + secret.reveal()).getBytes(StandardCharsets.US_ASCII);
        return Map.of("Authorization", "Basic " + Base64.getEncoder().encodeToString(pair));
    }

    @Override
    public List<SendResult> sendAll(List<SmsMessage> messages) {
        requireOneRequest(messages);
        JsmsAnswers answers = new JsmsAnswers(settings.id(), messages);
        return messages.size() == 1
                ? exchange.send(
                        settings.id(), messages, "/v1/messages", headers, single(messages.get(0)), answers::single)
                : exchange.send(
                        settings.id(), messages, "/v1/messages/batch", headers, batch(messages), answers::batch);
    }

    private static void requireOneRequest(List<SmsMessage> messages) {
        int most = JsmsCapabilities.INSTANCE.maxRecipients();
        if (messages.isEmpty() || messages.size() > most) {
            throw new IllegalArgumentException(
                    "a request takes from 1 to " + most + " messages, not " + messages.size() + "; nothing was sent");
        }
        VendorTemplate first = template(messages.get(0));
        for (SmsMessage message : messages) {
            VendorTemplate template = template(message);
            if (!template.id().equals(first.id()) || !Objects.equals(template.signature(), first.signature())) {
                throw new IllegalArgumentException(
                        "messages of one request share template and signature; nothing was sent");
            }
        }
    }

    private static VendorTemplate template(SmsMessage message) {
        if (message.content() instanceof VendorTemplate template) {
            return template;
        }
        throw new IllegalArgumentException("JSMS sends its own templates only; nothing was sent");
    }

    private static byte[] single(SmsMessage message) {
        VendorTemplate template = template(message);
        return Json.write(new Wire.Single(
                message.to().national(), Long.parseLong(template.id()), signature(template), parameters(message)));
    }

    private static byte[] batch(List<SmsMessage> messages) {
        VendorTemplate template = template(messages.get(0));
        List<Wire.Recipient> recipients = messages.stream()
                .map(message -> new Wire.Recipient(message.to().national(), parameters(message)))
                .toList();
        return Json.write(new Wire.Batch(Long.parseLong(template.id()), signature(template), recipients));
    }

    private static @Nullable Long signature(VendorTemplate template) {
        String signature = template.signature();
        return signature == null ? null : Long.valueOf(signature);
    }

    private static @Nullable Map<String, String> parameters(SmsMessage message) {
        Map<String, String> parameters = template(message).parameters();
        return parameters.isEmpty() ? null : parameters;
    }

    @Override
    public String toString() {
        return "Jsms{app " + JsmsSettings.masked(settings.appKey()) + "}";
    }
}
