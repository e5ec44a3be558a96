package io.smsgateway.docs;

/** A table of the application in the examples. */
interface MessageTable {

    boolean hasSent(String provider, String messageId);

    void update(String provider, String messageId, String state);
}
