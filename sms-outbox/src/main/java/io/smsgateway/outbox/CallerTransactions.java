package io.smsgateway.outbox;

import java.sql.Connection;
import java.util.Optional;
import java.util.function.Function;

/** Lets an outbox submit in transactions that are bound to the calling thread, such as Spring's. Safe for many threads. */
public interface CallerTransactions {

    /**
     * Runs statements in the transaction that is bound to the calling thread.
     *
     * @param statements get the connection of the transaction, and neither commit nor close it
     * @param afterCommit is run once the transaction has been committed, and not where it is rolled back
     * @return what the statements returned; empty where no transaction is bound to the thread, and then nothing was run
     */
    <T> Optional<T> join(Function<Connection, T> statements, Runnable afterCommit);

    /** Returns no transactions: each submission has one of its own. */
    static CallerTransactions none() {
        return new CallerTransactions() {
            @Override
            public <T> Optional<T> join(Function<Connection, T> statements, Runnable afterCommit) {
                return Optional.empty();
            }
        };
    }
}
