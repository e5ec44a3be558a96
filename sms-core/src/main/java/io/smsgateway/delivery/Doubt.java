package io.smsgateway.delivery;

import io.smsgateway.Attempt;
import io.smsgateway.PhoneNumber;
import io.smsgateway.ProviderId;
import io.smsgateway.SendResult;
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
 */
public record Doubt(
        ProviderId provider,
        PhoneNumber recipient,
        Instant at,
        Duration took,
        @Nullable String reference) {

    /** Every copy of a message that may be out: one for each attempt in doubt; none of most messages. */
    public static List<Doubt> of(PhoneNumber recipient, SendResult result) {
        return result.attempts().stream()
                .filter(attempt -> attempt.outcome() == Attempt.Outcome.UNCONFIRMED)
                .map(attempt ->
                        new Doubt(attempt.provider(), recipient, attempt.at(), attempt.took(), attempt.reference()))
                .toList();
    }

    Instant ended() {
        return at.plus(took);
    }
}
