package io.smsgateway.idempotency;

import com.google.common.base.Ticker;
import com.google.common.cache.Cache;
import com.google.common.cache.CacheBuilder;
import io.smsgateway.SendResult;
import io.smsgateway.TimeSource;
import java.time.Duration;
import java.util.Optional;

/** Idempotency store in this process, limited in size and time; evicts the oldest keys first. */
public final class InMemoryIdempotencyStore implements IdempotencyStore {

    private final Cache<String, Entry> entries;

    /** Creates a store of 100,000 keys for 24 hours. */
    public InMemoryIdempotencyStore() {
        this(TimeSource.system());
    }

    /** Creates a store of 100,000 keys for 24 hours, by this time. */
    public InMemoryIdempotencyStore(TimeSource time) {
        this(100_000, Duration.ofHours(24), time);
    }

    /**
     * Creates a store.
     *
     * @param maxKeys at least 1; an evicted key counts as never used
     * @param keepFor more than zero
     */
    public InMemoryIdempotencyStore(int maxKeys, Duration keepFor, TimeSource time) {
        if (maxKeys < 1 || keepFor.isNegative() || keepFor.isZero()) {
            throw new IllegalArgumentException(
                    "maxKeys must be at least 1 and keepFor more than zero, not " + maxKeys + " and " + keepFor);
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
