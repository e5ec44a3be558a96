package io.smsgateway.springboot;

import io.smsgateway.PhoneNumber;
import io.smsgateway.ProviderId;
import io.smsgateway.client.ProviderPolicies;
import io.smsgateway.client.SmsClientBuilder;
import io.smsgateway.spi.SmsProvider;
import io.smsgateway.springboot.properties.ConfigurationProblems;
import io.smsgateway.springboot.properties.InvalidConfigurationException;
import io.smsgateway.springboot.properties.PolicyMapper;
import io.smsgateway.springboot.properties.ProviderProperties;
import io.smsgateway.springboot.properties.SmsGatewayProperties;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The providers of one client: created from configuration, or beans. */
final class ConfiguredProviders implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ConfiguredProviders.class);

    private final Map<String, ProviderAccount<?>> accounts;
    private final Set<String> names = new LinkedHashSet<>();
    private final Map<String, SmsProvider> all = new LinkedHashMap<>();
    private final Map<String, ProviderPolicies> policies = new LinkedHashMap<>();
    private final Set<String> created = new LinkedHashSet<>();
    private final Set<String> disabled = new LinkedHashSet<>();

    ConfiguredProviders(Map<String, ProviderAccount<?>> accounts) {
        this.accounts = accounts;
    }

    /**
     * Creates every enabled provider and adds the beans; where the gateway is disabled, each is replaced by one that refuses
     * all messages.
     *
     * @param named names of providers in templates, which another profile may configure
     * @param problems collects why a provider cannot be created
     */
    static ConfiguredProviders of(
            SmsGatewayProperties properties,
            Map<String, ProviderAccount<?>> accounts,
            ProviderFactories factories,
            Set<String> named,
            ConfigurationProblems problems) {
        ConfiguredProviders providers = new ConfiguredProviders(accounts);
        try {
            Map<String, SmsProvider> beans = factories.beans();
            properties.providers().forEach((name, entry) -> providers.names.add(name));
            providers.names.addAll(beans.keySet());
            if (!properties.enabled()) {
                providers.addRefusing(properties, named);
                return providers;
            }
            properties
                    .providers()
                    .forEach((name, entry) -> problems.collect(() -> {
                        providers.add(name, entry, factories, beans.get(name));
                        return name;
                    }));
            beans.forEach((name, bean) -> {
                if (!properties.providers().containsKey(name)) {
                    providers.add(name, bean, ProviderPolicies.DEFAULT);
                }
            });
            providers.names.removeAll(providers.disabled);
            if (providers.names.isEmpty()) {
                problems.add(factories.noProvider(providers.disabled));
            }
            providers.redirect(properties.redirectTo());
            return providers;
        } catch (RuntimeException failure) {
            providers.close();
            throw failure;
        }
    }

    private void addRefusing(SmsGatewayProperties properties, Set<String> named) {
        LOG.warn("SMS gateway is disabled by sms-gateway.enabled; every message is refused");
        properties.providers().forEach((name, entry) -> {
            if (!entry.enabled()) {
                disabled.add(name);
            }
        });
        names.addAll(named);
        names.removeAll(disabled);
        names.removeIf(name -> !isValid(name));
        if (names.isEmpty()) {
            names.add("disabled");
        }
        names.forEach(name -> add(name, new StubProvider(ProviderId.of(name), false), ProviderPolicies.DEFAULT));
    }

    private static boolean isValid(String name) {
        try {
            var unused = ProviderId.of(name);
            return true;
        } catch (IllegalArgumentException invalid) {
            // reported where the name is written
            return false;
        }
    }

    private void redirect(@Nullable PhoneNumber number) {
        if (number != null) {
            LOG.warn(
                    "Every message goes to {} instead of its recipient, because sms-gateway.redirect-to is set",
                    number);
            all.replaceAll((name, provider) -> new RedirectingProvider(provider, number));
        }
    }

    private void add(String name, ProviderProperties entry, ProviderFactories factories, @Nullable SmsProvider bean) {
        ProviderAccount<?> account = accounts.get(name);
        if (!entry.enabled()) {
            disabled.add(name);
        } else if (account != null) {
            ProviderPolicies around = PolicyMapper.provider(name, entry.policies());
            SmsProvider provider = factories.create(account);
            created.add(name);
            add(name, provider, around);
        } else if (bean != null && entry.type() == null) {
            add(name, bean, PolicyMapper.provider(name, entry.policies()));
        } else if (bean != null) {
            throw new InvalidConfigurationException(
                    "the provider `" + name + "` is configured and also a bean",
                    "sms-gateway.providers." + name + ".type",
                    "Remove the type to configure only the bean's policies, or rename one of them.");
        }
    }

    private void add(String name, SmsProvider provider, ProviderPolicies around) {
        all.put(name, provider);
        policies.put(name, around);
    }

    /** Returns whether every enabled provider was created. */
    boolean areComplete() {
        return all.keySet().equals(names);
    }

    /** Adds all providers to a client, which closes the created ones. */
    void addTo(SmsClientBuilder builder) {
        all.forEach((name, provider) -> builder.provider(
                created.contains(name) ? provider : new NonClosingProvider(provider),
                policies.getOrDefault(name, ProviderPolicies.DEFAULT)));
    }

    /** Returns whether these accounts have the same values as those in use. */
    boolean sameAs(Map<String, ProviderAccount<?>> others) {
        return accounts.keySet().equals(others.keySet())
                && others.values().stream()
                        .allMatch(other -> other.sameAs(Objects.requireNonNull(accounts.get(other.name()))));
    }

    /** Returns the values that identify the account of a provider at its vendor; empty for a bean. */
    List<@Nullable Object> identity(String name) {
        ProviderAccount<?> account = accounts.get(name);
        return account == null ? List.of() : account.identity();
    }

    /** Returns the names of the enabled providers, also of those that could not be created. */
    Set<String> names() {
        return names;
    }

    Set<String> disabled() {
        return disabled;
    }

    List<SmsProvider> list() {
        return List.copyOf(all.values());
    }

    Optional<SmsProvider> find(ProviderId id) {
        return Optional.ofNullable(all.get(id.name()));
    }

    /** Closes the created providers, when no client took them over. */
    @Override
    public void close() {
        for (String name : created) {
            SmsProvider provider = all.get(name);
            if (provider != null) {
                provider.close();
            }
        }
    }
}
