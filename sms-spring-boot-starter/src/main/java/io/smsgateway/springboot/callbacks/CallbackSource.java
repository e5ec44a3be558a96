package io.smsgateway.springboot.callbacks;

import io.smsgateway.ProviderId;
import io.smsgateway.delivery.CallbackReceiver;
import java.util.Optional;

/** Knows how to receive what some providers push; empty for another provider's. */
@FunctionalInterface
interface CallbackSource {

    /** A receiver for a provider whose address ends in this. */
    Optional<CallbackReceiver> receiver(ProviderId provider, String token);
}
