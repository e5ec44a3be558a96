package io.smsgateway.jdbc;

import io.smsgateway.PhoneNumber;
import io.smsgateway.client.Suspensions;
import io.smsgateway.delivery.NonceStore;
import io.smsgateway.idempotency.ClaimOwner;
import io.smsgateway.idempotency.IdempotencyStore;
import io.smsgateway.reconciliation.ReceivedReports;
import java.util.List;
import javax.sql.DataSource;

/**
 * The stores in one database, shared by all machines of an application. Thread-safe; a store keeps no state of its own.
 *
 * <p>Idempotency keys and suspensions are committed on their own, whatever transaction the caller is in: a key that was rolled
 * back would permit a second copy of a message that was sent. A nonce is claimed and released on its own as well, and is
 * marked as used in the caller's transaction, as are received reports; see {@link #within}.
 *
 * <p>Give the connection pool a short timeout, such as 500 ms: a call waits that long where the database is gone.
 */
public final class JdbcStores {

    private final DataSource dataSource;
    private final JdbcSettings settings;
    private final Dialect dialect;
    private final NumberHash hash;
    private final Transactions own;
    private final Transactions callers;
    private final ClaimOwner machine;

    private JdbcStores(
            DataSource dataSource, JdbcSettings settings, Dialect dialect, Transactions callers, ClaimOwner machine) {
        this.dataSource = dataSource;
        this.settings = settings;
        this.dialect = dialect;
        this.hash = new NumberHash(settings.numberKey());
        this.own = Transactions.own(dataSource, dialect);
        this.callers = callers;
        this.machine = machine;
    }

    /**
     * Returns the stores of a database, whose tables are there: {@link JdbcSchema#create} or a script has created them.
     *
     * @throws JdbcStoreException when the tables are missing or of another version, were written with another number key, or
     *     the database cannot be reached; says what to do
     */
    public static JdbcStores of(DataSource dataSource, JdbcSettings settings) {
        Dialect dialect = JdbcSchema.require(dataSource).dialect();
        Transactions own = Transactions.own(dataSource, dialect);
        JdbcStores stores = new JdbcStores(dataSource, settings, dialect, own, ClaimOwner.unique());
        stores.requireNumberKey();
        return stores;
    }

    /** Under another number key, messages whose keys are stored would be sent again. */
    private void requireNumberKey() {
        String check = hash.check();
        List<Dialect.Column> columns =
                List.of(new Dialect.Column("id", "cast(? as decimal)"), Dialect.Column.of("hash"));
        boolean same = own.run("check the number key", connection -> {
            dialect.insertMissing(connection, "sms_number_key", columns, List.<Object[]>of(new Object[] {1L, check}));
            return Dialect.query(connection, row -> row.getString(1), "select hash from sms_number_key")
                    .contains(check);
        });
        if (!same) {
            throw new JdbcStoreException(
                    "numberKey is not the one that the tables of sms-jdbc were written with. Use the same on all machines;"
                            + " to change it, stop them all and delete the rows of sms_number_key, sms_key, sms_report and"
                            + " sms_sent",
                    null);
        }
    }

    /** Returns the same stores, which mark nonces as used and add reports in the caller's transaction where there is one. */
    public JdbcStores within(CallerConnections transactions) {
        return new JdbcStores(dataSource, settings, dialect, Transactions.callers(dataSource, transactions), machine);
    }

    /**
     * Returns the store of idempotency keys, which writes hashes under the number key in place of keys. A key without a result
     * is kept for a day at least.
     */
    public IdempotencyStore keys() {
        return IdempotencyStore.hashed(new JdbcIdempotencyStore(own, dialect), settings.numberKey());
    }

    /**
     * Returns the store of nonces, which is never full. A nonce is kept until an hour after its expiry. A machine releases only
     * what it has claimed itself.
     */
    public NonceStore nonces() {
        return new JdbcNonceStore(own, callers, dialect, machine);
    }

    /** Returns the store of suspensions. */
    public Suspensions suspensions() {
        return new JdbcSuspensions(own, dialect);
    }

    /** Returns the store of delivery reports for reconciliation. */
    public ReceivedReports receivedReports() {
        return new JdbcReceivedReports(callers, dialect, hash);
    }

    /** Returns the store of sent messages, which the client needs as a listener. */
    public JdbcKnownMessages knownMessages() {
        return new JdbcKnownMessages(own, dialect, hash);
    }

    /**
     * Deletes what is older than the settings say. Call it every few minutes on every machine; one at a time does the work.
     *
     * @return how many rows were deleted; 0 as well where another machine is deleting
     */
    public int cleanUp() {
        return new CleanUp(own, dialect, settings).run();
    }

    /**
     * Deletes the reports and sent messages of a number. The other tables hold no number.
     *
     * @return how many rows were deleted
     */
    public int forget(PhoneNumber number) {
        String recipient = hash.of(number);
        return own.run(
                "delete what is stored about a number",
                connection -> Dialect.update(connection, "delete from sms_report where recipient = ?", recipient)
                        + Dialect.update(connection, "delete from sms_sent where recipient = ?", recipient));
    }

    @Override
    public String toString() {
        return "JdbcStores{" + dialect.getClass().getSimpleName() + ", " + settings + "}";
    }
}
