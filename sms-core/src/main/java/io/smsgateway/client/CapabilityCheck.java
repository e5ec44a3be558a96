package io.smsgateway.client;

import io.smsgateway.Refusal;
import io.smsgateway.Refused;
import io.smsgateway.spi.Objection;
import io.smsgateway.spi.OutboundMessage;
import io.smsgateway.spi.SmsProvider;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Turns an adapter's objection to a message, or its exception before a request, into a refusal of that message. */
final class CapabilityCheck {

    private CapabilityCheck() {}

    /** Returns why a provider cannot take a rendered message; null when it can. */
    static @Nullable Refused check(SmsProvider provider, OutboundMessage message) {
        try {
            Optional<Objection> objection = provider.capabilities().objection(message);
            return objection.isPresent()
                    ? new Refused(
                            provider.id(),
                            objection.get().reason(),
                            objection.get().detail())
                    : null;
        } catch (Throwable bug) {
            return adapterThrew(provider, bug);
        }
    }

    /** Any throwable counts: a bug in an adapter must not cost the results of other messages, which may be sent. */
    static Refused adapterThrew(SmsProvider provider, Throwable bug) {
        return new Refused(
                provider.id(),
                Refusal.INVALID_REQUEST,
                "the adapter threw " + bug.getClass().getSimpleName() + "; nothing was sent");
    }
}
