package io.smsgateway.springboot.state;

import io.smsgateway.client.Rates;
import io.smsgateway.client.Suspensions;
import io.smsgateway.delivery.NonceStore;
import io.smsgateway.idempotency.IdempotencyStore;
import io.smsgateway.reconciliation.ReceivedReports;
import io.smsgateway.redis.RedisStores;
import io.smsgateway.springboot.properties.StateProperties.Store;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;

/** Creates stores of {@code sms-redis}. */
record RedisStoreFactory(ObjectProvider<RedisStores> stores) implements StoreFactory {

    @Override
    public Store kind() {
        return Store.REDIS;
    }

    @Override
    public IdempotencyStore keys() {
        return stores.getObject().keys();
    }

    @Override
    public NonceStore nonces() {
        return stores.getObject().nonces();
    }

    @Override
    public Suspensions suspensions() {
        return stores.getObject().suspensions();
    }

    @Override
    public Rates rates() {
        return stores.getObject().rates();
    }

    @Override
    public @Nullable MessageStore sentMessages() {
        return null;
    }

    @Override
    public @Nullable ReceivedReports reports() {
        return null;
    }
}
