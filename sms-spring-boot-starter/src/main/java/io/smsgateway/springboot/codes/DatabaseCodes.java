package io.smsgateway.springboot.codes;

import io.smsgateway.codes.CodeSchema;
import io.smsgateway.codes.CodeStoreException;
import io.smsgateway.codes.JdbcCodeStore;
import io.smsgateway.springboot.properties.CodeProperties;
import io.smsgateway.springboot.properties.StateProperties;
import io.smsgateway.springboot.state.ConfiguredDatabase;
import io.smsgateway.springboot.state.SpringTransactions;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ListableBeanFactory;

/** The store of codes in the database of the other stores. Its failures say which property to set. */
record DatabaseCodes(JdbcCodeStore store) {

    static DatabaseCodes of(
            StateProperties state, ListableBeanFactory beans, @Nullable SpringTransactions transactions) {
        return ConfiguredDatabase.ofStores(state, beans, transactions, CodeProperties.PREFIX + ".store")
                .open(
                        state.jdbc().initializeSchema(),
                        CodeStoreException.class,
                        CodeSchema::create,
                        dataSource -> new DatabaseCodes(JdbcCodeStore.of(dataSource)));
    }
}
