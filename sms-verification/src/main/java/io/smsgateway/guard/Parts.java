package io.smsgateway.guard;

import io.smsgateway.MessageParts;
import io.smsgateway.SmsContent;

/** Parts that a message is billed by. */
final class Parts {

    private Parts() {}

    /** Returns the parts of a text in that country; 1 for other content, whose text is not known yet. */
    static int of(SmsContent content, String country) {
        if (!(content instanceof SmsContent.Text text)) {
            return 1;
        }
        MessageParts parts =
                country.equals("CN") ? MessageParts.ofAnyAlphabet(text.body()) : MessageParts.of(text.body());
        return parts.parts();
    }
}
