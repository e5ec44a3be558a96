package io.smsgateway.springboot.observation;

import io.micrometer.core.instrument.binder.MeterBinder;
import io.micrometer.observation.ObservationRegistry;
import io.smsgateway.TimeSource;
import io.smsgateway.client.BalanceWatch;
import io.smsgateway.springboot.CurrentClient;
import io.smsgateway.springboot.SmsGatewayAutoConfiguration;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Auto-configuration of balance checks and their events, observations, meters and the outcome log. */
@AutoConfiguration(after = SmsGatewayAutoConfiguration.class)
public final class SmsGatewayObservationAutoConfiguration {

    @Bean
    @ConditionalOnMissingBean
    BalanceWatch smsBalanceWatch(ObjectProvider<TimeSource> time, ApplicationEventPublisher events) {
        return new BalanceWatch(time.getIfAvailable(TimeSource::system), events::publishEvent);
    }

    @Bean
    BalanceWatchLifecycle smsBalanceWatching(
            BalanceWatch watch, CurrentClient current, ObjectProvider<BalanceCheckListener> listeners) {
        return new BalanceWatchLifecycle(watch, current, listeners);
    }

    @Bean
    OutcomeHistory smsOutcomeLog(ObjectProvider<TimeSource> time) {
        return new OutcomeHistory(time.getIfAvailable(TimeSource::system).clock());
    }

    @Bean
    SendObservations smsSendObservations(ObjectProvider<ObservationRegistry> observations) {
        return new SendObservations(observations);
    }

    /** Beans for Micrometer meters. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(MeterBinder.class)
    static class Meters {

        @Bean
        SmsGatewayMeters smsGatewayMeters(CurrentClient current, BalanceWatch watch) {
            return new SmsGatewayMeters(current, watch);
        }
    }
}
