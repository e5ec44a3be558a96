package io.smsgateway.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.smsgateway.delivery.NonceStore.Claim;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

final class InMemoryNonceStoreTest {

    private static final Instant NOW = Instant.parse("2026-11-22T08:00:00Z");
    private static final Instant LATER = NOW.plusSeconds(60);

    private Instant now = NOW;
    private final Clock clock = ((InstantSource) () -> now).withZone(ZoneOffset.UTC);
    private final InMemoryNonceStore store = new InMemoryNonceStore(clock, 3);

    @Test
    void aNonceIsTakenOnce() {
        assertThat(store.claim("a", LATER)).isEqualTo(Claim.TAKEN);
        assertThat(store.claim("a", LATER)).isEqualTo(Claim.BUSY);
        store.used("a");
        assertThat(store.claim("a", LATER)).isEqualTo(Claim.USED);
        assertThat(store.claim("b", LATER)).isEqualTo(Claim.TAKEN);
    }

    @Test
    void whatWasReleasedMayBeTakenAgain() {
        store.claim("a", LATER);
        store.release("a");
        assertThat(store.claim("a", LATER)).isEqualTo(Claim.TAKEN);
    }

    @Test
    void aNonceThatWasNotTakenCanBeNeitherUsedNorReleased() {
        store.used("a");
        store.release("b");
        assertThat(store.claim("a", LATER)).isEqualTo(Claim.TAKEN);
        assertThat(store).hasToString("InMemoryNonceStore{1 of 3}");
    }

    @Test
    void aNonceIsForgottenWhenItExpiresAndNotBefore() {
        store.claim("a", LATER);
        store.used("a");
        now = LATER;
        assertThat(store.claim("a", LATER)).isEqualTo(Claim.USED);
        now = LATER.plusNanos(1);
        assertThat(store.claim("a", LATER.plusSeconds(60))).isEqualTo(Claim.TAKEN);
    }

    @Test
    void aFullStoreForgetsNothingToMakeRoom() {
        store.claim("a", LATER);
        store.claim("b", LATER.plusSeconds(1));
        store.claim("c", LATER.plusSeconds(2));
        store.used("a");
        assertThat(store.claim("d", LATER)).isEqualTo(Claim.NO_ROOM);
        assertThat(store.claim("a", LATER)).isEqualTo(Claim.USED);

        now = LATER.plusNanos(1);
        assertThat(store.claim("d", LATER.plusSeconds(60))).isEqualTo(Claim.TAKEN);
        assertThat(store.claim("e", LATER.plusSeconds(60))).isEqualTo(Claim.NO_ROOM);
    }

    @Test
    void whatIsTakenAgainHasANewExpiry() {
        store.claim("a", LATER);
        store.release("a");
        store.claim("a", LATER.plusSeconds(60));
        now = LATER.plusSeconds(30);
        assertThat(store.claim("a", LATER.plusSeconds(60))).isEqualTo(Claim.BUSY);
    }

    @Test
    void ofManyAtOnceOneGetsIt() throws Exception {
        int many = 32;
        ExecutorService threads = Executors.newFixedThreadPool(many);
        try {
            CyclicBarrier together = new CyclicBarrier(many);
            Callable<Claim> claim = () -> {
                together.await(10, TimeUnit.SECONDS);
                return store.claim("a", LATER);
            };
            List<Claim> claims = new ArrayList<>();
            for (Future<Claim> one : threads.invokeAll(Collections.nCopies(many, claim))) {
                claims.add(one.get());
            }
            assertThat(claims).containsOnly(Claim.TAKEN, Claim.BUSY).containsOnlyOnce(Claim.TAKEN);
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void aStoreForNothingIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new InMemoryNonceStore(clock, 0))
                .withMessageContaining("max must be at least 1, not 0");
    }
}
