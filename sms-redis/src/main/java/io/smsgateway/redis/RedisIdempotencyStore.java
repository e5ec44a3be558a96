package io.smsgateway.redis;

import com.google.common.collect.Comparators;
import com.google.common.collect.Lists;
import com.google.common.collect.Maps;
import com.google.common.hash.Hashing;
import io.smsgateway.Secret;
import io.smsgateway.SendResult;
import io.smsgateway.codec.SmsCodec;
import io.smsgateway.idempotency.ClaimOwner;
import io.smsgateway.idempotency.Claims;
import io.smsgateway.idempotency.IdempotencyStore;
import io.smsgateway.idempotency.TakenKey;
import java.nio.charset.StandardCharsets;
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
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Idempotency store with one Redis hash per key. */
final class RedisIdempotencyStore implements IdempotencyStore {

    private static final Logger LOG = LoggerFactory.getLogger(RedisStores.class);

    /** Redis does nothing else while it runs a script. */
    private static final int CHUNK = 500;

    /** Shortest time that a key without a result is kept after its lease: its message may have been sent. */
    private static final Duration LEAST_UNSETTLED = Duration.ofDays(1);

    private final Connection connection;
    private final String prefix;
    private final String keepSettled;
    private final String keepUnsettled;
    private final String secretName;
    private final Supplier<String> secretCheck;
    private volatile boolean isSecretChecked;
    private final AtomicBoolean isRefusalLogged = new AtomicBoolean();

    RedisIdempotencyStore(Connection connection, RedisSettings settings, Secret secret) {
        this.connection = connection;
        this.prefix = settings.prefix() + "key:";
        this.keepSettled = millis(settings.keepKeys());
        this.keepUnsettled = millis(Comparators.max(settings.keepKeys(), LEAST_UNSETTLED));
        this.secretName = settings.prefix() + "key-secret";
        this.secretCheck = () -> Hashing.hmacSha256(secret.reveal().getBytes(StandardCharsets.UTF_8))
                .hashString("secret of the keys of sms-redis", StandardCharsets.UTF_8)
                .toString();
    }

    private static String millis(Duration duration) {
        return Long.toString(duration.toMillis());
    }

    /** Under another secret, messages whose keys are stored would be sent again. */
    private void requireSecret() {
        if (isSecretChecked) {
            return;
        }
        String check = secretCheck.get();
        String stored = connection.run("check the secret of idempotency keys", redis -> {
            redis.setnx(secretName, check);
            return redis.get(secretName);
        });
        if (!check.equals(stored)) {
            String refusal =
                    "The secret of idempotency keys is not the one that the keys in Redis were stored with. Use the"
                            + " same on all machines; to change it, stop them all and delete " + secretName + " and "
                            + prefix + "*";
            // the client logs no message of a store
            if (isRefusalLogged.compareAndSet(false, true)) {
                LOG.error(refusal);
            }
            throw new RedisStoreException(refusal, null);
        }
        isSecretChecked = true;
    }

    @Override
    public Claims claimAll(ClaimOwner owner, SortedMap<String, String> fingerprints, Duration lease) {
        requireSecret();
        Set<String> claimed = new HashSet<>();
        Map<String, TakenKey> taken = new HashMap<>();
        for (List<String> keys : chunks(fingerprints.keySet())) {
            List<Object> found = connection.list(
                    "claim idempotency keys",
                    Script.CLAIM,
                    names(keys),
                    arguments(List.of(owner.value(), millis(lease), keepUnsettled), keys, fingerprints));
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
                    arguments(List.of(owner.value(), keepSettled), keys, encoded));
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
