package io.smsgateway.outbox;

import io.smsgateway.Accepted;
import io.smsgateway.MessageClass;
import io.smsgateway.ProviderId;
import io.smsgateway.SendResult;
import io.smsgateway.Unconfirmed;
import io.smsgateway.codec.SmsCodec;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.LongPredicate;
import java.util.random.RandomGenerator;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The steps of sending, each in a transaction of its own. */
final class Store {

    private static final Logger LOG = LoggerFactory.getLogger(Store.class);

    private final Transactions transactions;
    private final Transactions takeovers;
    private final Tables tables;
    private final OutboxSettings settings;
    private final RandomGenerator random;
    private final OutboxThroughput throughput = new OutboxThroughput();

    Store(DataSource dataSource, Tables tables, OutboxSettings settings, RandomGenerator random) {
        this.transactions = new Transactions(dataSource, tables.begin());
        this.takeovers = new Transactions(dataSource, tables.beginTakeover());
        this.tables = tables;
        this.settings = settings;
        this.random = random;
    }

    OutboxThroughput throughput() {
        return throughput;
    }

    /** Takes a slot and settles what its last holder left. */
    SlotLease take(String slot) {
        return takeovers.run("take a slot", connection -> {
            SlotLease lease = new SlotLease(slot, tables.take(connection, slot));
            settle(connection, slot);
            return lease;
        });
    }

    /** Takes a slot from its holder and removes it: its open requests become unconfirmed, its other messages go back. */
    void end(String slot) {
        takeovers.run("end a slot", connection -> {
            tables.take(connection, slot);
            settle(connection, slot);
            tables.drop(connection, slot);
            return null;
        });
    }

    /** Removes an execution of db-scheduler that no process has picked. */
    void removeFree(String task, String slot) {
        transactions.run(
                "remove a free slot",
                connection -> Sql.update(
                        connection,
                        "delete from sms_task where task_name = ? and task_instance = ? and picked = ?",
                        task,
                        slot,
                        false));
    }

    private void settle(Connection connection, String slot) throws SQLException {
        Lost lost = new Lost(tables, new Texts(settings));
        for (Tables.OpenRequest request : tables.openRequests(connection, slot)) {
            lost.add(connection, request);
        }
        lost.store(connection);
        int released = tables.release(connection, slot);
        if (lost.count() > 0 || released > 0) {
            LOG.warn(
                    "Slot {} was not released by its holder: {} message(s) unconfirmed, {} back in the queue",
                    slot,
                    lost.count(),
                    released);
        }
    }

    List<Tables.Row> claim(SlotLease slot, MessageClass messageClass, int limit) {
        return transactions.run("claim messages", connection -> tables.claim(connection, slot, messageClass, limit));
    }

    /** Gives back what a slot has claimed but for some messages; returns how many. */
    int giveUnknownBack(SlotLease slot, LongPredicate known) {
        return takeovers.run("give messages back", connection -> tables.giveUnknownBack(connection, slot, known));
    }

    /** Returns the classes that have messages due; null where the slot is lost. */
    @Nullable
    Set<MessageClass> due(SlotLease slot) {
        return transactions.run("look for messages", connection -> tables.due(connection, slot));
    }

    /** Returns an id for a request. */
    long newRequest() {
        return random.nextLong(Long.MAX_VALUE);
    }

    boolean begin(SlotLease slot, long request, ProviderId provider, String messages) {
        return transactions.run(
                "record a request", connection -> tables.begin(connection, slot, request, provider.name(), messages));
    }

    void settle(SlotLease slot, List<Outcome> outcomes, Collection<Long> requests) {
        transactions.run("store results", connection -> {
            tables.settle(connection, slot, outcomes, requests);
            return null;
        });
    }

    /** Gives messages back: pairs of a pause in milliseconds and an id. */
    void giveBack(SlotLease slot, List<@Nullable Object[]> pauses) {
        transactions.run("give messages back", connection -> {
            tables.giveBack(connection, slot, pauses);
            return null;
        });
    }

    /** Gives messages of paused campaigns back. */
    void hold(SlotLease slot, List<Long> ids) {
        transactions.run("hold messages", connection -> {
            Campaigns.hold(connection, tables, slot, ids);
            return null;
        });
    }

    /** Returns what to store for a result that decides the state. */
    Outcome outcome(Claimed row, SendResult result) {
        return outcome(row, state(result), result);
    }

    static OutboxState state(SendResult result) {
        return result instanceof Accepted
                ? OutboxState.ACCEPTED
                : result instanceof Unconfirmed ? OutboxState.UNCONFIRMED : OutboxState.REFUSED;
    }

    Outcome outcome(Claimed row, OutboxState state, @Nullable SendResult result) {
        return new Outcome(
                row.id(),
                state,
                result == null ? null : SmsCodec.encode(result),
                state.isFinal() && settings.erased().contains(row.messageClass()));
    }
}
