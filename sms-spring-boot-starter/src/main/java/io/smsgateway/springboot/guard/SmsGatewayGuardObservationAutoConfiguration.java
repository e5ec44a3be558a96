package io.smsgateway.springboot.guard;

import io.smsgateway.guard.SmsGuard;
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

/** Auto-configuration of the endpoint and the health of the guard. */
@AutoConfiguration(after = SmsGatewayGuardAutoConfiguration.class)
@ConditionalOnClass(SmsGuard.class)
@ConditionalOnBean({SmsGuard.class, GuardStatus.class})
public final class SmsGatewayGuardObservationAutoConfiguration {

    /** Beans for the actuator. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass({Endpoint.class, ConditionalOnAvailableEndpoint.class})
    static class Endpoints {

        @Bean("io.smsgateway.guardEndpoint")
        @ConditionalOnAvailableEndpoint(endpoint = GuardEndpoint.class)
        GuardEndpoint smsGuardEndpoint(SmsGuard guard, GuardStatus status) {
            return new GuardEndpoint(guard, status);
        }
    }

    /** Health as {@code smsGuard}. Needs Spring Boot 4; 3.5 has the classes in another package. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass({HealthIndicator.class, ConditionalOnEnabledHealthIndicator.class})
    @ConditionalOnEnabledHealthIndicator("smsGuard")
    static class Healths {

        /** While the store fails: down where guarded messages are refused, unknown where this machine counts alone. */
        @Bean
        @ConditionalOnMissingBean(name = "smsGuardHealthIndicator")
        HealthIndicator smsGuardHealthIndicator(SmsGuard guard) {
            return () -> {
                try {
                    return Health.up()
                            .withDetail("blocks", guard.blocks().size())
                            .build();
                } catch (RuntimeException failed) {
                    boolean refuses = guard.policy().refusesWithoutStore();
                    return (refuses ? Health.down() : Health.unknown())
                            .withException(failed)
                            .withDetail(
                                    "effect",
                                    refuses ? "guarded messages are refused" : "this machine counts messages alone")
                            .build();
                }
            };
        }
    }
}
