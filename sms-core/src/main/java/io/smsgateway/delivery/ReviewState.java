package io.smsgateway.delivery;

/** How far a template or a signature got with the vendor's reviewers. */
public enum ReviewState {
    IN_REVIEW,
    APPROVED,
    REFUSED,
    /** The vendor says something that this library does not know. */
    UNKNOWN
}
