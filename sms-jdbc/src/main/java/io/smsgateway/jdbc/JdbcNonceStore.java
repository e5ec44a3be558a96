package io.smsgateway.jdbc;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.common.hash.Hashing;
import io.smsgateway.delivery.NonceStore;
import io.smsgateway.idempotency.ClaimOwner;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Nonce store in the table {@code sms_nonce}. */
final class JdbcNonceStore implements NonceStore {

    /** Time after which the claim of a nonce counts as abandoned. */
    private static final Duration ABANDONED = Duration.ofMinutes(5);

    private static final int ROUNDS = 10;
    private static final int BEING_HANDLED = 1;
    private static final String MARK = "mark a nonce as used";

    private record Row(int state, long takenAt, boolean abandoned) {}

    private final Transactions own;
    private final Transactions callers;
    private final Dialect dialect;
    private final String owner;
    private final List<Dialect.Column> columns;

    /**
     * Creates a store.
     *
     * @param callers transactions in which a nonce is marked as used, together with the listener's changes
     * @param owner this machine, which does not release what another has taken over
     */
    JdbcNonceStore(Transactions own, Transactions callers, Dialect dialect, ClaimOwner owner) {
        this.owner = owner.value();
        this.own = own;
        this.callers = callers;
        this.dialect = dialect;
        this.columns = List.of(
                Dialect.Column.of("id"),
                new Dialect.Column("state", "cast(? as decimal)"),
                new Dialect.Column("taken_at", dialect.now() + " + ?"),
                Dialect.Column.of("expires_at"),
                Dialect.Column.of("owner"));
    }

    @Override
    public Claim claim(String nonce, Instant expiry) {
        String id = id(nonce);
        return own.run("claim a nonce", connection -> claim(connection, id, expiry));
    }

    private Claim claim(Connection connection, String id, Instant expiry) throws SQLException {
        for (int round = 0; round < ROUNDS; round++) {
            Object[] row = {id, (long) BEING_HANDLED, 0L, expiry.toEpochMilli(), owner};
            if (dialect.insertMissing(connection, "sms_nonce", columns, List.<Object[]>of(row)) == 1) {
                return Claim.TAKEN;
            }
            List<Row> found = Dialect.query(
                    connection,
                    stored -> new Row(stored.getInt(1), stored.getLong(2), stored.getInt(3) == 1),
                    "select state, taken_at, case when taken_at < " + dialect.now() + " - " + ABANDONED.toMillis()
                            + " then 1 else 0 end from sms_nonce where id = ?",
                    id);
            if (!found.isEmpty()) {
                Row stored = found.get(0);
                if (stored.state() != BEING_HANDLED) {
                    return Claim.USED;
                }
                return stored.abandoned() && isTakenOver(connection, id, stored) ? Claim.TAKEN : Claim.BUSY;
            }
        }
        return Claim.BUSY;
    }

    private boolean isTakenOver(Connection connection, String id, Row stored) throws SQLException {
        return Dialect.update(
                        connection,
                        "update sms_nonce set owner = ?, taken_at = " + dialect.now()
                                + " where id = ? and state = 1 and taken_at = ?",
                        owner,
                        id,
                        stored.takenAt())
                == 1;
    }

    @Override
    public void used(String nonce) {
        String id = id(nonce);
        // a transaction that sees the rows as they were at its start does not see the nonce that was claimed after it
        boolean marked = callers.run(MARK, connection -> mark(connection, id) == 1 || isThere(connection, id));
        if (!marked) {
            own.run(MARK, connection -> mark(connection, id));
        }
    }

    private static int mark(Connection connection, String id) throws SQLException {
        return Dialect.update(connection, "update sms_nonce set state = 2 where id = ?", id);
    }

    /** A driver may count changed rows only, and the nonce may be marked already. */
    private static boolean isThere(Connection connection, String id) throws SQLException {
        return !Dialect.query(connection, row -> 1, "select id from sms_nonce where id = ?", id)
                .isEmpty();
    }

    @Override
    public void release(String nonce) {
        own.run(
                "release a nonce",
                connection -> Dialect.update(
                        connection,
                        "delete from sms_nonce where id = ? and state = 1 and owner = ?",
                        id(nonce),
                        owner));
    }

    /** Nonces may be of any length. */
    static String id(String nonce) {
        return Hashing.sha256().hashString(nonce, UTF_8).toString();
    }

    @Override
    public String toString() {
        return "JdbcNonceStore";
    }
}
