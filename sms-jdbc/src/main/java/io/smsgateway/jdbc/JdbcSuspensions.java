package io.smsgateway.jdbc;

import io.smsgateway.MessageClass;
import io.smsgateway.ProviderId;
import io.smsgateway.Refusal;
import io.smsgateway.client.Suspension;
import io.smsgateway.client.Suspensions;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Suspensions in the table {@code sms_suspension}. */
final class JdbcSuspensions implements Suspensions {

    private static final List<Dialect.Column> COLUMNS = List.of(
            Dialect.Column.of("provider"),
            Dialect.Column.of("message_class"),
            Dialect.Column.of("reason"),
            Dialect.Column.of("since"),
            Dialect.Column.of("note"));

    private static final int ROUNDS = 10;

    private final Transactions transactions;
    private final Dialect dialect;

    JdbcSuspensions(Transactions transactions, Dialect dialect) {
        this.transactions = transactions;
        this.dialect = dialect;
    }

    @Override
    public Map<MessageClass, Suspension> find(ProviderId provider) {
        Map<MessageClass, Suspension> found = new EnumMap<>(MessageClass.class);
        transactions
                .run(
                        "read suspensions",
                        connection -> Dialect.query(
                                connection,
                                JdbcSuspensions::entry,
                                "select message_class, reason, since, note from sms_suspension where provider = ?",
                                provider.name()))
                .forEach(entry -> found.put(entry.getKey(), entry.getValue()));
        return Collections.unmodifiableMap(found);
    }

    private static Map.Entry<MessageClass, Suspension> entry(ResultSet row) throws SQLException {
        return Map.entry(
                MessageClass.valueOf(row.getString(1)),
                Suspension.of(Refusal.valueOf(row.getString(2)), Instant.ofEpochMilli(row.getLong(3)))
                        .withNote(row.getString(4)));
    }

    @Override
    public Set<MessageClass> suspend(ProviderId provider, Set<MessageClass> messageClasses, Suspension suspension) {
        return transactions.run("suspend a provider", connection -> {
            Set<MessageClass> changed = EnumSet.noneOf(MessageClass.class);
            for (MessageClass messageClass : EnumSet.copyOf(messageClasses)) {
                if (isStored(connection, provider, messageClass, suspension)) {
                    changed.add(messageClass);
                }
            }
            return changed;
        });
    }

    private boolean isStored(
            Connection connection, ProviderId provider, MessageClass messageClass, Suspension suspension)
            throws SQLException {
        Object[] row = {
            provider.name(),
            messageClass.name(),
            suspension.reason().name(),
            suspension.since().toEpochMilli(),
            suspension.note()
        };
        for (int round = 0; round < ROUNDS; round++) {
            if (dialect.insertMissing(connection, "sms_suspension", COLUMNS, List.<Object[]>of(row)) == 1) {
                return true;
            }
            if (!suspension.isByHand()) {
                return false;
            }
            int replaced = Dialect.update(
                    connection,
                    "update sms_suspension set reason = ?, since = ?, note = ? where provider = ? and message_class = ?",
                    row[2],
                    row[3],
                    row[4],
                    row[0],
                    row[1]);
            if (replaced == 1 || isThere(connection, row)) {
                return true;
            }
            // lifted in between
        }
        throw new JdbcStoreException(
                "Suspension of " + provider + " gave up after " + ROUNDS
                        + " rounds: other calls keep lifting and replacing it",
                null);
    }

    /** A driver may count changed rows only, and this suspension may be stored already. */
    private static boolean isThere(Connection connection, Object[] row) throws SQLException {
        return !Dialect.query(
                        connection,
                        found -> 1,
                        "select provider from sms_suspension where provider = ? and message_class = ? and reason = ?"
                                + " and since = ? and note = ?",
                        row)
                .isEmpty();
    }

    @Override
    public boolean lift(ProviderId provider, MessageClass messageClass, Suspension seen) {
        return transactions.run(
                        "lift a suspension",
                        connection -> Dialect.update(
                                connection,
                                "delete from sms_suspension where provider = ? and message_class = ? and reason = ?"
                                        + " and since = ? and note = ?",
                                provider.name(),
                                messageClass.name(),
                                seen.reason().name(),
                                seen.since().toEpochMilli(),
                                seen.note()))
                == 1;
    }

    @Override
    public String toString() {
        return "JdbcSuspensions";
    }
}
