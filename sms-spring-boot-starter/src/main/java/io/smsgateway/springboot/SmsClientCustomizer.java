package io.smsgateway.springboot;

import io.smsgateway.client.SmsClientBuilder;

/**
 * A bean that has the last word on how the client is built, in the order of the beans. Called at the start and again
 * whenever the configuration changes, each time with a builder of its own.
 */
@FunctionalInterface
public interface SmsClientCustomizer {

    /** Changes what configuration has set; a provider that is added here is closed with the client that was built. */
    void customize(SmsClientBuilder builder);
}
