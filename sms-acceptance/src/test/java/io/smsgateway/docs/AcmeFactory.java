package io.smsgateway.docs;

import io.smsgateway.Secret;
import io.smsgateway.http.HttpSettings;
import io.smsgateway.spi.SmsProvider;
import io.smsgateway.springboot.ProviderAccount;
import io.smsgateway.springboot.SmsProviderFactory;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

final class AcmeFactory implements SmsProviderFactory<AcmeFactory.AcmeProperties> {

    /**
     * Properties of an entry of type {@code acme}.
     *
     * @param user Name of the account
     * @param token Token of the account
     * @param sender Default sender. None by default
     */
    @ConfigurationProperties("sms-gateway.providers.acme")
    record AcmeProperties(
            String user, Secret token, @Nullable String sender) {}

    @Override
    public String type() {
        return "acme";
    }

    @Override
    public Class<AcmeProperties> properties() {
        return AcmeProperties.class;
    }

    @Override
    public SmsProvider create(ProviderAccount<AcmeProperties> account) {
        HttpSettings http = account.http(HttpSettings.of(URI.create("https://api.acme.example")));
        AcmeProperties properties = account.properties();
        return AcmeApi.provider(account.name(), http, properties.user(), properties.token());
    }
}
