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
 */
public record InboundMessage(
        ProviderId provider,
        PhoneNumber from,
        String content,
        @Nullable Instant at) implements ProviderEvent {

    @Override
    public String toString() {
        return "InboundMessage{" + provider + ", from " + from + ", " + content.length() + " characters, " + at + "}";
    }
}
