package io.smsgateway.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.smsgateway.delivery.NonceStore;
import io.smsgateway.delivery.NonceStore.Claim;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Tests that every store of nonces has to pass, such as one in a database or in Redis. A store's test extends this class and
 * supplies stores and the passing of time.
 *
 * <p>Requires {@code junit-jupiter} and {@code assertj-core} in test scope.
 */
public abstract class NonceStoreContract {

    private static final int THREADS = 64;
    private static final Duration LIFE = Duration.ofHours(14);
    private static final String NONCE = "acme:1";

    private @Nullable NonceStore store;
    private @Nullable NonceStore elsewhere;

    /** Returns a new store without nonces. Called once before each test. */
    protected abstract NonceStore newStore();

    /**
     * Returns another instance with the same nonces, as another machine has it; by default the store itself, for stores in one
     * process.
     */
    protected NonceStore sameNonces(NonceStore first) {
        return first;
    }

    /**
     * Lets time pass for the store, and runs its clean-up where it has one. A store with a clock of its own that cannot be set
     * moves the times of its nonces instead.
     */
    protected abstract void pass(Duration time);

    /** Returns the clock of the machine that computes when nonces expire; that of the system by default. */
    protected Clock clock() {
        return Clock.systemUTC();
    }

    /**
     * Returns by how much the clock of a machine may differ from that of the store; 5 s by default, and zero for a store in
     * one process.
     */
    protected Duration skew() {
        return Duration.ofSeconds(5);
    }

    @BeforeEach
    final void createStores() {
        NonceStore created = newStore();
        store = created;
        elsewhere = sameNonces(created);
    }

    private NonceStore store() {
        return Objects.requireNonNull(store);
    }

    private NonceStore elsewhere() {
        return Objects.requireNonNull(elsewhere);
    }

    private NonceStore instance(int number) {
        return number % 2 == 0 ? store() : elsewhere();
    }

    private Instant expiry() {
        return clock().instant().plus(LIFE);
    }

    @Test
    final void handlesANonceOnceOnAllMachines() {
        assertThat(store().claim(NONCE, expiry())).isEqualTo(Claim.TAKEN);
        assertThat(elsewhere().claim(NONCE, expiry())).isEqualTo(Claim.BUSY);
        store().used(NONCE);
        assertThat(elsewhere().claim(NONCE, expiry())).isEqualTo(Claim.USED);
        assertThat(store().claim(NONCE, expiry())).isEqualTo(Claim.USED);
    }

    @Test
    final void handlesAReleasedNonceAgain() {
        store().claim(NONCE, expiry());
        store().release(NONCE);

        assertThat(elsewhere().claim(NONCE, expiry())).isEqualTo(Claim.TAKEN);
        assertThat(store().claim(NONCE, expiry())).isEqualTo(Claim.BUSY);
    }

    @Test
    final void keepsAUsedNonceThatIsReleasedOrUsedAgain() {
        store().claim(NONCE, expiry());
        store().used(NONCE);
        store().release(NONCE);
        elsewhere().used(NONCE);

        assertThat(store().claim(NONCE, expiry())).isEqualTo(Claim.USED);
    }

    @Test
    final void changesNothingForANonceThatIsNotClaimed() {
        store().used("acme:2");
        store().release("acme:3");

        assertThat(elsewhere().claim("acme:2", expiry())).isEqualTo(Claim.TAKEN);
        assertThat(elsewhere().claim("acme:3", expiry())).isEqualTo(Claim.TAKEN);
    }

    @Test
    final void tellsNoncesOfAnyTextAndLengthApart() {
        List<String> alike = List.of(
                "acme:1",
                "Acme:1",
                "acme:1 ",
                "other:1",
                "acme:-1",
                "acme:1:2",
                "",
                "\u77ed",
                "x".repeat(300),
                "x".repeat(301));
        for (String nonce : alike) {
            assertThat(store().claim(nonce, expiry())).as(nonce).isEqualTo(Claim.TAKEN);
        }
        store().used(NONCE);

        assertThat(elsewhere().claim(NONCE, expiry())).isEqualTo(Claim.USED);
        assertThat(elsewhere().claim("Acme:1", expiry())).isEqualTo(Claim.BUSY);
    }

    @Test
    final void givesANonceToOneOfManyThreads() throws Exception {
        for (int i = 0; i < 10; i++) {
            String nonce = "acme:" + i;
            assertThat(ConcurrentRun.run(THREADS, thread -> instance(thread).claim(nonce, expiry())))
                    .containsOnly(Claim.TAKEN, Claim.BUSY)
                    .containsOnlyOnce(Claim.TAKEN);
        }
    }

    @Test
    final void givesTheNonceOfADeadOwnerToOneOther() throws Exception {
        store().claim(NONCE, expiry());
        pass(Duration.ofMinutes(4));
        assertThat(elsewhere().claim(NONCE, expiry())).isEqualTo(Claim.BUSY);
        pass(Duration.ofMinutes(6));

        assertThat(ConcurrentRun.run(THREADS, thread -> instance(thread).claim(NONCE, expiry())))
                .containsOnly(Claim.TAKEN, Claim.BUSY)
                .containsOnlyOnce(Claim.TAKEN);
        store().used(NONCE);
        pass(LIFE.minusHours(1));
        assertThat(elsewhere().claim(NONCE, expiry())).isEqualTo(Claim.USED);
    }

    @Test
    final void keepsANonceUntilItExpiresThoughItsOwnerWasSlow() {
        store().claim(NONCE, expiry());
        pass(Duration.ofMinutes(20));
        store().used(NONCE);
        pass(LIFE.minusMinutes(21));

        assertThat(elsewhere().claim(NONCE, expiry())).isEqualTo(Claim.USED);
    }

    @Test
    final void keepsAUsedNonceUntilItExpires() {
        store().claim(NONCE, expiry());
        store().used(NONCE);
        pass(LIFE.minusMinutes(1));

        assertThat(elsewhere().claim(NONCE, expiry())).isEqualTo(Claim.USED);
    }

    @Test
    final void keepsTheNonceOfAMachineWhoseClockIsSlow() {
        Instant expired = clock().instant().minus(skew());
        assertThat(store().claim(NONCE, expired)).isEqualTo(Claim.TAKEN);
        pass(Duration.ZERO);
        assertThat(elsewhere().claim(NONCE, expired)).isEqualTo(Claim.BUSY);
        store().used(NONCE);
        pass(Duration.ZERO);

        assertThat(elsewhere().claim(NONCE, expired)).isEqualTo(Claim.USED);
    }
}
