package io.smsgateway.delivery;

/** Delivery state of an accepted message. Values may be added; use a default branch. */
public enum DeliveryState {
    /** The message is on the handset, or a call was answered. */
    DELIVERED,
    /**
     * The vendor handed the message to the operator; nothing is known of the handset. Not final: a report of {@link
     * #DELIVERED} or {@link #UNDELIVERED} may follow, or none.
     */
    SENT,
    /** The message was not delivered, and will not be; {@link FailureReason} says why. */
    UNDELIVERED,
    /** The message is on its way. */
    PENDING,
    /** The vendor reports a state that the library does not know. */
    UNKNOWN
}
