package io.smsgateway.springboot;

import io.smsgateway.TimeSource;
import io.smsgateway.catalog.MessageCatalog;
import io.smsgateway.client.SendListener;
import io.smsgateway.client.SmsClient;
import io.smsgateway.client.SmsClientBuilder;
import io.smsgateway.routing.Routing;
import io.smsgateway.spi.AttemptJournal;
import io.smsgateway.springboot.properties.ConfiguredRoutes;
import io.smsgateway.springboot.properties.ConfiguredTemplates;
import io.smsgateway.springboot.properties.InvalidConfigurationException;
import io.smsgateway.springboot.properties.Policies;
import io.smsgateway.springboot.properties.SmsGatewayProperties;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;

/**
 * Builds clients from configuration. Makes no request.
 *
 * @param factories sources of providers
 * @param customizers applied last
 * @param listeners all are added, in their order
 * @param journal records requests before they are made
 * @param catalog replaces the configured templates
 * @param routing replaces the configured routes
 * @param keys where idempotency keys are stored
 * @param time replaces the system clock
 */
record ClientAssembly(
        ProviderSources factories,
        ObjectProvider<SmsClientCustomizer> customizers,
        ObjectProvider<SendListener> listeners,
        ObjectProvider<AttemptJournal> journal,
        ObjectProvider<MessageCatalog> catalog,
        ObjectProvider<Routing> routing,
        ConfiguredKeys keys,
        ObjectProvider<TimeSource> time) {

    SmsGatewayProperties read() {
        return factories.reader().read();
    }

    Map<String, ProviderAccount<?>> accounts(SmsGatewayProperties properties) {
        return factories.accounts(properties, clock());
    }

    private TimeSource clock() {
        return time.getIfAvailable(TimeSource::system);
    }

    /** Checks the configuration and builds a client; on a failure it closes what it opened. */
    ConfiguredClient build(SmsGatewayProperties properties, Map<String, ProviderAccount<?>> accounts, int epoch) {
        ConfiguredProviders providers = ConfiguredProviders.of(properties, accounts, factories);
        try {
            return new ConfiguredClient(properties, providers, client(properties, providers), epoch);
        } catch (RuntimeException failure) {
            providers.close();
            throw failure;
        }
    }

    private SmsClient client(SmsGatewayProperties properties, ConfiguredProviders providers) {
        SmsClientBuilder builder = SmsClient.builder().time(clock()).retry(Policies.retry(properties.retry()));
        keys.addTo(builder, properties.idempotency());
        Policies.deadlines(builder, properties.deadlines());
        providers.addTo(builder);
        MessageCatalog templates = catalog.getIfAvailable(
                () -> new ConfiguredTemplates(providers.names(), providers.disabled()).of(properties.templates()));
        builder.catalog(templates);
        Routing own = routing.getIfAvailable();
        if (own != null) {
            builder.routing(own);
        } else if (ConfiguredRoutes.areConfigured(properties)) {
            builder.routing(new ConfiguredRoutes(
                            List.copyOf(providers.names()),
                            providers.disabled(),
                            () -> ThreadLocalRandom.current().nextLong())
                    .of(properties));
        }
        listeners.orderedStream().forEach(builder::listener);
        journal.ifAvailable(builder::journal);
        customizers.orderedStream().forEach(customizer -> customizer.customize(builder));
        try {
            return builder.build();
        } catch (IllegalStateException invalid) {
            List<String> incomplete = templates.incompleteTemplates(providers.list());
            throw incomplete.isEmpty()
                    ? new InvalidConfigurationException(
                            String.valueOf(invalid.getMessage()),
                            "sms-gateway",
                            "Correct the properties, or the SmsClientCustomizer that changed the client.")
                    : incomplete(incomplete, properties.templates().keySet());
        }
    }

    private static InvalidConfigurationException incomplete(List<String> problems, Set<String> keys) {
        // a catalogue of the application has keys that are not configured
        String templates = keys.stream()
                .filter(key -> problems.stream().anyMatch(problem -> problem.startsWith("`" + key + "`")))
                .map(key -> "sms-gateway.templates." + key)
                .collect(Collectors.joining(", "));
        return new InvalidConfigurationException(
                "incomplete templates: " + String.join("; ", problems),
                templates.isEmpty() ? "sms-gateway.templates" : templates,
                "Write `text`, or `providers.<name>.template-id` for a vendor that stores templates, or restrict the"
                        + " template with `only` to other providers.");
    }
}
