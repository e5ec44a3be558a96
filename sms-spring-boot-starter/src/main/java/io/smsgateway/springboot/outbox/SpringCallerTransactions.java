package io.smsgateway.springboot.outbox;

import io.smsgateway.outbox.CallerTransactions;
import io.smsgateway.springboot.state.SpringTransactions;
import java.sql.Connection;
import java.util.Optional;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Transactions of Spring that have bound a connection of the database to the thread: those of JDBC and JPA. One of another
 * database, and one of JTA, is not joined.
 *
 * @param dataSource the application's
 */
record SpringCallerTransactions(DataSource dataSource) implements CallerTransactions {

    @Override
    public <T> Optional<T> join(Function<Connection, T> statements, Runnable afterCommit) {
        DataSource bound = bound();
        if (bound == null) {
            return Optional.empty();
        }
        Connection connection = DataSourceUtils.getConnection(bound);
        try {
            T result = statements.apply(connection);
            TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                @Override
                public void afterCommit() {
                    afterCommit.run();
                }
            });
            return Optional.of(result);
        } finally {
            DataSourceUtils.releaseConnection(connection, bound);
        }
    }

    private @Nullable DataSource bound() {
        if (!TransactionSynchronizationManager.isActualTransactionActive()) {
            return null;
        }
        return SpringTransactions.bound(dataSource);
    }
}
