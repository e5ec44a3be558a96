package io.smsgateway.delivery;

/** Reason why an accepted message was not delivered. Values may be added; use a default branch. */
public enum FailureReason {
    /** The number does not exist. */
    INVALID_RECIPIENT,
    /** The carrier or the recipient blocks messages to this number. */
    RECIPIENT_REFUSED,
    /** The handset is switched off, suspended or out of coverage. */
    UNREACHABLE,
    /** A call was not answered, or was rejected. */
    NO_ANSWER,
    /** The line was busy for a call. */
    BUSY,
    /** The carrier's filter rejected the content. */
    CONTENT_REJECTED,
    /** The carrier limits messages to this recipient for now. */
    RECIPIENT_LIMIT,
    /** The account ran out of quota after the vendor had accepted the message. */
    OUT_OF_CREDIT,
    /** A reason that the vendor does not name. */
    OTHER
}
