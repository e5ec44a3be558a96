package io.smsgateway.itniotech;

import io.smsgateway.PhoneNumber;
import io.smsgateway.SmsContent;
import io.smsgateway.spi.OutboundMessage;
import org.jspecify.annotations.Nullable;

/**
 * One message of a request with its order id.
 *
 * @param orderId derived from the reference of the message, unique in the request
 */
record Recipient(OutboundMessage message, String orderId, Wording wording) {

    Recipient {
        WireValue.requirePart("the order id", orderId);
        WireValue.requirePart("the sender", wording.senderId());
    }

    /** What recipients must share to be in one group of a request. */
    record Wording(SmsContent.Text content, @Nullable String senderId) {}

    static Recipient of(OutboundMessage message, String orderId) {
        if (!(message.content() instanceof SmsContent.Text text)) {
            throw new IllegalArgumentException("Itniotech sends only text; check its capabilities first");
        }
        return new Recipient(message, orderId, new Wording(text, message.sender()));
    }

    PhoneNumber to() {
        return message.to();
    }

    /** Returns the number in the vendor's format: country code first, no plus. */
    String number() {
        return WireValue.number(to());
    }
}
