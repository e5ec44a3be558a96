package io.smsgateway.outbox;

import java.sql.Connection;
import javax.sql.DataSource;

/**
 * Is told what became of messages, on any machine that was started with one, once each outcome is stored. Needs
 * {@link OutboxSettings#withOutcomesKept}. Safe for many threads.
 *
 * <p>An outcome is told in one transaction with its removal from the table: at least once, and exactly once for what the listener
 * writes in the same transaction. An outcome that another one has replaced is not told. A transaction may tell several outcomes; the
 * order is not certain.
 */
@FunctionalInterface
public interface OutcomeListener {

    /** Statements of one transaction. */
    @FunctionalInterface
    interface Work {

        /**
         * Runs the statements.
         *
         * @param connection of the transaction; committed or rolled back by the caller
         * @throws Exception to roll back
         */
        void run(Connection connection) throws Exception;
    }

    /**
     * Handles an outcome.
     *
     * @param connection of the transaction in which the outcome is removed; neither to be committed nor closed
     * @throws Exception to be told again: after 1 s, then after doubled pauses of up to 10 minutes. After ten times the outcome
     *     waits for {@link SmsOutbox#retryOutcomes}
     */
    void onOutcome(Connection connection, OutboxEntry outcome) throws Exception;

    /**
     * Runs statements in a transaction. The default takes a connection of its own; override it to run them in a transaction
     * that a framework manages.
     *
     * @throws Exception that the statements threw, after a roll back
     */
    default void inTransaction(DataSource dataSource, Work work) throws Exception {
        Outcomes.inTransaction(dataSource, work);
    }
}
