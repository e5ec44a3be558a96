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
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Lets messages in: refuses those that no provider could send, settles the class of each and sets its time running. A
 * message that lists its own end gets no more time than that.
 */
final class Admission {

    private static final int CLASSES = MessageClass.values().length;

    private final MessageCatalog catalog;
    private final Map<MessageClass, Duration> deadlines;
    private final TimeSource time;

    Admission(MessageCatalog catalog, Map<MessageClass, Duration> deadlines, TimeSource time) {
        this.catalog = catalog;
        this.deadlines = deadlines;
        this.time = time;
    }

    List<SendResult> passOn(List<SmsMessage> messages, SmsGateway gateway) {
        SmsMessage[] stamped = new SmsMessage[messages.size()];
        @Nullable SendResult[] settled = new SendResult[stamped.length];
        @Nullable Deadline[] shared = new Deadline[CLASSES];
        boolean allIn = true;
        for (int i = 0; i < stamped.length; i++) {
            SmsMessage message = messages.get(i);
            stamped[i] = message;
            Optional<String> problem = catalog.problem(message.content());
            if (problem.isPresent()) {
                settled[i] = new Refused(ProviderId.NONE, Refusal.TEMPLATE, problem.get());
                allIn = false;
                continue;
            }
            MessageClass messageClass = catalog.messageClass(message);
            Deadline deadline = deadline(message.validUntil(), messageClass, shared);
            if (deadline.leaves(Duration.ofNanos(1))) {
                stamped[i] = message.stamped(messageClass, deadline);
            } else {
                settled[i] = new Refused(
                        ProviderId.NONE,
                        Refusal.EXPIRED,
                        "it was worth sending until " + message.validUntil() + " only");
                allIn = false;
            }
        }
        List<SmsMessage> admitted = stamped.length == 1 ? List.of(stamped[0]) : Arrays.asList(stamped);
        return allIn ? gateway.sendAll(admitted) : Rest.passOn(admitted, settled, gateway);
    }

    private Deadline deadline(@Nullable Instant end, MessageClass messageClass, @Nullable Deadline[] shared) {
        Duration most = deadlines.get(messageClass);
        if (end != null) {
            Duration left = Duration.between(time.clock().instant(), end);
            if (left.compareTo(most) < 0) {
                return Deadline.in(left, time);
            }
        }
        Deadline deadline = shared[messageClass.ordinal()];
        if (deadline == null) {
            deadline = Deadline.in(most, time);
            shared[messageClass.ordinal()] = deadline;
        }
        return deadline;
    }
}
