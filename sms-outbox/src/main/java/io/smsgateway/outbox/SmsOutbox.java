package io.smsgateway.outbox;

import static com.google.common.base.Preconditions.checkState;

import io.smsgateway.MessageClass;
import io.smsgateway.SmsGateway;
import io.smsgateway.SmsMessage;
import io.smsgateway.TimeSource;
import io.smsgateway.reconciliation.Reconciler;
import io.smsgateway.spi.AttemptJournal;
import java.sql.Connection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Durable sending: messages are submitted to tables of the application's database, and are sent by any machine that has
 * {@linkplain #start started}. A message that was submitted by a committed transaction is not lost; one of a transaction that
 * was rolled back is never sent. A request that may have reached a vendor is not repeated, whichever machine made it and
 * however it ended. Thread-safe.
 */
public final class SmsOutbox implements SmsSubmitter, OutboxOperations, AutoCloseable {

    private final Transactions transactions;
    private final Tables tables;
    private final DataSource dataSource;
    private final OutboxSettings settings;
    private final Store store;
    private final Journal journal;
    private final Submissions submissions;
    private final Entries entries;
    private final AtomicReference<@Nullable Sending> sending = new AtomicReference<>();
    private final AtomicBoolean closed = new AtomicBoolean();

    private SmsOutbox(DataSource dataSource, Tables tables, OutboxSettings settings, CallerTransactions callers) {
        this.dataSource = dataSource;
        this.tables = tables;
        this.settings = settings;
        this.transactions = new Transactions(dataSource, tables.begin());
        this.store = new Store(
                dataSource, tables, settings, () -> ThreadLocalRandom.current().nextLong());
        this.journal = new Journal(store, TimeSource.system().clock());
        this.submissions = new Submissions(
                transactions,
                callers,
                new Submitter(tables, settings, TimeSource.system()::nanos),
                store.throughput(),
                this::nudge);
        this.entries = new Entries(tables, settings);
    }

    /**
     * Returns the outbox of a database, whose tables are there: {@link OutboxSchema#create} or a script has created them.
     * Sends nothing before {@link #start}.
     *
     * @throws OutboxException when the tables are missing or of another version, or the database cannot be reached
     */
    public static SmsOutbox of(DataSource dataSource, OutboxSettings settings) {
        return of(dataSource, settings, CallerTransactions.none());
    }

    /**
     * Returns an outbox whose {@link #submit(SmsMessage)} and {@link #submitAll(List)} take part in transactions that are bound
     * to the calling thread; otherwise as {@link #of(DataSource, OutboxSettings)}.
     *
     * @param dataSource whose connections take part in no transaction by themselves
     * @param callers the transactions of the same database
     */
    public static SmsOutbox of(DataSource dataSource, OutboxSettings settings, CallerTransactions callers) {
        return new SmsOutbox(dataSource, Tables.of(OutboxSchema.require(dataSource), settings), settings, callers);
    }

    /** Returns the journal of the client that sends the messages; pass it to {@code SmsClient.builder().journal(...)}. */
    public AttemptJournal journal() {
        return journal;
    }

    /**
     * Starts to send. A machine that only submits need not call it.
     *
     * @param client built with {@link #journal}; not closed by this outbox, and closed after it
     * @throws IllegalStateException when it was started before
     */
    public void start(SmsGateway client) {
        start(client, null);
    }

    /**
     * Starts to send, and to find out what became of unconfirmed messages: 30 s, 2 min, 10 min, 1 h, 6 h and 14 h after the
     * attempt, on one of the machines. A message that the vendor has not sent goes back into the queue if it is still worth
     * sending.
     *
     * @param client as in {@link #start(SmsGateway)}
     * @param reconciler of the same client, with stores of reports and messages that all machines share; null for none
     * @throws IllegalStateException when it was started before
     */
    public void start(SmsGateway client, @Nullable Reconciler reconciler) {
        start(client, reconciler, null);
    }

    /**
     * Starts to send, to reconcile as {@link #start(SmsGateway, Reconciler)} does, and to tell outcomes.
     *
     * @param listener told what became of messages; null for none
     * @throws IllegalStateException when it was started before, or the settings do not keep outcomes for the listener
     */
    public void start(SmsGateway client, @Nullable Reconciler reconciler, @Nullable OutcomeListener listener) {
        checkState(
                listener == null || settings.outcomesKept(), "a listener needs OutboxSettings.withOutcomesKept(true)");
        Sending started = new Sending(
                dataSource, tables, settings, store, journal, client, reconciler, listener, TimeSource.system());
        checkState(sending.compareAndSet(null, started), "the outbox was started before");
        started.start();
    }

    @Override
    public List<SubmitResult> submitAll(List<SmsMessage> messages, SubmitOptions options) {
        return submissions.submit(messages, options);
    }

    @Override
    public List<SubmitResult> submitAll(Connection connection, List<SmsMessage> messages, SubmitOptions options) {
        return submissions.submit(connection, messages, options);
    }

    /** Returns the campaign of a name, from 1 to 100 characters; adds it where it is not there. */
    public Campaign campaign(String name) {
        return new Campaigns(transactions, tables, entries)
                .open(name, submissions, new Texts(settings), TimeSource.system());
    }

    /** Looks for messages at once, in this machine. Call it after a commit. Does nothing where this machine does not send. */
    public void nudge() {
        nudge(Set.of(MessageClass.values()));
    }

    private void nudge(Set<MessageClass> classes) {
        Sending started = sending.get();
        if (started != null) {
            started.nudge(classes);
        }
    }

    @Override
    public Optional<OutboxEntry> find(String tenant, String key) {
        return transactions.run("find a message", connection -> entries.find(connection, tenant, key)).stream()
                .findFirst();
    }

    @Override
    public boolean cancel(String tenant, String key) {
        return transactions.run("cancel a message", connection -> entries.cancel(connection, tenant, key));
    }

    @Override
    public RequeueResult requeue(String tenant, String key, RequeueOptions options) {
        RequeueResult result = transactions.run(
                "put a message back",
                connection -> new Requeue(tables, settings).run(connection, tenant, key, options));
        nudge();
        return result;
    }

    @Override
    public void pause(MessageClass messageClass, String reason) {
        transactions.run("pause a class", connection -> Pauses.add(connection, messageClass, reason, tables.now()));
    }

    @Override
    public void resume(MessageClass messageClass) {
        transactions.run("resume a class", connection -> Pauses.remove(connection, messageClass));
        nudge(Set.of(messageClass));
    }

    @Override
    public int retryOutcomes() {
        return transactions.run("retry outcomes", connection -> Outcomes.retry(connection, tables));
    }

    @Override
    public OutboxStatus status() {
        return transactions.run("count messages", new Counts(tables)::status);
    }

    /** Returns what this process has submitted and settled. */
    public OutboxThroughput throughput() {
        return store.throughput();
    }

    /**
     * Stops to claim messages, waits for requests in flight up to {@link OutboxSettings#stopGrace}, and gives the rest back.
     * Close the client afterwards. A second call does nothing.
     */
    @Override
    public void close() {
        Sending started = sending.get();
        if (started != null && closed.compareAndSet(false, true)) {
            started.close();
        }
    }

    @Override
    public String toString() {
        return "SmsOutbox{" + settings + "}";
    }
}
