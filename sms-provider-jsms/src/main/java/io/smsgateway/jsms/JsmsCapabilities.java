package io.smsgateway.jsms;

import io.smsgateway.MessageParts;
import io.smsgateway.PhoneNumber;
import io.smsgateway.Refusal;
import io.smsgateway.SmsContent;
import io.smsgateway.SmsContent.VendorCode;
import io.smsgateway.SmsContent.VendorTemplate;
import io.smsgateway.SmsMessage;
import io.smsgateway.spi.Capabilities;
import io.smsgateway.spi.Objection;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What JSMS takes: templates by their numbers, and codes that it makes, for mobiles of mainland China. */
record JsmsCapabilities(JsmsSettings settings) implements Capabilities {

    private static final int MAX_RECIPIENTS = 1000;

    /** By their language, the numbers that the wire has for what a call speaks. */
    private static final Map<String, Integer> LANGUAGES = Map.of("zh", 0, "en", 1, "mul", 2);

    /** What messages share that go out in one request. */
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
    public Object batchKey(SmsMessage message) {
        SmsContent content = message.content();
        if (content instanceof VendorTemplate template) {
            return batch(message, template);
        }
        // a code is alone in its request, even beside its like
        return content instanceof VendorCode ? new Object() : content.getClass();
    }

    Batch batch(SmsMessage message, VendorTemplate template) {
        return new Batch(template.id(), signature(message, template.signature()), message.tag());
    }

    /** The signature that the content names, or else the one that the sender stands for; null for neither. */
    @Nullable
    String signature(SmsMessage message, @Nullable String own) {
        String sender = message.sender();
        return own != null || sender == null ? own : settings.signatures().get(sender);
    }

    @Override
    public Optional<Objection> objection(SmsMessage message) {
        SmsContent content = message.content();
        Objection objection;
        if (content instanceof VendorTemplate template) {
            objection = toTemplate(message, template.id(), template.signature());
        } else if (content instanceof VendorCode code) {
            objection = code.channel() == VendorCode.Channel.VOICE ? toVoice(code) : toText(message, code);
        } else {
            objection = content instanceof SmsContent.Text
                    ? new Objection(Refusal.UNSUPPORTED, "JSMS sends its own templates only, no free text")
                    : new Objection(Refusal.TEMPLATE, "the catalogue has not made a JSMS template of it");
        }
        // only mainland numbers without a country code are documented
        PhoneNumber to = message.to();
        if (objection == null && (to.countryCode() != 86 || !isMobile(to.national()))) {
            objection = new Objection(Refusal.UNSUPPORTED, "JSMS sends to mobiles of mainland China (+86) only");
        }
        return Optional.ofNullable(objection);
    }

    private @Nullable Objection toTemplate(SmsMessage message, @Nullable String id, @Nullable String signature) {
        if (id != null && !isNumber(id)) {
            return new Objection(Refusal.TEMPLATE, "a JSMS template id is a number, as the console shows it");
        }
        if (signature != null) {
            return isNumber(signature)
                    ? null
                    : new Objection(Refusal.TEMPLATE, "a JSMS signature id is a number, as the console shows it");
        }
        String sender = message.sender();
        return sender == null
                        || settings.signatures().isEmpty()
                        || settings.signatures().containsKey(sender)
                ? null
                : new Objection(
                        Refusal.TEMPLATE,
                        "no signature is configured for the sender; name it in JsmsSettings.signature, or leave the"
                                + " sender out");
    }

    private @Nullable Objection toText(SmsMessage message, VendorCode code) {
        if (code.code() != null) {
            return new Objection(
                    Refusal.UNSUPPORTED,
                    "JSMS makes the code of a text itself; send one of your own with a template of the notification"
                            + " type");
        }
        return code.language() != null || code.lifetime() != null
                ? new Objection(
                        Refusal.UNSUPPORTED,
                        "language and life-time of a text with a code are those of its JSMS template; leave them out")
                : toTemplate(message, code.template(), code.signature());
    }

    private static @Nullable Objection toVoice(VendorCode code) {
        if (code.template() != null || code.signature() != null) {
            return new Objection(
                    Refusal.UNSUPPORTED, "a call of JSMS has neither template nor signature; leave them out");
        }
        Locale language = code.language();
        return language == null || LANGUAGES.containsKey(language.getLanguage())
                ? null
                : new Objection(Refusal.UNSUPPORTED, "a call of JSMS speaks Chinese (zh), English (en) or both (mul)");
    }

    /** The number of a language that there is no objection to. */
    static @Nullable Integer number(@Nullable Locale language) {
        return language == null ? null : LANGUAGES.get(language.getLanguage());
    }

    /** As the vendor's page on templates has it: of the filled-in text with its signature. */
    @Override
    public MessageParts parts(String text) {
        return MessageParts.ofAnyAlphabet(text);
    }

    /** Whether it can be the number of a template or a signature. */
    static boolean isNumber(String id) {
        return !id.isEmpty() && id.length() <= 18 && id.charAt(0) != '0' && isDigits(id);
    }

    private static boolean isMobile(String national) {
        return national.length() == 11 && national.charAt(0) == '1' && isDigits(national);
    }

    /** By hand, for it is asked of every message, twice. */
    private static boolean isDigits(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        return true;
    }

    @Override
    public String toString() {
        return "JsmsCapabilities{templates, up to " + MAX_RECIPIENTS + "}";
    }
}
