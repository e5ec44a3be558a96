package io.smsgateway.outbox;

import static com.google.common.base.Preconditions.checkArgument;

import com.google.common.collect.Range;
import io.smsgateway.MessageClass;
import io.smsgateway.Secret;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/** Settings of the outbox. Immutable; each wither returns a changed copy. */
public final class OutboxSettings {

    private static final int MIN_KEY_LENGTH = 32;
    private static final Duration LONGEST = Duration.ofDays(365);

    private final Secret fingerprintKey;
    private final Map<MessageClass, Duration> validity;
    private final Set<MessageClass> erased;
    private final int workers;
    private final Duration pollInterval;
    private final Duration heartbeat;
    private final int missedHeartbeats;
    private final Duration stopGrace;

    private OutboxSettings(Draft draft) {
        this.fingerprintKey = draft.fingerprintKey;
        this.validity = Map.copyOf(draft.validity);
        this.erased = Set.copyOf(draft.erased);
        this.workers = draft.workers;
        this.pollInterval = draft.pollInterval;
        this.heartbeat = draft.heartbeat;
        this.missedHeartbeats = draft.missedHeartbeats;
        this.stopGrace = draft.stopGrace;
    }

    /** Mutable values of a copy. */
    private static final class Draft {
        private final Secret fingerprintKey;
        private Map<MessageClass, Duration> validity = Map.of(
                MessageClass.OTP, Duration.ofMinutes(5),
                MessageClass.TRANSACTIONAL, Duration.ofDays(1),
                MessageClass.MARKETING, Duration.ofDays(3));
        private Set<MessageClass> erased = Set.of(MessageClass.OTP);
        private int workers = 4;
        private Duration pollInterval = Duration.ofSeconds(1);
        private Duration heartbeat = Duration.ofSeconds(5);
        private int missedHeartbeats = 6;
        private Duration stopGrace = Duration.ofSeconds(20);

        Draft(Secret fingerprintKey) {
            this.fingerprintKey = fingerprintKey;
        }
    }

    private Draft draft() {
        Draft draft = new Draft(fingerprintKey);
        draft.validity = validity;
        draft.erased = erased;
        draft.workers = workers;
        draft.pollInterval = pollInterval;
        draft.heartbeat = heartbeat;
        draft.missedHeartbeats = missedHeartbeats;
        draft.stopGrace = stopGrace;
        return draft;
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
        return new OutboxSettings(new Draft(fingerprintKey));
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
        return fingerprintKey;
    }

    /** Returns for how long a message of a class is worth sending; 5 minutes for codes, 1 and 3 days for others by default. */
    public Duration validity(MessageClass messageClass) {
        return validity.getOrDefault(messageClass, LONGEST);
    }

    /** Returns the classes whose recipients and contents are deleted once their state is final; codes by default. */
    public Set<MessageClass> erased() {
        return erased;
    }

    /** Returns how many lists of messages of each class this machine sends at once; 4 by default. */
    public int workers() {
        return workers;
    }

    /** Returns how often the queue is looked at for messages that no nudge announced; 1 s by default. */
    public Duration pollInterval() {
        return pollInterval;
    }

    /** Returns how often a machine shows that it lives; 5 s by default. */
    public Duration heartbeat() {
        return heartbeat;
    }

    /** Returns after how many missed heartbeats a machine counts as dead; 6 by default. */
    public int missedHeartbeats() {
        return missedHeartbeats;
    }

    /** Returns for how long {@link SmsOutbox#close} waits for requests in flight; 20 s by default. */
    public Duration stopGrace() {
        return stopGrace;
    }

    /**
     * Returns a copy where messages of a class are worth sending this long, from when they may be sent; {@code until} and
     * {@code within} of a message shorten it.
     *
     * @param limit from a second to 365 days
     */
    public OutboxSettings withValidity(MessageClass messageClass, Duration limit) {
        Draft draft = draft();
        Map<MessageClass, Duration> changed = new EnumMap<>(validity);
        changed.put(messageClass, within("validity", limit, Duration.ofSeconds(1), LONGEST));
        draft.validity = changed;
        return new OutboxSettings(draft);
    }

    /** Returns a copy that erases messages of these classes. */
    public OutboxSettings withErased(Set<MessageClass> classes) {
        Draft draft = draft();
        draft.erased = classes.isEmpty() ? Set.of() : EnumSet.copyOf(classes);
        return new OutboxSettings(draft);
    }

    /** Returns a copy with this number of workers for each class, from 1 to 64. Each takes a thread. */
    public OutboxSettings withWorkers(int count) {
        checkArgument(count >= 1 && count <= 64, "workers must be from 1 to 64, not %s", count);
        Draft draft = draft();
        draft.workers = count;
        return new OutboxSettings(draft);
    }

    /** Returns a copy that polls this often, from 50 ms to a minute. */
    public OutboxSettings withPollInterval(Duration interval) {
        Draft draft = draft();
        draft.pollInterval = within("pollInterval", interval, Duration.ofMillis(50), Duration.ofMinutes(1));
        return new OutboxSettings(draft);
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
        Draft draft = draft();
        draft.heartbeat = within("heartbeat", interval, Duration.ofMillis(100), Duration.ofMinutes(5));
        draft.missedHeartbeats = missed;
        return new OutboxSettings(draft);
    }

    /** Returns a copy that waits this long for requests in flight, up to 10 minutes. */
    public OutboxSettings withStopGrace(Duration grace) {
        Draft draft = draft();
        draft.stopGrace = within("stopGrace", grace, Duration.ZERO, Duration.ofMinutes(10));
        return new OutboxSettings(draft);
    }

    @Override
    public String toString() {
        return "OutboxSettings{validity " + validity + ", erased " + erased + ", workers " + workers + ", pollInterval "
                + pollInterval + ", heartbeat " + missedHeartbeats + " x " + heartbeat + ", stopGrace " + stopGrace
                + "}";
    }
}
