package io.smsgateway.docs;

import io.smsgateway.PhoneNumber;
import org.jspecify.annotations.Nullable;

/** A table of the application in the examples. */
interface MessageTable {

    boolean hasSent(String provider, String messageId, @Nullable PhoneNumber recipient);

    void update(String provider, String messageId, @Nullable PhoneNumber recipient, String state);
}
