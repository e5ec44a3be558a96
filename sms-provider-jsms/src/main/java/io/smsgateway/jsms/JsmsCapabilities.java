package io.smsgateway.jsms;

import io.smsgateway.MessageParts;
import io.smsgateway.PhoneNumber;
import io.smsgateway.Refusal;
import io.smsgateway.SmsContent;
import io.smsgateway.SmsContent.VendorCode;
import io.smsgateway.SmsContent.VendorTemplate;
import io.smsgateway.spi.Capabilities;
import io.smsgateway.spi.Objection;
import io.smsgateway.spi.OutboundMessage;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Capabilities of JSMS: templates by number and vendor codes, to mobile numbers of mainland China. */
record JsmsCapabilities(JsmsSettings settings) implements Capabilities {

    private static final int MAX_RECIPIENTS = 1000;

    /** Voice languages and their numbers on the wire. */
    private static final Map<String, Integer> LANGUAGES = Map.of("zh", 0, "en", 1, "mul", 2);

    /** Key of the messages that may share a request. */
    record Batch(
            String template,
            @Nullable String signature,
            @Nullable String tag) {}

    @Override
    public boolean takesText() {
        return false;
    }

    @Override
    public boolean takesTemplates() {
        return true;
    }

    @Override
    public int maxRecipients() {
        return MAX_RECIPIENTS;
    }

    @Override
    public Object batchKey(OutboundMessage message) {
        SmsContent content = message.content();
        if (content instanceof VendorTemplate template) {
            return batch(message, template);
        }
        // a request takes a single code, even of equal ones
        return content instanceof VendorCode ? new Object() : content.getClass();
    }

    Batch batch(OutboundMessage message, VendorTemplate template) {
        return new Batch(template.id(), signature(message, template.signature()), message.tag());
    }

    /** Returns the signature that the content names, else the one mapped to the sender; null for neither. */
    @Nullable
    String signature(OutboundMessage message, @Nullable String own) {
        String sender = message.sender();
        return own != null || sender == null ? own : settings.signatures().get(sender);
    }

    @Override
    public Optional<Objection> objection(OutboundMessage message) {
        SmsContent content = message.content();
        Objection objection;
        if (content instanceof VendorTemplate template) {
            objection = toTemplate(message, template.id(), template.signature());
        } else if (content instanceof VendorCode code) {
            objection = code.channel() == VendorCode.Channel.VOICE ? toVoice(code) : toText(message, code);
        } else {
            objection = Objection.of(Refusal.UNSUPPORTED, "JSMS sends only its own templates, not free text");
        }
        // only mainland numbers without a country code are documented
        PhoneNumber to = message.to();
        if (objection == null && (to.countryCode() != 86 || !isMobile(to.e164()))) {
            objection = Objection.of(Refusal.UNSUPPORTED, "JSMS sends only to mobile numbers of mainland China (+86)");
        }
        return Optional.ofNullable(objection);
    }

    private @Nullable Objection toTemplate(OutboundMessage message, @Nullable String id, @Nullable String signature) {
        if (id != null && !isNumber(id)) {
            return Objection.of(Refusal.TEMPLATE, "a JSMS template id must be a number, as the console shows it");
        }
        if (signature != null) {
            return isNumber(signature)
                    ? null
                    : Objection.of(Refusal.TEMPLATE, "a JSMS signature id must be a number, as the console shows it");
        }
        String sender = message.sender();
        return sender == null
                        || settings.signatures().isEmpty()
                        || settings.signatures().containsKey(sender)
                ? null
                : Objection.of(
                        Refusal.TEMPLATE,
                        "no signature is configured for the sender; add it with JsmsSettings.signature or omit the"
                                + " sender");
    }

    private @Nullable Objection toText(OutboundMessage message, VendorCode code) {
        if (code.code() != null) {
            return Objection.of(
                    Refusal.UNSUPPORTED,
                    "JSMS generates the code of a text itself; send your own code with a template of the notification"
                            + " type");
        }
        return code.language() != null || code.lifetime() != null
                ? Objection.of(
                        Refusal.UNSUPPORTED, "the JSMS template sets language and lifetime of a text code; omit them")
                : toTemplate(message, code.template(), code.signature());
    }

    private static @Nullable Objection toVoice(VendorCode code) {
        if (code.template() != null || code.signature() != null) {
            return Objection.of(
                    Refusal.UNSUPPORTED, "a JSMS voice code takes neither template nor signature; omit them");
        }
        Locale language = code.language();
        return language == null || LANGUAGES.containsKey(language.getLanguage())
                ? null
                : Objection.of(
                        Refusal.UNSUPPORTED, "a JSMS voice code supports Chinese (zh), English (en) or both (mul)");
    }

    /** Returns the wire number of a language that was checked before. */
    static @Nullable Integer number(@Nullable Locale language) {
        return language == null ? null : LANGUAGES.get(language.getLanguage());
    }

    /** By the vendor's page on templates: counts the rendered text with its signature. */
    @Override
    public MessageParts parts(String text) {
        return MessageParts.ofAnyAlphabet(text);
    }

    /** Returns whether the text can be the number of a template or signature. */
    static boolean isNumber(String id) {
        return !id.isEmpty() && id.length() <= 18 && id.charAt(0) != '0' && isDigits(id);
    }

    /** Of a number of mainland China, all digits; without its national part, which would be a string for each message. */
    private static boolean isMobile(String e164) {
        return e164.length() == 14 && e164.charAt(3) == '1';
    }

    /** Without a regular expression, because it runs twice per message. */
    private static boolean isDigits(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        return true;
    }
}
