package io.smsgateway.spi;

import io.smsgateway.Refusal;
import io.smsgateway.SmsContent;
import java.util.Optional;

/** Capabilities of a vendor that sends one text to several numbers in a request. */
record TextOnlyCapabilities(int maxRecipients) implements Capabilities {

    private static final Optional<Objection> NO_TEXT =
            Optional.of(Objection.of(Refusal.UNSUPPORTED, "the vendor sends texts only"));

    TextOnlyCapabilities {
        if (maxRecipients < 1) {
            throw new IllegalArgumentException("maxRecipients must be at least 1, not " + maxRecipients);
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
    public Object batchKey(OutboundMessage message) {
        return message.content();
    }

    @Override
    public Optional<Objection> objection(OutboundMessage message) {
        return message.content() instanceof SmsContent.Text ? Optional.empty() : NO_TEXT;
    }
}
