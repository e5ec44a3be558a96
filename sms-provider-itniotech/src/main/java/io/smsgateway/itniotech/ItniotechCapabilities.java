package io.smsgateway.itniotech;

import io.smsgateway.Refusal;
import io.smsgateway.SmsContent;
import io.smsgateway.SmsContent.VendorCode;
import io.smsgateway.SmsMessage;
import io.smsgateway.spi.Capabilities;
import io.smsgateway.spi.Objection;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The limits that the vendor's pages on {@code sendSms} and on codes state for a POST. */
final class ItniotechCapabilities implements Capabilities {

    static final String NO_CODES = "Itniotech's codes need an OTP application and a template of it;"
            + " configure them by ItniotechSettings.codes(appId, templateId)";

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

    /** One value for all texts: the batch call takes texts and senders of any kind together. A code goes alone. */
    @Override
    public Object batchKey(SmsMessage message) {
        return message.content() instanceof VendorCode ? new Object() : "any";
    }

    @Override
    public Optional<Objection> objection(SmsMessage message) {
        SmsContent content = message.content();
        if (content instanceof VendorCode code) {
            return Optional.ofNullable(toCode(message, code));
        }
        if (!(content instanceof SmsContent.Text text)) {
            return Optional.of(new Objection(
                    Refusal.UNSUPPORTED, "Itniotech sends text only; give the template a text in the catalogue"));
        }
        // the page says "characters" and not which; code points is the reading that refuses least
        int characters = text.body().codePointCount(0, text.body().length());
        if (characters > MOST_CHARACTERS) {
            return Optional.of(new Objection(
                    Refusal.CONTENT_REJECTED,
                    "a text of " + characters + " characters; Itniotech takes " + MOST_CHARACTERS));
        }
        String sender = message.sender();
        if (sender != null && (sender.indexOf(',') >= 0 || sender.length() > LONGEST_SENDER)) {
            return Optional.of(new Objection(
                    Refusal.UNSUPPORTED,
                    "a sender with a comma or more than " + LONGEST_SENDER + " characters; choose another"));
        }
        return Optional.empty();
    }

    private @Nullable Objection toCode(SmsMessage message, VendorCode code) {
        if (!hasCodes) {
            return new Objection(Refusal.UNSUPPORTED, NO_CODES);
        }
        if (code.signature() != null || code.language() != null || code.lifetime() != null) {
            return new Objection(
                    Refusal.UNSUPPORTED,
                    "Itniotech takes signature, language and life-time of a code from its template and application;"
                            + " set them there and leave them out here");
        }
        String template = code.template();
        if (template != null && !template.matches("[1-9][0-9]{0,8}")) {
            return new Objection(Refusal.TEMPLATE, "the id of an Itniotech OTP template is a number");
        }
        int digits = WireValue.number(message.to()).length();
        return digits < 10 || digits > 14
                ? new Objection(Refusal.UNSUPPORTED, "Itniotech sends codes to numbers of 10 to 14 digits only")
                : null;
    }
}
