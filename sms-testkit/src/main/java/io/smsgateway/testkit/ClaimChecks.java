package io.smsgateway.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.smsgateway.idempotency.Claims;
import io.smsgateway.idempotency.TakenKey;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** A free key goes to one owner, and only the owner changes it. */
abstract class ClaimChecks extends IdempotencyChecks {

    ClaimChecks(IdempotencyStoreContract contract) {
        super(contract);
    }

    @Test
    void givesFreeKeysToTheOwnerAndAnswersForEveryKey() {
        claim(owner, "a", "b");
        Claims claims = claim(other, "a", "b", "c", "d");

        assertThat(claims.claimed()).containsExactlyInAnyOrder("c", "d");
        assertThat(claims.taken()).isEqualTo(Map.of("a", TakenKey.inFlight("print"), "b", TakenKey.inFlight("print")));
    }

    @Test
    void changesNothingForNoKeys() {
        assertThat(claim(owner)).isEqualTo(Claims.of(new TreeSet<>(), Map.of()));
        settle(owner, ACCEPTED);
        release(owner);
    }

    @Test
    void keepsTheFingerprintAndTheResultOfEachKey() {
        SortedMap<String, String> prints = new TreeMap<>(Map.of("a", "a".repeat(64), "b", "b".repeat(64)));
        store().claimAll(owner, prints, LEASE);
        store().settleAll(owner, new TreeMap<>(Map.of("a", ACCEPTED, "b", UNCONFIRMED)));

        assertThat(elsewhere().claimAll(other, all(List.of("a", "b"), "unlike"), LEASE))
                .isEqualTo(Claims.of(
                        new TreeSet<>(),
                        Map.of(
                                "a", TakenKey.settled("a".repeat(64), ACCEPTED),
                                "b", TakenKey.settled("b".repeat(64), UNCONFIRMED))));
    }

    @Test
    void tellsKeysApartByEveryCharacter() {
        List<String> alike =
                List.of("k", "K", "k ", " k", "k\u00e9", "ke", "k%", "k_", "k'", "k\"", "k\\", "\u77ed\u4fe1");

        assertThat(store().claimAll(owner, all(alike, "print"), LEASE).claimed())
                .containsExactlyInAnyOrderElementsOf(alike);
        settle(owner, ACCEPTED, "k");
        assertThat(state("k")).isEqualTo(TakenKey.settled("print", ACCEPTED));
        assertThat(state("K")).isEqualTo(TakenKey.inFlight("print"));
    }

    @Test
    void takesKeysOfUpTo200Characters() {
        String longest = "\u77ed".repeat(200);

        assertThat(claim(owner, longest).claimed()).containsExactly(longest);
        assertThat(state(longest)).isEqualTo(TakenKey.inFlight("print"));
    }

    @Test
    void freesAReleasedKey() {
        claim(owner, "a", "b");
        release(owner, "a", "unknown");

        assertThat(claim(other, "a", "b", "unknown").claimed()).containsExactlyInAnyOrder("a", "unknown");
    }

    @Test
    void mayRepeatEveryCall() {
        claim(owner, "a", "b");
        assertThat(claim(owner, "a", "b", "c").claimed()).containsExactlyInAnyOrder("a", "b", "c");
        settle(owner, ACCEPTED, "a");
        settle(owner, UNCONFIRMED, "a");
        release(owner, "a", "b");
        release(owner, "a", "b");

        assertThat(state("a")).isEqualTo(TakenKey.settled("print", ACCEPTED));
        assertThat(claim(owner, "a").taken()).isEqualTo(Map.of("a", TakenKey.settled("print", ACCEPTED)));
        assertThat(claim(other, "b").claimed()).containsExactly("b");
    }

    @Test
    void changesNothingForAnyoneButTheOwner() {
        claim(owner, "a");
        settle(other, ACCEPTED, "a", "free");
        release(other, "a");

        assertThat(state("a")).isEqualTo(TakenKey.inFlight("print"));
        assertThat(state("free")).isNull();
    }

    @Test
    void changesNothingForAnEarlierOwner() {
        claim(owner, "a");
        release(owner, "a");
        claim(other, "a");
        settle(owner, ACCEPTED, "a");
        release(owner, "a");

        assertThat(state("a")).isEqualTo(TakenKey.inFlight("print"));
    }
}
