package io.smsgateway.testkit;

import io.smsgateway.Refusal;
import io.smsgateway.SmsContent;
import io.smsgateway.spi.Capabilities;
import io.smsgateway.spi.Objection;
import io.smsgateway.spi.OutboundMessage;
import java.util.Optional;
import java.util.function.Function;

/** Capabilities of a {@link ScriptedProvider}. */
record ScriptedCapabilities(
        boolean takesText,
        boolean takesTemplates,
        boolean takesCodes,
        int maxRecipients,
        Function<OutboundMessage, Object> key)
        implements Capabilities {

    static final ScriptedCapabilities EVERYTHING =
            new ScriptedCapabilities(true, true, false, 100, message -> "one for all");

    ScriptedCapabilities {
        if (maxRecipients < 1) {
            throw new IllegalArgumentException("maxRecipients must be at least 1, not " + maxRecipients);
        }
    }

    ScriptedCapabilities taking(boolean text, boolean templates) {
        return new ScriptedCapabilities(text, templates, takesCodes, maxRecipients, key);
    }

    ScriptedCapabilities takingCodes() {
        return new ScriptedCapabilities(takesText, takesTemplates, true, maxRecipients, key);
    }

    ScriptedCapabilities atMost(int max) {
        return new ScriptedCapabilities(takesText, takesTemplates, takesCodes, max, key);
    }

    ScriptedCapabilities sharing(Function<OutboundMessage, Object> other) {
        return new ScriptedCapabilities(takesText, takesTemplates, takesCodes, maxRecipients, other);
    }

    @Override
    public Object batchKey(OutboundMessage message) {
        return key.apply(message);
    }

    @Override
    public Optional<Objection> objection(OutboundMessage message) {
        SmsContent content = message.content();
        if (content instanceof SmsContent.Text && !takesText) {
            return Optional.of(Objection.of(Refusal.UNSUPPORTED, "free text is not supported"));
        }
        if (content instanceof SmsContent.VendorTemplate && !takesTemplates) {
            return Optional.of(Objection.of(Refusal.UNSUPPORTED, "templates are not supported"));
        }
        if (content instanceof SmsContent.VendorCode && !takesCodes) {
            return Optional.of(Objection.of(Refusal.UNSUPPORTED, "vendor-generated codes are not supported"));
        }
        return Optional.empty();
    }
}
