package io.smsgateway.delivery;

/** Why an accepted message did not reach the person, by class. */
public enum FailureReason {
    /** The number does not exist. */
    INVALID_RECIPIENT,
    /** The carrier, or the person, wants no messages to this number. */
    RECIPIENT_REFUSED,
    /** The handset is off, suspended or out of reach. */
    UNREACHABLE,
    /** A call was not answered, or rejected. */
    NO_ANSWER,
    /** A call met a busy line. */
    BUSY,
    /** The carrier's filter did not let it through. */
    CONTENT_REJECTED,
    /** The carrier lets no more messages through to this person for now. */
    RECIPIENT_LIMIT,
    /** The account ran out of quota after it had accepted the message. */
    OUT_OF_CREDIT,
    /** A reason that the vendor does not name. */
    OTHER
}
