package io.smsgateway.jsms;

import io.smsgateway.SmsContent.VendorCode;
import io.smsgateway.SmsContent.VendorTemplate;
import io.smsgateway.SmsMessage;
import io.smsgateway.http.Sensitive;
import io.smsgateway.spi.OutboundMessage;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Builds request bodies from messages, for sending now or on a schedule. */
record JsmsBodies(JsmsCapabilities capabilities) {

    private static final String NO_REFERENCE = OutboundMessage.reference(0, 0);

    /**
     * Returns a message that the client has given no reference. JSMS takes none.
     *
     * @throws IllegalArgumentException when the content is a template of the catalogue
     */
    static OutboundMessage outbound(SmsMessage message) {
        return OutboundMessage.of(message, NO_REFERENCE);
    }

    /**
     * The values that all messages of a request share.
     *
     * @throws IllegalArgumentException if one request cannot carry the messages
     */
    JsmsCapabilities.Batch shared(List<OutboundMessage> messages) {
        requireCount(messages);
        OutboundMessage first = messages.get(0);
        JsmsCapabilities.Batch shared = capabilities.batch(first, template(first));
        for (OutboundMessage message : messages) {
            VendorTemplate template = template(message);
            // compared without an object for each message of a list
            if (!template.id().equals(shared.template())
                    || !Objects.equals(capabilities.signature(message, template.signature()), shared.signature())
                    || !Objects.equals(message.tag(), shared.tag())) {
                throw new IllegalArgumentException(
                        "messages of one request must share template, signature and tag; nothing was sent");
            }
        }
        return shared;
    }

    void requireCount(List<OutboundMessage> messages) {
        int most = capabilities.maxRecipients();
        if (messages.isEmpty() || messages.size() > most) {
            throw new IllegalArgumentException(
                    "a request takes from 1 to " + most + " messages, not " + messages.size() + "; nothing was sent");
        }
    }

    private static VendorTemplate template(OutboundMessage message) {
        if (message.content() instanceof VendorTemplate template) {
            return template;
        }
        throw new IllegalArgumentException(
                message.content() instanceof VendorCode
                        ? "a request takes a single vendor code; nothing was sent"
                        : "JSMS sends only its own templates; nothing was sent");
    }

    /** A single message, which has no tag. */
    static Wire.Single single(JsmsCapabilities.Batch shared, OutboundMessage message, @Nullable String sendTime) {
        return new Wire.Single(
                sendTime,
                new Sensitive<>(message.to().national()),
                Long.parseLong(shared.template()),
                number(shared.signature()),
                parameters(message));
    }

    static Wire.Batch batch(JsmsCapabilities.Batch shared, List<OutboundMessage> messages, @Nullable String sendTime) {
        List<Wire.Recipient> recipients = messages.stream()
                .map(message -> new Wire.Recipient(new Sensitive<>(message.to().national()), parameters(message)))
                .toList();
        return new Wire.Batch(
                sendTime, Long.parseLong(shared.template()), number(shared.signature()), shared.tag(), recipients);
    }

    /** A text code; the settings' defaults fill in what the message does not set. */
    CodeWire.Text text(OutboundMessage message, VendorCode code) {
        JsmsSettings settings = capabilities.settings();
        String template = code.template();
        String signature = capabilities.signature(message, code.signature());
        return new CodeWire.Text(
                new Sensitive<>(message.to().national()),
                Long.parseLong(template == null ? settings.codeTemplate() : template),
                number(signature == null ? settings.codeSignature() : signature));
    }

    static CodeWire.Voice voice(OutboundMessage message, VendorCode code) {
        Duration lifetime = code.lifetime();
        return new CodeWire.Voice(
                new Sensitive<>(message.to().national()),
                Sensitive.ofNullable(code.code()),
                JsmsCapabilities.number(code.language()),
                lifetime == null ? null : lifetime.toSeconds());
    }

    private static @Nullable Long number(@Nullable String signature) {
        return signature == null ? null : Long.valueOf(signature);
    }

    private static @Nullable Sensitive<Map<String, String>> parameters(OutboundMessage message) {
        Map<String, String> parameters = template(message).parameters();
        return parameters.isEmpty() ? null : new Sensitive<>(parameters);
    }
}
