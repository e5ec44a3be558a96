package io.smsgateway.itniotech;

import io.smsgateway.Refusal;
import io.smsgateway.SmsContent;
import io.smsgateway.SmsContent.VendorCode;
import io.smsgateway.spi.Capabilities;
import io.smsgateway.spi.Objection;
import io.smsgateway.spi.OutboundMessage;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Capabilities of Itniotech: the limits of a POST on the vendor's pages on {@code sendSms} and on codes. */
final class ItniotechCapabilities implements Capabilities {

    static final String NO_CODES = "Itniotech codes need an OTP application and one of its templates;"
            + " configure them with ItniotechSettings.withCodes(appId, templateId)";

    private static final int MOST_CHARACTERS = 1024;
    private static final int LONGEST_SENDER = 32;

    private final boolean hasCodes;

    ItniotechCapabilities(ItniotechSettings settings) {
        hasCodes = settings.codes() != null;
    }

    @Override
    public boolean takesText() {
        return true;
    }

    @Override
    public boolean takesTemplates() {
        return false;
    }

    @Override
    public int maxRecipients() {
        return 1000;
    }

    /** One key for all texts, because the batch call mixes texts and senders. A code is sent alone. */
    @Override
    public Object batchKey(OutboundMessage message) {
        return message.content() instanceof VendorCode ? new Object() : "any";
    }

    @Override
    public Optional<Objection> objection(OutboundMessage message) {
        SmsContent content = message.content();
        if (content instanceof VendorCode code) {
            return Optional.ofNullable(toCode(message, code));
        }
        if (!(content instanceof SmsContent.Text text)) {
            return Optional.of(Objection.of(
                    Refusal.UNSUPPORTED,
                    "Itniotech sends only text; add a text to the template in the message catalogue"));
        }
        // the page says "characters" without a definition; code points refuse the fewest messages
        int characters = text.body().codePointCount(0, text.body().length());
        if (characters > MOST_CHARACTERS) {
            return Optional.of(Objection.of(
                    Refusal.CONTENT_REJECTED,
                    "a text of " + characters + " characters is too long; Itniotech accepts " + MOST_CHARACTERS));
        }
        String sender = message.sender();
        if (sender != null && (sender.indexOf(',') >= 0 || sender.length() > LONGEST_SENDER)) {
            return Optional.of(Objection.of(
                    Refusal.UNSUPPORTED,
                    "the sender has a comma or more than " + LONGEST_SENDER + " characters; choose another"));
        }
        return Optional.empty();
    }

    private @Nullable Objection toCode(OutboundMessage message, VendorCode code) {
        if (!hasCodes) {
            return Objection.of(Refusal.UNSUPPORTED, NO_CODES);
        }
        if (code.signature() != null || code.language() != null || code.lifetime() != null) {
            return Objection.of(
                    Refusal.UNSUPPORTED,
                    "Itniotech takes signature, language and lifetime of a code from its template and application;"
                            + " set them in the vendor's console and omit them here");
        }
        String template = code.template();
        if (template != null && !template.matches("[1-9][0-9]{0,8}")) {
            return Objection.of(Refusal.TEMPLATE, "the id of an Itniotech OTP template must be a number");
        }
        int digits = WireValue.number(message.to()).length();
        return digits < 10 || digits > 14
                ? Objection.of(Refusal.UNSUPPORTED, "Itniotech sends codes only to numbers of 10 to 14 digits")
                : null;
    }
}
