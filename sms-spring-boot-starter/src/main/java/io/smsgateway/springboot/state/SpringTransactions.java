package io.smsgateway.springboot.state;

import io.smsgateway.jdbc.CallerConnections;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.datasource.ConnectionHolder;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * How stores take part in the transactions of Spring. Its methods need {@code spring-jdbc}, its signatures do not. Internal: may
 * change without notice.
 */
public final class SpringTransactions {

    /**
     * Returns the data source whose connections take part in no transaction by themselves: the one within a {@link
     * TransactionAwareDataSourceProxy}, however many other proxies are around it.
     */
    public DataSource target(DataSource dataSource) {
        DataSource target = dataSource;
        try {
            while (target.isWrapperFor(TransactionAwareDataSourceProxy.class)) {
                DataSource within =
                        target.unwrap(TransactionAwareDataSourceProxy.class).getTargetDataSource();
                if (within == null) {
                    return target;
                }
                target = within;
            }
            return target;
        } catch (SQLException failed) {
            throw new IllegalStateException("a proxy of the DataSource cannot be unwrapped", failed);
        }
    }

    /**
     * Returns the data source that the transaction of the thread is bound to, which may be any of those that wrap each other;
     * null where there is none.
     */
    public static @Nullable DataSource bound(DataSource dataSource) {
        DataSource each = dataSource;
        while (each != null && !(TransactionSynchronizationManager.getResource(each) instanceof ConnectionHolder)) {
            each = each instanceof DelegatingDataSource proxy ? proxy.getTargetDataSource() : null;
        }
        return each;
    }

    /**
     * Returns connections of the transaction that Spring has bound to the thread for this data source; another transaction, such
     * as that of a queue or of another database, does not commit what is written here.
     *
     * @param dataSource the application's bean
     */
    CallerConnections callers(DataSource dataSource) {
        DataSource target = target(dataSource);
        return new CallerConnections() {
            @Override
            public Connection open() throws SQLException {
                DataSource bound = bound(dataSource);
                if (bound != null) {
                    return DataSourceUtils.doGetConnection(bound);
                }
                Connection connection = target.getConnection();
                // a pool may be configured so that nothing is committed by itself
                if (!connection.getAutoCommit()) {
                    connection.setAutoCommit(true);
                }
                return connection;
            }

            @Override
            public void release(Connection connection) throws SQLException {
                DataSource bound = bound(dataSource);
                DataSourceUtils.doReleaseConnection(connection, bound == null ? target : bound);
            }
        };
    }
}
