package io.smsgateway.idempotency;

import com.google.common.base.Suppliers;
import com.google.common.hash.HashFunction;
import com.google.common.hash.Hashing;
import io.smsgateway.Secret;
import io.smsgateway.SendResult;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;

/** Hands hashes to a store in place of keys, in their own order, and results without key and metadata. */
final class HashingIdempotencyStore implements IdempotencyStore {

    private static final int MIN_SECRET_LENGTH = 32;

    /** Keeps the hash of a key that is a number apart from the hash of that number. */
    private static final String DOMAIN = "key:";

    private final IdempotencyStore store;
    /** Made for the first key: cryptography takes long to load. */
    private final Supplier<HashFunction> hmac;

    HashingIdempotencyStore(IdempotencyStore store, Secret secret) {
        byte[] bytes = secret.reveal().getBytes(StandardCharsets.UTF_8);
        if (bytes.length < MIN_SECRET_LENGTH) {
            throw new IllegalArgumentException("secret of idempotency keys must have at least " + MIN_SECRET_LENGTH
                    + " characters, not " + bytes.length + "; use a random value");
        }
        this.store = store;
        this.hmac = Suppliers.memoize(() -> Hashing.hmacSha256(bytes));
    }

    @Override
    public Claims claimAll(ClaimOwner owner, SortedMap<String, String> fingerprints, Duration lease) {
        Map<String, String> keys = new HashMap<>();
        SortedMap<String, String> hashed = new TreeMap<>();
        fingerprints.forEach((key, fingerprint) -> {
            String hash = hash(key);
            keys.put(hash, key);
            hashed.put(hash, fingerprint);
        });
        Claims claims = store.claimAll(owner, hashed, lease);
        Set<String> claimed = new HashSet<>();
        Map<String, TakenKey> taken = new HashMap<>();
        claims.claimed().forEach(hash -> claimed.add(key(keys, hash)));
        claims.taken().forEach((hash, other) -> taken.put(key(keys, hash), other));
        return Claims.of(claimed, taken);
    }

    private static String key(Map<String, String> keys, String hash) {
        return Objects.requireNonNull(keys.get(hash), "the store responded for a key that was not asked for");
    }

    @Override
    public void settleAll(ClaimOwner owner, SortedMap<String, SendResult> results) {
        SortedMap<String, SendResult> hashed = new TreeMap<>();
        results.forEach((key, result) -> hashed.put(hash(key), result.forMessage(null, Map.of(), result.attempts())));
        store.settleAll(owner, hashed);
    }

    @Override
    public void releaseAll(ClaimOwner owner, SortedSet<String> keys) {
        SortedSet<String> hashed = new TreeSet<>();
        keys.forEach(key -> hashed.add(hash(key)));
        store.releaseAll(owner, hashed);
    }

    private String hash(String key) {
        return hmac.get()
                .newHasher()
                .putString(DOMAIN, StandardCharsets.UTF_8)
                .putString(key, StandardCharsets.UTF_8)
                .hash()
                .toString();
    }

    /** Returns the name of the store, which messages of failures repeat. */
    @Override
    public String toString() {
        return store.toString();
    }
}
