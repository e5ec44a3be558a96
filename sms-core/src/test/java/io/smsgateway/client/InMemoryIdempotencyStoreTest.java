package io.smsgateway.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.smsgateway.Accepted;
import io.smsgateway.ProviderId;
import io.smsgateway.SendResult;
import io.smsgateway.idempotency.ClaimOwner;
import io.smsgateway.idempotency.InMemoryIdempotencyStore;
import io.smsgateway.idempotency.TakenKey;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What only this store promises; {@code IdempotencyStoreContract} of the test kit tests what all stores do. */
final class InMemoryIdempotencyStoreTest {

    private static final Duration LEASE = Duration.ofMinutes(1);
    private static final SendResult RESULT = new Accepted(ProviderId.of("acme"), "1");

    private final ManualTime time = new ManualTime();
    private final InMemoryIdempotencyStore store = new InMemoryIdempotencyStore(3, Duration.ofHours(1), time);
    private final ClaimOwner owner = ClaimOwner.of("owner");

    private static <T> SortedMap<String, T> all(T value, String... keys) {
        SortedMap<String, T> map = new TreeMap<>();
        List.of(keys).forEach(key -> map.put(key, value));
        return map;
    }

    private Set<String> claimed(String... keys) {
        return store.claimAll(owner, all("f", keys), LEASE).claimed();
    }

    private TakenKey taken(String key) {
        return Objects.requireNonNull(store.claimAll(ClaimOwner.unique(), all("f", key), LEASE)
                .taken()
                .get(key));
    }

    @Test
    void forgetsAKeyOnceItsTimeSinceTheSettlementIsOver() {
        claimed("k");
        time.advance(Duration.ofHours(2));
        store.settleAll(owner, all(RESULT, "k"));
        time.advance(Duration.ofMinutes(60).minusNanos(1));

        assertThat(taken("k")).isEqualTo(TakenKey.settled("f", RESULT));
        time.advance(Duration.ofNanos(1));
        assertThat(claimed("k")).containsExactly("k");
    }

    @Test
    @DisplayName("a key in flight outlives the retention")
    void keepsAKeyInFlightWhateverItsAge() {
        claimed("k");
        time.advance(LEASE.minusNanos(1));
        assertThat(taken("k")).isEqualTo(TakenKey.inFlight("f"));
        time.advance(Duration.ofDays(1000));

        assertThat(taken("k")).isEqualTo(TakenKey.expired("f"));
    }

    @Test
    @DisplayName("a key in flight is not evicted by others")
    void keepsKeysInFlightBesideTheSettledOnes() {
        claimed("a1", "a2", "a3", "a4");
        store.settleAll(owner, all(RESULT, "a1"));
        for (String key : List.of("b", "c", "d")) {
            claimed(key);
            store.settleAll(owner, all(RESULT, key));
        }

        assertThat(store).hasToString("InMemoryIdempotencyStore{3 settled, 3 in flight}");
        assertThat(store.claimAll(ClaimOwner.unique(), all("f", "a1"), LEASE).taken())
                .isEmpty();
        assertThat(taken("a2")).isEqualTo(TakenKey.inFlight("f"));
        assertThat(taken("b")).isEqualTo(TakenKey.settled("f", RESULT));
    }

    @Test
    void forgetsTheKeyThatWasSettledFirst() {
        claimed("a", "b", "c", "d");
        for (String key : List.of("d", "c", "b", "a")) {
            time.advance(Duration.ofSeconds(1));
            store.settleAll(owner, all(RESULT, key));
        }

        assertThat(claimed("a", "b", "c", "d")).containsExactly("d");
    }

    @Test
    @DisplayName("a store of 100,000 keys keeps 100,000 keys")
    void keepsExactlyAsManyKeysAsItSays() {
        InMemoryIdempotencyStore large = new InMemoryIdempotencyStore(time);
        String[] keys = IntStream.range(0, 100_000).mapToObj(i -> "key-" + i).toArray(String[]::new);
        large.claimAll(owner, all("f", keys), LEASE);
        large.settleAll(owner, all(RESULT, keys));

        assertThat(large.claimAll(ClaimOwner.unique(), all("f", keys), LEASE).claimed())
                .isEmpty();
        assertThat(large).hasToString("InMemoryIdempotencyStore{100000 settled, 0 in flight}");
    }

    @Test
    void takesALeaseAndARetentionOfAnyLength() {
        Duration forEver = Duration.ofSeconds(Long.MAX_VALUE);
        InMemoryIdempotencyStore eternal = new InMemoryIdempotencyStore(3, forEver, time);
        eternal.claimAll(owner, all("f", "k", "l"), forEver);
        eternal.settleAll(owner, all(RESULT, "l"));
        time.advance(Duration.ofDays(100_000));

        assertThat(eternal.claimAll(ClaimOwner.unique(), all("f", "k", "l"), LEASE)
                        .taken())
                .containsEntry("k", TakenKey.inFlight("f"))
                .containsEntry("l", TakenKey.settled("f", RESULT));
    }

    @Test
    void hasBounds() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new InMemoryIdempotencyStore(0, Duration.ofHours(1), time));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new InMemoryIdempotencyStore(1, Duration.ZERO, time))
                .withMessage("maxKeys must be at least 1 and keepFor more than zero, not 1 and PT0S");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new InMemoryIdempotencyStore(1, Duration.ofHours(-1), time));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> store.claimAll(owner, all("f", "k"), Duration.ZERO))
                .withMessage("lease must be more than zero, not PT0S");
    }
}
