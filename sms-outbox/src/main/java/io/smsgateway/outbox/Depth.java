package io.smsgateway.outbox;

import io.smsgateway.MessageClass;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/** How many messages of each class wait: counted at most once a second, plus what this machine has added since. */
final class Depth {

    private static final long LEAST_AGE = Duration.ofSeconds(1).toNanos();

    /** A count that takes long is kept for long. */
    private static final int SHARE = 20;

    private record Counted(AtomicLong waiting, long until) {}

    private final OutboxSettings settings;
    private final LongSupplier nanos;
    private final Map<MessageClass, Counted> counts = new ConcurrentHashMap<>();

    Depth(OutboxSettings settings, LongSupplier nanos) {
        this.settings = settings;
        this.nanos = nanos;
    }

    /** Returns how many messages of a class may be added; takes them as added. */
    long take(Connection connection, MessageClass messageClass, long wanted) throws SQLException {
        long most = settings.maxWaiting(messageClass);
        Counted last = counts.get(messageClass);
        if (last == null || last.until() - nanos.getAsLong() < 0) {
            last = count(connection, messageClass, most);
            counts.put(messageClass, last);
        }
        long before = last.waiting().getAndAdd(wanted);
        long taken = Math.max(0, Math.min(wanted, most - before));
        last.waiting().addAndGet(taken - wanted);
        return taken;
    }

    private Counted count(Connection connection, MessageClass messageClass, long most) throws SQLException {
        long start = nanos.getAsLong();
        long waiting = Sql.query(
                        connection,
                        row -> row.getLong(1),
                        "select count(*) from (select 1 as one from sms_due where message_class = ? limit " + most
                                + ") waiting",
                        messageClass.name())
                .get(0);
        long end = nanos.getAsLong();
        return new Counted(new AtomicLong(waiting), end + Math.max(LEAST_AGE, SHARE * (end - start)));
    }
}
