package io.smsgateway.client;

import io.smsgateway.Deadline;
import io.smsgateway.MessageClass;
import io.smsgateway.ProviderId;
import io.smsgateway.Refusal;
import io.smsgateway.Refused;
import io.smsgateway.SendResult;
import io.smsgateway.SmsGateway;
import io.smsgateway.SmsMessage;
import io.smsgateway.TimeSource;
import io.smsgateway.catalog.MessageCatalog;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Admits messages: refuses those with an unknown template or wrong parameters, sets the class of each and starts its
 * deadline, which a {@code validUntil} can only shorten. A deadline is checked where a request would begin, and not
 * here: a message with an idempotency key may have been sent in time by an earlier call.
 */
final class Admission {

    private final MessageCatalog catalog;
    private final PerMessageClass<Duration> deadlines;
    private final TimeSource time;

    Admission(MessageCatalog catalog, PerMessageClass<Duration> deadlines, TimeSource time) {
        this.catalog = catalog;
        this.deadlines = deadlines;
        this.time = time;
    }

    MessageCatalog catalog() {
        return catalog;
    }

    List<SendResult> passOn(List<SmsMessage> messages, SmsGateway gateway) {
        if (messages.size() == 1) {
            return passOn(messages.get(0), gateway);
        }
        @Nullable SendResult[] results = new SendResult[messages.size()];
        List<SmsMessage> admitted = admit(messages, results);
        for (SendResult result : results) {
            if (result != null) {
                return PartialResults.passOn(admitted, results, gateway);
            }
        }
        return gateway.sendAll(admitted);
    }

    /**
     * Stamps each message with its class and deadline.
     *
     * @param results filled in, by index: the refusal of a message that is not admitted, else left null
     */
    List<SmsMessage> admit(List<SmsMessage> messages, @Nullable SendResult[] results) {
        PerMessageClass<Deadline> classDeadlines = deadlines.map(limit -> Deadline.after(limit, time));
        SmsMessage[] stamped = new SmsMessage[results.length];
        for (int i = 0; i < stamped.length; i++) {
            SmsMessage message = messages.get(i);
            MessageClass messageClass = catalog.messageClass(message);
            Deadline deadline = deadline(message.validUntil(), classDeadlines.get(messageClass));
            stamped[i] = message.stamped(messageClass, deadline);
            results[i] = objection(message);
        }
        return Arrays.asList(stamped);
    }

    /** A single message needs a single deadline, so that the clock is read once. */
    private List<SendResult> passOn(SmsMessage message, SmsGateway gateway) {
        SendResult objection = objection(message);
        if (objection != null) {
            return List.of(objection);
        }
        MessageClass messageClass = catalog.messageClass(message);
        Deadline classDeadline = Deadline.after(deadlines.get(messageClass), time);
        return gateway.sendAll(List.of(message.stamped(messageClass, deadline(message.validUntil(), classDeadline))));
    }

    private @Nullable SendResult objection(SmsMessage message) {
        return catalog.problem(message.content())
                .map(problem -> new Refused(ProviderId.NONE, Refusal.TEMPLATE, problem))
                .orElse(null);
    }

    private Deadline deadline(@Nullable Instant end, Deadline classDeadline) {
        if (end == null) {
            return classDeadline;
        }
        Duration left = Duration.between(time.clock().instant(), end);
        return classDeadline.leaves(left) ? Deadline.after(left, time) : classDeadline;
    }
}
