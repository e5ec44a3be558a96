package io.smsgateway.outbox;

import io.smsgateway.MessageClass;
import io.smsgateway.jdbc.Database;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.LongPredicate;
import org.jspecify.annotations.Nullable;

/**
 * The statements of the outbox. Each method belongs into one transaction. Those that databases write differently, or that
 * are worth one statement for many rows, are abstract.
 */
abstract class Tables {

    /**
     * A claimed message.
     *
     * @param result of a copy that may have been sent; null for none
     * @param isSecondCopy whether a person accepted a further copy
     * @param campaign the state of its campaign; null for one without a campaign
     */
    record Row(
            long id,
            String text,
            long expiresAt,
            int attempts,
            @Nullable String result,
            boolean isSecondCopy,
            @Nullable String campaign) {

        static Row read(ResultSet row) throws SQLException {
            return new Row(
                    row.getLong(1),
                    row.getString(2),
                    row.getLong(3),
                    row.getInt(4),
                    row.getString(5),
                    row.getInt(6) == 1,
                    row.getString(7));
        }
    }

    /** A request whose results were not stored. */
    record OpenRequest(String provider, long startedAt, long now, String messages) {}

    private final boolean keepsOutcomes;

    /** Creates the statements; outcomes are kept for the listener or not. */
    Tables(boolean keepsOutcomes) {
        this.keepsOutcomes = keepsOutcomes;
    }

    static Tables of(Database database, OutboxSettings settings) {
        return database == Database.POSTGRESQL
                ? new PostgreSqlTables(settings.outcomesKept())
                : new PortableTables(database, settings.outcomesKept());
    }

    /** Updates messages, and keeps the outcomes of those that were changed. */
    final void update(
            Connection connection, String sql, List<Outcome> outcomes, Function<Outcome, @Nullable Object[]> parameters)
            throws SQLException {
        if (!keepsOutcomes) {
            Sql.batch(connection, sql, outcomes.stream().map(parameters).toList());
            return;
        }
        List<Outcome> changed = new ArrayList<>();
        for (Outcome outcome : outcomes) {
            if (Sql.update(connection, sql, parameters.apply(outcome)) == 1) {
                changed.add(outcome);
            }
        }
        Sql.batch(
                connection,
                "insert into sms_event (message_id, state, due_at, attempts) values (?, ?, " + now() + ", 0)",
                changed.stream()
                        .map(outcome -> new @Nullable Object[] {
                            outcome.id(), outcome.state().name()
                        })
                        .toList());
    }

    /** Returns the expression of the database's time in milliseconds. */
    abstract String now();

    /** Inserts the messages whose keys are not there; returns the keys of those that were inserted. */
    abstract Set<String> insert(Connection connection, SubmitOptions options, List<NewMessage> messages)
            throws SQLException;

    /** Returns what the keys stand for. */
    abstract List<StoredMessage> stored(Connection connection, String tenant, Collection<String> keys)
            throws SQLException;

    /** Claims messages of a class that are due; none where the slot is lost. */
    abstract List<Row> claim(Connection connection, SlotLease slot, MessageClass messageClass, int limit)
            throws SQLException;

    /** Adds a request to the journal; returns whether the slot is still held. */
    abstract boolean begin(Connection connection, SlotLease slot, long request, String provider, String messages)
            throws SQLException;

    /**
     * Stores outcomes and ends requests. An acceptance wins over all that is not final, even from a slot that was lost;
     * anything else is stored by the slot that has claimed the message, or in place of an unconfirmed outcome.
     */
    abstract void settle(Connection connection, SlotLease slot, List<Outcome> outcomes, Collection<Long> requests)
            throws SQLException;

    /** Returns the statement with which each transaction begins; empty for none. */
    String begin() {
        return "";
    }

    /** Returns the statement with which a takeover begins, so that it sees what was committed while it waited; empty for none. */
    abstract String beginTakeover();

