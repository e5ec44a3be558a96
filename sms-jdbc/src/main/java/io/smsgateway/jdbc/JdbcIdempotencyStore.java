package io.smsgateway.jdbc;

import com.google.common.collect.Lists;
import io.smsgateway.SendResult;
import io.smsgateway.codec.SmsCodec;
import io.smsgateway.idempotency.ClaimOwner;
import io.smsgateway.idempotency.Claims;
import io.smsgateway.idempotency.IdempotencyStore;
import io.smsgateway.idempotency.TakenKey;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;

/** Idempotency store in the table {@code sms_key}. */
final class JdbcIdempotencyStore implements IdempotencyStore {

    private static final int CHUNK = 1_000;
    private static final int ROUNDS = 10;

    private record Row(String key, String owner, TakenKey taken) {}

    private final Transactions transactions;
    private final Dialect dialect;
    private final List<Dialect.Column> columns;

    JdbcIdempotencyStore(Transactions transactions, Dialect dialect) {
        this.transactions = transactions;
        this.dialect = dialect;
        this.columns = List.of(
                Dialect.Column.of("id"),
                Dialect.Column.of("owner"),
                Dialect.Column.of("fingerprint"),
                new Dialect.Column("lease_until", dialect.now() + " + ?"));
    }

    @Override
    public Claims claimAll(ClaimOwner owner, SortedMap<String, String> fingerprints, Duration lease) {
        Set<String> claimed = new HashSet<>();
        Map<String, TakenKey> taken = new HashMap<>();
        for (List<String> keys : Lists.partition(List.copyOf(fingerprints.keySet()), CHUNK)) {
            List<String> open = keys;
            // each in a transaction of its own: a second insert would lock keys out of order
            for (int round = 0; !open.isEmpty(); round++) {
                if (round == ROUNDS) {
                    throw new JdbcStoreException(
                            "Claim of idempotency keys gave up after " + ROUNDS
                                    + " rounds: other calls keep claiming and releasing them",
                            null);
                }
                List<String> asked = open;
                Claims part = transactions.run(
                        "claim idempotency keys", connection -> claim(connection, owner, asked, fingerprints, lease));
                claimed.addAll(part.claimed());
                taken.putAll(part.taken());
                // those that were released after the insert
                open = open.stream()
                        .filter(key -> !claimed.contains(key) && !taken.containsKey(key))
                        .toList();
            }
        }
        return Claims.of(claimed, taken);
    }

    private Claims claim(
            Connection connection,
            ClaimOwner owner,
            List<String> keys,
            Map<String, String> fingerprints,
            Duration lease)
            throws SQLException {
        List<Object[]> rows = new ArrayList<>(keys.size());
        for (String key : keys) {
            rows.add(
                    new Object[] {key, owner.value(), Objects.requireNonNull(fingerprints.get(key)), lease.toMillis()});
        }
        if (dialect.insertMissing(connection, "sms_key", columns, rows) == keys.size()) {
            return Claims.of(Set.copyOf(keys), Map.of());
        }
        Map<String, TakenKey> taken = new HashMap<>();
        List<String> own = new ArrayList<>();
        for (Row row : find(connection, keys)) {
            if (row.owner().equals(owner.value()) && row.taken().result() == null) {
                own.add(row.key());
            } else {
                taken.put(row.key(), row.taken());
            }
        }
        renew(connection, owner, own, lease);
        return Claims.of(Set.copyOf(own), taken);
    }

    private List<Row> find(Connection connection, List<String> keys) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("select id, owner, fingerprint, result, case when"
                + " lease_until < " + dialect.now() + " then 1 else 0 end from sms_key where "
                + dialect.in("id", keys.size()))) {
            dialect.bind(select, 1, keys);
            return Dialect.read(select, JdbcIdempotencyStore::row);
        }
    }

    private static Row row(ResultSet row) throws SQLException {
        String fingerprint = row.getString(3);
        String result = row.getString(4);
        TakenKey taken = result != null
                ? TakenKey.settled(fingerprint, SmsCodec.decodeResult(result))
                : row.getInt(5) == 1 ? TakenKey.expired(fingerprint) : TakenKey.inFlight(fingerprint);
        return new Row(row.getString(1), row.getString(2), taken);
    }

    private void renew(Connection connection, ClaimOwner owner, List<String> keys, Duration lease) throws SQLException {
        if (keys.isEmpty()) {
            return;
        }
        try (PreparedStatement update = connection.prepareStatement("update sms_key set lease_until = " + dialect.now()
                + " + ? where owner = ? and result is null and " + dialect.in("id", keys.size()))) {
            update.setLong(1, lease.toMillis());
            update.setString(2, owner.value());
            dialect.bind(update, 3, keys);
            update.executeUpdate();
        }
    }

    @Override
    public void settleAll(ClaimOwner owner, SortedMap<String, SendResult> results) {
        List<String[]> rows = new ArrayList<>(results.size());
        results.forEach((key, result) -> rows.add(new String[] {key, SmsCodec.encode(result)}));
        for (List<String[]> part : Lists.partition(rows, CHUNK)) {
            transactions.run("store the results of idempotency keys", connection -> {
                dialect.settle(connection, owner.value(), part);
                return null;
            });
        }
    }

    @Override
    public void releaseAll(ClaimOwner owner, SortedSet<String> keys) {
        for (List<String> part : Lists.partition(List.copyOf(keys), CHUNK)) {
            transactions.run("release idempotency keys", connection -> {
                try (PreparedStatement delete = connection.prepareStatement("delete from sms_key where owner = ? and"
                        + " result is null and " + dialect.in("id", part.size()))) {
                    delete.setString(1, owner.value());
                    dialect.bind(delete, 2, part);
                    return delete.executeUpdate();
                }
            });
        }
    }

    @Override
    public String toString() {
        return "JdbcIdempotencyStore";
    }
}
