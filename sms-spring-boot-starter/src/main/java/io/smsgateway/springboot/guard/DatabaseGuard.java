package io.smsgateway.springboot.guard;

import io.smsgateway.guard.GuardSchema;
import io.smsgateway.guard.GuardStoreException;
import io.smsgateway.guard.JdbcGuardStore;
import io.smsgateway.springboot.properties.GuardProperties;
import io.smsgateway.springboot.properties.StateProperties;
import io.smsgateway.springboot.state.ConfiguredDatabase;
import io.smsgateway.springboot.state.SpringTransactions;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ListableBeanFactory;

/** The counters in the database of the other stores. Its failures say which property to set. */
record DatabaseGuard(JdbcGuardStore store) {

    static DatabaseGuard of(
            StateProperties state, ListableBeanFactory beans, @Nullable SpringTransactions transactions) {
        return ConfiguredDatabase.ofStores(state, beans, transactions, GuardProperties.PREFIX + ".store")
                .open(
                        state.jdbc().initializeSchema(),
                        GuardStoreException.class,
                        GuardSchema::create,
                        dataSource -> new DatabaseGuard(JdbcGuardStore.of(dataSource)));
    }
}