    /** Takes a slot, so that its last holder can claim and send no more. Returns the new epoch. */
    final long take(Connection connection, String slot) throws SQLException {
        int taken = Sql.update(
                connection, "update sms_slot set epoch = epoch + 1, taken_at = " + now() + " where name = ?", slot);
        if (taken == 0) {
            Sql.update(connection, "insert into sms_slot (name, epoch, taken_at) values (?, 1, " + now() + ")", slot);
        }
        return Sql.query(connection, row -> row.getLong(1), "select epoch from sms_slot where name = ?", slot)
                .get(0);
    }

    final void drop(Connection connection, String slot) throws SQLException {
        Sql.update(connection, "delete from sms_slot where name = ?", slot);
    }

    final List<OpenRequest> openRequests(Connection connection, String slot) throws SQLException {
        return Sql.query(
                connection,
                row -> new OpenRequest(row.getString(1), row.getLong(2), row.getLong(3), row.getString(4)),
                "select provider, started_at, " + now() + ", messages from sms_request where slot = ?",
                slot);
    }

    /** Gives back what a slot has claimed, and forgets its requests. Returns how many messages went back. */
    final int release(Connection connection, String slot) throws SQLException {
        Sql.update(connection, "delete from sms_request where slot = ?", slot);
        return Sql.update(connection, "update sms_due set slot = null, epoch = null where slot = ?", slot);
    }

    /** Gives back what a slot has claimed but for some messages; returns how many. */
    final int giveUnknownBack(Connection connection, SlotLease slot, LongPredicate known) throws SQLException {
        // waits for a claim that is still being committed
        Sql.update(
                connection,
                "update sms_slot set taken_at = taken_at where name = ? and epoch = ?",
                slot.name(),
                slot.epoch());
        List<@Nullable Object[]> unknown = Sql.query(
                        connection,
                        row -> row.getLong(1),
                        "select id from sms_due where slot = ? and epoch = ?",
                        slot.name(),
                        slot.epoch())
                .stream()
                .filter(id -> !known.test(id))
                .map(id -> new @Nullable Object[] {id, slot.name(), slot.epoch()})
                .toList();
        Sql.batch(
                connection,
                "update sms_due set slot = null, epoch = null where id = ? and slot = ? and epoch = ?",
                unknown);
        return unknown.size();
    }

    /** Gives messages back for a later try: pairs of a pause in milliseconds and an id. */
    final void giveBack(Connection connection, SlotLease slot, List<@Nullable Object[]> pauses) throws SQLException {
        Sql.batch(
                connection,
                "update sms_due set slot = null, epoch = null, attempts = attempts + 1, due_at = " + now()
                        + " + ? where id = ? and slot = '" + slot.name() + "' and epoch = " + slot.epoch(),
                pauses);
    }

    /** Returns the clause that keeps others from changing the rows that a query reads. */
    abstract String forShare();

    /** Returns the classes that have messages due; null where the slot is lost. */
    final @Nullable Set<MessageClass> due(Connection connection, SlotLease slot) throws SQLException {
        StringBuilder sql = new StringBuilder("select 1");
        for (MessageClass each : MessageClass.values()) {
            sql.append(", case when exists (select 1 from sms_due where slot is null and message_class = '")
                    .append(each.name())
                    .append("' and due_at <= ")
                    .append(now())
                    .append(") then 1 else 0 end as due_")
                    .append(each.name());
        }
        List<Set<MessageClass>> found = Sql.query(
                connection,
                Tables::classes,
                sql + " from sms_slot where name = ? and epoch = ?",
                slot.name(),
                slot.epoch());
        return found.isEmpty() ? null : found.get(0);
    }

    private static Set<MessageClass> classes(ResultSet row) throws SQLException {
        Set<MessageClass> due = EnumSet.noneOf(MessageClass.class);
        for (MessageClass each : MessageClass.values()) {
            if (row.getInt("due_" + each.name()) == 1) {
                due.add(each);
            }
        }
        return due;
    }
}
