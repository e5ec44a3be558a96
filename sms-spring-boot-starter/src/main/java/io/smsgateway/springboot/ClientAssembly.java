package io.smsgateway.springboot;

import io.smsgateway.TimeSource;
import io.smsgateway.catalog.MessageCatalog;
import io.smsgateway.client.SmsClient;
import io.smsgateway.client.SmsClientBuilder;
import io.smsgateway.idempotency.IdempotencyStore;
import io.smsgateway.routing.Routing;
import io.smsgateway.springboot.properties.ConfiguredRoutes;
import io.smsgateway.springboot.properties.ConfiguredTemplates;
import io.smsgateway.springboot.properties.InvalidConfigurationException;
import io.smsgateway.springboot.properties.Policies;
import io.smsgateway.springboot.properties.Regions;
import io.smsgateway.springboot.properties.SmsGatewayProperties;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;

/**
 * Builds clients from configuration, as often as it changes; makes no request.
 *
 * @param vendors what providers are made by
 * @param customizers have the last word
 * @param catalog the application's own in place of the configured templates
 * @param routing the application's own in place of the configured routes
 * @param keys idempotency keys, which outlive a change: what was sent before it is not sent again after it
 * @param time the application's own in place of the machine's clocks
 */
record ClientAssembly(
        ProviderFactories vendors,
        ObjectProvider<SmsClientCustomizer> customizers,
        ObjectProvider<MessageCatalog> catalog,
        ObjectProvider<Routing> routing,
        IdempotencyStore keys,
        ObjectProvider<TimeSource> time) {

    /** Checks everything; leaves nothing open when something is wrong. */
    ConfiguredClient build(SmsGatewayProperties properties) {
        String region = properties.defaultRegion();
        if (region != null) {
            Regions.of("sms-gateway.default-region", region);
        }
        TimeSource clocks = time.getIfAvailable(TimeSource::system);
        ConfiguredProviders providers = ConfiguredProviders.of(properties, vendors, clocks);
        try {
            return new ConfiguredClient(properties, providers, client(properties, providers, clocks));
        } catch (RuntimeException failed) {
            providers.close();
            throw failed;
        }
    }

    private SmsClient client(SmsGatewayProperties properties, ConfiguredProviders providers, TimeSource clocks) {
        SmsClientBuilder builder =
                SmsClient.builder().time(clocks).idempotencyStore(keys).retry(Policies.retry(properties.retry()));
        Policies.deadlines(builder, properties.deadlines());
        providers.addTo(builder);
        MessageCatalog templates = catalog.getIfAvailable(
                () -> new ConfiguredTemplates(providers.names(), providers.off()).of(properties.templates()));
        builder.catalog(templates);
        Routing own = routing.getIfAvailable();
        if (own != null) {
            builder.routing(own);
        } else if (ConfiguredRoutes.areWritten(properties)) {
            builder.routing(new ConfiguredRoutes(
                            List.copyOf(providers.names()),
                            providers.off(),
                            () -> ThreadLocalRandom.current().nextLong())
                    .of(properties));
        }
        customizers.orderedStream().forEach(customizer -> customizer.customize(builder));
        try {
            return builder.build();
        } catch (IllegalStateException incomplete) {
            List<String> incompleteTemplates = templates.incompleteTemplates(providers.list());
            throw incompleteTemplates.isEmpty()
                    ? refused(incomplete)
                    : hole(incompleteTemplates, properties.templates().keySet());
        }
    }

    private static InvalidConfigurationException hole(List<String> incompleteTemplates, Set<String> keys) {
        // a catalogue of the application's own has other keys
        String templates = keys.stream()
                .filter(key -> incompleteTemplates.stream().anyMatch(hole -> hole.startsWith("`" + key + "`")))
                .map(key -> "sms-gateway.templates." + key)
                .collect(Collectors.joining(", "));
        return new InvalidConfigurationException(
                "the templates have holes: " + String.join("; ", incompleteTemplates),
                templates.isEmpty() ? "sms-gateway.templates" : templates,
                "Write `text`, or `providers.<name>.template-id` for a vendor that keeps templates, or say with `only`"
                        + " which providers may send a template.");
    }

    private static InvalidConfigurationException refused(IllegalStateException why) {
        return new InvalidConfigurationException(
                String.valueOf(why.getMessage()), "sms-gateway", "Correct it there, or in the customizer that set it.");
    }
}
