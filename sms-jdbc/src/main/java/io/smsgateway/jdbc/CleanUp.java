package io.smsgateway.jdbc;

import java.time.Duration;
import java.util.List;

/** Deletes expired rows in batches of 5,000, to keep locks short. */
final class CleanUp {

    private static final int BATCH = 5_000;

    /** Lease of a clean-up; after it another machine may start one. */
    private static final Duration LEASE = Duration.ofMinutes(10);

    /** The clocks of machines differ from that of the database. */
    private static final Duration SKEW = Duration.ofHours(1);

    private final Transactions transactions;
    private final Dialect dialect;
    private final JdbcSettings settings;

    CleanUp(Transactions transactions, Dialect dialect, JdbcSettings settings) {
        this.transactions = transactions;
        this.dialect = dialect;
        this.settings = settings;
    }

    /** Returns how many rows were deleted; 0 as well where another machine is cleaning up. */
    int run() {
        String now = dialect.now();
        int acquired = transactions.run(
                "acquire the lease of the clean-up",
                connection -> Dialect.update(
                        connection,
                        "update sms_clean_up set busy_until = " + now + " + ? where busy_until < " + now,
                        LEASE.toMillis()));
        if (acquired == 0) {
            return 0;
        }
        int deleted = delete("sms_key", "settled_at", settings.keepKeys(), "")
                + delete("sms_key", "lease_until", settings.keepKeys(), " and result is null")
                + delete("sms_nonce", "expires_at", SKEW, "")
                + delete("sms_report", "received_at", settings.keepReports(), "")
                + delete("sms_sent", "sent_at", settings.keepSent(), "");
        transactions.run(
                "release the lease of the clean-up",
                connection -> Dialect.update(connection, "update sms_clean_up set busy_until = ?", 0L));
        return deleted;
    }

    private int delete(String table, String column, Duration keep, String condition) {
        int deleted = 0;
        int batch = BATCH;
        while (batch >= BATCH) {
            batch = transactions.run("delete old rows of " + table, connection -> {
                List<Long> last = Dialect.query(
                        connection,
                        row -> row.getLong(1),
                        "select max(old." + column + ") from (select " + column + " from " + table + " where " + column
                                + " < " + dialect.now() + " - ?" + condition + " order by " + column + " limit " + BATCH
                                + ") old",
                        keep.toMillis());
                return Dialect.update(
                        connection, "delete from " + table + " where " + column + " <= ?" + condition, last.get(0));
            });
            deleted += batch;
        }
        return deleted;
    }
}
