package io.smsgateway.springboot.state;

import io.smsgateway.jdbc.CallerConnections;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DataSourceUtils;
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
     * Returns connections of the transaction that Spring has bound to the thread for this data source; another transaction, such
     * as that of a queue or of another database, does not commit what is written here.
     *
     * @param dataSource the bean, which may be the one that a transaction is bound to, or a proxy around that
     */
    CallerConnections callers(DataSource dataSource) {
        DataSource target = target(dataSource);
        return new CallerConnections() {
            @Override
            public Connection open() throws SQLException {
                if (TransactionSynchronizationManager.hasResource(dataSource)) {
                    return DataSourceUtils.doGetConnection(dataSource);
                }
                if (TransactionSynchronizationManager.hasResource(target)) {
                    return DataSourceUtils.doGetConnection(target);
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
                DataSource bound = TransactionSynchronizationManager.hasResource(dataSource) ? dataSource : target;
                DataSourceUtils.doReleaseConnection(connection, bound);
            }
        };
    }
}
