package io.smsgateway.spi;

import io.smsgateway.MessageParts;
import io.smsgateway.SmsContent;
import io.smsgateway.SmsMessage;
import java.util.Optional;

/** What a vendor takes, so that messages can be routed and cut into requests before any I/O. Pure; safe for threads. */
public interface Capabilities {

    /** Those of the simplest vendor: one text to some numbers a request, and nothing else. */
    static Capabilities ofTexts(int maxRecipients) {
        return new TextCapabilities(maxRecipients);
    }

    /** Whether free text can be sent. */
    boolean takesText();

    /** Whether the vendor keeps templates that messages can be made from. */
    boolean takesTemplates();

    /** The most recipients that one request takes; at least 1. */
    int maxRecipients();

    /**
     * What messages must have in common to share a request, compared by {@code equals}: JSMS answers template and
     * signature, Itniotech one value for all.
     */
    Object batchKey(SmsMessage message);

    /**
     * Why the vendor can't be given this message; empty when it can. Asked after the catalogue has made
     * {@link SmsContent.Text} or {@link SmsContent.VendorTemplate} of it.
     */
    Optional<Objection> objection(SmsMessage message);

    /** How many messages the vendor bills for a text; by the rule of the networks, unless it has one of its own. */
    default MessageParts parts(String text) {
        return MessageParts.of(text);
    }
}
