package io.smsgateway.delivery;

/** What became of a message that was accepted. */
public enum DeliveryState {
    /** It is on the handset, or a call was answered. */
    DELIVERED,
    /** It is not, and won't be; {@link FailureReason} says why. */
    UNDELIVERED,
    /** It is on its way. */
    PENDING,
    /** The vendor says something that this library does not know. */
    UNKNOWN
}
