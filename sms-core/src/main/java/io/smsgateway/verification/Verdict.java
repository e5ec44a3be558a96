package io.smsgateway.verification;

/** What a vendor says of a code that a person typed. Only {@link #VALID} lets anybody in. */
public enum Verdict {
    /** It is the code, in time and for the first time. */
    VALID,
    /** It is not the code. */
    WRONG,
    /** Its life-time is over. */
    EXPIRED,
    /** It was found valid before, and counts once only. */
    ALREADY_USED,
    /** The vendor knows no such verification. */
    UNKNOWN_ID,
    /** Too many codes were tried. */
    TOO_MANY_TRIES,
    /** No answer, or none that can be understood: the code may have counted as used. */
    UNAVAILABLE
}
