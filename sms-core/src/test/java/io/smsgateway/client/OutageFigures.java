package io.smsgateway.client;

import io.smsgateway.Attempt;
import io.smsgateway.MessageClass;
import io.smsgateway.Refused;
import io.smsgateway.SendResult;
import io.smsgateway.SmsMessage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What came of the messages of an outage, and how long it took. */
final class OutageFigures {

    private final List<Long> addedNanos = new ArrayList<>();
    private final List<Long> codeNanos = new ArrayList<>();
    private int messages;
    private int accepted;
    private int byFirst;
    private int refused;
    private int unconfirmed;
    private int twice;
    private int calls;
    private int questions;
    private @Nullable Duration backAfter;

    /** Counts an answer; throws where it is not the truth. */
    void add(SmsMessage message, SendResult result, int copies, long nanos) {
        messages++;
        int least = result.isAccepted() ? 1 : 0;
        int most = result instanceof Refused
                ? 0
                : Math.min(
                        result.maxCopies(), AdmittedMessage.guarantee(message).maxCopies());
        if (copies < least || copies > most) {
            throw new IllegalStateException(copies + " copies are out of " + message + ": " + result);
        }
        twice += copies > 1 ? 1 : 0;
        if (message.messageClass() == MessageClass.OTP) {
            codeNanos.add(nanos);
        }
        if (result instanceof Refused) {
            refused++;
        } else if (result.isAccepted()) {
            accepted++;
            if (result.provider().name().equals(Outage.FIRST)) {
                byFirst++;
            } else {
                List<Attempt> trail = result.attempts();
                addedNanos.add(nanos - trail.get(trail.size() - 1).took().toNanos());
            }
        } else {
            unconfirmed++;
        }
    }

    /** How many requests the first vendor got while it was unhealthy: messages, and questions for its balance. */
    void asked(int messagesOfIt, int balances) {
        calls = messagesOfIt;
        questions = balances;
    }

    int requests() {
        return calls + questions;
    }

    int refused() {
        return refused;
    }

    /** The first vendor took a message so long after it was well again; only the first time counts. */
    void backAfter(Duration time) {
        backAfter = backAfter == null ? time : backAfter;
    }

    Duration timeToComeBack() {
        return Objects.requireNonNull(backAfter, "it never came back");
    }

    /** The time that the way round the first vendor cost; of so many of a hundred messages that went there no more. */
    Duration added(int percent) {
        return percentile(addedNanos, percent);
    }

    /** How long so many of a hundred codes took in all. */
    Duration code(int percent) {
        return percentile(codeNanos, percent);
    }

    private static Duration percentile(List<Long> nanos, int percent) {
        if (nanos.isEmpty()) {
            return Duration.ZERO;
        }
        Collections.sort(nanos);
        return Duration.ofNanos(nanos.get((nanos.size() * percent + 99) / 100 - 1));
    }

    String row(String name) {
        return String.format(
                Locale.ROOT,
                "| %s | %d | %d | %d | %d | %d | %d + %d | %s | %s | %s | %s |",
                name,
                messages,
                accepted,
                refused,
                unconfirmed,
                twice,
                calls,
                questions,
                byFirst == 0 ? "0" : Math.round(byFirst * 1000.0 / accepted) / 10.0 + " %",
                addedNanos.isEmpty()
                        ? "no failover"
                        : seconds(added(50)) + " / " + seconds(added(99)) + " / " + seconds(added(100)),
                seconds(code(50)) + " / " + seconds(code(99)) + " / " + seconds(code(100)),
                backAfter == null ? "never" : seconds(backAfter));
    }

    private static String seconds(Duration time) {
        return String.format(Locale.ROOT, "%.3f", time.toMillis() / 1000.0);
    }
}
