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
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Lets messages in: refuses those that no provider could send, settles the class of each and sets its time running. A
 * message that lists its own end gets no more time than that.
 */
final class Admission {

    private final MessageCatalog catalog;
    private final PerClass<Duration> deadlines;
    private final TimeSource time;

    Admission(MessageCatalog catalog, PerClass<Duration> deadlines, TimeSource time) {
        this.catalog = catalog;
        this.deadlines = deadlines;
        this.time = time;
    }

    List<SendResult> passOn(List<SmsMessage> messages, SmsGateway gateway) {
        PerClass<Deadline> running = deadlines.map(most -> Deadline.in(most, time));
        SmsMessage[] stamped = new SmsMessage[messages.size()];
        @Nullable SendResult[] settled = new SendResult[stamped.length];
        boolean allIn = true;
        for (int i = 0; i < stamped.length; i++) {
            SmsMessage message = messages.get(i);
            MessageClass messageClass = catalog.messageClass(message);
            Deadline deadline = deadline(message.validUntil(), running.get(messageClass));
            stamped[i] = message.stamped(messageClass, deadline);
            settled[i] = objection(stamped[i], deadline);
            allIn &= settled[i] == null;
        }
        List<SmsMessage> admitted = stamped.length == 1 ? List.of(stamped[0]) : Arrays.asList(stamped);
        return allIn ? gateway.sendAll(admitted) : Rest.passOn(admitted, settled, gateway);
    }

    private Deadline deadline(@Nullable Instant end, Deadline ofItsClass) {
        if (end == null) {
            return ofItsClass;
        }
        Duration left = Duration.between(time.clock().instant(), end);
        return ofItsClass.leaves(left) ? Deadline.in(left, time) : ofItsClass;
    }

    private @Nullable SendResult objection(SmsMessage message, Deadline deadline) {
        Optional<String> problem = catalog.problem(message.content());
        if (problem.isPresent()) {
            return new Refused(ProviderId.NONE, Refusal.TEMPLATE, problem.get());
        }
        if (message.validUntil() != null && !deadline.leaves(Duration.ofNanos(1))) {
            return new Refused(
                    ProviderId.NONE, Refusal.EXPIRED, "it was worth sending until " + message.validUntil() + " only");
        }
        return null;
    }
}
