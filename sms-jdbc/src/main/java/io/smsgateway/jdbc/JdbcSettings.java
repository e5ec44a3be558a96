package io.smsgateway.jdbc;

import static com.google.common.base.Preconditions.checkArgument;

import com.google.common.collect.Range;
import io.smsgateway.Secret;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Settings of the stores. Immutable; each wither returns a changed copy. */
public final class JdbcSettings {

    private static final int MIN_KEY_LENGTH = 32;
    private static final Duration LEAST_REPORTS = Duration.ofHours(14);
    private static final Duration MOST = Duration.ofDays(3650);

    private final Secret numberKey;
    private final Duration keepKeys;
    private final Duration keepReports;
    private final Duration keepSent;

    private JdbcSettings(Secret numberKey, Duration keepKeys, Duration keepReports, Duration keepSent) {
        this.numberKey = numberKey;
        this.keepKeys = within("keepKeys", keepKeys, Duration.ofMinutes(1));
        this.keepReports = within("keepReports", keepReports, LEAST_REPORTS);
        this.keepSent = within("keepSent", keepSent, Duration.ofMinutes(1));
    }

    /**
     * Returns settings with default values.
     *
     * @param numberKey the key of the hashes that stand in the tables in place of phone numbers and idempotency keys; at least
     *     32 random characters, the same for all machines. {@link JdbcStores#of} refuses another
     * @throws IllegalArgumentException when the key is shorter; the message does not repeat it
     */
    public static JdbcSettings of(Secret numberKey) {
        int length = numberKey.reveal().length();
        if (length < MIN_KEY_LENGTH) {
            throw new IllegalArgumentException("numberKey must have at least " + MIN_KEY_LENGTH + " characters, not "
                    + length + "; use a random value");
        }
        return new JdbcSettings(numberKey, Duration.ofDays(7), Duration.ofDays(3), Duration.ofDays(30));
    }

    private static Duration within(String name, Duration value, Duration least) {
        checkArgument(
                Range.closed(least, MOST).contains(value),
                "%s must be from %s to %s, not %s",
                name,
                least,
                MOST,
                value);
        return value;
    }

    Secret numberKey() {
        return numberKey;
    }

    /**
     * Returns how long an idempotency key is kept after its settlement or the end of its lease; 7 days by default. One without
     * a result is kept for a day at least.
     */
    public Duration keepKeys() {
        return keepKeys;
    }

    /** Returns how long a delivery report is kept; 3 days by default. */
    public Duration keepReports() {
        return keepReports;
    }

    /** Returns how long a sent message is known; 30 days by default. */
    public Duration keepSent() {
        return keepSent;
    }

    /** Returns a copy that keeps keys this long, from a minute to ten years. */
    public JdbcSettings withKeepKeys(Duration other) {
        return new JdbcSettings(numberKey, other, keepReports, keepSent);
    }

    /** Returns a copy that keeps reports this long, from 14 hours, which reconciliation needs, to ten years. */
    public JdbcSettings withKeepReports(Duration other) {
        return new JdbcSettings(numberKey, keepKeys, other, keepSent);
    }

    /** Returns a copy that knows sent messages this long, from a minute to ten years. */
    public JdbcSettings withKeepSent(Duration other) {
        return new JdbcSettings(numberKey, keepKeys, keepReports, other);
    }

    private List<Object> state() {
        return List.of(numberKey, keepKeys, keepReports, keepSent);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof JdbcSettings settings && state().equals(settings.state());
    }

    @Override
    public int hashCode() {
        return state().hashCode();
    }

    @Override
    public String toString() {
        return "JdbcSettings{keepKeys=" + keepKeys + ", keepReports=" + keepReports + ", keepSent=" + keepSent + "}";
    }
}
