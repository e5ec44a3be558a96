package io.smsgateway.client;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** How far a bulk run is at one moment. Prints as one line. */
public final class BulkProgress {

    /** Whether a run has ended, and how. Values may be added; use a default branch. */
    public enum State {
        /** Is under way. */
        RUNNING,
        /** Every message has its result. */
        COMPLETED,
        /** Was cancelled; every message that was read has its result, others may be left unread. */
        CANCELLED,
        /** Ended because the client was closed, or a thread of the run was interrupted; otherwise as {@link #CANCELLED}. */
        CLOSED,
        /** Ended because reading a message threw, or a message was null; every message before it has its result. */
        FAILED
    }

    private final State state;
    private final Duration elapsed;
    private final long accepted;
    private final long refused;
    private final long unconfirmed;
    private final OptionalLong total;

    private BulkProgress(
            State state, Duration elapsed, long accepted, long refused, long unconfirmed, OptionalLong total) {
        this.state = Objects.requireNonNull(state, "state");
        this.elapsed = Objects.requireNonNull(elapsed, "elapsed");
        this.accepted = accepted;
        this.refused = refused;
        this.unconfirmed = unconfirmed;
        this.total = Objects.requireNonNull(total, "total");
    }

    /**
     * Returns the progress of a run without results and without a known number of messages.
     *
     * @param elapsed since the run was started
     */
    public static BulkProgress of(State state, Duration elapsed) {
        return new BulkProgress(state, elapsed, 0, 0, 0, OptionalLong.empty());
    }

    /** Returns a copy with these numbers of results. */
    public BulkProgress withCounts(long acceptedMessages, long refusedMessages, long unconfirmedMessages) {
        return new BulkProgress(state, elapsed, acceptedMessages, refusedMessages, unconfirmedMessages, total);
    }

    /** Returns a copy with this number of messages; empty where it is not known. */
    public BulkProgress withTotal(OptionalLong messages) {
        return new BulkProgress(state, elapsed, accepted, refused, unconfirmed, messages);
    }

    /** Returns whether the run has ended, and how. */
    public State state() {
        return state;
    }

    /** Returns the time since the run was started, until its end at the longest. */
    public Duration elapsed() {
        return elapsed;
    }

    /** Returns how many messages have a result. */
    public long done() {
        return accepted + refused + unconfirmed;
    }

    /** Returns how many messages were accepted. */
    public long accepted() {
        return accepted;
    }

    /** Returns how many messages were refused. */
    public long refused() {
        return refused;
    }

    /** Returns how many messages are unconfirmed. */
    public long unconfirmed() {
        return unconfirmed;
    }

    /** Returns how many results there were a second, on average since the start. */
    public double perSecond() {
        return elapsed.isZero() ? 0 : done() / (elapsed.toNanos() / 1e9);
    }

    /** Returns how many messages have no result yet, those unread included; empty where their total is not known. */
    public OptionalLong remaining() {
        return total.isEmpty() ? total : OptionalLong.of(Math.max(0, total.getAsLong() - done()));
    }

    private List<Object> all() {
        return List.of(state, elapsed, accepted, refused, unconfirmed, total);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof BulkProgress progress && all().equals(progress.all());
    }

    @Override
    public int hashCode() {
        return all().hashCode();
    }

    @Override
    public String toString() {
        return state + ": " + done() + (total.isEmpty() ? "" : " of " + total.getAsLong()) + " messages, " + accepted
                + " accepted, " + refused + " refused, " + unconfirmed + " unconfirmed, "
                + String.format(Locale.ROOT, "%.0f", perSecond()) + " a second";
    }
}
