package io.smsgateway.springboot;

import io.smsgateway.ProviderId;

/**
 * Which messages the application sent. A bean of this type decides which delivery reports are believed of a vendor that
 * signs nothing, such as Itniotech; without one, this process remembers the last 100,000 messages that it sent itself. Safe
 * for many threads.
 */
@FunctionalInterface
public interface KnownMessages {

    /**
     * Whether a message is the application's own. Where it throws, the vendor is asked to call again.
     *
     * @param messageId as in {@link io.smsgateway.Accepted#messageId} or {@link io.smsgateway.Unconfirmed#reference}
     */
    boolean knows(ProviderId provider, String messageId);
}
