package io.smsgateway.guard;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * When too few codes of a prefix are verified, and what follows. Immutable; each wither returns a changed copy.
 *
 * <p>Counts messages of one hour that were sent at least ten minutes ago, and those of them whose code was verified within
 * ten minutes. It reports and blocks nothing by default, because a few messages that are never verified would otherwise lock
 * out the honest users of a prefix.
 */
public final class ConversionPolicy {

    /** At least 20 messages, below 35 % and below half of the average; reports only; 15 minutes, doubling up to 24 hours. */
    public static final ConversionPolicy DEFAULT =
            new ConversionPolicy(20, 0.35, 0.5, false, Duration.ofMinutes(15), Duration.ofHours(24));

    private final int minimum;
    private final double rate;
    private final double ofAverage;
    private final boolean blocking;
    private final Duration blockFor;
    private final Duration maxBlock;

    private ConversionPolicy(
            int minimum, double rate, double ofAverage, boolean blocking, Duration blockFor, Duration maxBlock) {
        this.minimum = Ranges.within("minimum", minimum, 1, 1_000_000);
        this.rate = Ranges.within("rate", rate, 0.01, 1.0);
        this.ofAverage = Ranges.within("ofAverage", ofAverage, 0.01, 1.0);
        this.blocking = blocking;
        this.blockFor = Ranges.within("blockFor", blockFor, Duration.ofMinutes(1), Duration.ofDays(7));
        this.maxBlock = Ranges.within("maxBlock", maxBlock, blockFor, Duration.ofDays(7));
    }

    /** Returns of how many messages at least a rate is judged; 20 by default. */
    public int minimum() {
        return minimum;
    }

    /** Returns below which part of verified codes a prefix is suspicious; 0.35 by default. */
    public double rate() {
        return rate;
    }

    /** Returns below which part of the rate of all other traffic a prefix is suspicious; 0.5 by default. */
    public double ofAverage() {
        return ofAverage;
    }

    /** Returns whether a suspicious prefix is blocked; false by default. */
    public boolean isBlocking() {
        return blocking;
    }

    /** Returns the length of the first block; 15 minutes by default. */
    public Duration blockFor() {
        return blockFor;
    }

    /** Returns the length of the longest block; 24 hours by default. */
    public Duration maxBlock() {
        return maxBlock;
    }

    /** Returns a copy that judges rates of at least this many messages, from 1 to 1,000,000. */
    public ConversionPolicy withMinimum(int other) {
        return new ConversionPolicy(other, rate, ofAverage, blocking, blockFor, maxBlock);
    }

    /** Returns a copy with this rate, from 0.01 to 1. */
    public ConversionPolicy withRate(double other) {
        return new ConversionPolicy(minimum, other, ofAverage, blocking, blockFor, maxBlock);
    }

    /** Returns a copy with this part of the average, from 0.01 to 1. */
    public ConversionPolicy withOfAverage(double other) {
        return new ConversionPolicy(minimum, rate, other, blocking, blockFor, maxBlock);
    }

    /** Returns a copy that blocks, or reports only. */
    public ConversionPolicy withBlocking(boolean other) {
        return new ConversionPolicy(minimum, rate, ofAverage, other, blockFor, maxBlock);
    }

    /**
     * Returns a copy with these lengths of a block. A block within a day after another one of the prefix is twice as long.
     *
     * @param first from a minute to 7 days
     * @param longest from the first to 7 days
     */
    public ConversionPolicy withBlock(Duration first, Duration longest) {
        return new ConversionPolicy(minimum, rate, ofAverage, blocking, first, longest);
    }

    private List<Object> state() {
        return List.of(minimum, rate, ofAverage, blocking, blockFor, maxBlock);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ConversionPolicy policy && state().equals(policy.state());
    }

    @Override
    public int hashCode() {
        return state().hashCode();
    }

    @Override
    public String toString() {
        return "ConversionPolicy{minimum=" + minimum + ", rate=" + rate + ", ofAverage=" + ofAverage + ", "
                + (blocking ? "blocks " + blockFor + " to " + maxBlock : "reports") + "}";
    }
}
