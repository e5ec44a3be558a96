package io.smsgateway.codes;

/** Verdict on a code that a person typed. Only {@link #VALID} grants access. Values may be added; use a default branch. */
public enum CodeVerdict {
    /** The code is right, in time and used for the first time, and was sent to this number for this purpose and session. */
    VALID,
    /** The code is wrong; the try was counted. */
    WRONG,
    /** The code has expired. */
    EXPIRED,
    /** The code was found valid before, and counts only once. */
    USED,
    /** As many wrong codes were typed as are permitted, so that no further one is checked. */
    TOO_MANY_TRIES,
    /** There is no such code for this number, purpose and session, or it was cancelled, or it ended long ago. */
    UNKNOWN,
    /** The store did not respond. The try may have been counted, and the code may have been used. */
    UNAVAILABLE
}
