package io.smsgateway;

/** What may be done about an answer, from hopeless to hopeful. Retry and failover read only this. */
public enum Remedy {
    /** Nothing: the message was accepted, is in doubt, or would be refused everywhere. */
    NONE,
    /** Another provider may take it. */
    FAILOVER,
    /** Another provider may take it, or this one after a pause. */
    RETRY
}
