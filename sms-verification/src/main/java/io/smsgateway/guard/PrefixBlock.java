package io.smsgateway.guard;

import java.time.Instant;

/**
 * A prefix of which too few codes were verified.
 *
 * @param prefix a plus, the country code and the first digits of the national number
 * @param until when the block ends; in the past where it has ended or was lifted
 * @param level how many blocks followed one another; 0 after it was lifted
 */
public record PrefixBlock(String prefix, Instant until, int level) {

    /** Returns whether the block is in force at this time. */
    public boolean isActive(Instant now) {
        return now.isBefore(until);
    }
}
