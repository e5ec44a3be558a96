package io.smsgateway.delivery;

import io.smsgateway.PhoneNumber;
import io.smsgateway.ProviderId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A message that a person sent to the application.
 *
 * @param provider the provider that reports it
 * @param from the sender
 * @param content the text, unchanged and untrusted: escape it where you show it; not printed
 * @param at when it was received, by the vendor's clock; null where that cannot be parsed
 * @param to the application's number or name that it was sent to; null where the vendor does not report it
 * @param charge the cost; null where the vendor does not report it
 * @param unverified whether the message carries no proof, so that anyone who knows the callback URL may have forged it:
 *     call {@link InboundMessages#between} before acting on it
 */
public record InboundMessage(
        ProviderId provider,
        PhoneNumber from,
        String content,
        @Nullable Instant at,
        @Nullable String to,
        @Nullable Charge charge,
        boolean unverified)
        implements ProviderEvent {

    /** Creates a message of a vendor that reports no more. */
    public InboundMessage(ProviderId provider, PhoneNumber from, String content, @Nullable Instant at) {
        this(provider, from, content, at, null, null, false);
    }

    @Override
    public String toString() {
        return "InboundMessage{" + provider + ", from " + from + ", " + content.length() + " characters, " + at + "}";
    }
}
