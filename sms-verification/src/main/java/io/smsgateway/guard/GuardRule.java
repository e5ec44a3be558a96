package io.smsgateway.guard;

/** Rules of the guard. Values may be added; use a default branch. */
public enum GuardRule {
    /** The country of the number is not allowed. */
    COUNTRY,
    /** The number belongs to a kind of line that is not allowed, such as premium rate. */
    NUMBER_TYPE,
    /** The number had its messages of the minute, the hour or the day. */
    NUMBER,
    /** The client's address started its messages of the minute, the hour or the day. */
    ADDRESS,
    /** The tenant sent its messages of the hour or the day. */
    TENANT,
    /** The prefix of the number has far more messages than its own week and all traffic explain. */
    PREFIX,
    /** Too few of the codes sent to the prefix of the number were verified. */
    CONVERSION,
    /** The money of the hour or the day is spent. */
    SPEND,
    /** The store of the counters failed, and the policy says to send nothing then. */
    STORE
}
