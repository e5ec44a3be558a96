package io.smsgateway.outbox;

import io.smsgateway.TimeSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells outcomes to the listener: table {@code sms_event}. One thread on each machine that has a listener. */
final class Outcomes implements AutoCloseable {

    /** When an outcome is told that a listener refused too often: not by itself. */
    static final long NEVER = 9_000_000_000_000_000L;

    private static final Logger LOG = LoggerFactory.getLogger(Outcomes.class);
    private static final int CHUNK = 100;
    private static final int ATTEMPTS = 10;
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(10);

    private record Event(long id, long message, String state, int attempts) {}

    private final DataSource dataSource;
    private final Transactions transactions;
    private final Tables tables;
    private final Entries entries;
    private final OutcomeListener listener;
    private final TimeSource time;
    private final Duration interval;
    private final Semaphore work = new Semaphore(0);
    private final Thread thread = new Thread(this::run, "sms-outbox-outcomes");
    private volatile boolean stopping;

    Outcomes(DataSource dataSource, Tables tables, OutboxSettings settings, OutcomeListener listener, TimeSource time) {
        this.dataSource = dataSource;
        this.transactions = new Transactions(dataSource, tables.begin());
        this.tables = tables;
        this.entries = new Entries(tables, settings);
        this.listener = listener;
        this.time = time;
        this.interval = settings.pollInterval();
        this.thread.setDaemon(true);
    }

    static void inTransaction(DataSource dataSource, OutcomeListener.Work work) throws Exception {
        try {
            new Transactions(dataSource).run("tell outcomes", connection -> {
                try {
                    work.run(connection);
                } catch (SQLException | RuntimeException failed) {
                    throw failed;
                } catch (Exception failed) {
                    throw new ListenerException(failed);
                }
                return null;
            });
        } catch (ListenerException failed) {
            throw failed.failure;
        }
    }

    /** Carries what a listener threw through a transaction. */
    private static final class ListenerException extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final transient Exception failure;

        ListenerException(Exception failure) {
            super(failure);
            this.failure = failure;
        }
    }

    void start() {
        thread.start();
    }

    void nudge() {
        work.release();
    }

    private void run() {
        try {
            while (!stopping) {
                if (!isMoreToTell()) {
                    time.tryAcquire(work, interval);
                    work.drainPermits();
                }
            }
        } catch (InterruptedException end) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean isMoreToTell() {
        List<Event> told = new ArrayList<>();
        try {
            listener.inTransaction(dataSource, connection -> tell(connection, told));
            return told.size() == CHUNK;
        } catch (Exception | Error failed) {
            LOG.warn("Telling outcomes failed: {}", failed.getClass().getName(), failed);
            return !told.isEmpty() && isPostponed(told.get(told.size() - 1));
        }
    }

    /** Adds each event before its listener is called, so that the last one is known to have failed. */
    private void tell(Connection connection, List<Event> told) throws Exception {
        told.clear();
        List<Event> events = Sql.query(
                connection,
                row -> new Event(row.getLong(1), row.getLong(2), row.getString(3), row.getInt(4)),
                "select id, message_id, state, attempts from sms_event where due_at <= " + tables.now()
                        + " order by due_at, id limit " + CHUNK + " for update skip locked");
        if (events.isEmpty()) {
            return;
        }
        Map<Long, OutboxEntry> found = new HashMap<>();
        Sql.query(
                connection,
                row -> found.put(row.getLong(9), entries.read(row)),
                "select " + Entries.COLUMNS + ", m.id from sms_message m where m.id in (" + Sql.marks(events.size())
                        + ")",
                events.stream().map(Event::message).toArray());
        for (Event event : events) {
            told.add(event);
            OutboxEntry entry = found.get(event.message());
            if (entry != null && entry.state().name().equals(event.state())) {
                listener.onOutcome(connection, entry);
            }
        }
        Sql.batch(
                connection,
                "delete from sms_event where id = ?",
                events.stream()
                        .map(event -> new @Nullable Object[] {event.id()})
                        .toList());
    }

    private boolean isPostponed(Event event) {
        int attempts = event.attempts() + 1;
        Duration pause = Duration.ofSeconds(1L << Math.min(event.attempts(), 10));
        long millis = Math.min(pause.toMillis(), LONGEST_PAUSE.toMillis());
        if (attempts >= ATTEMPTS) {
            LOG.error("The listener failed {} times; its outcome {} waits for retryOutcomes()", attempts, event.id());
        }
        try {
            transactions.run(
                    "postpone an outcome",
                    connection -> Sql.update(
                            connection,
                            "update sms_event set attempts = attempts + 1, due_at = "
                                    + (attempts >= ATTEMPTS ? NEVER : tables.now() + " + " + millis)
                                    + " where id = ? and attempts = ?",
                            event.id(),
                            event.attempts()));
            return true;
        } catch (OutboxException unavailable) {
            LOG.warn("{}; repeating", unavailable.getMessage());
            return false;
        }
    }

    /** Lets outcomes be told again whose listener failed too often. Returns how many. */
    static int retry(Connection connection, Tables tables) throws SQLException {
        return Sql.update(
                connection, "update sms_event set attempts = 0, due_at = " + tables.now() + " where due_at = " + NEVER);
    }

    @Override
    public void close() {
        stopping = true;
        nudge();
        try {
            thread.join(Duration.ofSeconds(10).toMillis());
        } catch (InterruptedException end) {
            Thread.currentThread().interrupt();
        }
    }
}
