package io.smsgateway.idempotency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.smsgateway.Accepted;
import io.smsgateway.ProviderId;
import io.smsgateway.SendResult;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ClaimsTest {

    private static final SendResult RESULT = new Accepted(ProviderId.of("acme"), "1");

    @Test
    void tellsTakenKeysApartByAllTheirParts() {
        List<TakenKey> all = List.of(
                TakenKey.inFlight("f"),
                TakenKey.inFlight("g"),
                TakenKey.expired("f"),
                TakenKey.settled("f", RESULT),
                TakenKey.settled("f", new Accepted(ProviderId.of("acme"), "2")));

        assertThat(new HashSet<>(all)).hasSize(all.size());
        assertThat(TakenKey.settled("f", RESULT))
                .isEqualTo(TakenKey.settled("f", RESULT))
                .hasSameHashCodeAs(TakenKey.settled("f", RESULT));
    }

    @Test
    void tellsTheStateOfATakenKey() {
        assertThat(TakenKey.inFlight("f").leaseExpired()).isFalse();
        assertThat(TakenKey.inFlight("f").result()).isNull();
        assertThat(TakenKey.inFlight("f")).hasToString("TakenKey{in flight}");
        assertThat(TakenKey.expired("f").leaseExpired()).isTrue();
        assertThat(TakenKey.expired("f").result()).isNull();
        assertThat(TakenKey.expired("f")).hasToString("TakenKey{lease expired}");
        assertThat(TakenKey.settled("f", RESULT).leaseExpired()).isFalse();
        assertThat(TakenKey.settled("f", RESULT).result()).isEqualTo(RESULT);
        assertThat(TakenKey.settled("f", RESULT).fingerprint()).isEqualTo("f");
        assertThat(TakenKey.settled("f", RESULT)).hasToString("TakenKey{" + RESULT + "}");
    }

    @Test
    void copiesWhatItIsMadeFrom() {
        Set<String> claimed = new HashSet<>(Set.of("a"));
        Map<String, TakenKey> taken = new HashMap<>(Map.of("b", TakenKey.inFlight("f")));
        Claims claims = Claims.of(claimed, taken);
        claimed.clear();
        taken.clear();

        assertThat(claims.claimed()).containsExactly("a");
        assertThat(claims.taken()).containsOnlyKeys("b");
        assertThat(claims)
                .isEqualTo(Claims.of(Set.of("a"), Map.of("b", TakenKey.inFlight("f"))))
                .hasSameHashCodeAs(Claims.of(Set.of("a"), Map.of("b", TakenKey.inFlight("f"))))
                .isNotEqualTo(Claims.of(Set.of("a"), Map.of()))
                .isNotEqualTo(Claims.of(Set.of(), claims.taken()))
                .hasToString("Claims{1 claimed, 1 taken}");
    }

    @Test
    void takesNoKeyThatIsBothClaimedAndTaken() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Claims.of(Set.of("a"), Map.of("a", TakenKey.inFlight("f"))))
                .withMessage("a key is both claimed and taken; correct the store");
    }

    @Test
    void tellsOwnersApart() {
        ClaimOwner owner = ClaimOwner.unique();

        assertThat(ClaimOwner.of(owner.value())).isEqualTo(owner).hasSameHashCodeAs(owner);
        assertThat(ClaimOwner.unique()).isNotEqualTo(owner);
        assertThat(owner).hasToString(owner.value());
        assertThat(ClaimOwner.of("x".repeat(64)).value()).hasSize(64);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "a b", "\u00e9", "\n", "0123456789012345678901234567890123456789012345678901234567890123x"})
    void takesNoOwnerThatAStoreCouldNotWriteDown(String value) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ClaimOwner.of(value))
                .withMessage("owner must have from 1 to 64 printable ASCII characters without blanks");
    }
}
