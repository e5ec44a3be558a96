package io.smsgateway.springboot.callbacks;

import io.smsgateway.ProviderId;
import io.smsgateway.delivery.CallbackReceiver;
import java.util.Optional;

/** Source of callback receivers for some providers. */
@FunctionalInterface
interface CallbackReceiverResolver {

    /** Returns the receiver of a provider whose callback URL has this token; empty for other providers. */
    Optional<CallbackReceiver> receiver(ProviderId provider, String token);
}
