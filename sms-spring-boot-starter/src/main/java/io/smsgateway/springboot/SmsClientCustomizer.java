package io.smsgateway.springboot;

import io.smsgateway.client.SmsClientBuilder;

/**
 * Customizes the client after the configuration was applied. Beans of this type are called in their order, at start and at
 * each refresh; none where {@code sms-gateway.enabled} is false.
 */
@FunctionalInterface
public interface SmsClientCustomizer {

    /**
     * Changes the builder. A provider that is added here is closed with the client, and is the last of the route where no
     * routes are configured.
     */
    void customize(SmsClientBuilder builder);
}
