package io.smsgateway.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smsgateway.Accepted;
import io.smsgateway.ProviderId;
import io.smsgateway.Secret;
import io.smsgateway.SendResult;
import io.smsgateway.idempotency.ClaimOwner;
import io.smsgateway.idempotency.IdempotencyStore;
import io.smsgateway.idempotency.TakenKey;
import io.smsgateway.testkit.IdempotencyStoreContract;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class RedisKeysTest extends IdempotencyStoreContract {

    @AutoClose
    private final TestRedis redis = TestRedis.start();

    @Override
    protected IdempotencyStore newStore() {
        return redis.empty().keys(TestRedis.SECRET);
    }

    @Override
    protected IdempotencyStore sameKeys(IdempotencyStore first) {
        return redis.there().keys(TestRedis.SECRET);
    }

    @Override
    protected int capacity() {
        return Integer.getInteger("sms.stores.keys", 5_000);
    }

    @Override
    protected void expireLeases() {
        age(Duration.ofHours(1));
    }

    @Override
    protected void passRetention() {
        age(Duration.ofHours(25));
    }

    private void age(Duration time) {
        redis.each("key:", (commands, key) -> {
            commands.hincrby(key, "lease", -time.toMillis());
            commands.pexpire(key, Math.max(0, commands.pttl(key) - time.toMillis()));
        });
    }

    @Test
    void neitherNamesNorValuesHoldTheKeyOrTheMetadata() {
        ClaimOwner owner = ClaimOwner.unique();
        IdempotencyStore keys = newStore();
        keys.claimAll(owner, new TreeMap<>(Map.of("+8613800138000", "print")), Duration.ofMinutes(1));
        SendResult result = new Accepted(ProviderId.of("acme"), "id-1")
                .forMessage("+8613800138000", Map.of("name", "Ann"), List.of());
        keys.settleAll(owner, new TreeMap<>(Map.of("+8613800138000", result)));

        List<String> stored = new ArrayList<>();
        redis.each("", (commands, name) -> {
            stored.add(name);
            if (name.contains("key:")) {
                stored.addAll(commands.hvals(name));
            }
        });
        assertThat(stored)
                .hasSizeGreaterThan(4)
                .noneMatch(text -> text.contains("13800138000") || text.contains("Ann"));
    }

    @Test
    void aKeyWithoutAResultIsKeptForADayHoweverShortTheRetention() {
        RedisSettings forgetful = TestRedis.SETTINGS.withKeepKeys(Duration.ofMinutes(1));
        redis.empty();
        try (RedisStores stores = RedisStores.of(redis.uri(), forgetful)) {
            ClaimOwner owner = ClaimOwner.unique();
            IdempotencyStore keys = stores.keys(TestRedis.SECRET);
            keys.claimAll(owner, new TreeMap<>(Map.of("settled", "print", "died", "print")), Duration.ofMinutes(1));
            keys.settleAll(owner, new TreeMap<>(Map.of("settled", new Accepted(ProviderId.of("acme"), "id-1"))));
            age(Duration.ofHours(23));

            assertThat(keys.claimAll(
                                    ClaimOwner.unique(),
                                    new TreeMap<>(Map.of("settled", "print", "died", "print")),
                                    Duration.ofMinutes(1))
                            .taken())
                    .isEqualTo(Map.of("died", TakenKey.expired("print")));
        }
    }

    @Test
    void aMachineWithAnotherSecretClaimsNothing() {
        newStore().claimAll(ClaimOwner.unique(), new TreeMap<>(Map.of("k", "print")), Duration.ofMinutes(1));
        IdempotencyStore stranger =
                redis.there().keys(Secret.of("secret of keys", "another-secret-of-keys-0123456789-01"));

        assertThatThrownBy(() -> stranger.claimAll(
                        ClaimOwner.unique(), new TreeMap<>(Map.of("k", "print")), Duration.ofMinutes(1)))
                .isInstanceOf(RedisStoreException.class)
                .hasMessageContaining("The secret of idempotency keys is not the one that")
                .hasMessageNotContaining("another-secret");
    }
}
