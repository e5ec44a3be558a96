package io.smsgateway.client;

import io.smsgateway.Balance;
import io.smsgateway.BalanceResult;
import io.smsgateway.MessageClass;
import io.smsgateway.Refusal;
import io.smsgateway.TextSanitizer;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Suspension of a provider for a message class. Each wither returns a changed copy. */
public final class Suspension {

    private static final int MAX_NOTE = 200;

    private final Refusal reason;
    private final Instant since;
    private final String note;

    private Suspension(Refusal reason, Instant since, String note) {
        if (!reason.suspends() && reason != Refusal.SUSPENDED) {
            throw new IllegalArgumentException("a provider cannot be suspended for " + reason
                    + "; use SUSPENDED, or a reason that concerns the account, such as OUT_OF_CREDIT");
        }
        this.reason = reason;
        this.since = since.truncatedTo(ChronoUnit.MILLIS);
        this.note = TextSanitizer.of(note);
        if (this.note.length() > MAX_NOTE) {
            throw new IllegalArgumentException(
                    "a note of a suspension must have up to " + MAX_NOTE + " characters, not " + this.note.length());
        }
    }

    /**
     * Returns a suspension without a note.
     *
     * @param reason {@link Refusal#SUSPENDED} where it is by hand, else a reason that concerns the account
     * @param since since when; kept to the millisecond, so that it equals itself when it was stored
     * @throws IllegalArgumentException when the reason does not suspend
     */
    public static Suspension of(Refusal reason, Instant since) {
        return new Suspension(reason, since, "");
    }

    /** Returns why the provider is suspended. */
    public Refusal reason() {
        return reason;
    }

    /** Returns since when, to the millisecond. */
    public Instant since() {
        return since;
    }

    /** Returns who suspended it and why, in words; empty where nothing was said. */
    public String note() {
        return note;
    }

    /**
     * Returns a copy with this note; control characters are escaped.
     *
     * @param text up to 200 characters
     * @throws IllegalArgumentException when it is longer
     */
    public Suspension withNote(String text) {
        return new Suspension(reason, since, text);
    }

    /**
     * Returns whether it lasts until a person ends it: one by hand, or one of a broken installation. Any other ends with a
     * balance query.
     */
    public boolean isByHand() {
        return reason == Refusal.SUSPENDED || reason == Refusal.MISCONFIGURED;
    }

    /**
     * Returns whether messages of a class can be sent again according to a balance query; a balance that cannot be read
     * allows a try.
     */
    boolean isLiftedBy(BalanceResult result, MessageClass messageClass) {
        if (isByHand()) {
            return false;
        }
        if (result instanceof Balance balance) {
            return !(reason == Refusal.OUT_OF_CREDIT && balance.isEmptyFor(messageClass));
        }
        return Probe.health(result) == Probe.Health.UNKNOWN;
    }

    private List<Object> state() {
        return List.of(reason, since, note);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Suspension suspension && state().equals(suspension.state());
    }

    @Override
    public int hashCode() {
        return state().hashCode();
    }

    @Override
    public String toString() {
        return "Suspension{" + reason + ", since=" + since + (note.isEmpty() ? "" : ", note=" + note) + "}";
    }
}
