package io.smsgateway.codes;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import javax.sql.DataSource;

/**
 * Code store in a database, in the table {@code sms_code}. Each call is one statement that commits on its own, whatever
 * transaction the caller is in. Codes are deleted an hour after their end, 5,000 at a time, by calls that add others. Give the connection pool a short timeout, such as 500 ms: a call waits that long where the
 * database is gone.
 */
public final class JdbcCodeStore implements CodeStore {

    private static final int BATCH = 5_000;

    /** How often old codes are deleted: after so many new ones, or this time. */
    private static final int CLEAN_UP_AFTER = 1_000;

    private static final Duration CLEAN_UP_EVERY = Duration.ofMinutes(1);

    private final CodeStatements statements;
    private final CheckStatement check;
    private final AtomicInteger created = new AtomicInteger();
    private final AtomicReference<Instant> cleanUpAt = new AtomicReference<>(Instant.EPOCH);

    private JdbcCodeStore(CodeStatements statements, CheckStatement check) {
        this.statements = statements;
        this.check = check;
    }

    /**
     * Returns the store of a database, whose table is there: {@link CodeSchema#create} or a script has created it.
     *
     * @throws CodeStoreException when the table is missing or of another version, or the database cannot be reached; says what to do
     */
    public static JdbcCodeStore of(DataSource dataSource) {
        return new JdbcCodeStore(new CodeStatements(dataSource), CheckStatement.of(CodeSchema.require(dataSource)));
    }

    @Override
    public void create(StoredCode code, Instant now) {
        statements.run(
                "add a code",
                connection -> CodeStatements.update(
                        connection,
                        "insert into sms_code (id, purpose, recipient, binding, decoy, tries_left, sends, ends_at,"
                                + " resend_at, checks, outcome) values (?, ?, ?, ?, ?, ?, ?, ?, ?, 0, 0)",
                        code.id(),
                        code.purpose(),
                        code.recipient(),
                        code.binding(),
                        code.decoy() ? 1 : 0,
                        code.triesLeft(),
                        code.sends(),
                        code.endsAt(),
                        code.resendAt()));
        cleanUp(now);
    }

    @Override
    public CodeCheck check(String id, String binding, boolean right, Instant now) {
        return CodeCheck.decided(statements.run(
                "check a code", connection -> check.run(connection, id, binding, right, now.toEpochMilli())));
    }

    @Override
    public Optional<StoredCode> find(String id) {
        return statements.run("find a code", connection -> find(connection, id));
    }

    private static Optional<StoredCode> find(Connection connection, String id) throws SQLException {
        try (PreparedStatement query =
                connection.prepareStatement("select purpose, recipient, binding, decoy, tries_left, sends, ends_at,"
                        + " resend_at from sms_code where id = ?")) {
            query.setString(1, id);
            try (ResultSet row = query.executeQuery()) {
                return row.next()
                        ? Optional.of(new StoredCode(
                                id,
                                row.getString(1),
                                row.getString(2),
                                row.getString(3),
                                row.getInt(4) == 1,
                                row.getInt(5),
                                row.getInt(6),
                                row.getLong(7),
                                row.getLong(8)))
                        : Optional.empty();
            }
        }
    }

    @Override
    public boolean resend(StoredCode seen, StoredCode next) {
        return statements.run(
                        "count a message of a code",
                        connection -> CodeStatements.update(
                                connection,
                                "update sms_code set sends = ?, resend_at = ? where id = ? and sends = ? and resend_at = ?"
                                        + " and tries_left > 0",
                                next.sends(),
                                next.resendAt(),
                                seen.id(),
                                seen.sends(),
                                seen.resendAt()))
                == 1;
    }

    @Override
    public void cancel(String id) {
        statements.run(
                "cancel a code",
                connection -> CodeStatements.update(connection, "delete from sms_code where id = ?", id));
    }

    /** Deletes old codes now and then. A failure costs the new code nothing; another machine, or the next time, deletes them. */
    private void cleanUp(Instant now) {
        Instant due = cleanUpAt.get();
        boolean isDue = !now.isBefore(due) && cleanUpAt.compareAndSet(due, now.plus(CLEAN_UP_EVERY));
        if (created.incrementAndGet() % CLEAN_UP_AFTER == 0 || isDue) {
            long ended = now.minus(StoredCode.KEEP).toEpochMilli();
            try {
                statements.run("delete codes that have ended", connection -> deleteBatch(connection, ended));
            } catch (CodeStoreException failed) {
                // the code is there
            }
        }
    }

    /** Deletes all up to the end of the batch's last code, because not every database limits a delete. */
    private static int deleteBatch(Connection connection, long ended) throws SQLException {
        try (PreparedStatement last = connection.prepareStatement(
                "select max(old.ends_at) from (select ends_at from sms_code where ends_at <= ?"
                        + " order by ends_at limit " + BATCH + ") old")) {
            last.setLong(1, ended);
            try (ResultSet row = last.executeQuery()) {
                row.next();
                return CodeStatements.update(connection, "delete from sms_code where ends_at <= ?", row.getLong(1));
            }
        }
    }

    @Override
    public String toString() {
        return "JdbcCodeStore{" + check + "}";
    }
}
