package io.smsgateway.springboot;

import io.smsgateway.spi.SmsProvider;

/**
 * Makes providers of one vendor from configuration. Those of the adapters on the class path are there; a bean of this type
 * adds a vendor of your own, which entries of {@code sms-gateway.providers} name by {@code type}.
 */
public interface SmsProviderFactory {

    /** What {@code sms-gateway.providers.*.type} names it by. */
    String type();

    /**
     * Makes a provider whose id is the account's name. Makes no request; whoever calls closes what was made.
     *
     * @throws IllegalArgumentException when a value can't be; the message repeats no credential
     */
    SmsProvider create(ProviderAccount account);
}
