package io.smsgateway.springboot.outbox;

import io.micrometer.core.instrument.binder.MeterBinder;
import io.smsgateway.TimeSource;
import io.smsgateway.outbox.SmsOutbox;
import org.springframework.beans.factory.ObjectProvider;
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

/** Auto-configuration of the outbox's meters, endpoint and health. */
@AutoConfiguration(after = SmsGatewayOutboxAutoConfiguration.class)
@ConditionalOnClass(SmsOutbox.class)
@ConditionalOnBean(SmsOutbox.class)
public final class SmsGatewayOutboxObservationAutoConfiguration {

    /** Beans for Micrometer meters. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(MeterBinder.class)
    static class Meters {

        @Bean("io.smsgateway.outboxMeters")
        OutboxMeters smsOutboxMeters(SmsOutbox outbox, ObjectProvider<TimeSource> time) {
            return new OutboxMeters(outbox, time.getIfAvailable(TimeSource::system));
        }
    }

    /** Beans for the actuator. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass({Endpoint.class, ConditionalOnAvailableEndpoint.class})
    static class Endpoints {

        @Bean("io.smsgateway.outboxEndpoint")
        @ConditionalOnAvailableEndpoint(endpoint = OutboxEndpoint.class)
        OutboxEndpoint smsOutboxEndpoint(SmsOutbox outbox) {
            return new OutboxEndpoint(outbox);
        }
    }

    /** Health as {@code smsOutbox}. Needs Spring Boot 4; 3.5 has the classes in another package. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass({HealthIndicator.class, ConditionalOnEnabledHealthIndicator.class})
    @ConditionalOnEnabledHealthIndicator("smsOutbox")
    static class Healths {

        @Bean
        @ConditionalOnMissingBean(name = "smsOutboxHealthIndicator")
        HealthIndicator smsOutboxHealthIndicator(SmsOutbox outbox) {
            return () -> {
                var status = outbox.status();
                Health.Builder health = Health.up();
                if (status.oldestDue() != null) {
                    health.withDetail("oldestDue", status.oldestDue().toString());
                }
                if (!status.paused().isEmpty()) {
                    health.withDetail("paused", status.paused());
                }
                return health.withDetail("claimed", status.claimed())
                        .withDetail("openRequests", status.openRequests())
                        .withDetail("unconfirmed", status.unconfirmed())
                        .withDetail("untoldOutcomes", status.untoldOutcomes())
                        .withDetail("refusedOutcomes", status.refusedOutcomes())
                        .build();
            };
        }
    }
}
