package io.smsgateway.quickstart.page;

import io.smsgateway.Accepted;
import io.smsgateway.PhoneNumber;
import io.smsgateway.SendResult;
import io.smsgateway.Unconfirmed;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A message that somebody sent from the page.
 *
 * @param number of the message, from 1
 * @param from when it was handed to the gateway
 * @param to who it is for
 * @param text what they read
 * @param until when the gateway answered; null before
 * @param result what it answered; null before
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

    /** What a delivery report may name it by; null where nothing is known. */
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
