package io.smsgateway.springboot;

import io.smsgateway.ProviderId;
import io.smsgateway.TimeSource;
import io.smsgateway.client.ProviderPolicies;
import io.smsgateway.client.SmsClientBuilder;
import io.smsgateway.spi.SmsProvider;
import io.smsgateway.springboot.properties.InvalidConfigurationException;
import io.smsgateway.springboot.properties.Policies;
import io.smsgateway.springboot.properties.ProviderProperties;
import io.smsgateway.springboot.properties.SmsGatewayProperties;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The providers of one client: made from configuration, or beans that join it. */
final class ConfiguredProviders implements AutoCloseable {

    private final Map<String, SmsProvider> all = new LinkedHashMap<>();
    private final Map<String, ProviderPolicies> policies = new LinkedHashMap<>();
    private final Set<String> own = new LinkedHashSet<>();
    private final Set<String> off = new LinkedHashSet<>();

    /** Makes every provider that is configured and enabled, and takes the beans in; closes what it made if one can't be. */
    static ConfiguredProviders of(SmsGatewayProperties properties, ProviderFactories vendors, TimeSource time) {
        ConfiguredProviders providers = new ConfiguredProviders();
        try {
            Map<String, SmsProvider> beans = vendors.beans();
            properties.providers().forEach((name, entry) -> providers.add(name, entry, vendors, beans, time));
            beans.forEach((name, bean) -> {
                if (!properties.providers().containsKey(name)) {
                    providers.join(name, bean, ProviderPolicies.DEFAULT);
                }
            });
            if (providers.all.isEmpty()) {
                throw vendors.noProvider(providers.off);
            }
            return providers;
        } catch (RuntimeException failed) {
            providers.close();
            throw failed;
        }
    }

    private void add(
            String name,
            ProviderProperties entry,
            ProviderFactories vendors,
            Map<String, SmsProvider> beans,
            TimeSource time) {
        InvalidConfigurationException.at("sms-gateway.providers." + name, () -> ProviderId.of(name));
        if (!entry.enabled()) {
            off.add(name);
            return;
        }
        ProviderPolicies around = Policies.provider(name, entry.policies());
        SmsProvider bean = beans.get(name);
        if (bean == null) {
            SmsProvider made = vendors.make(name, entry, time);
            own.add(name);
            join(name, made, around);
        } else if (entry.type() == null) {
            join(name, bean, around);
        } else {
            throw new InvalidConfigurationException(
                    "the provider `" + name + "` is configured and a bean as well",
                    "sms-gateway.providers." + name + ".type",
                    "Take the type away to configure the bean's policies only, or give one of them another name.");
        }
    }

    private void join(String name, SmsProvider provider, ProviderPolicies around) {
        all.put(name, provider);
        policies.put(name, around);
    }

    /** Adds them to a client, which closes those that were made for it. */
    void addTo(SmsClientBuilder builder) {
        all.forEach((name, provider) -> builder.provider(
                own.contains(name) ? provider : new NonClosingProvider(provider),
                policies.getOrDefault(name, ProviderPolicies.DEFAULT)));
    }

    Set<String> names() {
        return all.keySet();
    }

    Set<String> off() {
        return off;
    }

    List<SmsProvider> list() {
        return List.copyOf(all.values());
    }

    Optional<SmsProvider> find(ProviderId id) {
        return Optional.ofNullable(all.get(id.name()));
    }

    /** Closes those that were made from configuration, when no client came of them. */
    @Override
    public void close() {
        for (String name : own) {
            SmsProvider provider = all.get(name);
            if (provider != null) {
                provider.close();
            }
        }
    }
}
