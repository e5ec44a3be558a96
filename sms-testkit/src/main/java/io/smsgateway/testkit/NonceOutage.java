package io.smsgateway.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smsgateway.TimeSource;
import io.smsgateway.delivery.NonceStore;
import io.smsgateway.delivery.NonceStore.Claim;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;

/** Claims nonces while the server is gone, and after it is back. */
final class NonceOutage {

    private final StoreOutageContract contract;

    NonceOutage(StoreOutageContract contract) {
        this.contract = contract;
    }

    void play(StoreOutageContract.Outage outage) throws Exception {
        // by the clock of a real server
        Instant soon = TimeSource.system().clock().instant().plus(Duration.ofHours(1));
        String prefix = "outage:" + System.nanoTime() + ":";
        try (BreakableProxy proxy = BreakableProxy.to(contract.port())) {
            Optional<NonceStore> found = contract.noncesAt(proxy.port());
            Assumptions.assumeTrue(found.isPresent(), "no store of nonces");
            NonceStore nonces = found.get();
            try {
                nonces.claim(prefix + "used", soon);
                nonces.used(prefix + "used");
                nonces.claim(prefix + "busy", soon);
                outage.begin(proxy);
                for (int i = 0; i < 3; i++) {
                    String nonce = prefix + i;
                    long start = System.nanoTime();
                    assertThatThrownBy(() -> nonces.claim(nonce, soon)).isInstanceOf(RuntimeException.class);
                    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(contract.slowestRefusal());
                }
                assertThatThrownBy(() -> nonces.used(prefix + "busy")).isInstanceOf(RuntimeException.class);
                proxy.restore();
                awaitClaim(nonces, prefix + "first", soon);
                assertThat(nonces.claim(prefix + "used", soon)).isEqualTo(Claim.USED);
                // a call that failed late may have taken effect
                assertThat(nonces.claim(prefix + "busy", soon)).isIn(Claim.BUSY, Claim.USED);
                assertThat(nonces.claim(prefix + "0", soon)).isIn(Claim.TAKEN, Claim.BUSY);
            } finally {
                contract.closeStore();
            }
        }
    }

    private void awaitClaim(NonceStore nonces, String nonce, Instant expiry) throws InterruptedException {
        long back = System.nanoTime();
        while (true) {
            try {
                nonces.claim(nonce, expiry);
                return;
            } catch (RuntimeException notYet) {
                assertThat(Duration.ofNanos(System.nanoTime() - back)).isLessThan(contract.recovery());
                Thread.sleep(10);
            }
        }
    }
}
