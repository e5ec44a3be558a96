package io.smsgateway.reconciliation;

import io.smsgateway.Attempt;
import io.smsgateway.PhoneNumber;
import io.smsgateway.ProviderId;
import io.smsgateway.SendResult;
import io.smsgateway.SmsContent;
import io.smsgateway.SmsMessage;
import io.smsgateway.delivery.DeliveryReport;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An attempt whose message may have been sent; keep it until it is reconciled.
 *
 * @param provider the provider that may have the message
 * @param recipient the recipient
 * @param at when the request began
 * @param took how long it took
 * @param reference the library's reference of the message in the request; null where the vendor takes none
 * @param code whether the message is a code that the vendor makes: records of messages need not list it, so that its
 *     absence there proves nothing
 */
public record UnconfirmedAttempt(
        ProviderId provider,
        PhoneNumber recipient,
        Instant at,
        Duration took,
        @Nullable String reference,
        boolean code) {

    /** Maximum difference of the two clocks when a message is matched. */
    static final Duration SKEW = Duration.ofMinutes(2);

    /** Clock skew that a vendor tolerates without an error. */
    static final Duration TOLERATED_SKEW = Duration.ofMinutes(30);

    /** How long a vendor may take to send an accepted message. */
    static final Duration MAX_SENDING_TIME = Duration.ofHours(1);

    /**
     * How long networks retry a handset that is switched off; vendors may list a message by the time at which that
     * ended.
     */
    static final Duration MAX_DELIVERY_TIME = Duration.ofDays(3);

    /**
     * Returns the unconfirmed attempts of a message; empty for most messages.
     *
     * @param result the result that an {@code SmsClient} returned, which has the attempts
     */
    public static List<UnconfirmedAttempt> of(SmsMessage message, SendResult result) {
        boolean code = message.content() instanceof SmsContent.VendorCode;
        return result.attempts().stream()
                .filter(attempt -> attempt.outcome() == Attempt.Outcome.UNCONFIRMED)
                .map(attempt -> new UnconfirmedAttempt(
                        attempt.provider(), message.to(), attempt.at(), attempt.took(), attempt.reference(), code))
                .toList();
    }

    Instant ended() {
        return at.plus(took);
    }

    /** Returns whether both are the same copy: equal messages of one request are sent once, under one reference. */
    boolean isSameCopyAs(UnconfirmedAttempt other) {
        return equals(other) || (reference != null && reference.equals(other.reference()));
    }

    /** Returns whether a report has the attempt's reference. */
    boolean hasReferenceOf(DeliveryReport report) {
        return reference != null && reference.equals(report.reference());
    }

    /** Returns whether a report may concern this attempt: by its reference, or without one by its time. */
    boolean mayBeReportedBy(DeliveryReport report) {
        return hasReferenceOf(report) || (report.reference() == null && matchesTimeOf(report));
    }

    /** Returns whether a report is of a time at which this attempt's message may have been sent. */
    boolean matchesTimeOf(DeliveryReport report) {
        Instant when = report.at();
        return when != null && !when.isBefore(at.minus(SKEW)) && !when.isAfter(ended().plus(MAX_SENDING_TIME));
    }
}
