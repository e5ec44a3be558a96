package io.smsgateway.springboot.outbox;

import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Lazy;

/** Auto-configuration for an application without an outbox, which must have no {@link SmsOutcomeListener}. */
@AutoConfiguration(after = SmsGatewayOutboxAutoConfiguration.class)
@ConditionalOnMissingBean(type = "io.smsgateway.outbox.SmsOutbox")
public final class SmsGatewayOutcomeAutoConfiguration {

    /** Not lazy, so that it checks also with lazy initialization. */
    @Bean("io.smsgateway.outcomeListenerCheck")
    @Lazy(false)
    OutcomeListenerCheck smsOutcomeListenerCheck(ConfigurableListableBeanFactory beans) {
        return new OutcomeListenerCheck(beans);
    }
}
