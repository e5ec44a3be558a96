package io.smsgateway.spi;

import io.smsgateway.Refusal;
import io.smsgateway.SmsContent;
import io.smsgateway.SmsMessage;
import java.util.Optional;

/** One text to some numbers a request. */
record TextCapabilities(int maxRecipients) implements Capabilities {

    private static final Optional<Objection> NO_TEXT =
            Optional.of(new Objection(Refusal.UNSUPPORTED, "the vendor sends texts only"));

    TextCapabilities {
        if (maxRecipients < 1) {
            throw new IllegalArgumentException("a request takes at least one recipient, not " + maxRecipients);
        }
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
    public Object batchKey(SmsMessage message) {
        return message.content();
    }

    @Override
    public Optional<Objection> objection(SmsMessage message) {
        return message.content() instanceof SmsContent.Text ? Optional.empty() : NO_TEXT;
    }
}
