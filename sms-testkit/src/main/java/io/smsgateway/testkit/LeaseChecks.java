package io.smsgateway.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.smsgateway.idempotency.TakenKey;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A key in flight is kept whatever happens, and answers as expired after its lease. */
abstract class LeaseChecks extends IdempotencyChecks {

    LeaseChecks(IdempotencyStoreContract contract) {
        super(contract);
    }

    @Test
    void answersExpiredAndNeverFreeAfterTheLease() {
        claim(owner, "a");
        store().claimAll(owner, all(List.of("b"), "print"), LONG_LEASE);
        contract.expireLeases();

        assertThat(state("a")).isEqualTo(TakenKey.expired("print"));
        assertThat(state("a")).isEqualTo(TakenKey.expired("print"));
        assertThat(state("b")).isEqualTo(TakenKey.inFlight("print"));
        settle(other, ACCEPTED, "a");
        release(other, "a");
        assertThat(state("a")).isEqualTo(TakenKey.expired("print"));
    }

    @Test
    void letsTheOwnerSettleOrReleaseAfterTheLease() {
        claim(owner, "a", "b");
        contract.expireLeases();
        settle(owner, ACCEPTED, "a");
        release(owner, "b");

        assertThat(state("a")).isEqualTo(TakenKey.settled("print", ACCEPTED));
        assertThat(state("b")).isNull();
    }

    @Test
    void startsTheLeaseOfItsOwnerAnew() {
        claim(owner, "a");
        contract.expireLeases();

        assertThat(claim(owner, "a").claimed()).containsExactly("a");
        assertThat(state("a")).isEqualTo(TakenKey.inFlight("print"));
    }

    @Test
    void forgetsNoKeyInFlight() {
        store().claimAll(owner, all(List.of("a"), "print"), LONG_LEASE);
        contract.passRetention();
        claim(other, "b");

        assertThat(state("a")).isEqualTo(TakenKey.inFlight("print"));
        settle(owner, ACCEPTED, "a");
        assertThat(state("a")).isEqualTo(TakenKey.settled("print", ACCEPTED));
    }

    @Test
    void countsTheRetentionFromTheSettlement() {
        store().claimAll(owner, all(List.of("a"), "print"), LONG_LEASE);
        contract.passRetention();
        settle(owner, ACCEPTED, "a");
        contract.expireLeases();
        claim(other, "b");

        assertThat(state("a")).isEqualTo(TakenKey.settled("print", ACCEPTED));
    }

    @Test
    void keepsAsManySettledKeysAsItPromises() {
        claimAndSettleMany("key-");

        for (List<String> keys : lists("key-", contract.capacity())) {
            assertThat(elsewhere()
                            .claimAll(other, all(keys, "print"), LEASE)
                            .taken()
                            .values())
                    .hasSize(keys.size())
                    .containsOnly(TakenKey.settled("print", ACCEPTED));
        }
    }

    @Test
    void evictsNoKeyInFlightToMakeRoom() {
        store().claimAll(owner, all(List.of("a", "b"), "print"), LONG_LEASE);
        claimAndSettleMany("one-");
        claimAndSettleMany("two-");

        assertThat(state("a")).isEqualTo(TakenKey.inFlight("print"));
        assertThat(state("b")).isEqualTo(TakenKey.inFlight("print"));
    }

    /** Claims and settles as many keys as the store keeps. */
    private void claimAndSettleMany(String prefix) {
        for (List<String> keys : lists(prefix, contract.capacity())) {
            store().claimAll(owner, all(keys, "print"), LEASE);
            store().settleAll(owner, all(keys, ACCEPTED));
        }
    }
}
