package io.smsgateway.springboot;

import io.smsgateway.spi.SmsProvider;

/**
 * Makes providers of one vendor from configuration. Those of the adapters on the class path are there; a bean of this type
 * adds a vendor of your own, which entries of {@code sms-gateway.providers} name by {@code type}.
 */
public interface SmsProviderFactory {

    /** Returns the value of {@code sms-gateway.providers.*.type} that selects this factory. */
    String type();

    /**
     * Creates a provider whose id is the account's name, without a request. The caller closes it.
     *
     * @throws IllegalArgumentException when a value can't be; the message repeats no credential
     */
    SmsProvider create(ProviderAccount account);
}
