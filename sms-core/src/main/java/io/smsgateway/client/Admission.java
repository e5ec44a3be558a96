package io.smsgateway.client;

import com.google.common.collect.Comparators;
import io.smsgateway.Deadline;
import io.smsgateway.MessageClass;
import io.smsgateway.ProviderId;
import io.smsgateway.Refusal;
import io.smsgateway.Refused;
import io.smsgateway.SmsContent;
import io.smsgateway.SmsMessage;
import io.smsgateway.TimeSource;
import io.smsgateway.catalog.MessageCatalog;
import io.smsgateway.catalog.MessageTemplate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Admits messages: refuses those with an unknown template or wrong parameters, sets the class of each and starts its
 * deadline, which {@code until} and {@code within} can only shorten. A deadline is checked where a request would begin,
 * and not here: a message with an idempotency key may have been sent in time by an earlier call.
 */
final class Admission implements CallStage {

    private final MessageCatalog catalog;
    private final PerMessageClass<Duration> deadlines;
    private final TimeSource time;
    private final Stage<AdmittedMessage> delegate;

    Admission(
            MessageCatalog catalog,
            PerMessageClass<Duration> deadlines,
            TimeSource time,
            Stage<AdmittedMessage> delegate) {
        this.catalog = catalog;
        this.deadlines = deadlines;
        this.time = time;
        this.delegate = delegate;
    }

    MessageCatalog catalog() {
        return catalog;
    }

    @Override
    public void send(List<SmsMessage> messages, Call call, Stage.Sink sink) {
        if (messages.size() == 1) {
            sendOne(messages.get(0), call, sink);
            return;
        }
        boolean[] admitted = new boolean[messages.size()];
        List<AdmittedMessage> all = new ArrayList<>(admitted.length);
        Clocks clocks = new Clocks(call);
        for (int i = 0; i < admitted.length; i++) {
            Refused objection = objection(messages.get(i));
            admitted[i] = objection == null;
            all.add(clocks.admit(messages.get(i)));
            if (objection != null) {
                sink.accept(i, objection);
            }
        }
        delegate.sendChosen(all, admitted, sink);
    }

    private void sendOne(SmsMessage message, Call call, Stage.Sink sink) {
        Refused objection = objection(message);
        if (objection == null) {
            delegate.send(List.of(admit(message, call)), sink);
        } else {
            sink.accept(0, objection);
        }
    }

    /** Returns messages that the client took some time ago, each with what is left of its {@code within}. */
    static List<SmsMessage> taken(List<SmsMessage> messages, long nanosAgo) {
        return messages.stream().map(message -> taken(message, nanosAgo)).toList();
    }

    /** Returns a message that the client took some time ago, with what is left of its {@code within}. */
    static SmsMessage taken(SmsMessage message, long nanosAgo) {
        Duration validFor = message.validFor();
        if (validFor == null || nanosAgo == 0) {
            return message;
        }
        // a validity must be positive; a nanosecond is too short for an attempt
        return message.within(Comparators.max(validFor.minusNanos(nanosAgo), Duration.ofNanos(1)));
    }

    /** Starts the deadline of one message. */
    AdmittedMessage admit(SmsMessage message) {
        return admit(message, new Call());
    }

    private AdmittedMessage admit(SmsMessage message, Call call) {
        SmsMessage classified = classified(message);
        return new AdmittedMessage(classified, shortened(classified, classDeadline(classified.messageClass())), call);
    }

    private Deadline classDeadline(MessageClass messageClass) {
        return Deadline.after(deadlines.get(messageClass), time);
    }

    private Deadline shortened(SmsMessage message, Deadline classDeadline) {
        Deadline deadline = classDeadline;
        Duration validFor = message.validFor();
        if (validFor != null && deadline.leaves(validFor)) {
            deadline = Deadline.after(validFor, time);
        }
        Instant end = message.validUntil();
        if (end != null) {
            Duration left = Duration.between(time.clock().instant(), end);
            deadline = deadline.leaves(left) ? Deadline.after(left, time) : deadline;
        }
        return deadline;
    }

    /** Returns what is wrong with a message's template and parameters; null when they are valid. */
    @Nullable
    Refused objection(SmsMessage message) {
        if (!(message.content() instanceof SmsContent.Template content)) {
            return null;
        }
        Optional<MessageTemplate> template = catalog.find(content.key());
        if (template.isEmpty()) {
            return refused("there is no template `" + content.key() + "` in the catalogue");
        }
        if (content.parameters().keySet().equals(template.get().parameters())) {
            return null;
        }
        return refused("`" + content.key() + "` needs the parameters "
                + template.get().parameters() + "; given were "
                + new TreeSet<>(content.parameters().keySet()));
    }

    private static Refused refused(String problem) {
        return new Refused(ProviderId.NONE, Refusal.TEMPLATE, problem);
    }

    /** Returns the message with the class of its template, where that sets one. */
    SmsMessage classified(SmsMessage message) {
        if (!(message.content() instanceof SmsContent.Template content)) {
            return message;
        }
        MessageClass ofTemplate =
                catalog.find(content.key()).map(MessageTemplate::messageClass).orElse(null);
        return ofTemplate == null || ofTemplate == message.messageClass() ? message : message.withClass(ofTemplate);
    }

    /** The deadlines of one call: messages of a class share one, so that the clock is read once. */
    private final class Clocks {

        private final Call call;
        private final Map<MessageClass, Deadline> shared = new EnumMap<>(MessageClass.class);

        Clocks(Call call) {
            this.call = call;
        }

        AdmittedMessage admit(SmsMessage message) {
            SmsMessage classified = classified(message);
            Deadline classDeadline = shared.get(classified.messageClass());
            if (classDeadline == null) {
                classDeadline = classDeadline(classified.messageClass());
                shared.put(classified.messageClass(), classDeadline);
            }
            return new AdmittedMessage(classified, shortened(classified, classDeadline), call);
        }
    }

    @Override
    public String toString() {
        return delegate.toString();
    }
}
