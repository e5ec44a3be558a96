package io.smsgateway.redis;

import static com.google.common.base.Preconditions.checkArgument;

import com.google.common.collect.Range;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Settings of the stores. Immutable; each wither returns a changed copy. */
public final class RedisSettings {

    private static final Pattern PREFIX = Pattern.compile("[!-~]{1,100}");

    /** Default values. */
    public static final RedisSettings DEFAULT =
            new RedisSettings("{sms}:", Duration.ofMillis(500), Duration.ofDays(7), 4);

    private final String prefix;
    private final Duration timeout;
    private final Duration keepKeys;
    private final int machines;

    private RedisSettings(String prefix, Duration timeout, Duration keepKeys, int machines) {
        if (!PREFIX.matcher(prefix).matches()) {
            throw new IllegalArgumentException(
                    "prefix must have from 1 to 100 printable ASCII characters without blanks");
        }
        this.prefix = prefix;
        this.timeout = within("timeout", timeout, Duration.ofMillis(10), Duration.ofSeconds(4));
        this.keepKeys = within("keepKeys", keepKeys, Duration.ofMinutes(1), Duration.ofDays(3650));
        if (machines < 1 || machines > 1000) {
            throw new IllegalArgumentException("machines must be from 1 to 1000, not " + machines);
        }
        this.machines = machines;
    }

    private static Duration within(String name, Duration value, Duration least, Duration most) {
        checkArgument(
                Range.closed(least, most).contains(value),
                "%s must be from %s to %s, not %s",
                name,
                least,
                most,
                value);
        return value;
    }

    /** Returns how the names of all keys in Redis begin; <code>{sms}:</code> by default. */
    public String prefix() {
        return prefix;
    }

    /** Returns how long a command may take, and a connection to be made; 500 ms by default. */
    public Duration timeout() {
        return timeout;
    }

    /** Returns how long an idempotency key is kept after its settlement or the end of its lease; 7 days by default. */
    public Duration keepKeys() {
        return keepKeys;
    }

    /** Returns how many machines share a rate limit while Redis does not respond; 4 by default. */
    public int machines() {
        return machines;
    }

    /**
     * Returns a copy with this prefix; applications that share a Redis need different ones. Braces have no effect: Redis
     * Cluster is not supported.
     *
     * @param other from 1 to 100 printable ASCII characters
     */
    public RedisSettings withPrefix(String other) {
        return new RedisSettings(other, timeout, keepKeys, machines);
    }

    /** Returns a copy with this timeout, from 10 ms to 4 s. */
    public RedisSettings withTimeout(Duration other) {
        return new RedisSettings(prefix, other, keepKeys, machines);
    }

    /** Returns a copy that keeps keys this long, from a minute to ten years. */
    public RedisSettings withKeepKeys(Duration other) {
        return new RedisSettings(prefix, timeout, other, machines);
    }

    /**
     * Returns a copy for this number of machines, from 1 to 1,000: the most that send at once. While Redis does not respond,
     * the codes of each may use this part of a rate limit.
     */
    public RedisSettings withMachines(int other) {
        return new RedisSettings(prefix, timeout, keepKeys, other);
    }

    private List<Object> state() {
        return List.of(prefix, timeout, keepKeys, machines);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof RedisSettings settings && state().equals(settings.state());
    }

    @Override
    public int hashCode() {
        return state().hashCode();
    }

    @Override
    public String toString() {
        return "RedisSettings{prefix=" + prefix + ", timeout=" + timeout + ", keepKeys=" + keepKeys + ", machines="
                + machines + "}";
    }
}
