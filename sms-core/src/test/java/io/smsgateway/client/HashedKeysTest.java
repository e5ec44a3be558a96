package io.smsgateway.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.smsgateway.ProviderId;
import io.smsgateway.Secret;
import io.smsgateway.SendResult;
import io.smsgateway.SmsMessage;
import io.smsgateway.Unconfirmed;
import io.smsgateway.idempotency.ClaimOwner;
import io.smsgateway.idempotency.Claims;
import io.smsgateway.idempotency.IdempotencyStore;
import io.smsgateway.idempotency.InMemoryIdempotencyStore;
import io.smsgateway.idempotency.TakenKey;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** A store of keys that gets hashes only. */
final class HashedKeysTest {

    private static final Secret SECRET = Secret.of("number key", "a-number-key-for-tests-0123456789");
    private static final String NUMBER = "+8613800138000";

    /** A store that remembers what it was given. */
    private static final class Recorder implements IdempotencyStore {

        private final IdempotencyStore keys = new InMemoryIdempotencyStore();
        private final TreeMap<String, SendResult> results = new TreeMap<>();
        private final TreeSet<String> claimed = new TreeSet<>();
        private final TreeSet<String> released = new TreeSet<>();

        @Override
        public Claims claimAll(ClaimOwner owner, SortedMap<String, String> fingerprints, Duration lease) {
            claimed.addAll(fingerprints.keySet());
            return keys.claimAll(owner, fingerprints, lease);
        }

        @Override
        public void settleAll(ClaimOwner owner, SortedMap<String, SendResult> settled) {
            results.putAll(settled);
            keys.settleAll(owner, settled);
        }

        @Override
        public void releaseAll(ClaimOwner owner, SortedSet<String> freed) {
            released.addAll(freed);
            keys.releaseAll(owner, freed);
        }

        @Override
        public String toString() {
            return "Recorder";
        }
    }

    private final Recorder stored = new Recorder();
    private final IdempotencyStore store = IdempotencyStore.hashed(stored, SECRET);

    private static SortedMap<String, String> prints(String... keys) {
        SortedMap<String, String> prints = new TreeMap<>();
        List.of(keys).forEach(key -> prints.put(key, "print of " + key));
        return prints;
    }

    @Test
    void theStoreGetsNeitherKeyNorMetadata() {
        ClaimOwner owner = ClaimOwner.unique();
        SendResult result = new Unconfirmed(ProviderId.of("acme"), "no response")
                .forMessage("order of " + NUMBER, Map.of("customer", "Ann"), List.of());
        store.claimAll(owner, prints("order of " + NUMBER, "other"), Duration.ofMinutes(1));
        store.settleAll(owner, new TreeMap<>(Map.of("order of " + NUMBER, result)));
        store.releaseAll(owner, new TreeSet<>(List.of("other")));

        assertThat(stored.claimed).hasSize(2).allMatch(id -> id.matches("[0-9a-f]{64}"));
        assertThat(stored.results.values()).containsExactly(new Unconfirmed(ProviderId.of("acme"), "no response"));
        assertThat(stored.claimed).containsAll(stored.results.keySet()).containsAll(stored.released);
        assertThat(store).hasToString("Recorder");
    }

    @Test
    void theClientSetsKeyAndMetadataOfEachCall() {
        ScriptedProvider provider = new ScriptedProvider("acme");
        SmsMessage message = Sample.text(1).keyed(NUMBER);
        try (SmsClient client = SmsClient.builder()
                .provider(provider)
                .idempotencyStore(store, SECRET)
                .build()) {
            SendResult first = client.send(message.withMetadata(Map.of("try", "1")));
            SendResult second = client.send(message.withMetadata(Map.of("try", "2")));

            assertThat(first.metadata()).isEqualTo(Map.of("try", "1"));
            assertThat(second).isEqualTo(first.forMessage(NUMBER, Map.of("try", "2"), first.attempts()));
        }
        assertThat(provider.script().calls()).hasSize(1);
    }

    @Test
    void everyMachineWithTheSecretFindsTheSameKey() {
        IdempotencyStore elsewhere = IdempotencyStore.hashed(stored, SECRET);
        IdempotencyStore stranger =
                IdempotencyStore.hashed(stored, Secret.of("number key", "another-number-key-0123456789-0123"));
        store.claimAll(ClaimOwner.unique(), prints("a", "b"), Duration.ofMinutes(1));

        assertThat(elsewhere.claimAll(ClaimOwner.unique(), prints("a", "b", "c"), Duration.ofMinutes(1)))
                .isEqualTo(Claims.of(
                        new TreeSet<>(List.of("c")),
                        Map.of("a", TakenKey.inFlight("print of a"), "b", TakenKey.inFlight("print of b"))));
        assertThat(stranger.claimAll(ClaimOwner.unique(), prints("a"), Duration.ofMinutes(1))
                        .claimed())
                .containsExactly("a");
    }

    @Test
    void aShortSecretIsRefusedAndNotRepeated() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> IdempotencyStore.hashed(stored, Secret.of("number key", "too-short-a-key")))
                .withMessage("secret of idempotency keys must have at least 32 characters, not 15; use a random value");
    }
}
