package io.smsgateway.springboot.state;

import io.smsgateway.client.Rates;
import io.smsgateway.client.SendListener;
import io.smsgateway.client.Suspensions;
import io.smsgateway.delivery.KnownMessages;
import io.smsgateway.delivery.NonceStore;
import io.smsgateway.idempotency.IdempotencyStore;
import io.smsgateway.reconciliation.ReceivedReports;
import io.smsgateway.springboot.properties.StateProperties.Store;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Creates the stores of one kind. A supplier is null if the kind has no such store.
 *
 * @param suspensions the suspensions; reading them shows as well whether the store can be reached
 */
record StoreFactory(
        Store kind,
        Supplier<IdempotencyStore> keys,
        Supplier<NonceStore> nonces,
        Supplier<Suspensions> suspensions,
        @Nullable Supplier<Rates> rates,
        @Nullable Supplier<MessageStore> sentMessages,
        @Nullable Supplier<ReceivedReports> reports) {

    /** Sent messages, and the listener that stores them. */
    record MessageStore(KnownMessages known, SendListener listener) {}
}
