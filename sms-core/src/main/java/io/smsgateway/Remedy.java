package io.smsgateway;

/** What can be done about a result, in ascending order. Retry and failover read only this. */
public enum Remedy {
    /** Nothing: the message was accepted, is unconfirmed, or would be refused by every provider. */
    NONE,
    /** Another provider may take the message. */
    FAILOVER,
    /** Another provider may take the message, or the same one after a pause. */
    RETRY
}
