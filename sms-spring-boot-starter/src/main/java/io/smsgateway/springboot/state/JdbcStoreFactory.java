package io.smsgateway.springboot.state;

import io.smsgateway.client.Rates;
import io.smsgateway.client.Suspensions;
import io.smsgateway.delivery.NonceStore;
import io.smsgateway.idempotency.IdempotencyStore;
import io.smsgateway.jdbc.JdbcKnownMessages;
import io.smsgateway.jdbc.JdbcStores;
import io.smsgateway.reconciliation.ReceivedReports;
import io.smsgateway.springboot.properties.StateProperties.Store;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;

/** Creates stores of {@code sms-jdbc}. */
record JdbcStoreFactory(ObjectProvider<JdbcStores> stores) implements StoreFactory {

    @Override
    public Store kind() {
        return Store.JDBC;
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
    public @Nullable Rates rates() {
        return null;
    }

    @Override
    public MessageStore sentMessages() {
        JdbcKnownMessages sent = stores.getObject().knownMessages();
        return new MessageStore(sent, sent);
    }

    @Override
    public ReceivedReports reports() {
        return stores.getObject().receivedReports();
    }
}
