package io.smsgateway.spi;

import io.smsgateway.MessageParts;
import io.smsgateway.SmsContent;
import java.util.Optional;

/**
 * Limits and features of a vendor, so that messages can be routed and batched before any I/O. Pure; safe for many
 * threads.
 */
public interface Capabilities {

    /**
     * Returns the capabilities of the simplest vendor: requests with one text for several numbers, and nothing else.
     */
    static Capabilities ofTexts(int maxRecipients) {
        return new TextOnlyCapabilities(maxRecipients);
    }

    /** Returns whether the vendor sends free text. */
    boolean takesText();

    /** Returns whether the vendor keeps templates of its own. */
    boolean takesTemplates();

    /** Returns the maximum number of recipients of one request; at least 1. */
    int maxRecipients();

    /**
     * Returns what messages must have in common to share a request, compared by {@code equals}: template and signature
     * for JSMS, one value for all messages for Itniotech.
     */
    Object batchKey(OutboundMessage message);

    /**
     * Returns why the vendor cannot take this message; empty when it can. Called after the catalogue has rendered the
     * content to {@link SmsContent.Text} or {@link SmsContent.VendorTemplate}.
     */
    Optional<Objection> objection(OutboundMessage message);

    /** Returns how many parts the vendor bills for a text; by the rule of the networks by default. */
    default MessageParts parts(String text) {
        return MessageParts.of(text);
    }
}
