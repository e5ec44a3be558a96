package io.smsgateway.springboot.outbox;

import io.smsgateway.outbox.OutcomeListener;
import io.smsgateway.springboot.state.SpringTransactions;
import java.sql.Connection;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.UnexpectedRollbackException;
import org.springframework.transaction.support.DefaultTransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Transactions in which listeners are told outcomes: of the application's transaction manager, where its transactions have a
 * connection of the outbox's database, as those of JDBC and JPA do; else of one of its own, which code by JDBC joins.
 */
final class OutcomeTransactions {

    private static final Logger LOG = LoggerFactory.getLogger(OutcomeTransactions.class);
    private static final TransactionDefinition NEW =
            new DefaultTransactionDefinition(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    private static final TransactionDefinition CURRENT =
            new DefaultTransactionDefinition(TransactionDefinition.PROPAGATION_MANDATORY);

    private final ObjectProvider<PlatformTransactionManager> managers;
    private final Supplier<DataSource> dataSource;
    private @Nullable PlatformTransactionManager found;

    /**
     * Creates transactions.
     *
     * @param dataSource the application's bean
     */
    OutcomeTransactions(ObjectProvider<PlatformTransactionManager> managers, Supplier<DataSource> dataSource) {
        this.managers = managers;
        this.dataSource = dataSource;
    }

    /** Runs statements in a new transaction. */
    void run(OutcomeListener.Work work) throws Exception {
        PlatformTransactionManager manager = manager();
        TransactionStatus status = manager.getTransaction(NEW);
        try {
            inTransaction(work);
        } catch (Exception | Error failed) {
            rollBack(manager, status, failed);
            throw failed;
        }
        manager.commit(status);
    }

    private void inTransaction(OutcomeListener.Work work) throws Exception {
        DataSource bound = SpringTransactions.bound(dataSource.get());
        if (bound == null) {
            throw new IllegalStateException("the transaction has no connection of the outbox's DataSource");
        }
        Connection connection = DataSourceUtils.getConnection(bound);
        try {
            work.run(connection);
        } finally {
            DataSourceUtils.releaseConnection(connection, bound);
        }
    }

    private static void rollBack(PlatformTransactionManager manager, TransactionStatus status, Throwable reason) {
        try {
            manager.rollback(status);
        } catch (RuntimeException broken) {
            reason.addSuppressed(broken);
        }
    }

    /** Lets what a listener has done fail now rather than at the commit, where it is not known which outcome it was for. */
    void flush() {
        TransactionStatus status = manager().getTransaction(CURRENT);
        if (status.isRollbackOnly()) {
            throw new UnexpectedRollbackException("a listener of outcomes has marked its transaction as rollback-only");
        }
        status.flush();
    }

    /** Looks for the manager once the first outcomes are told, so that a start begins no transactions of other resources. */
    private synchronized PlatformTransactionManager manager() {
        if (found == null) {
            found = find();
        }
        return found;
    }

    private PlatformTransactionManager find() {
        Set<PlatformTransactionManager> candidates = new LinkedHashSet<>();
        managers.ifUnique(candidates::add);
        managers.orderedStream().forEach(candidates::add);
        for (PlatformTransactionManager each : candidates) {
            if (isOfOutbox(each)) {
                return each;
            }
        }
        if (!candidates.isEmpty()) {
            LOG.warn(
                    "No transaction manager uses the outbox's DataSource: outcomes are told in transactions of their own,"
                            + " and what a listener writes by others may be repeated");
        }
        return new DataSourceTransactionManager(dataSource.get());
    }

    private boolean isOfOutbox(PlatformTransactionManager manager) {
        return Boolean.TRUE.equals(new TransactionTemplate(manager, NEW)
                .execute(status -> SpringTransactions.bound(dataSource.get()) != null));
    }
}
