package io.smsgateway.delivery;

import io.smsgateway.Attempt;
import io.smsgateway.PhoneNumber;
import io.smsgateway.ProviderId;
import io.smsgateway.SendResult;
import io.smsgateway.SmsContent;
import io.smsgateway.SmsMessage;
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
public record Doubt(
        ProviderId provider,
        PhoneNumber recipient,
        Instant at,
        Duration took,
        @Nullable String reference,
        boolean code) {

    /** What two clocks may differ by. */
    static final Duration SKEW = Duration.ofMinutes(2);

    /** How long a vendor may take to send what it accepted. */
    static final Duration SENDING = Duration.ofHours(1);

    /** Every copy of a message that may be out: one for each attempt in doubt; none of most messages. */
    public static List<Doubt> of(SmsMessage message, SendResult result) {
        boolean code = message.content() instanceof SmsContent.VendorCode;
        return result.attempts().stream()
                .filter(attempt -> attempt.outcome() == Attempt.Outcome.UNCONFIRMED)
                .map(attempt -> new Doubt(
                        attempt.provider(), message.to(), attempt.at(), attempt.took(), attempt.reference(), code))
                .toList();
    }

    Instant ended() {
        return at.plus(took);
    }

    /** Whether a report is about a message of this name. */
    boolean isNamedBy(DeliveryReport report) {
        return reference != null && reference.equals(report.reference());
    }

    /** Whether a report is of a time at which this copy may have been sent. */
    boolean mayBe(DeliveryReport report) {
        Instant when = report.at();
        return when != null && !when.isBefore(at.minus(SKEW)) && !when.isAfter(ended().plus(SENDING));
    }
}
