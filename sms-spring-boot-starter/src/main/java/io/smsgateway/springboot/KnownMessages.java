package io.smsgateway.springboot;

import io.smsgateway.ProviderId;

/**
 * Knows which messages the application has sent. A vendor such as Itniotech signs no callbacks; its delivery reports are
 * accepted for known messages only. Without a bean of this type the process remembers the last 100,000 messages that it has
 * sent itself. Implementations must be safe for many threads.
 */
@FunctionalInterface
public interface KnownMessages {

    /**
     * Returns whether the application has sent a message. An exception makes the vendor repeat the callback.
     *
     * @param messageId as in {@link io.smsgateway.Accepted#messageId} or {@link io.smsgateway.Unconfirmed#reference}
     */
    boolean knows(ProviderId provider, String messageId);
}
