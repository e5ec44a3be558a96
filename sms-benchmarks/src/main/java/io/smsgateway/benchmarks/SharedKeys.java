package io.smsgateway.benchmarks;

import io.smsgateway.Accepted;
import io.smsgateway.ProviderId;
import io.smsgateway.SendResult;
import io.smsgateway.TimeSource;
import io.smsgateway.codec.SmsCodec;
import io.smsgateway.idempotency.ClaimOwner;
import io.smsgateway.idempotency.IdempotencyStore;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import javax.sql.DataSource;

/** Claims and settles 1,000 keys by the store, and by the same statements by hand, in turn. */
final class SharedKeys {

    private static final int KEYS = 1_000;
    private static final int WARM_UP = 40;
    private static final int ROUNDS = 200;
    private static final String PRINT = "0123456789abcdef".repeat(4);
    private static final SendResult RESULT = new Accepted(ProviderId.of("acme"), "2026113012345678901");
    private static final String NOW = "cast(extract(epoch from clock_timestamp()) * 1000 as bigint)";

    private final DataSource dataSource;
    private final IdempotencyStore store;
    private final TimeSource time = TimeSource.system();

    SharedKeys(DataSource dataSource, IdempotencyStore store) {
        this.dataSource = dataSource;
        this.store = store;
    }

    void measure(Table table) throws SQLException {
        double[] library = new double[ROUNDS];
        double[] byHand = new double[ROUNDS];
        for (int round = -WARM_UP; round < ROUNDS; round++) {
            double first = millis(byStore("store-" + round + "-"));
            double second = millis(byHand("hand-" + round + "-"));
            if (round >= 0) {
                library[round] = first;
                byHand[round] = second;
            }
        }
        Arrays.sort(library);
        Arrays.sort(byHand);
        double ratio = library[ROUNDS / 2] / byHand[ROUNDS / 2];
        table.ratioAtMost("claim + settle 1,000 keys", "p50, ms", library[ROUNDS / 2], byHand[ROUNDS / 2], ratio, 1.5);
    }

    private interface Step {
        void run() throws SQLException;
    }

    private double millis(Step step) throws SQLException {
        long start = time.nanos();
        step.run();
        return (time.nanos() - start) / 1e6;
    }

    private Step byStore(String prefix) {
        SortedMap<String, String> prints = new TreeMap<>();
        SortedMap<String, SendResult> results = new TreeMap<>();
        for (int i = 0; i < KEYS; i++) {
            prints.put(prefix + i, PRINT);
            results.put(prefix + i, RESULT);
        }
        return () -> {
            ClaimOwner owner = ClaimOwner.unique();
            if (store.claimAll(owner, prints, Duration.ofMinutes(1)).claimed().size() != KEYS) {
                throw new IllegalStateException("not all keys were free");
            }
            store.settleAll(owner, results);
        };
    }

    private Step byHand(String prefix) {
        String[] keys = new String[KEYS];
        for (int i = 0; i < KEYS; i++) {
            // as long as the hashes that the store writes, and in no order of their own
            UUID hash = UUID.nameUUIDFromBytes((prefix + i).getBytes(StandardCharsets.UTF_8));
            keys[i] = hash.toString().replace("-", "").repeat(2);
        }
        Arrays.sort(keys);
        return () -> {
            String owner = ClaimOwner.unique().value();
            try (Connection connection = dataSource.getConnection()) {
                connection.setAutoCommit(false);
                insert(connection, keys, owner);
                connection.commit();
            }
            String[] results = new String[KEYS];
            Arrays.setAll(results, i -> SmsCodec.encode(RESULT));
            try (Connection connection = dataSource.getConnection()) {
                connection.setAutoCommit(false);
                update(connection, keys, results, owner);
                connection.commit();
            }
        };
    }

    private static void insert(Connection connection, String[] keys, String owner) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(
                "insert into sms_key (id, owner, fingerprint, lease_until)"
                        + " select v.id, ?, v.print, " + NOW + " + 60000"
                        + " from unnest(cast(? as text[]), cast(? as text[])) as v(id, print) on conflict do nothing")) {
            String[] prints = new String[keys.length];
            Arrays.fill(prints, PRINT);
            insert.setString(1, owner);
            insert.setArray(2, connection.createArrayOf("text", keys));
            insert.setArray(3, connection.createArrayOf("text", prints));
            if (insert.executeUpdate() != KEYS) {
                throw new IllegalStateException("not all keys were free");
            }
        }
    }

    private static void update(Connection connection, String[] keys, String[] results, String owner)
            throws SQLException {
        try (PreparedStatement update =
                connection.prepareStatement("update sms_key set result = v.result, settled_at = "
                        + NOW + " from unnest(cast(? as text[]), cast(? as text[])) as v(id, result)"
                        + " where sms_key.id = v.id and owner = ? and sms_key.result is null")) {
            update.setArray(1, connection.createArrayOf("text", keys));
            update.setArray(2, connection.createArrayOf("text", results));
            update.setString(3, owner);
            update.executeUpdate();
        }
    }
}
