package io.smsgateway.delivery;

import io.smsgateway.PhoneNumber;
import io.smsgateway.ProviderId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What became of an accepted message.
 *
 * @param provider who tells
 * @param messageId as in {@link io.smsgateway.Accepted#messageId}, text always
 * @param recipient null where it can't be read as a number
 * @param state whether it arrived
 * @param reason why it did not; null unless it is {@link DeliveryState#UNDELIVERED}
 * @param code the vendor's own code, as it was written; null where there is none
 * @param at when the carrier reported, by the vendor's clock; null where that can't be read
 * @param reference our own name of the message, where the vendor gives it back; null otherwise
 * @param charge what it cost; null where the vendor does not say
 * @param unverified whether anybody who knows the callback's address may have made it up: ask {@link DeliveryReports#query}
 *     before anything that matters is done about it
 */
public record DeliveryReport(
        ProviderId provider,
        String messageId,
        @Nullable PhoneNumber recipient,
        DeliveryState state,
        @Nullable FailureReason reason,
        @Nullable String code,
        @Nullable Instant at,
        @Nullable String reference,
        @Nullable Charge charge,
        boolean unverified)
        implements ProviderEvent {

    /** A report of a vendor that tells neither our name of the message nor its cost. */
    public DeliveryReport(
            ProviderId provider,
            String messageId,
            @Nullable PhoneNumber recipient,
            DeliveryState state,
            @Nullable FailureReason reason,
            @Nullable String code,
            @Nullable Instant at) {
        this(provider, messageId, recipient, state, reason, code, at, null, null, false);
    }

    public DeliveryReport {
        if (messageId.isBlank()) {
            throw new IllegalArgumentException("a delivery report names its message");
        }
        if ((reason != null) != (state == DeliveryState.UNDELIVERED)) {
            throw new IllegalArgumentException("a reason belongs to a message that was not delivered, and to no other");
        }
    }
}
