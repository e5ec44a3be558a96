package io.smsgateway.outbox;

import static com.google.common.base.Preconditions.checkArgument;

import io.smsgateway.TimeSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Table {@code sms_campaign}. Those who claim messages see the state of their campaign: they put a message of a paused one off by
 * {@link #HOLD}, and cancel one of a cancelled campaign. So it does not matter how a message came into the queue.
 */
final class Campaigns {

    static final String RUNNING = "RUNNING";
    static final String PAUSED = "PAUSED";
    static final String CANCELLED = "CANCELLED";

    /** Added to the time at which a message of a paused campaign is due, in milliseconds; beyond every such time. */
    static final long HOLD = 1_000_000_000_000_000L;

    /** The last columns of a claimed message: m is the message. */
    static final String SECOND_COPY_AND_STATE = "case when m.result is not null and exists"
            + " (select 1 from sms_second_copy c where c.id = m.id) then 1 else 0 end,"
            + " (select c.state from sms_campaign c where c.name = m.campaign)";

    private static final int CHUNK = 1_000;

    private final Transactions transactions;
    private final Tables tables;
    private final Entries entries;

    Campaigns(Transactions transactions, Tables tables, Entries entries) {
        this.transactions = transactions;
        this.tables = tables;
        this.entries = entries;
    }

    /** Returns a campaign; adds it where it is not there. */
    Campaign open(String name, Submissions submissions, Texts texts, TimeSource time) {
        checkArgument(!name.isBlank() && name.length() <= 100, "name of a campaign must have from 1 to 100 characters");
        create(name);
        return new Campaign(name, submissions, this, number -> new CampaignResults(transactions, texts, number), time);
    }

    /** Two machines may do so at once. */
    private void create(String name) {
        if (state(name) == null) {
            try {
                transactions.run(
                        "create a campaign",
                        connection -> Sql.update(
                                connection,
                                "insert into sms_campaign (name, state, changed_at) values (?, ?, " + tables.now()
                                        + ")",
                                name,
                                RUNNING));
            } catch (OutboxException failed) {
                if (state(name) == null) {
                    throw failed;
                }
            }
        }
    }

    @Nullable
    String state(String name) {
        return transactions
                .run(
                        "read a campaign",
                        connection -> Sql.query(
                                connection,
                                row -> row.getString(1),
                                "select state from sms_campaign where name = ?",
                                name))
                .stream()
                .findFirst()
                .orElse(null);
    }

    /** Changes the state of a campaign that is not cancelled. */
    void change(String name, String state) {
        transactions.run(
                "change a campaign",
                connection -> Sql.update(
                        connection,
                        "update sms_campaign set state = ?, changed_at = " + tables.now()
                                + " where name = ? and state <> ?",
                        state,
                        name,
                        CANCELLED));
    }

    /**
     * Gives messages of paused campaigns back, and puts them off until the campaign is resumed, which waits for this: otherwise
     * it would miss them.
     */
    static void hold(Connection connection, Tables tables, SlotLease slot, List<Long> ids) throws SQLException {
        Sql.query(
                connection,
                row -> row.getString(1),
                "select name from sms_campaign where state = 'PAUSED'" + tables.forShare());
        Sql.batch(
                connection,
                "update sms_due set slot = null, epoch = null, due_at = due_at + case when exists (select 1 from sms_campaign c"
                        + " where c.name = sms_due.campaign and c.state = 'PAUSED') then " + HOLD
                        + " else 0 end where id = ? and slot = '" + slot.name() + "' and epoch = " + slot.epoch(),
                ids.stream().map(id -> new @Nullable Object[] {id}).toList());
    }

    /** Makes messages due again that were put off. In parts, by id, so that no transaction is long. */
    void release(String name) {
        inChunks(
                name,
                " and due_at >= " + HOLD,
                (connection, ids) -> Sql.batch(
                        connection,
                        "update sms_due set due_at = due_at - " + HOLD + " where id = ? and due_at >= " + HOLD,
                        ids.stream().map(id -> new @Nullable Object[] {id}).toList()));
    }

    /** Cancels the messages of a campaign that no slot has claimed, and of which no copy may have been sent. */
    long cancel(String name) {
        return inChunks(
                name,
                " and not exists (select 1 from sms_message m where m.id = sms_due.id and m.result is not null)",
                (connection, ids) -> {
                    Sql.batch(
                            connection,
                            "delete from sms_due where id = ?",
                            ids.stream().map(id -> new @Nullable Object[] {id}).toList());
                    entries.cancelled(connection, ids);
                });
    }

    /** What is done to messages whose rows in the queue are locked. */
    @FunctionalInterface
    private interface Step {

        void run(Connection connection, List<Long> ids) throws SQLException;
    }

    /** Runs a step for all free messages of a campaign that meet a condition; returns how many. */
    private long inChunks(String name, String condition, Step step) {
        long count = 0;
        long last = 0;
        List<Long> ids;
        do {
            long after = last;
            ids = transactions.run("change messages of a campaign", connection -> {
                List<Long> found = Sql.query(
                        connection,
                        row -> row.getLong(1),
                        "select id from sms_due where campaign = ? and slot is null and id > ?" + condition
                                + " order by id limit " + CHUNK + " for update skip locked",
                        name,
                        after);
                step.run(connection, found);
                return found;
            });
            count += ids.size();
            last = ids.isEmpty() ? last : ids.get(ids.size() - 1);
        } while (!ids.isEmpty());
        return count;
    }

    CampaignProgress progress(String name) {
        Map<OutboxState, Long> counts = new EnumMap<>(OutboxState.class);
        transactions.run(
                "count messages of a campaign",
                connection -> Sql.query(
                        connection,
                        row -> counts.put(OutboxState.valueOf(row.getString(1)), row.getLong(2)),
                        "select state, count(*) from sms_message where campaign = ? group by state",
                        name));
        return new CampaignProgress(counts, state(name));
    }
}
