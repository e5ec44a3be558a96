package io.smsgateway.springboot.scanned;

import io.smsgateway.Secret;
import io.smsgateway.spi.SmsProvider;
import io.smsgateway.springboot.ProviderAccount;
import io.smsgateway.springboot.SmsProviderFactory;
import io.smsgateway.testkit.ScriptedProvider;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Bean;

/** Scans for properties in this package. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@ConfigurationPropertiesScan
public class ScannedApplication {

    /** Properties of the application's own. */
    @ConfigurationProperties("vault")
    public record Vault(@Nullable Secret key, List<Secret> older) {}

    /** As documented for vendors of an application's own. */
    public static final class AcmeFactory implements SmsProviderFactory<AcmeFactory.AcmeProperties> {

        /** Properties of an entry. */
        @ConfigurationProperties("sms-gateway.providers.acme")
        public record AcmeProperties(
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
            return ScriptedProvider.accepting(account.name());
        }
    }

    @Bean
    AcmeFactory acmeFactory() {
        return new AcmeFactory();
    }
}
