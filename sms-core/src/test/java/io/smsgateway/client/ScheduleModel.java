package io.smsgateway.client;

import io.smsgateway.Accepted;
import io.smsgateway.MessageClass;
import io.smsgateway.ProviderId;
import io.smsgateway.Refused;
import io.smsgateway.SendResult;
import io.smsgateway.SmsMessage;
import io.smsgateway.TimeSource;
import io.smsgateway.Unconfirmed;
import io.smsgateway.spi.OutboundMessage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a client promises of each message, call and request, checked against what happens. Safe for many threads. */
final class ScheduleModel {

    /** The name of the metadata that tells the messages apart. */
    static final String NUMBER = "n";

    /** What is known of one message. */
    private static final class Known {
        private final MessageCall call;
        private final SmsMessage message;
        private final long deadline;
        private final Set<ProviderId> mayHaveIt = new HashSet<>();
        private boolean inFlight;
        private int copies;
        private @Nullable String acceptedAs;

        Known(MessageCall call, SmsMessage message, long deadline) {
            this.call = call;
            this.message = message;
            this.deadline = deadline;
        }
    }

    /** What is known of one call. */
    static final class MessageCall {
        private final Thread thread = Thread.currentThread();
        private final List<SmsMessage> messages;
        private long interruptedAt = Long.MAX_VALUE;
        private boolean returned;

        MessageCall(List<SmsMessage> messages) {
            this.messages = messages;
        }

        Thread thread() {
            return thread;
        }

        boolean isRunning() {
            return !returned;
        }
    }

    private final TimeSource time;
    private final Duration longestExchange;
    private final Duration slack;
    private final Map<String, Known> messages = new HashMap<>();
    private final Map<ProviderId, LineModel> lines = new HashMap<>();
    private final List<MessageCall> calls = new ArrayList<>();
    private final List<String> violations = new ArrayList<>();
    private long closedAt = Long.MAX_VALUE;

    /**
     * Creates a model.
     *
     * @param slack how much later than it should a thread may run; zero in virtual time
     */
    ScheduleModel(TimeSource time, Duration longestExchange, Duration slack) {
        this.time = time;
        this.longestExchange = longestExchange;
        this.slack = slack;
    }

    synchronized void add(ProviderId provider, LineModel line) {
        lines.put(provider, line);
    }

    LineModel line(ProviderId provider) {
        return Objects.requireNonNull(lines.get(provider));
    }

    synchronized List<String> violations() {
        return violations;
    }

    synchronized List<MessageCall> running() {
        return calls.stream().filter(MessageCall::isRunning).toList();
    }

    synchronized void violated(String what) {
        violations.add("at " + Duration.ofNanos(time.nanos()) + ": " + what);
    }

    synchronized void require(boolean held, String otherwise) {
        if (!held) {
            violated(otherwise);
        }
    }

    /** A call begins on the current thread, with the deadlines of its messages. */
    synchronized MessageCall begins(List<SmsMessage> all, List<Duration> deadlines) {
        MessageCall call = new MessageCall(all);
        for (int i = 0; i < all.size(); i++) {
            messages.put(
                    number(all.get(i)),
                    new Known(call, all.get(i), time.nanos() + deadlines.get(i).toNanos()));
        }
        calls.add(call);
        return call;
    }

    synchronized void interrupted(MessageCall call) {
        call.interruptedAt = time.nanos();
    }

    /** Interrupts the current thread where it is a caller's. */
    synchronized void interruptCaller() {
        for (MessageCall call : running()) {
            if (call.thread.equals(Thread.currentThread())) {
                interrupted(call);
                Thread.currentThread().interrupt();
            }
        }
    }

    synchronized void closed() {
        closedAt = time.nanos();
    }

    /** A message comes to a provider, whatever became of it there before. */
    synchronized void asks(ProviderId provider, OutboundMessage message) {
        line(provider).asks(message);
    }

    /** A message enters the line of a provider. */
    synchronized void arrives(ProviderId provider, OutboundMessage message, Object batchKey) {
        line(provider).arrives(message, known(message).call, batchKey);
    }

