package io.smsgateway.springboot;

import io.smsgateway.AsyncSmsGateway;
import io.smsgateway.SmsGateway;
import io.smsgateway.TimeSource;
import io.smsgateway.catalog.MessageCatalog;
import io.smsgateway.client.Rates;
import io.smsgateway.client.SendListener;
import io.smsgateway.client.SmsClient;
import io.smsgateway.client.Suspensions;
import io.smsgateway.idempotency.IdempotencyStore;
import io.smsgateway.idempotency.InMemoryIdempotencyStore;
import io.smsgateway.itniotech.ItniotechProvider;
import io.smsgateway.jsms.JsmsProvider;
import io.smsgateway.routing.Routing;
import io.smsgateway.schedule.ScheduleService;
import io.smsgateway.spi.AttemptJournal;
import io.smsgateway.spi.SendGuard;
import io.smsgateway.spi.SmsProvider;
import io.smsgateway.springboot.properties.ConfigurationProblems;
import io.smsgateway.springboot.properties.ConfigurationReader;
import io.smsgateway.springboot.properties.SecretConverter;
import io.smsgateway.springboot.properties.SmsGatewayProperties;
import io.smsgateway.springboot.state.ConfiguredStores;
import io.smsgateway.springboot.state.StoresConfiguration;
import io.smsgateway.verification.VerificationService;
import java.util.Map;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.ConfigurationPropertiesBinding;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.ImportRuntimeHints;
import org.springframework.context.annotation.Lazy;
import org.springframework.core.env.ConfigurableEnvironment;

/**
 * Auto-configuration of the gateway. No condition depends on {@code sms-gateway}: ahead-of-time processing would freeze the
 * values of the build, so the configuration is read when the application starts.
 */
@AutoConfiguration(afterName = "org.springframework.boot.autoconfigure.ssl.SslAutoConfiguration")
@Import(StoresConfiguration.class)
@ImportRuntimeHints(SmsGatewayRuntimeHints.class)
public final class SmsGatewayAutoConfiguration {

    @Bean("io.smsgateway.secretConverter")
    @ConfigurationPropertiesBinding
    static SecretConverter smsSecretConverter() {
        return new SecretConverter();
    }

    @Bean("io.smsgateway.configurationReader")
    ConfigurationReader smsConfigurationReader(ConfigurableEnvironment environment) {
        return new ConfigurationReader(environment);
    }

    /** Bound here instead of by Spring Boot, which knows no properties of vendors and would report them as unknown. */
    @Bean("io.smsgateway.properties")
    SmsGatewayProperties smsGatewayProperties(ConfigurationReader reader) {
        // what is wrong is reported when the client is built, with everything else that is
        return reader.read(new ConfigurationProblems());
    }

    @Bean("io.smsgateway.idempotencyStore")
    @ConditionalOnMissingBean
    IdempotencyStore smsIdempotencyStore(ConfiguredStores stores) {
        return stores.keys().orElseGet(InMemoryIdempotencyStore::new);
    }

    @Bean("io.smsgateway.requestThreads")
    RequestThreads smsRequestThreads() {
        return new RequestThreads();
    }

    @Bean("io.smsgateway.clientAssembly")
    ClientAssembly smsClientAssembly(
            ObjectProvider<SmsProviderFactory<?>> factories,
            ObjectProvider<SmsProvider> providers,
            ObjectProvider<SmsGatewayConnectionDetails> details,
            ObjectProvider<SslBundles> bundles,
            ObjectProvider<SmsClientCustomizer> customizers,
            ObjectProvider<SendListener> listeners,
            ObjectProvider<AttemptJournal> journal,
            ObjectProvider<SendGuard> guard,
            ObjectProvider<MessageCatalog> catalog,
            ObjectProvider<Routing> routing,
            IdempotencyStore keys,
            ObjectProvider<Suspensions> suspensions,
            ObjectProvider<Rates> rates,
            ConfiguredStores stores,
            ObjectProvider<TimeSource> time,
            ConfigurationReader reader,
            RequestThreads threads) {
        return new ClientAssembly(
                new ProviderFactories(factories, providers, details, bundles, reader),
                customizers,
                listeners,
                journal,
                guard,
                catalog,
                routing,
                ConfiguredIdempotency.of(keys),
                new SharedStores(suspensions, rates, stores),
                time,
                threads);
    }

