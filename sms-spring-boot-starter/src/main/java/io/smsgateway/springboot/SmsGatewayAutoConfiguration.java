package io.smsgateway.springboot;

import io.smsgateway.AsyncSmsGateway;
import io.smsgateway.SmsGateway;
import io.smsgateway.TimeSource;
import io.smsgateway.catalog.MessageCatalog;
import io.smsgateway.client.SmsClient;
import io.smsgateway.idempotency.IdempotencyStore;
import io.smsgateway.idempotency.InMemoryIdempotencyStore;
import io.smsgateway.itniotech.ItniotechProvider;
import io.smsgateway.jsms.JsmsProvider;
import io.smsgateway.routing.Routing;
import io.smsgateway.schedule.ScheduleService;
import io.smsgateway.spi.SmsProvider;
import io.smsgateway.springboot.properties.SmsGatewayProperties;
import io.smsgateway.verification.VerificationService;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.ImportRuntimeHints;
import org.springframework.context.annotation.Lazy;
import org.springframework.core.env.Environment;

/**
 * A gateway by configuration. No condition looks at {@code sms-gateway}: ahead-of-time processing would freeze what was
 * configured while building, so it is read when the application starts.
 */
@AutoConfiguration(afterName = "org.springframework.boot.autoconfigure.ssl.SslAutoConfiguration")
@EnableConfigurationProperties(SmsGatewayProperties.class)
@ImportRuntimeHints(SmsGatewayRuntimeHints.class)
public final class SmsGatewayAutoConfiguration {

    @Bean
    @ConditionalOnMissingBean
    IdempotencyStore smsIdempotencyStore() {
        return new InMemoryIdempotencyStore();
    }

    @Bean
    ClientAssembly smsClientAssembly(
            ObjectProvider<SmsProviderFactory> factories,
            ObjectProvider<SmsProvider> providers,
            ObjectProvider<SmsGatewayConnectionDetails> details,
            ObjectProvider<SslBundles> bundles,
            ObjectProvider<SmsClientCustomizer> customizers,
            ObjectProvider<MessageCatalog> catalog,
            ObjectProvider<Routing> routing,
            IdempotencyStore keys,
            ObjectProvider<TimeSource> time) {
        ProviderFactories vendors = new ProviderFactories(factories, providers, details, bundles);
        return new ClientAssembly(vendors, customizers, catalog, routing, keys, time);
    }

    @Bean
    CurrentClient smsCurrentClient(
            SmsGatewayProperties properties,
            ClientAssembly assembly,
            ObjectProvider<SmsClient> own,
            ObjectProvider<SmsProvider> providers) {
        // what is made before it is closed after it, so that what is in flight still has its provider
        providers.stream().forEach(made -> {});
        return new CurrentClient(properties, () -> {
            SmsClient made = own.getIfAvailable();
            return made == null
                    ? assembly.build(properties)
                    : new ConfiguredClient(properties, new ConfiguredProviders(), made);
        });
    }

    /** Finds mistakes at the start, even where all else waits until it is needed. */
    @Bean
    @Lazy(false)
    SmsGatewayRefresher smsGatewayRefresher(
            SmsGatewayProperties properties,
            CurrentClient current,
            ClientAssembly assembly,
            Environment environment,
            ObjectProvider<SslBundles> bundles,
            ObjectProvider<SmsClient> own) {
        return new SmsGatewayRefresher(properties, current, assembly, environment, bundles, own);
    }

    @Bean
    ChangeListener smsGatewayChangeListener(SmsGatewayRefresher refresher) {
        return new ChangeListener(refresher);
    }

    /** An application that has a gateway of its own starts without any provider, and then needs none. */
    @Bean
    @ConditionalOnMissingBean
    SmsGateway smsGateway(CurrentClient current, ObjectProvider<GatewayDecorator> decorators) {
        current.generation();
        return decorated(new CurrentGateway(current), decorators);
    }

    @Bean
    AsyncThreads smsAsyncThreads(SmsGatewayProperties properties) {
        return new AsyncThreads(properties.async());
    }

    @Bean
    @ConditionalOnMissingBean
    AsyncSmsGateway asyncSmsGateway(SmsGateway gateway, AsyncThreads threads) {
        return new AsyncSmsGateway(gateway, threads.executor());
    }

    @Bean
    @ConditionalOnMissingBean
    SmsBalances smsBalances(CurrentClient current) {
        return () -> current.with(SmsClient::balances);
    }

    @Bean
    @ConditionalOnMissingBean
    VerificationService smsVerification(CurrentClient current, ObjectProvider<GatewayDecorator> decorators) {
        return new CurrentVerification(current, decorated(CurrentVerification.starting(current), decorators));
    }

    @Bean
    @ConditionalOnMissingBean
    ScheduleService smsSchedules(CurrentClient current) {
        return new CurrentSchedules(current);
    }

    @Bean
    @ConditionalOnMissingBean
    PhoneNumbers smsPhoneNumbers(CurrentClient current) {
        return new PhoneNumbers(() -> Optional.ofNullable(current.properties().defaultRegion()));
    }

    private static SmsGateway decorated(SmsGateway gateway, ObjectProvider<GatewayDecorator> decorators) {
        SmsGateway outermost = gateway;
        for (GatewayDecorator decorator : decorators.orderedStream().toList()) {
            outermost = decorator.decorate(outermost);
        }
        return outermost;
    }

    /** Where the adapter for JSMS is on the class path. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(JsmsProvider.class)
    static class Jsms {

        @Bean
        JsmsFactory jsmsProviderFactory() {
            return new JsmsFactory();
        }
    }

    /** Where the adapter for Itniotech is on the class path. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(ItniotechProvider.class)
    static class Itniotech {

        @Bean
        ItniotechFactory itniotechProviderFactory() {
            return new ItniotechFactory();
        }
    }
}
