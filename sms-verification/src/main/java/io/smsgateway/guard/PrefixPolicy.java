package io.smsgateway.guard;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How many messages an hour a prefix may have: the country code and the first digits of the national number. Immutable; each
 * wither returns a changed copy.
 *
 * <p>The limit of an hour is the largest of the {@link #minimum}, the {@link #factor} times the verified codes of the prefix
 * in an hour of its week, and the {@link #share} of all verified codes of an hour; and for each code of the hour that was
 * verified, as many messages as a healthy conversion explains. A crowd of people who log in raises its own limit; messages
 * that lead to no login do not.
 */
public final class PrefixPolicy {

    /** At least 30 an hour, 5 times the week's mean, 1 % of all traffic. */
    public static final PrefixPolicy DEFAULT = new PrefixPolicy(true, 30, 5, 0.01);

    /** No limit. */
    public static final PrefixPolicy NONE = new PrefixPolicy(false, 30, 5, 0.01);

    private final boolean limited;
    private final int minimum;
    private final double factor;
    private final double share;

    private PrefixPolicy(boolean limited, int minimum, double factor, double share) {
        this.limited = limited;
        this.minimum = Ranges.within("minimum", minimum, 1, 1_000_000);
        this.factor = Ranges.within("factor", factor, 1.0, 1000.0);
        this.share = Ranges.within("share", share, 0.0, 1.0);
    }

    /** Returns whether prefixes are limited. */
    public boolean isLimited() {
        return limited;
    }

    /** Returns how many messages an hour every prefix may have; 30 by default. */
    public int minimum() {
        return minimum;
    }

    /** Returns how many times the verified codes in an hour of its week a prefix may have; 5 by default. */
    public double factor() {
        return factor;
    }

    /** Returns which part of all verified codes of an hour any prefix may have; 0.01 by default. */
    public double share() {
        return share;
    }

    /** Returns a copy with this minimum, from 1 to 1,000,000. */
    public PrefixPolicy withMinimum(int other) {
        return new PrefixPolicy(limited, other, factor, share);
    }

    /** Returns a copy with this factor, from 1 to 1,000. */
    public PrefixPolicy withFactor(double other) {
        return new PrefixPolicy(limited, minimum, other, share);
    }

    /** Returns a copy with this share, from 0 to 1. */
    public PrefixPolicy withShare(double other) {
        return new PrefixPolicy(limited, minimum, factor, other);
    }

    private List<Object> state() {
        return List.of(limited, minimum, factor, share);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof PrefixPolicy policy && state().equals(policy.state());
    }

    @Override
    public int hashCode() {
        return state().hashCode();
    }

    @Override
    public String toString() {
        return limited
                ? "PrefixPolicy{minimum=" + minimum + ", factor=" + factor + ", share=" + share + "}"
                : "PrefixPolicy{none}";
    }
}