    @Bean("io.smsgateway.currentClient")
    CurrentClient smsCurrentClient(
            SmsGatewayProperties properties,
            ClientAssembly assembly,
            ObjectProvider<SmsClient> own,
            ObjectProvider<SmsProvider> providers) {
        // beans created before this one are destroyed after it, so messages in flight still have their provider
        providers.stream().forEach(provider -> {});
        return new CurrentClient(properties, () -> {
            SmsClient client = own.getIfAvailable();
            return client == null
                    ? assembly.build()
                    : new ConfiguredClient(properties, new ConfiguredProviders(Map.of()), client, 0);
        });
    }

    /** Not lazy, so that an invalid configuration fails startup also with lazy initialization. */
    @Bean("io.smsgateway.refresher")
    @Lazy(false)
    SmsGatewayRefresher smsGatewayRefresher(
            SmsGatewayProperties properties,
            CurrentClient current,
            ClientAssembly assembly,
            ObjectProvider<SslBundles> bundles,
            ObjectProvider<SmsClient> own) {
        return new SmsGatewayRefresher(properties, current, assembly, bundles, own);
    }

    @Bean("io.smsgateway.changeListener")
    EnvironmentChangeListener smsGatewayChangeListener(SmsGatewayRefresher refresher) {
        return new EnvironmentChangeListener(refresher);
    }

    @Bean("io.smsgateway.warmUp")
    WarmUp smsWarmUp(CurrentClient current) {
        return new WarmUp(current);
    }

    /** Fails without a provider; an application with a gateway bean of its own needs none. */
    @Bean("io.smsgateway.gateway")
    @ConditionalOnMissingBean
    SmsGateway smsGateway(CurrentClient current) {
        var unused = current.configured();
        return new CurrentGateway(current);
    }

    @Bean("io.smsgateway.asyncThreads")
    AsyncThreads smsAsyncThreads(SmsGatewayProperties properties) {
        return new AsyncThreads(properties.async());
    }

    @Bean("io.smsgateway.asyncSmsGateway")
    @ConditionalOnMissingBean
    AsyncSmsGateway asyncSmsGateway(SmsGateway gateway, AsyncThreads threads) {
        return new AsyncSmsGateway(gateway, threads.executor());
    }

    @Bean("io.smsgateway.balances")
    @ConditionalOnMissingBean
    SmsBalances smsBalances(CurrentClient current) {
        return () -> current.with(SmsClient::balances);
    }

    @Bean("io.smsgateway.verification")
    @ConditionalOnMissingBean
    VerificationService smsVerification(CurrentClient current) {
        return new CurrentVerification(current);
    }

    @Bean("io.smsgateway.schedules")
    @ConditionalOnMissingBean
    ScheduleService smsSchedules(CurrentClient current) {
        return new CurrentSchedules(current);
    }

    @Bean("io.smsgateway.phoneNumbers")
    @ConditionalOnMissingBean
    PhoneNumbers smsPhoneNumbers(CurrentClient current) {
        return new PhoneNumbers(() -> Optional.ofNullable(current.properties().defaultRegion()));
    }

    @Bean("io.smsgateway.logProviderFactory")
    LogProviderFactory smsLogProviderFactory() {
        return new LogProviderFactory();
    }

    /** Beans for the JSMS adapter. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(JsmsProvider.class)
    static class Jsms {

        @Bean("io.smsgateway.jsmsProviderFactory")
        JsmsProviderFactory jsmsProviderFactory() {
            return new JsmsProviderFactory();
        }
    }

    /** Beans for the Itniotech adapter. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(ItniotechProvider.class)
    static class Itniotech {

        @Bean("io.smsgateway.itniotechProviderFactory")
        ItniotechProviderFactory itniotechProviderFactory() {
            return new ItniotechProviderFactory();
        }
    }
}
