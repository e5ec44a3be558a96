package io.smsgateway.outbox;

import static com.google.common.base.Preconditions.checkArgument;

import com.google.common.collect.Range;
import io.smsgateway.MessageClass;
import io.smsgateway.Secret;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Settings of the outbox. Immutable; each wither returns a changed copy. */
public final class OutboxSettings {

    private static final int MIN_KEY_LENGTH = 32;
    private static final Duration LONGEST = Duration.ofDays(365);
    private static final long DEFAULT_MAX_WAITING = 1_000_000;

    /** Never changed: each wither changes a copy. */
    private final SettingsDraft values;

    private OutboxSettings(SettingsDraft values) {
        this.values = values;
    }

    private OutboxSettings with(Consumer<SettingsDraft> change) {
        SettingsDraft draft = new SettingsDraft(this);
        change.accept(draft);
        return new OutboxSettings(draft);
    }

    /**
     * Returns settings with default values.
     *
     * @param fingerprintKey key of the hashes by which a repeated key is recognised; at least 32 random characters, the same
     *     for all machines. After a change, a repeated message is refused as another one with the same key
     * @throws IllegalArgumentException when the key is shorter; the message does not repeat it
     */
    public static OutboxSettings of(Secret fingerprintKey) {
        int length = fingerprintKey.reveal().getBytes(StandardCharsets.UTF_8).length;
        checkArgument(
                length >= MIN_KEY_LENGTH,
                "fingerprintKey must have at least %s characters, not %s; use a random value",
                MIN_KEY_LENGTH,
                length);
        return new OutboxSettings(new SettingsDraft(fingerprintKey));
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

    Secret fingerprintKey() {
        return values.fingerprintKey;
    }

    /** Returns for how long a message of a class is worth sending; 5 minutes for codes, 1 and 3 days for others by default. */
    public Duration validity(MessageClass messageClass) {
        return values.validity.getOrDefault(messageClass, LONGEST);
    }

    /** Returns the classes whose recipients and contents are deleted once their state is final; codes by default. */
    public Set<MessageClass> erased() {
        return values.erased;
    }

    /** Returns for how long the row and the key of a settled message are kept, from its submission; 30 days by default. */
    public Duration retention(MessageClass messageClass) {
        return values.retention.getOrDefault(messageClass, LONGEST);
    }

    /** Returns how many messages of a class may wait: 10,000 codes, a million others by default. */
    public long maxWaiting(MessageClass messageClass) {
        return values.maxWaiting.getOrDefault(messageClass, DEFAULT_MAX_WAITING);
    }

    /** Returns what encrypts recipients, contents and metadata; null for none, the default. */
    public @Nullable TextCipher cipher() {
        return values.cipher;
    }

    /** Returns whether outcomes are kept for an {@link OutcomeListener}; false by default. */
    public boolean outcomesKept() {
        return values.outcomesKept;
    }

    /** Returns how many lists of messages of each class this machine sends at once; 4 by default. */
    public int workers() {
        return values.workers;
    }

    /** Returns how often the queue is looked at for messages that no nudge announced; 1 s by default. */
    public Duration pollInterval() {
        return values.pollInterval;
    }

    /** Returns how often a machine shows that it lives; 5 s by default. */
    public Duration heartbeat() {
        return values.heartbeat;
    }

    /** Returns after how many missed heartbeats a machine counts as dead; 6 by default. */
    public int missedHeartbeats() {
        return values.missedHeartbeats;
    }

    /** Returns for how long {@link SmsOutbox#close} waits for requests in flight; 20 s by default. */
    public Duration stopGrace() {
        return values.stopGrace;
    }

    /**
     * Returns a copy where messages of a class are worth sending this long, from when they may be sent; {@code until} and
     * {@code within} of a message shorten it.
     *
     * @param limit from a second to 365 days
     */
    public OutboxSettings withValidity(MessageClass messageClass, Duration limit) {
        return with(
                draft -> draft.validity.put(messageClass, within("validity", limit, Duration.ofSeconds(1), LONGEST)));
    }

    /** Returns a copy that erases messages of these classes. */
    public OutboxSettings withErased(Set<MessageClass> classes) {
        return with(draft -> draft.erased = Set.copyOf(classes));
    }

    /**
     * Returns a copy that keeps the row and the key of a settled message this long after its submission. A key can be
     * submitted again afterwards.
     *
     * @param time from two days, in which reconciling ends, to 10 years; more than the validity
     */
    public OutboxSettings withRetention(MessageClass messageClass, Duration time) {
        return with(draft -> draft.retention.put(
                messageClass, within("retention", time, Duration.ofDays(2), Duration.ofDays(3_650))));
    }

    /**
     * Returns a copy where this many messages of a class may wait. Further ones are refused with {@code BUSY} when they are
     * submitted. Messages are counted once a second on each machine, so that somewhat more may be added.
     *
     * @param count from 1
     */
    public OutboxSettings withMaxWaiting(MessageClass messageClass, long count) {
        checkArgument(count >= 1, "maxWaiting must be at least 1, not %s", count);
        return with(draft -> draft.maxWaiting.put(messageClass, count));
    }

    /** Returns a copy that encrypts what it stores of new messages; null to store it in the clear. The same for all machines. */
    public OutboxSettings withCipher(@Nullable TextCipher encryption) {
        return with(draft -> draft.cipher = encryption);
    }

    /** Returns a copy that keeps outcomes until an {@link OutcomeListener} is told them; the same for all machines. */
    public OutboxSettings withOutcomesKept(boolean kept) {
        return with(draft -> draft.outcomesKept = kept);
    }

    /** Returns a copy with this number of workers for each class, from 1 to 64. Each takes a thread. */
    public OutboxSettings withWorkers(int count) {
        checkArgument(count >= 1 && count <= 64, "workers must be from 1 to 64, not %s", count);
        return with(draft -> draft.workers = count);
    }

    /** Returns a copy that polls this often, from 50 ms to a minute. */
    public OutboxSettings withPollInterval(Duration interval) {
        return with(draft ->
                draft.pollInterval = within("pollInterval", interval, Duration.ofMillis(50), Duration.ofMinutes(1)));
    }

    /**
     * Returns a copy with other heartbeats; the same for all machines. The requests of a dead machine are known as
     * unconfirmed after {@code missed} heartbeats and up to two more. A machine that is declared dead while it lives
     * sends nothing more until it has a new slot.
     *
     * @param interval from 100 ms to 5 minutes
     * @param missed from 4 to 100
     */
    public OutboxSettings withHeartbeat(Duration interval, int missed) {
        checkArgument(missed >= 4 && missed <= 100, "missed heartbeats must be from 4 to 100, not %s", missed);
        return with(draft -> {
            draft.heartbeat = within("heartbeat", interval, Duration.ofMillis(100), Duration.ofMinutes(5));
            draft.missedHeartbeats = missed;
        });
    }

    /** Returns a copy that waits this long for requests in flight, up to 10 minutes. */
    public OutboxSettings withStopGrace(Duration grace) {
        return with(draft -> draft.stopGrace = within("stopGrace", grace, Duration.ZERO, Duration.ofMinutes(10)));
    }

    @Override
    public String toString() {
        return "OutboxSettings{validity " + values.validity + ", erased " + values.erased + ", retention "
                + values.retention
                + ", maxWaiting " + values.maxWaiting + ", encrypted " + (values.cipher != null) + ", outcomes kept "
                + values.outcomesKept
                + ", workers "
                + values.workers + ", pollInterval "
                + values.pollInterval + ", heartbeat " + values.missedHeartbeats + " x " + values.heartbeat
                + ", stopGrace " + values.stopGrace
                + "}";
    }
}
