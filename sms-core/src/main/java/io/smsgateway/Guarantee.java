package io.smsgateway;

/**
 * How many copies of a message the library may put on the wire by itself. Every copy beyond the first goes to another
 * provider, and only after an {@link Unconfirmed} answer: a provider in doubt about a message is never asked again.
 *
 * @param maxCopies from 1 to 5
 */
public record Guarantee(int maxCopies) {

    /** No second copy: an answer in doubt ends the message as {@link Unconfirmed}. */
    public static final Guarantee AT_MOST_ONCE = new Guarantee(1);

    /** A copy is better than a loss: up to two copies, while the message is worth sending. */
    public static final Guarantee AT_LEAST_ONCE = new Guarantee(2);

    public Guarantee {
        if (maxCopies < 1 || maxCopies > 5) {
            throw new IllegalArgumentException("maxCopies must be from 1 to 5, not " + maxCopies);
        }
    }
}
