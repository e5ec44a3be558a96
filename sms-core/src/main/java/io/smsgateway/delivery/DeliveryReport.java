package io.smsgateway.delivery;

import io.smsgateway.PhoneNumber;
import io.smsgateway.ProviderId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Report of what became of an accepted message.
 *
 * @param provider the provider that reports
 * @param messageId as in {@link io.smsgateway.Accepted#messageId}
 * @param recipient null where it cannot be parsed as a number
 * @param state whether the message was delivered
 * @param reason why it was not; null unless the state is {@link DeliveryState#UNDELIVERED}
 * @param code the vendor's own code, unchanged; null where there is none
 * @param at when the carrier reported, by the vendor's clock; null where that cannot be parsed
 * @param reference the library's reference of the message, where the vendor returns it; null otherwise
 * @param charge the cost; null where the vendor does not report it
 * @param unverified whether the report carries no proof, so that anyone who knows the callback URL may have forged it:
 *     call {@link DeliveryReports#query} before acting on it
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

    /** Creates a report of a vendor that reports neither reference nor cost. */
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
            throw new IllegalArgumentException("messageId must not be blank");
        }
        if ((reason != null) != (state == DeliveryState.UNDELIVERED)) {
            throw new IllegalArgumentException("a reason must be set for UNDELIVERED, and for no other state");
        }
    }
}