    /** A journal prevents a request, which has had its turn. */
    synchronized void cancelled(ProviderId provider, List<OutboundMessage> batch) {
        line(provider).count(batch.get(0).messageClass());
    }

    /** A request begins. */
    synchronized void requested(ProviderId provider, List<OutboundMessage> batch) {
        long now = time.nanos();
        require(now - slack.toNanos() <= closedAt, "a request to " + provider + " begins after the client was closed");
        line(provider).requested(batch, this);
        for (OutboundMessage message : batch) {
            Known known = known(message);
            String named = number(message) + " at " + provider;
            require(
                    known.deadline - now
                            >= AttemptBudget.LEAST_TIME.minus(slack).toNanos(),
                    named + " begins after its deadline");
            require(now <= known.call.interruptedAt, named + " begins after its caller was interrupted");
            require(!known.call.returned, named + " begins after its call returned");
            require(!known.inFlight, named + " is in flight already");
            require(known.acceptedAs == null, named + " was accepted before");
            require(!known.mayHaveIt.contains(provider), named + " may be there already");
            require(
                    known.copies < AdmittedMessage.guarantee(known.message).maxCopies(),
                    named + " exceeds the copies that it was promised");
            known.inFlight = true;
        }
    }

    /** A request ends; what the adapter throws instead of results leaves its messages unconfirmed. */
    synchronized void ended(ProviderId provider, List<OutboundMessage> batch, List<SendResult> results) {
        line(provider).ended(batch);
        for (int i = 0; i < batch.size(); i++) {
            Known known = known(batch.get(i));
            known.inFlight = false;
            if (!(results.get(i) instanceof Refused)) {
                known.copies++;
                known.mayHaveIt.add(provider);
            }
            if (results.get(i) instanceof Accepted accepted) {
                known.acceptedAs = accepted.messageId();
            }
        }
    }

    synchronized void returned(MessageCall call, List<SendResult> results) {
        call.returned = true;
        require(results.size() == call.messages.size(), "not one result for each message");
        long latest = 0;
        for (int i = 0; i < call.messages.size(); i++) {
            Known known = known(call.messages.get(i));
            latest = Math.max(latest, known.deadline);
            SendResult result = results.get(i);
            String named = number(call.messages.get(i)) + ": " + result;
            require(
                    call.messages.get(i).metadata().equals(result.metadata()),
                    "the result of another message, " + named);
            require(!known.inFlight, "its request is in flight, " + named);
            if (result instanceof Accepted accepted) {
                require(accepted.messageId().equals(known.acceptedAs), "not the acceptance of " + named);
            } else if (result instanceof Unconfirmed) {
                require(known.copies > 0 && known.acceptedAs == null, "a wrong doubt of " + named);
            } else {
                require(known.copies == 0, "a false refusal of " + named);
            }
        }
        require(
                time.nanos() <= latest + longestExchange.plus(slack).toNanos(),
                "a call returns later than one exchange after its deadline");
    }

    /** Every thread waits: no call waits while a request of its provider may begin. */
    synchronized void settled(List<ProviderStatus> statuses, @Nullable FuzzedRates rates) {
        statuses.forEach(status -> line(status.provider()).settled(status, rates, this));
    }

    /** Everything is over: no call waits. */
    synchronized void over(@Nullable FuzzedRates rates) {
        running().forEach(call -> violated("a call never returned, with " + call.messages.size() + " messages"));
        lines.forEach((provider, line) -> line.over(provider, rates, this));
    }

    private Known known(OutboundMessage message) {
        return Objects.requireNonNull(messages.get(number(message)));
    }

    private Known known(SmsMessage message) {
        return Objects.requireNonNull(messages.get(number(message)));
    }

    static String number(OutboundMessage message) {
        return Objects.requireNonNull(message.metadata().get(NUMBER));
    }

    static String number(SmsMessage message) {
        return Objects.requireNonNull(message.metadata().get(NUMBER));
    }

    /** Returns whether a class is one of those that share what is not kept for codes. */
    static boolean isOther(MessageClass messageClass) {
        return messageClass != MessageClass.OTP;
    }
}
