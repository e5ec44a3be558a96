package io.smsgateway.codes;

import static com.google.common.base.Preconditions.checkArgument;

import com.google.common.collect.Range;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Settings of codes. Immutable; each wither returns a changed copy. Contradictions are refused where a service is built. */
public final class CodeSettings {

    /** Default values. */
    public static final CodeSettings DEFAULT =
            new CodeSettings(6, Duration.ofMinutes(10), 5, List.of(Duration.ofSeconds(60), Duration.ofSeconds(120)));

    private static final int MAX_PAUSES = 9;
    private static final int LEAST_GUESSES = 1000;

    private final int digits;
    private final Duration life;
    private final int maxTries;
    private final List<Duration> resendPauses;

    private CodeSettings(int digits, Duration life, int maxTries, List<Duration> resendPauses) {
        this.digits = within("digits", digits, 4, 8);
        this.life = within("life", life, Duration.ofSeconds(30), Duration.ofHours(1));
        this.maxTries = within("maxTries", maxTries, 1, 20);
        this.resendPauses = List.copyOf(resendPauses);
        within("the number of resendPauses", this.resendPauses.size(), 0, MAX_PAUSES);
        this.resendPauses.forEach(
                pause -> within("each of resendPauses", pause, Duration.ofSeconds(1), Duration.ofHours(1)));
    }

    private static <T extends Comparable<T>> T within(String name, T value, T least, T most) {
        checkArgument(
                Range.closed(least, most).contains(value),
                "%s must be from %s to %s, not %s",
                name,
                least,
                most,
                value);
        return value;
    }

    /**
     * Checks the settings together.
     *
     * @throws IllegalArgumentException when two of them contradict each other
     */
    void requireConsistent() {
        Duration last = resendPauses.stream().reduce(Duration.ZERO, Duration::plus);
        checkArgument(
                last.compareTo(life) < 0,
                "resendPauses add up to %s, so that the last message would leave after the code's life of %s; use a longer"
                        + " life or fewer pauses",
                last,
                life);
        checkArgument(
                maxTries * LEAST_GUESSES <= Math.pow(10, digits),
                "maxTries of %s with %s digits make a guess right more often than once in %s; use fewer tries or more digits",
                maxTries,
                digits,
                LEAST_GUESSES);
    }

    /** Returns how many digits a code has; 6 by default. */
    public int digits() {
        return digits;
    }

    /** Returns how long a code can be used after its start; 10 minutes by default. Sending it again does not prolong it. */
    public Duration life() {
        return life;
    }

    /** Returns how many codes may be typed for one id; 5 by default. */
    public int maxTries() {
        return maxTries;
    }

    /**
     * Returns the pauses after each message before the next; 60 s and 120 s by default. Their number is how often a code may be
     * sent again.
     */
    public List<Duration> resendPauses() {
        return resendPauses;
    }

    /** Returns a copy with this number of digits, from 4 to 8. Codes that were sent before cannot be used. */
    public CodeSettings withDigits(int other) {
        return new CodeSettings(other, life, maxTries, resendPauses);
    }

    /** Returns a copy with this life, from 30 seconds to an hour. */
    public CodeSettings withLife(Duration other) {
        return new CodeSettings(digits, other, maxTries, resendPauses);
    }

    /** Returns a copy with this number of tries, from 1 to 20. */
    public CodeSettings withMaxTries(int other) {
        return new CodeSettings(digits, life, other, resendPauses);
    }

    /** Returns a copy with these pauses, at most 9, from a second to an hour each; none to send each code once. */
    public CodeSettings withResendPauses(List<Duration> other) {
        return new CodeSettings(digits, life, maxTries, other);
    }

    private List<Object> state() {
        return List.of(digits, life, maxTries, resendPauses);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof CodeSettings settings && state().equals(settings.state());
    }

    @Override
    public int hashCode() {
        return state().hashCode();
    }

    @Override
    public String toString() {
        return "CodeSettings{digits=" + digits + ", life=" + life + ", maxTries=" + maxTries + ", resendPauses="
                + resendPauses + "}";
    }
}
