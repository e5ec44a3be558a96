package io.smsgateway.springboot.state;

import io.smsgateway.client.Rates;
import io.smsgateway.client.SendListener;
import io.smsgateway.client.Suspensions;
import io.smsgateway.delivery.KnownMessages;
import io.smsgateway.delivery.NonceStore;
import io.smsgateway.idempotency.IdempotencyStore;
import io.smsgateway.reconciliation.ReceivedReports;
import io.smsgateway.springboot.properties.StateProperties.Store;
import org.jspecify.annotations.Nullable;

/** Creates the stores of one kind. A method returns null if the kind has no such store. */
interface StoreFactory {

    /** Sent messages, and the listener that stores them. */
    record MessageStore(KnownMessages known, SendListener listener) {}

    Store kind();

    IdempotencyStore keys();

    NonceStore nonces();

    /** Returns the suspensions; reading them shows as well whether the store can be reached. */
    Suspensions suspensions();

    @Nullable
    Rates rates();

    @Nullable
    MessageStore sentMessages();

    @Nullable
    ReceivedReports reports();
}
