package io.smsgateway.springboot.observation;

import io.smsgateway.TimeSource;
import io.smsgateway.springboot.CurrentClient;
import io.smsgateway.springboot.state.ConfiguredStores;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.health.autoconfigure.contributor.ConditionalOnEnabledHealthIndicator;
import org.springframework.boot.health.contributor.CompositeHealthContributor;
import org.springframework.context.annotation.Bean;

/** Auto-configuration of health as {@code sms} and {@code smsStores}. Needs Spring Boot 4; 3.5 has the classes in another package. */
@AutoConfiguration(after = SmsGatewayObservationAutoConfiguration.class)
@ConditionalOnBean(CurrentClient.class)
@ConditionalOnClass({CompositeHealthContributor.class, ConditionalOnEnabledHealthIndicator.class})
@ConditionalOnEnabledHealthIndicator("sms")
public final class SmsGatewayHealthAutoConfiguration {

    @Bean
    @ConditionalOnMissingBean(name = "smsHealthContributor")
    CompositeHealthContributor smsHealthContributor(CurrentClient current, ObjectProvider<RefusedTemplates> templates) {
        return new SmsHealth(
                current::providers, templates.getIfAvailable(() -> new RefusedTemplates(TimeSource.system())));
    }

    @Bean
    @ConditionalOnMissingBean(name = "smsStoresHealthContributor")
    CompositeHealthContributor smsStoresHealthContributor(ConfiguredStores stores) {
        return new StoreHealth(stores);
    }
}
