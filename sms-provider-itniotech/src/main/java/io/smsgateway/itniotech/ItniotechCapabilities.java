package io.smsgateway.itniotech;

import io.smsgateway.Refusal;
import io.smsgateway.SmsContent;
import io.smsgateway.SmsMessage;
import io.smsgateway.spi.Capabilities;
import io.smsgateway.spi.Objection;
import java.util.Optional;

/** The limits that the vendor's page on {@code sendSms} states for a POST. */
final class ItniotechCapabilities implements Capabilities {

    private static final int MOST_CHARACTERS = 1024;
    private static final int LONGEST_SENDER = 32;

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

    /** One value for all: the batch call takes texts and senders of any kind together. */
    @Override
    public Object batchKey(SmsMessage message) {
        return "any";
    }

    @Override
    public Optional<Objection> objection(SmsMessage message) {
        if (!(message.content() instanceof SmsContent.Text text)) {
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
}
