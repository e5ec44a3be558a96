package io.smsgateway.springboot.observation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.actuate.env.EnvironmentEndpoint;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;

class SecretSanitizerTest {

    /** Valid where a secret has to be long. */
    private static final String CANARY = "canary0123456789canary0123456789";

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class Application {}

    @ParameterizedTest
    @CsvSource({
        "sms-gateway.providers.jsms.master-secret, true",
        "sms-gateway.providers.jsms.app-key, true",
        "sms-gateway.providers.jsms.http.proxy-password, true",
        "SMSGATEWAY_PROVIDERS_JSMS_MASTERSECRET, true",
        "sms-gateway.callbacks.token, true",
        "sms-gateway.idempotency.fingerprint-key, true",
        "sms-gateway.state.jdbc.number-key, true",
        "sms-gateway.providers.jsms.type, false",
        "other.master-secret, false"
    })
    void theEnvironmentEndpointShowsNoSecretThoughItShowsValues(String property, boolean hidden) {
        try (ConfigurableApplicationContext context = new SpringApplicationBuilder(Application.class)
                .web(WebApplicationType.NONE)
                .properties(
                        property + "=" + CANARY,
                        "management.endpoint.env.show-values=always",
                        "management.endpoints.jmx.exposure.include=env",
                        "spring.jmx.enabled=true",
                        "spring.main.banner-mode=off",
                        "sms-gateway.enabled=false")
                .run()) {
            EnvironmentEndpoint.EnvironmentEntryDescriptor entry =
                    context.getBean(EnvironmentEndpoint.class).environmentEntry(property);
            Object shown = Objects.requireNonNull(entry.getProperty()).getValue();

            assertThat(shown).isEqualTo(hidden ? "******" : CANARY);
        }
    }
}
