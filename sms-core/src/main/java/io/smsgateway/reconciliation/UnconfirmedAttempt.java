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
 * A copy of a message that may be out; keep it until it is settled.
 *
 * @param provider who may have it
 * @param recipient to whom
 * @param at when the request began
 * @param took how long it lasted
 * @param reference our own name of the message in the request; null where the vendor takes none
 * @param code whether it is a code that the vendor makes: records of messages need not list it, so that its absence there
 *     proves nothing
 */
public record UnconfirmedAttempt(
        ProviderId provider,
        PhoneNumber recipient,
        Instant at,
        Duration took,
        @Nullable String reference,
        boolean code) {

    /** What two clocks may differ by where a message is to be found. */
    static final Duration SKEW = Duration.ofMinutes(2);

    /** What a vendor puts up with of a clock that is wrong, without a word. */
    static final Duration MOST_SKEW = Duration.ofMinutes(30);

    /** How long a vendor may take to send what it accepted. */
    static final Duration SENDING = Duration.ofHours(1);

    /** How long networks go on trying a phone that is off; vendors may list a message by the time at which that ended. */
    static final Duration TRYING = Duration.ofDays(3);

    /**
     * Every copy of a message that may be out: one for each attempt in doubt; none of most messages.
     *
     * @param result what an {@code SmsClient} answered, which has the attempts
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

    /** Whether it is about the very copy: equal messages of one request go out once, under one name. */
    boolean isSameCopyAs(UnconfirmedAttempt other) {
        return equals(other) || (reference != null && reference.equals(other.reference()));
    }

    /** Whether a report is about a message of this name. */
    boolean isNamedBy(DeliveryReport report) {
        return reference != null && reference.equals(report.reference());
    }

    /** Whether a report may be about this copy: by its name, or where it has none by its time. */
    boolean mayBeMeantBy(DeliveryReport report) {
        return isNamedBy(report) || (report.reference() == null && mayBe(report));
    }

    /** Whether a report is of a time at which this copy may have been sent. */
    boolean mayBe(DeliveryReport report) {
        Instant when = report.at();
        return when != null && !when.isBefore(at.minus(SKEW)) && !when.isAfter(ended().plus(SENDING));
    }
}
