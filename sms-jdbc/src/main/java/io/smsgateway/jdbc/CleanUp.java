package io.smsgateway.jdbc;

import com.google.common.collect.Comparators;
import io.smsgateway.idempotency.ClaimOwner;
import java.time.Duration;
import java.util.List;

/** Deletes expired rows in batches of 1,000, to keep locks short. */
final class CleanUp {

    private static final int BATCH = 1_000;

    /** Lease of a clean-up; after it another machine may start one. */
    private static final Duration LEASE = Duration.ofMinutes(10);

    /** Shortest time that a key without a result is kept after its lease: its message may have been sent. */
    private static final Duration LEAST_UNSETTLED = Duration.ofDays(1);

    /** The clocks of machines differ from that of the database. */
    private static final Duration SKEW = Duration.ofHours(1);

    private final String owner = ClaimOwner.unique().value();
    private final Transactions transactions;
    private final Dialect dialect;
    private final JdbcSettings settings;

    CleanUp(Transactions transactions, Dialect dialect, JdbcSettings settings) {
        this.transactions = transactions.inBackground();
        this.dialect = dialect;
        this.settings = settings;
    }

    /** Returns how many rows were deleted; 0 as well where another machine is cleaning up. */
    int run() {
        if (!acquires()) {
            return 0;
        }
        Duration unsettled = Comparators.max(settings.keepKeys(), LEAST_UNSETTLED);
        int deleted = delete("sms_key", "settled_at", settings.keepKeys(), "")
                + delete("sms_key", "lease_until", unsettled, " and result is null")
                + delete("sms_nonce", "expires_at", SKEW, "")
                + delete("sms_report", "received_at", settings.keepReports(), "")
                + delete("sms_sent", "sent_at", settings.keepSent(), "");
        transactions.run(
                "release the lease of the clean-up",
                connection ->
                        Dialect.update(connection, "update sms_clean_up set busy_until = 0 where owner = ?", owner));
        return deleted;
    }

    /** Acquires the lease, or starts it anew; returns whether it belongs to this clean-up. */
    private boolean acquires() {
        return transactions.run("acquire the lease of the clean-up", connection -> {
            Dialect.update(
                    connection,
                    "update sms_clean_up set owner = ?, busy_until = " + dialect.now()
                            + " + ? where owner = ? or busy_until < " + dialect.now(),
                    owner,
                    LEASE.toMillis(),
                    owner);
            return !Dialect.query(connection, row -> 1, "select id from sms_clean_up where owner = ?", owner)
                    .isEmpty();
        });
    }

    private int delete(String table, String column, Duration keep, String condition) {
        int deleted = 0;
        int batch = BATCH;
        while (batch >= BATCH && acquires()) {
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
