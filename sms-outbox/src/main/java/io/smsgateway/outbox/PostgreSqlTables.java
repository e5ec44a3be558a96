package io.smsgateway.outbox;

import io.smsgateway.MessageClass;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** Passes many rows as one array for each column, so that a step is one statement. */
final class PostgreSqlTables extends Tables {

    // not now(), which is when the transaction began
    private static final String NOW = "cast(extract(epoch from clock_timestamp()) * 1000 as bigint)";

    private static final String INSERT = """
            with n as (select %s as t),
            m as (insert into sms_message
              (tenant, campaign, message_key, fingerprint, message_class, state, message, expires_at, created_at, changed_at)
              select ?, cast(? as text), message_key, fingerprint, message_class, 'QUEUED', message,
                least(until, t + within, greatest(t, ?) + keep), t, t
              from n, unnest(cast(? as text[]), cast(? as text[]), cast(? as text[]), cast(? as text[]),
                cast(? as bigint[]), cast(? as bigint[]), cast(? as bigint[]))
                as v(message_key, fingerprint, message_class, message, until, within, keep)
              on conflict (tenant, message_key) do nothing returning id, message_key, message_class),
            d as (insert into sms_due (id, message_class, sort_order, due_at, attempts, campaign)
              select id, message_class, ?, greatest(t, ?), 0, cast(? as text) from m, n)
            select message_key from m
            """.formatted(NOW);

    private static final String CLAIM = """
            with e as (select 1 from sms_slot where name = ? and epoch = ? for share),
            q as (select id from sms_due where slot is null and message_class = ? and due_at <= %s
              and exists (select 1 from e) and not exists (select 1 from sms_pause p where p.message_class = ?)
              order by sort_order, due_at, id limit ? for update skip locked),
            u as (update sms_due d set slot = ?, epoch = ? from q where d.id = q.id returning d.id, d.attempts)
            select m.id, m.message, m.expires_at, u.attempts, m.result, %s from u join sms_message m on m.id = u.id
            """.formatted(NOW, Campaigns.SECOND_COPY_AND_STATE);

    private static final String BEGIN = """
            insert into sms_request (id, slot, epoch, provider, started_at, messages)
            select ?, name, epoch, ?, %s, ? from sms_slot where name = ? and epoch = ? for share
            """.formatted(NOW);

    private static final String KEEP = """

            e as (insert into sms_event (message_id, state, due_at, attempts) select id, state, %s, 0 from m),""".formatted(NOW);

    private final String settle;

    PostgreSqlTables(boolean keepsOutcomes) {
        super(keepsOutcomes);
        this.settle = """
            with v as (select * from unnest(cast(? as bigint[]), cast(? as text[]), cast(? as text[]), cast(? as boolean[]))
              as v(id, state, result, erase)),
            m as (update sms_message m set state = v.state, result = v.result, changed_at = %s,
                message = case when v.erase then null else m.message end
              from v where m.id = v.id and m.state in ('QUEUED', 'UNCONFIRMED')
                and (v.state = 'ACCEPTED' or m.state = 'UNCONFIRMED'
                  or exists (select 1 from sms_due d where d.id = m.id and d.slot = ? and d.epoch = ?))
              returning m.id, m.state),%s
            q as (delete from sms_due d using m where d.id = m.id)
            delete from sms_request where id = any(?)
            """.formatted(NOW, keepsOutcomes ? KEEP : "");
    }

    @Override
    String now() {
        return NOW;
    }

    @Override
    String forShare() {
        return " for share";
    }

    @Override
    String beginTakeover() {
        // the pool's default may be stricter
        return "set transaction isolation level read committed";
    }

    @Override
    Set<String> insert(Connection connection, SubmitOptions options, List<NewMessage> messages) throws SQLException {
        // the same for all messages of a call
        long notBefore = messages.get(0).notBefore();
        try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
            insert.setString(1, options.tenant());
            insert.setString(2, options.campaign());
            insert.setLong(3, notBefore);
            set(insert, 4, "text", messages, String[]::new, NewMessage::key);
            set(insert, 5, "text", messages, String[]::new, NewMessage::fingerprint);
            set(insert, 6, "text", messages, String[]::new, NewMessage::messageClass);
            set(insert, 7, "text", messages, String[]::new, NewMessage::text);
            set(insert, 8, "bigint", messages, Long[]::new, NewMessage::until);
            set(insert, 9, "bigint", messages, Long[]::new, NewMessage::within);
            set(insert, 10, "bigint", messages, Long[]::new, NewMessage::keep);
            insert.setInt(11, messages.get(0).sortOrder());
            insert.setLong(12, notBefore);
            insert.setString(13, options.campaign());
            Set<String> inserted = new HashSet<>();
            try (ResultSet rows = insert.executeQuery()) {
                while (rows.next()) {
                    inserted.add(rows.getString(1));
                }
            }
            return inserted;
        }
    }

    @Override
    List<StoredMessage> stored(Connection connection, String tenant, Collection<String> keys) throws SQLException {
        return Sql.query(
                connection,
                StoredMessage::read,
                "select message_key, fingerprint, state from sms_message where tenant = ? and message_key = any(?)",
                tenant,
                Sql.array(connection, "text", keys, String[]::new, key -> key));
    }

    @Override
    List<Row> claim(Connection connection, SlotLease slot, MessageClass messageClass, int limit) throws SQLException {
        return Sql.query(
                connection,
                Row::read,
                CLAIM,
                slot.name(),
                slot.epoch(),
                messageClass.name(),
                messageClass.name(),
                limit,
                slot.name(),
                slot.epoch());
    }

    @Override
    boolean begin(Connection connection, SlotLease slot, long request, String provider, String messages)
            throws SQLException {
        return Sql.update(connection, BEGIN, request, provider, messages, slot.name(), slot.epoch()) == 1;
    }

    @Override
    void settle(Connection connection, SlotLease slot, List<Outcome> outcomes, Collection<Long> requests)
            throws SQLException {
        // rows are locked in the order of their ids, so that a late result does not deadlock
        List<Outcome> sorted = new ArrayList<>(outcomes);
        sorted.sort((a, b) -> Long.compare(a.id(), b.id()));
        try (PreparedStatement update = connection.prepareStatement(settle)) {
            set(update, 1, "bigint", sorted, Long[]::new, Outcome::id);
            set(
                    update,
                    2,
                    "text",
                    sorted,
                    String[]::new,
                    outcome -> outcome.state().name());
            update.setArray(3, connection.createArrayOf("text", results(sorted)));
            set(update, 4, "boolean", sorted, Boolean[]::new, Outcome::erase);
            update.setString(5, slot.name());
            update.setLong(6, slot.epoch());
            update.setArray(7, Sql.array(connection, "bigint", requests, Long[]::new, id -> id));
            update.executeUpdate();
        }
        Checks.add(connection, NOW, sorted);
    }

    private static @Nullable String[] results(List<Outcome> outcomes) {
        @Nullable String[] results = new String[outcomes.size()];
        for (int i = 0; i < results.length; i++) {
            results[i] = outcomes.get(i).result();
        }
        return results;
    }

    private static <T, C> void set(
            PreparedStatement statement,
            int index,
            String type,
            List<T> rows,
            IntFunction<C[]> values,
            Function<? super T, ? extends C> column)
            throws SQLException {
        statement.setArray(index, Sql.array(statement.getConnection(), type, rows, values, column));
    }
}
