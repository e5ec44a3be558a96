package io.smsgateway.quickstart.page;

import io.smsgateway.Accepted;
import io.smsgateway.PhoneNumber;
import io.smsgateway.SendResult;
import io.smsgateway.Unconfirmed;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A message sent from the page.
 *
 * @param number of the message, from 1
 * @param from when it was passed to the gateway
 * @param to the recipient
 * @param text the text
 * @param until when the result arrived; null before
 * @param result the result; null before
 */
record SentMessage(
        int number,
        Instant from,
        PhoneNumber to,
        String text,
        @Nullable Instant until,
        @Nullable SendResult result) {

    static SentMessage of(int number, Instant from, PhoneNumber to, String text) {
        return new SentMessage(number, from, to, text, null, null);
    }

    SentMessage completed(Instant at, SendResult result) {
        return new SentMessage(number, from, to, text, at, result);
    }

    /** Returns the id or reference that delivery reports carry; null where there is none. */
    @Nullable
    String id() {
        if (result instanceof Accepted accepted) {
            return accepted.messageId();
        }
        return result instanceof Unconfirmed unconfirmed ? unconfirmed.reference() : null;
    }

    @Override
    public String toString() {
        return "SentMessage{" + number + ", " + to + ", " + result + "}";
    }
}
