package io.smsgateway;

/**
 * How many copies of a message the library may send. Every copy beyond the first goes to another provider, and only
 * after an {@link Unconfirmed} result: no provider gets a message twice.
 *
 * @param maxCopies from 1 to 5
 */
public record Guarantee(int maxCopies) {

    /** No second copy: an unconfirmed attempt ends the message as {@link Unconfirmed}. */
    public static final Guarantee AT_MOST_ONCE = new Guarantee(1);

    /** Up to two copies while the message is worth sending, for messages where a copy is better than a loss. */
    public static final Guarantee AT_LEAST_ONCE = new Guarantee(2);

    public Guarantee {
        if (maxCopies < 1 || maxCopies > 5) {
            throw new IllegalArgumentException("maxCopies must be from 1 to 5, not " + maxCopies);
        }
    }
}
