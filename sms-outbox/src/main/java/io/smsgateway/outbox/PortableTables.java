package io.smsgateway.outbox;

import io.smsgateway.MessageClass;
import io.smsgateway.jdbc.Database;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** MySQL, MariaDB and H2: a statement for each row where a statement for many rows would be written differently by each. */
final class PortableTables extends Tables {

    private static final int H2_DUPLICATE_KEY = 23505;

    private final boolean isH2;
    private final String now;
    private final String insert;

    PortableTables(Database database, boolean keepsOutcomes) {
        super(keepsOutcomes);
        this.isH2 = database == Database.H2;
        this.now = isH2
                ? "cast(extract(epoch from current_timestamp) * 1000 as bigint)"
                : "cast(unix_timestamp(sysdate(3)) * 1000 as signed)";
        // the lengths of all values were checked, so that nothing but a key that is there is ignored
        this.insert =
                "insert " + (isH2 ? "" : "ignore ") + "into sms_message (tenant, campaign, message_key, fingerprint,"
                        + " message_class, state, message, expires_at, created_at, changed_at) values (?, ?, ?, ?, ?, 'QUEUED', ?,"
                        + " least(?, " + now + " + ?, greatest(" + now + ", ?) + ?), " + now + ", " + now + ")";
    }

    @Override
    String now() {
        return now;
    }

    @Override
    String begin() {
        // by default a transaction of MySQL locks the gaps between keys
        return isH2 ? "" : "set transaction isolation level read committed";
    }

    @Override
    String forShare() {
        return isH2 ? " for update" : " lock in share mode";
    }

    @Override
    String beginTakeover() {
        return begin();
    }

    @Override
    Set<String> insert(Connection connection, SubmitOptions options, List<NewMessage> messages) throws SQLException {
        Set<String> inserted = new HashSet<>();
        List<@Nullable Object[]> due = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(insert, Statement.RETURN_GENERATED_KEYS)) {
            for (NewMessage message : messages) {
                Sql.bind(
                        statement,
                        options.tenant(),
                        options.campaign(),
                        message.key(),
                        message.fingerprint(),
                        message.messageClass(),
                        message.text(),
                        message.until(),
                        message.within(),
                        message.notBefore(),
                        message.keep());
                if (isInserted(statement)) {
                    inserted.add(message.key());
                    try (ResultSet id = statement.getGeneratedKeys()) {
                        id.next();
                        due.add(new Object[] {
                            id.getLong(1),
                            message.messageClass(),
                            message.sortOrder(),
                            message.notBefore(),
                            options.campaign()
                        });
                    }
                }
            }
        }
        Sql.batch(
                connection,
                "insert into sms_due (id, message_class, sort_order, due_at, attempts, campaign) values (?, ?, ?, greatest("
                        + now + ", ?), 0, ?)",
                due);
        return inserted;
    }

    private static boolean isInserted(PreparedStatement statement) throws SQLException {
        try {
            return statement.executeUpdate() == 1;
        } catch (SQLException failed) {
            if (failed.getErrorCode() != H2_DUPLICATE_KEY) {
                throw failed;
            }
            return false;
        }
    }

    @Override
    List<StoredMessage> stored(Connection connection, String tenant, Collection<String> keys) throws SQLException {
        List<Object> parameters = new ArrayList<>(keys.size() + 1);
        parameters.add(tenant);
        parameters.addAll(keys);
        return Sql.query(
                connection,
                StoredMessage::read,
                "select message_key, fingerprint, state from sms_message where tenant = ? and message_key in ("
                        + Sql.marks(keys.size()) + ")",
                parameters.toArray());
    }

    private boolean isHeld(Connection connection, SlotLease slot) throws SQLException {
        return !Sql.query(
                        connection,
                        row -> row.getLong(1),
                        "select epoch from sms_slot where name = ? and epoch = ?" + forShare(),
                        slot.name(),
                        slot.epoch())
                .isEmpty();
    }

    @Override
    List<Row> claim(Connection connection, SlotLease slot, MessageClass messageClass, int limit) throws SQLException {
        if (!isHeld(connection, slot)) {
            return List.of();
        }
        List<Long> ids = Sql.query(
                connection,
                row -> row.getLong(1),
                "select id from sms_due where slot is null and message_class = ? and due_at <= " + now
                        + " and not exists (select 1 from sms_pause p where p.message_class = ?)"
                        + " order by sort_order, due_at, id limit " + limit + " for update skip locked",
                messageClass.name(),
                messageClass.name());
        if (ids.isEmpty()) {
            return List.of();
        }
        Sql.batch(
                connection,
                "update sms_due set slot = ?, epoch = ? where id = ?",
                ids.stream()
                        .map(id -> new @Nullable Object[] {slot.name(), slot.epoch(), id})
                        .toList());
        return Sql.query(
                connection,
                Row::read,
                "select m.id, m.message, m.expires_at, d.attempts, m.result, " + Campaigns.SECOND_COPY_AND_STATE
                        + " from sms_message m join sms_due d on d.id = m.id"
                        + " where m.id in (" + Sql.marks(ids.size()) + ")",
                ids.toArray());
    }

    @Override
    boolean begin(Connection connection, SlotLease slot, long request, String provider, String messages)
            throws SQLException {
        if (!isHeld(connection, slot)) {
            return false;
        }
        Sql.update(
                connection,
                "insert into sms_request (id, slot, epoch, provider, started_at, messages) values (?, ?, ?, ?, " + now
                        + ", ?)",
                request,
                slot.name(),
                slot.epoch(),
                provider,
                messages);
        return true;
    }

    @Override
    void settle(Connection connection, SlotLease slot, List<Outcome> outcomes, Collection<Long> requests)
            throws SQLException {
        List<Outcome> sorted = new ArrayList<>(outcomes);
        sorted.sort((a, b) -> Long.compare(a.id(), b.id()));
        update(
                connection,
                "update sms_message set state = ?, result = ?, message = case when ? = 1 then null else message end,"
                        + " changed_at = " + now + " where id = ? and state in ('QUEUED', 'UNCONFIRMED')"
                        + " and (? = 'ACCEPTED' or state = 'UNCONFIRMED' or exists (select 1 from sms_due d"
                        + " where d.id = sms_message.id and d.slot = ? and d.epoch = ?))",
                sorted,
                outcome -> new @Nullable Object[] {
                    outcome.state().name(),
                    outcome.result(),
                    outcome.erase() ? 1 : 0,
                    outcome.id(),
                    outcome.state().name(),
                    slot.name(),
                    slot.epoch()
                });
        Sql.batch(
                connection,
                "delete from sms_due where id = ? and not exists (select 1 from sms_message m where m.id = sms_due.id and"
                        + " m.state = 'QUEUED')",
                sorted.stream()
                        .map(outcome -> new @Nullable Object[] {outcome.id()})
                        .toList());
        Sql.batch(
                connection,
                "delete from sms_request where id = ?",
                requests.stream().map(id -> new @Nullable Object[] {id}).toList());
        Checks.add(connection, now, sorted);
    }
}
