package io.smsgateway.verification;

/**
 * A vendor's verdict on a code that a person typed. Only {@link #VALID} grants access. Values may be added; use a
 * default branch.
 */
public enum Verdict {
    /** The code is right, in time and used for the first time. */
    VALID,
    /** The code is wrong. */
    WRONG,
    /** The code has expired. */
    EXPIRED,
    /** The code was found valid before, and counts only once. */
    ALREADY_USED,
    /** The vendor knows no such verification. */
    UNKNOWN_ID,
    /** Too many codes were tried. */
    TOO_MANY_TRIES,
    /** No usable response. The code may have counted as used. */
    UNAVAILABLE
}
