package io.smsgateway.testkit;

import io.smsgateway.Accepted;
import io.smsgateway.ProviderId;
import io.smsgateway.SendResult;
import io.smsgateway.Unconfirmed;
import io.smsgateway.idempotency.ClaimOwner;
import io.smsgateway.idempotency.Claims;
import io.smsgateway.idempotency.IdempotencyStore;
import io.smsgateway.idempotency.TakenKey;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;

/** A fresh store before each test, and short forms of its calls. */
abstract class IdempotencyChecks {

    private static final int LONGEST_LIST = 32_000;
    static final Duration LEASE = Duration.ofMinutes(1);
    static final Duration LONG_LEASE = Duration.ofDays(7);
    static final SendResult ACCEPTED = new Accepted(ProviderId.of("acme"), "id-1");
    static final SendResult UNCONFIRMED = new Unconfirmed(ProviderId.of("acme"), "no response").withReference("ref-1");

    final IdempotencyStoreContract contract;
    final ClaimOwner owner = ClaimOwner.unique();
    final ClaimOwner other = ClaimOwner.unique();
    private @Nullable IdempotencyStore store;
    private @Nullable IdempotencyStore elsewhere;

    IdempotencyChecks(IdempotencyStoreContract contract) {
        this.contract = contract;
    }

    @BeforeEach
    final void createStores() {
        IdempotencyStore created = contract.newStore();
        store = created;
        elsewhere = contract.sameKeys(created);
    }

    final IdempotencyStore store() {
        return Objects.requireNonNull(store);
    }

    final IdempotencyStore elsewhere() {
        return Objects.requireNonNull(elsewhere);
    }

    static <T> SortedMap<String, T> all(Collection<String> keys, T value) {
        SortedMap<String, T> map = new TreeMap<>();
        keys.forEach(key -> map.put(key, value));
        return map;
    }

    static List<String> keys(String prefix, int count) {
        return IntStream.range(0, count).mapToObj(i -> prefix + i).toList();
    }

    /** Returns so many keys, in lists of no more than a call may have. */
    static List<List<String>> lists(String prefix, int count) {
        List<String> keys = keys(prefix, count);
        return IntStream.iterate(0, from -> from < count, from -> from + LONGEST_LIST)
                .mapToObj(from -> keys.subList(from, Math.min(from + LONGEST_LIST, count)))
                .toList();
    }

    final Claims claim(ClaimOwner by, String... keys) {
        return store().claimAll(by, all(List.of(keys), "print"), LEASE);
    }

    final void settle(ClaimOwner by, SendResult result, String... keys) {
        store().settleAll(by, all(List.of(keys), result));
    }

    final void release(ClaimOwner by, String... keys) {
        store().releaseAll(by, new TreeSet<>(List.of(keys)));
    }

    /** Returns how another call finds a key; null where it was free. */
    final @Nullable TakenKey state(String key) {
        Claims claims = elsewhere().claimAll(ClaimOwner.unique(), all(List.of(key), "unlike"), LEASE);
        return claims.taken().get(key);
    }
}
