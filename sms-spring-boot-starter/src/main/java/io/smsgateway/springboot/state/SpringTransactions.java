package io.smsgateway.springboot.state;

import io.smsgateway.jdbc.CallerConnections;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** How stores take part in the transactions of Spring. Its methods need {@code spring-jdbc}, its signatures do not. Internal: may change without notice. */
public final class SpringTransactions {

    /** Returns the data source whose connections take part in no transaction by themselves. */
    public DataSource target(DataSource dataSource) {
        if (dataSource instanceof TransactionAwareDataSourceProxy proxy && proxy.getTargetDataSource() != null) {
            return proxy.getTargetDataSource();
        }
        return dataSource;
    }

    /** Returns connections of the transaction that Spring has bound to the thread. */
    CallerConnections callers(DataSource dataSource) {
        return new CallerConnections() {
            @Override
            public Connection open() throws SQLException {
                Connection connection = DataSourceUtils.doGetConnection(dataSource);
                // a pool may be configured so that nothing is committed by itself
                if (!TransactionSynchronizationManager.isActualTransactionActive() && !connection.getAutoCommit()) {
                    connection.setAutoCommit(true);
                }
                return connection;
            }

            @Override
            public void release(Connection connection) throws SQLException {
                DataSourceUtils.doReleaseConnection(connection, dataSource);
            }
        };
    }
}
