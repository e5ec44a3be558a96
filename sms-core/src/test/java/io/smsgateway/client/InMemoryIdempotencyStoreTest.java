package io.smsgateway.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.smsgateway.Accepted;
import io.smsgateway.ProviderId;
import io.smsgateway.SendResult;
import io.smsgateway.idempotency.IdempotencyStore;
import io.smsgateway.idempotency.InMemoryIdempotencyStore;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class InMemoryIdempotencyStoreTest {

    private static final SendResult RESULT = new Accepted(ProviderId.of("acme"), "1");

    private final ManualTime time = new ManualTime();
    private final InMemoryIdempotencyStore store = new InMemoryIdempotencyStore(3, Duration.ofHours(1), time);

    @Test
    void givesAKeyToTheFirstWhoAsks() throws Exception {
        assertThat(Sample.crowd(64, () -> store.claim("k", "f"))).containsOnlyOnce(Optional.empty());
        assertThat(store.claim("k", "g")).contains(new IdempotencyStore.Entry("f", null));
    }

    @Test
    void tellsWhatCameOfAKey() {
        store.claim("k", "f");
        store.settle("k", RESULT);

        assertThat(store.claim("k", "f")).contains(new IdempotencyStore.Entry("f", RESULT));
    }

    @Test
    void takesAKeyBack() {
        store.claim("k", "f");
        store.release("k");

        assertThat(store.claim("k", "g")).isEmpty();
    }

    @Test
    void forgetsAKeyOnceItsTimeIsOver() {
        store.claim("k", "f");
        time.advance(Duration.ofMinutes(30));
        store.settle("k", RESULT);
        time.advance(Duration.ofMinutes(60).minusNanos(1));
        assertThat(store.claim("k", "f")).isPresent();
        time.advance(Duration.ofNanos(1));
        assertThat(store.claim("k", "f")).isEmpty();
    }

    @Test
    void forgetsTheOldestKeyWhenThereAreTooMany() {
        for (String key : new String[] {"a", "b", "c", "d"}) {
            store.claim(key, "f");
        }

        assertThat(store).hasToString("InMemory{3 keys}");
        assertThat(store.claim("d", "f")).isPresent();
        assertThat(store.claim("a", "f")).isEmpty();
        store.settle("unknown", RESULT);
        assertThat(store.claim("unknown", "f")).isEmpty();
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
    }
}
