package io.smsgateway.benchmarks;

import io.smsgateway.Accepted;
import io.smsgateway.Attempt;
import io.smsgateway.ProviderId;
import io.smsgateway.codec.SmsCodec;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import javax.sql.DataSource;

/** The statements of the outbox in loops: no client, no texts that are read or written, no classes, no pauses, no listeners. */
final class OutboxByHand {

    private static final String NOW = "cast(extract(epoch from clock_timestamp()) * 1000 as bigint)";

    private static final String INSERT = """
            with n as (select %s as t),
            v as (select * from unnest(cast(? as text[]), cast(? as text[]), cast(? as text[]))
              as v(message_key, fingerprint, message)),
            m as (insert into sms_message
              (tenant, message_key, fingerprint, message_class, state, message, expires_at, created_at, changed_at)
              select '', message_key, fingerprint, 'MARKETING', 'QUEUED', message, t + 86400000, t, t from v, n
              on conflict (tenant, message_key) do nothing returning id, message_key),
            d as (insert into sms_due (id, message_class, sort_order, due_at, attempts)
              select m.id, 'MARKETING', 0, t, 0 from m, n)
            select message_key from m
            """.formatted(NOW);

    private static final String CLAIM = """
            with e as (select 1 from sms_slot where name = ? and epoch = 1 for share),
            q as (select id from sms_due where slot is null and message_class = 'MARKETING' and due_at <= %s
              and exists (select 1 from e) order by sort_order, due_at, id limit 1000 for update skip locked),
            u as (update sms_due d set slot = ?, epoch = 1 from q where d.id = q.id returning d.id)
            select m.id, m.message from u join sms_message m on m.id = u.id
            """.formatted(NOW);

    private static final String JOURNAL = """
            insert into sms_request (id, slot, epoch, provider, started_at, messages)
            select ?, name, epoch, 'hand', %s, ? from sms_slot where name = ? and epoch = 1 for share
            """.formatted(NOW);

    private static final String SETTLE = """
            with v as (select * from unnest(cast(? as bigint[]), cast(? as text[])) as v(id, result)),
            m as (update sms_message m set state = 'ACCEPTED', result = v.result, changed_at = %s
              from v where m.id = v.id and m.state in ('QUEUED', 'UNCONFIRMED') returning m.id),
            q as (delete from sms_due d using m where d.id = m.id)
            delete from sms_request where id = ?
            """.formatted(NOW);

    private static final String SLOT = "by-hand";
    private static final String PRINT = "0123456789abcdef".repeat(4);
    private static final Accepted ACCEPTED = new Accepted(ProviderId.of("instant"), "100000000001");
    private static final String RESULT = SmsCodec.encode(ACCEPTED.forMessage(
            null, Map.of(), List.of(Attempt.of(ACCEPTED, Instant.EPOCH, Duration.ofNanos(123_456_789)))));

    private final DataSource dataSource;

    OutboxByHand(DataSource dataSource) throws SQLException {
        this.dataSource = dataSource;
        try (Connection connection = dataSource.getConnection();
                PreparedStatement slot = connection.prepareStatement(
                        "insert into sms_slot (name, epoch, taken_at) values (?, 1, " + NOW + ")")) {
            slot.setString(1, SLOT);
            slot.executeUpdate();
        }
    }

    /** Inserts messages by their keys in one transaction. */
    void insert(String[] keys, String[] texts) throws SQLException {
        String[] prints = new String[keys.length];
        Arrays.fill(prints, PRINT);
        try (Connection connection = dataSource.getConnection()) {
            connection.setAutoCommit(false);
            try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
                insert.setArray(1, connection.createArrayOf("text", keys));
                insert.setArray(2, connection.createArrayOf("text", prints));
                insert.setArray(3, connection.createArrayOf("text", texts));
                int inserted = 0;
                try (ResultSet rows = insert.executeQuery()) {
                    while (rows.next()) {
                        inserted++;
                    }
                }
                if (inserted != keys.length) {
                    throw new IllegalStateException("not all keys were new");
                }
            }
            connection.commit();
        }
    }

    /** Claims, journals and settles on some threads until nothing is left. */
    void drain(int threads, int messages) throws Exception {
        ExecutorService workers = Executors.newFixedThreadPool(threads);
        try {
            List<Future<Integer>> counts = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                counts.add(workers.submit(this::drainAlone));
            }
            int drained = 0;
            for (Future<Integer> count : counts) {
                drained += count.get();
            }
            if (drained != messages) {
                throw new IllegalStateException(drained + " messages instead of " + messages);
            }
        } finally {
            workers.shutdownNow();
        }
    }

    private int drainAlone() throws SQLException {
        int drained = 0;
        while (true) {
            List<Long> ids = claim();
            if (ids.isEmpty()) {
                return drained;
            }
            drained += ids.size();
            long request = ThreadLocalRandom.current().nextLong(Long.MAX_VALUE);
            journal(request, ids);
            settle(request, ids);
        }
    }

    private List<Long> claim() throws SQLException {
        List<Long> ids = new ArrayList<>();
        try (Connection connection = dataSource.getConnection()) {
            connection.setAutoCommit(false);
            try (PreparedStatement claim = connection.prepareStatement(CLAIM)) {
                claim.setString(1, SLOT);
                claim.setString(2, SLOT);
                try (ResultSet rows = claim.executeQuery()) {
                    while (rows.next()) {
                        ids.add(rows.getLong(1));
                        rows.getString(2);
                    }
                }
            }
            connection.commit();
        }
        return ids;
    }

    private void journal(long request, List<Long> ids) throws SQLException {
        StringBuilder references = new StringBuilder();
        ids.forEach(id -> references.append(id).append(" 1234567890123\n"));
        try (Connection connection = dataSource.getConnection()) {
            connection.setAutoCommit(false);
            try (PreparedStatement journal = connection.prepareStatement(JOURNAL)) {
                journal.setLong(1, request);
                journal.setString(2, references.toString());
                journal.setString(3, SLOT);
                journal.executeUpdate();
            }
            connection.commit();
        }
    }

    private void settle(long request, List<Long> ids) throws SQLException {
        String[] results = new String[ids.size()];
        Arrays.fill(results, RESULT);
        try (Connection connection = dataSource.getConnection()) {
            connection.setAutoCommit(false);
            try (PreparedStatement settle = connection.prepareStatement(SETTLE)) {
                settle.setArray(1, connection.createArrayOf("bigint", ids.toArray(Long[]::new)));
                settle.setArray(2, connection.createArrayOf("text", results));
                settle.setLong(3, request);
                settle.executeUpdate();
            }
            connection.commit();
        }
    }
}
