package io.smsgateway.springboot.codes;

import io.smsgateway.codes.CodeService;
import org.springframework.boot.actuate.autoconfigure.endpoint.condition.ConditionalOnAvailableEndpoint;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.health.autoconfigure.contributor.ConditionalOnEnabledHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Auto-configuration of the endpoint and the health of one-time codes. */
@AutoConfiguration(after = SmsGatewayCodesAutoConfiguration.class)
@ConditionalOnClass(CodeService.class)
@ConditionalOnBean(CodeStatus.class)
public final class SmsGatewayCodesObservationAutoConfiguration {

    /** Beans for the actuator. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass({Endpoint.class, ConditionalOnAvailableEndpoint.class})
    static class Endpoints {

        @Bean("io.smsgateway.codesEndpoint")
        @ConditionalOnAvailableEndpoint(endpoint = CodesEndpoint.class)
        CodesEndpoint smsCodesEndpoint(CodeStatus status) {
            return new CodesEndpoint(status);
        }
    }

    /** Health as {@code smsCodes}. Needs Spring Boot 4; 3.5 has the classes in another package. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass({HealthIndicator.class, ConditionalOnEnabledHealthIndicator.class})
    @ConditionalOnEnabledHealthIndicator("smsCodes")
    static class Healths {

        /** Down while the store fails, because no code is sent and none is valid. Up while no bean has needed codes. */
        @Bean
        @ConditionalOnMissingBean(name = "smsCodesHealthIndicator")
        HealthIndicator smsCodesHealthIndicator(CodeStatus status) {
            return () -> {
                CodeStatus.Parts parts = status.parts();
                if (parts == null) {
                    return Health.up().build();
                }
                Health.Builder health =
                        Health.up().withDetail("store", parts.store().toString());
                try {
                    var unused = parts.store().find("health");
                    return health.build();
                } catch (RuntimeException failed) {
                    return health.down(failed)
                            .withDetail("effect", "no code is sent, and none is valid")
                            .build();
                }
            };
        }
    }
}
