package io.smsgateway.springboot;

import io.smsgateway.spi.SmsProvider;

/**
 * Creates providers of one vendor from configuration. The starter has a factory for each adapter on the class path; a bean
 * of this type adds another vendor, which entries of {@code sms-gateway.providers} name by {@code type}.
 *
 * @param <P> the vendor's properties
 */
public interface SmsProviderFactory<P extends Record> {

    /** Returns the value of {@code sms-gateway.providers.*.type} that selects this factory. */
    String type();

    /**
     * Returns the class of the vendor's properties. It is bound from {@code sms-gateway.providers.<name>}, beside the
     * properties that all entries have. A component that is neither {@code @Nullable} nor has a {@code @DefaultValue} is
     * required. Credentials are of type {@link io.smsgateway.Secret} or {@code String}. Annotate the class with
     * {@code @ConfigurationProperties("sms-gateway.providers.<type>")} for completion in IDEs.
     */
    Class<P> properties();

    /**
     * Creates a provider whose id is the account's name. Makes no request. The caller closes the provider.
     *
     * @throws IllegalArgumentException when a value is invalid; the message must repeat no credential
     */
    SmsProvider create(ProviderAccount<P> account);
}
