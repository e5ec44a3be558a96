package io.smsgateway.springboot;

import io.smsgateway.TimeSource;
import io.smsgateway.catalog.MessageCatalog;
import io.smsgateway.client.SendListener;
import io.smsgateway.client.SmsClient;
import io.smsgateway.client.SmsClientBuilder;
import io.smsgateway.routing.Routing;
import io.smsgateway.spi.AttemptJournal;
import io.smsgateway.spi.Requirement;
import io.smsgateway.spi.SendGuard;
import io.smsgateway.springboot.properties.ConfigurationProblems;
import io.smsgateway.springboot.properties.ConfiguredRoutes;
import io.smsgateway.springboot.properties.ConfiguredTemplates;
import io.smsgateway.springboot.properties.InvalidConfigurationException;
import io.smsgateway.springboot.properties.PolicyMapper;
import io.smsgateway.springboot.properties.SmsGatewayProperties;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;

/**
 * Builds clients from configuration. Makes no request.
 *
 * @param factories factories and beans of providers
 * @param customizers applied last
 * @param listeners all are added, in their order
 * @param journal records requests before they are made
 * @param guard decides whether a message may be sent
 * @param catalog replaces the configured templates
 * @param routing replaces the configured routes
 * @param keys where idempotency keys are stored
 * @param stores stores of suspensions and permits
 * @param time replaces the system clock
 * @param threads make the requests of lists
 */
record ClientAssembly(
        ProviderFactories factories,
        ObjectProvider<SmsClientCustomizer> customizers,
        ObjectProvider<SendListener> listeners,
        ObjectProvider<AttemptJournal> journal,
        ObjectProvider<SendGuard> guard,
        ObjectProvider<MessageCatalog> catalog,
        ObjectProvider<Routing> routing,
        ConfiguredIdempotency keys,
        SharedStores stores,
        ObjectProvider<TimeSource> time,
        RequestThreads threads) {

    SmsGatewayProperties read(ConfigurationProblems problems) {
        return factories.reader().read(problems);
    }

    /** Reads the accounts of the enabled entries; none where the gateway is disabled. */
    Map<String, ProviderAccount<?>> accounts(SmsGatewayProperties properties, ConfigurationProblems problems) {
        return factories.accounts(properties, clock(), problems);
    }

    private TimeSource clock() {
        return time.getIfAvailable(TimeSource::system);
    }

    /** Reads the configuration and builds the first client. */
    ConfiguredClient build() {
        ConfigurationProblems problems = new ConfigurationProblems();
        SmsGatewayProperties properties = read(problems);
        return build(properties, accounts(properties, problems), 0, problems);
    }

    /**
     * Checks the configuration and builds a client; on a failure it closes what it opened.
     *
     * @param problems what is wrong with the configuration so far
     */
    ConfiguredClient build(
            SmsGatewayProperties properties,
            Map<String, ProviderAccount<?>> accounts,
            int epoch,
            ConfigurationProblems problems) {
        ConfiguredProviders providers =
                ConfiguredProviders.of(properties, accounts, factories, named(properties), problems);
        try {
            return new ConfiguredClient(properties, providers, client(properties, providers, problems), epoch);
        } catch (RuntimeException failure) {
            providers.close();
            throw failure;
        }
    }

    private Set<String> named(SmsGatewayProperties properties) {
        Set<String> named = new LinkedHashSet<>();
        catalog.ifAvailable(own -> own.providers().forEach(provider -> named.add(provider.name())));
        properties.templates().values().forEach(template -> {
            named.addAll(template.only());
            named.addAll(template.providers().keySet());
        });
        return named;
    }

    private SmsClient client(
            SmsGatewayProperties properties, ConfiguredProviders providers, ConfigurationProblems problems) {
        SmsClientBuilder builder = SmsClient.builder().time(clock()).executor(threads.executor());
        problems.collect(() -> builder.retry(PolicyMapper.retry(properties.retry())));
        problems.collect(() -> keys.addTo(builder, properties.idempotency()));
        PolicyMapper.deadlines(builder, properties.deadlines(), problems);
        MessageCatalog catalogue = catalog.getIfAvailable();
        MessageCatalog templates = catalogue != null
                ? catalogue.without(catalogue.providers().stream()
                        .filter(provider -> providers.disabled().contains(provider.name()))
                        .collect(Collectors.toSet()))
                : new ConfiguredTemplates(providers.names(), providers.disabled()).of(properties.templates(), problems);
        if (properties.enabled()) {
            route(builder, properties, providers, problems);
        }
        if (!problems.isEmpty() && providers.areComplete()) {
            List<String> incomplete = templates.incompleteTemplates(providers.list());
            if (!incomplete.isEmpty()) {
                problems.add(incomplete(incomplete, properties.templates().keySet()));
            }
        }
        problems.throwIfAny();
        providers.addTo(builder);
        stores.addTo(builder);
        builder.catalog(templates);
        listeners.orderedStream().forEach(builder::listener);
        journal.ifAvailable(builder::journal);
        guard.ifAvailable(builder::guard);
        if (properties.enabled()) {
            // a provider that one of them adds would send
            customizers.orderedStream().forEach(customizer -> customizer.customize(builder));
        }
        try {
            return builder.build();
        } catch (Requirement.UnmetException unmet) {
            throw unmet;
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

    private void route(
            SmsClientBuilder builder,
            SmsGatewayProperties properties,
            ConfiguredProviders providers,
            ConfigurationProblems problems) {
        Routing own = routing.getIfAvailable();
        if (own != null) {
            problems.collect(() -> builder.routing(EnabledRouting.of(own, providers.disabled())));
        } else if (ConfiguredRoutes.areConfigured(properties)
                && !providers.names().isEmpty()) {
            ConfiguredRoutes routes = new ConfiguredRoutes(
                    List.copyOf(providers.names()),
                    providers.disabled(),
                    () -> ThreadLocalRandom.current().nextLong());
            problems.collect(() -> builder.routing(routes.of(properties)));
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
                "Write `text` with a placeholder such as {code} for each parameter, or `providers.<name>.template-id` for a vendor that stores templates, or restrict the"
                        + " template with `only` to other providers. Correct misspelled names under `parameters`.");
    }
}
