package io.smsgateway.delivery;

import io.smsgateway.PhoneNumber;
import io.smsgateway.ProviderId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a person wrote back.
 *
 * @param provider who tells
 * @param from the person
 * @param content the text as it came, from anybody: escape it where you show it; not printed
 * @param at when it came, by the vendor's clock; null where that can't be read
 * @param to the number or name of ours that it was sent to; null where the vendor does not say
 * @param charge what it cost; null where the vendor does not say
 * @param unverified whether anybody who knows the callback's address may have made it up: ask {@link InboundMessages#between}
 *     before anything that matters is done about it
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

    /** A message of a vendor that tells no more. */
    public InboundMessage(ProviderId provider, PhoneNumber from, String content, @Nullable Instant at) {
        this(provider, from, content, at, null, null, false);
    }

    @Override
    public String toString() {
        return "InboundMessage{" + provider + ", from " + from + ", " + content.length() + " characters, " + at + "}";
    }
}
