package io.smsgateway.springboot.page;

import io.smsgateway.Accepted;
import io.smsgateway.PhoneNumber;
import io.smsgateway.SendResult;
import io.smsgateway.SmsMessage;
import io.smsgateway.Unconfirmed;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A message that this application sent.
 *
 * @param number of the message, from 1
 * @param message the message
 * @param durable whether it was submitted to the outbox by the page
 * @param from when it was passed to the gateway or the outbox
 * @param until when the result arrived; null before
 * @param result the result; null before
 */
record SentMessage(
        int number,
        SmsMessage message,
        boolean durable,
        Instant from,
        @Nullable Instant until,
        @Nullable SendResult result) {

    /** Metadata of messages from the page; its value is the idempotency key, which the outbox does not pass to the client. */
    static final String KEY = "sms-page";

    SentMessage completed(Instant at, SendResult outcome) {
        return new SentMessage(number, message, durable, from, at, outcome);
    }

    PhoneNumber to() {
        return message.to();
    }

    /** Returns the key of a message from the page; null for another. */
    @Nullable
    String key() {
        return message.metadata().get(KEY);
    }

    /** Returns the id or reference that delivery reports carry; null where there is none. */
    @Nullable
    String id() {
        if (result instanceof Accepted accepted) {
            return accepted.messageId();
        }
        return result instanceof Unconfirmed unconfirmed ? unconfirmed.reference() : null;
    }
}
