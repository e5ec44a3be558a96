package io.smsgateway.springboot.observation;

import io.micrometer.core.instrument.binder.MeterBinder;
import io.micrometer.observation.ObservationRegistry;
import io.smsgateway.TimeSource;
import io.smsgateway.catalog.MessageCatalog;
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
    AttemptCustomizer smsAttemptCustomizer(
            ObjectProvider<ObservationRegistry> observations,
            ObjectProvider<AttemptListener> listeners,
            ObjectProvider<TimeSource> time) {
        return new AttemptCustomizer(observations, listeners, time);
    }

    @Bean
    MessageObserving smsMessageObserving(
            CurrentClient current,
            ObjectProvider<ObservationRegistry> observations,
            ObjectProvider<MessageCatalog> catalog) {
        return new MessageObserving(current, observations, catalog);
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
