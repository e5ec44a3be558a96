package io.smsgateway.idempotency;

import com.google.common.base.Ticker;
import com.google.common.cache.Cache;
import com.google.common.cache.CacheBuilder;
import io.smsgateway.SendResult;
import io.smsgateway.TimeSource;
import java.time.Duration;
import java.util.Optional;

/** Keeps keys in this process, up to a number and a time; the oldest go first. */
public final class InMemoryIdempotencyStore implements IdempotencyStore {

    private final Cache<String, Entry> entries;

    /** A hundred thousand keys for 24 hours. */
    public InMemoryIdempotencyStore() {
        this(TimeSource.system());
    }

    public InMemoryIdempotencyStore(TimeSource time) {
        this(100_000, Duration.ofHours(24), time);
    }

    /**
     * A store of this size.
     *
     * @param maxKeys at least 1; a key that was pushed out is as if it had never been seen
     * @param keepFor more than zero
     */
    public InMemoryIdempotencyStore(int maxKeys, Duration keepFor, TimeSource time) {
        if (maxKeys < 1 || keepFor.isNegative() || keepFor.isZero()) {
            throw new IllegalArgumentException(
                    "a store keeps at least 1 key for more than no time, not " + maxKeys + " for " + keepFor);
        }
        this.entries = CacheBuilder.newBuilder()
                .maximumSize(maxKeys)
                .expireAfterWrite(keepFor)
                .ticker(new Ticker() {
                    @Override
                    public long read() {
                        return time.nanos();
                    }
                })
                .build();
    }

    @Override
    public Optional<Entry> claim(String key, String fingerprint) {
        return Optional.ofNullable(entries.asMap().putIfAbsent(key, new Entry(fingerprint, null)));
    }

    @Override
    public void settle(String key, SendResult result) {
        entries.asMap().computeIfPresent(key, (same, entry) -> new Entry(entry.fingerprint(), result));
    }

    @Override
    public void release(String key) {
        entries.invalidate(key);
    }

    @Override
    public String toString() {
        return "InMemory{" + entries.size() + " keys}";
    }
}
