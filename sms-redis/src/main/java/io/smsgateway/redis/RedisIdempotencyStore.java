package io.smsgateway.redis;

import com.google.common.collect.Lists;
import com.google.common.collect.Maps;
import io.smsgateway.SendResult;
import io.smsgateway.codec.SmsCodec;
import io.smsgateway.idempotency.ClaimOwner;
import io.smsgateway.idempotency.Claims;
import io.smsgateway.idempotency.IdempotencyStore;
import io.smsgateway.idempotency.TakenKey;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;

/** Idempotency store with one Redis hash per key. */
final class RedisIdempotencyStore implements IdempotencyStore {

    /** Redis does nothing else while it runs a script. */
    private static final int CHUNK = 500;

    private final Connection connection;
    private final String prefix;
    private final String keep;

    RedisIdempotencyStore(Connection connection, RedisSettings settings) {
        this.connection = connection;
        this.prefix = settings.prefix() + "key:";
        this.keep = Long.toString(settings.keepKeys().toMillis());
    }

    @Override
    public Claims claimAll(ClaimOwner owner, SortedMap<String, String> fingerprints, Duration lease) {
        Set<String> claimed = new HashSet<>();
        Map<String, TakenKey> taken = new HashMap<>();
        for (List<String> keys : chunks(fingerprints.keySet())) {
            List<Object> found = connection.list(
                    "claim idempotency keys",
                    Script.CLAIM,
                    names(keys),
                    arguments(List.of(owner.value(), Long.toString(lease.toMillis()), keep), keys, fingerprints));
            for (int i = 0; i < keys.size(); i++) {
                if (found.get(i) instanceof List<?> held) {
                    taken.put(keys.get(i), taken(held));
                } else {
                    claimed.add(keys.get(i));
                }
            }
        }
        return Claims.of(claimed, taken);
    }

    private static TakenKey taken(List<?> held) {
        String fingerprint = (String) held.get(0);
        if (held.size() > 2) {
            return TakenKey.settled(fingerprint, SmsCodec.decodeResult((String) held.get(2)));
        }
        return held.get(1).equals(1L) ? TakenKey.expired(fingerprint) : TakenKey.inFlight(fingerprint);
    }

    @Override
    public void settleAll(ClaimOwner owner, SortedMap<String, SendResult> results) {
        Map<String, String> encoded = Maps.transformValues(results, SmsCodec::encode);
        for (List<String> keys : chunks(results.keySet())) {
            connection.number(
                    "store the results of idempotency keys",
                    Script.SETTLE,
                    names(keys),
                    arguments(List.of(owner.value(), keep), keys, encoded));
        }
    }

    @Override
    public void releaseAll(ClaimOwner owner, SortedSet<String> keys) {
        for (List<String> part : chunks(keys)) {
            connection.number("release idempotency keys", Script.RELEASE, names(part), owner.value());
        }
    }

    private static List<List<String>> chunks(Set<String> keys) {
        return Lists.partition(List.copyOf(keys), CHUNK);
    }

    private String[] names(List<String> keys) {
        return keys.stream().map(key -> prefix + key).toArray(String[]::new);
    }

    private static String[] arguments(List<String> first, List<String> keys, Map<String, String> ofKeys) {
        List<String> arguments = new ArrayList<>(first);
        keys.forEach(key -> arguments.add(Objects.requireNonNull(ofKeys.get(key))));
        return arguments.toArray(String[]::new);
    }

    @Override
    public String toString() {
        return "RedisIdempotencyStore";
    }
}
