package io.smsgateway.delivery;

/** State of a template or a signature in the vendor's review. Values may be added; use a default branch. */
public enum ReviewState {
    /** The review is not finished. */
    IN_REVIEW,
    /** The reviewers approved it. */
    APPROVED,
    /** The reviewers refused it. */
    REFUSED,
    /** The vendor reports a state that the library does not know. */
    UNKNOWN
}
