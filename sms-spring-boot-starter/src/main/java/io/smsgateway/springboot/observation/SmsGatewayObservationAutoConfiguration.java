package io.smsgateway.springboot.observation;

import io.micrometer.core.instrument.binder.MeterBinder;
import io.micrometer.observation.ObservationRegistry;
import io.smsgateway.TimeSource;
import io.smsgateway.client.BalanceWatch;
import io.smsgateway.springboot.CurrentClient;
import io.smsgateway.springboot.SmsGatewayAutoConfiguration;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.actuate.endpoint.SanitizingFunction;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Auto-configuration of balance checks and their events, observations, meters and the outcome log. */
@AutoConfiguration(after = SmsGatewayAutoConfiguration.class)
@ConditionalOnBean(CurrentClient.class)
public final class SmsGatewayObservationAutoConfiguration {

    @Bean("io.smsgateway.balanceWatch")
    @ConditionalOnMissingBean
    BalanceWatch smsBalanceWatch(ObjectProvider<TimeSource> time, ApplicationEventPublisher events) {
        return new BalanceWatch(time.getIfAvailable(TimeSource::system), events::publishEvent);
    }

    @Bean("io.smsgateway.balanceWatching")
    BalanceWatchLifecycle smsBalanceWatching(
            BalanceWatch watch, CurrentClient current, ObjectProvider<BalanceCheckListener> listeners) {
        return new BalanceWatchLifecycle(watch, current, listeners);
    }

    @Bean("io.smsgateway.outcomeLog")
    OutcomeHistory smsOutcomeLog(ObjectProvider<TimeSource> time) {
        return new OutcomeHistory(time.getIfAvailable(TimeSource::system).clock());
    }

    @Bean("io.smsgateway.refusedTemplates")
    RefusedTemplates smsRefusedTemplates(ObjectProvider<TimeSource> time) {
        return new RefusedTemplates(time.getIfAvailable(TimeSource::system));
    }

    @Bean("io.smsgateway.sendObservations")
    SendObservations smsSendObservations(ObjectProvider<ObservationRegistry> observations) {
        return new SendObservations(observations);
    }

    /** Beans for the endpoints of the environment. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(SanitizingFunction.class)
    static class Secrets {

        @Bean("io.smsgateway.secretSanitizer")
        SecretSanitizer smsSecretSanitizer() {
            return new SecretSanitizer();
        }
    }

    /** Beans for Micrometer meters. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(MeterBinder.class)
    static class Meters {

        @Bean("io.smsgateway.failoverCounter")
        FailoverCounter smsFailoverCounter() {
            return new FailoverCounter();
        }

        @Bean("io.smsgateway.storeMeters")
        StoreMeters smsStoreMeters() {
            return new StoreMeters();
        }

        @Bean("io.smsgateway.meters")
        SmsGatewayMeters smsGatewayMeters(CurrentClient current, BalanceWatch watch) {
            return new SmsGatewayMeters(current, watch);
        }
    }
}
