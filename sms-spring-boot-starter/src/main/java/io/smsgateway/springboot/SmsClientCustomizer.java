package io.smsgateway.springboot;

import io.smsgateway.client.SmsClientBuilder;

/**
 * A bean that has the last word on how the client is built, in the order of the beans. Called at the start and again
 * whenever the configuration changes, each time with a builder of its own.
 */
@FunctionalInterface
public interface SmsClientCustomizer {

    /**
     * Changes what configuration has set. A provider that is added here is closed with the client that was built, and is at
     * the end of the route where no routes are configured.
     */
    void customize(SmsClientBuilder builder);
}
