package io.smsgateway.springboot;

import io.smsgateway.ProviderId;
import io.smsgateway.TimeSource;
import io.smsgateway.spi.SmsProvider;
import io.smsgateway.springboot.SmsGatewayConnectionDetails.Endpoint;
import io.smsgateway.springboot.properties.ConfigurationProblems;
import io.smsgateway.springboot.properties.ConfigurationReader;
import io.smsgateway.springboot.properties.InvalidConfigurationException;
import io.smsgateway.springboot.properties.NameSuggestion;
import io.smsgateway.springboot.properties.ProviderProperties;
import io.smsgateway.springboot.properties.SmsGatewayProperties;
import io.smsgateway.springboot.properties.UnknownProperties;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.ssl.SslBundles;

/**
 * Factories of providers, one for each type, and beans that are providers themselves.
 *
 * @param factories factories of the adapters on the class path and of the application
 * @param providers provider beans of the application
 * @param details addresses and credentials that replace configured ones
 * @param bundles SSL bundles of the application
 * @param reader reads the vendors' properties
 */
record ProviderFactories(
        ObjectProvider<SmsProviderFactory<?>> factories,
        ObjectProvider<SmsProvider> providers,
        ObjectProvider<SmsGatewayConnectionDetails> details,
        ObjectProvider<SslBundles> bundles,
        ConfigurationReader reader) {

    private static final String LOG = "log";

    /** Modules of the types for which this project has an adapter. */
    private static final Map<String, String> MODULES =
            Map.of("jsms", "sms-provider-jsms", "itniotech", "sms-provider-itniotech");

    Map<String, SmsProvider> beans() {
        Map<String, SmsProvider> beans = new LinkedHashMap<>();
        providers.orderedStream().forEach(bean -> {
            String name = bean.id().name();
            if (beans.put(name, bean) != null) {
                throw new InvalidConfigurationException(
                        "two provider beans are named `" + name + "`",
                        "sms-gateway.providers." + name,
                        "Give each provider a name of its own.");
            }
        });
        return beans;
    }

    /** Collects properties that do not exist, by the types of the entries. */
    void findUnknown(SmsGatewayProperties properties, ConfigurationProblems problems) {
        Map<String, Class<? extends Record>> types = new LinkedHashMap<>();
        factories.orderedStream().forEach(factory -> types.putIfAbsent(factory.type(), factory.properties()));
        // an entry may keep its vendor's properties while it logs
        types.remove(LOG);
        Map<String, Class<? extends Record>> vendors = new LinkedHashMap<>();
        beans().keySet().forEach(name -> vendors.put(name, UnknownProperties.None.class));
        properties.providers().forEach((name, entry) -> {
            Class<? extends Record> vendor = types.get(type(name, entry));
            if (vendor != null) {
                vendors.putIfAbsent(name, vendor);
            }
        });
        new UnknownProperties(vendors, types).find(reader, properties, problems);
    }

    /** Reads the account of every enabled entry that is no bean, and checks that it is complete. */
    Map<String, ProviderAccount<?>> accounts(
            SmsGatewayProperties properties, TimeSource time, ConfigurationProblems problems) {
        findUnknown(properties, problems);
        Map<String, SmsProvider> beans = beans();
        Map<String, ProviderAccount<?>> accounts = new LinkedHashMap<>();
        properties
                .providers()
                .forEach((name, entry) -> problems.collect(() -> {
                    InvalidConfigurationException.at(
                            "sms-gateway.providers." + name,
                            "Rename the entry `" + name + "` of `sms-gateway.providers`.",
                            () -> ProviderId.of(name));
                    if (properties.enabled() && entry.enabled() && !beans.containsKey(name)) {
                        ProviderAccount<?> account = account(factory(name, entry), name, entry, time, problems);
                        if (account != null) {
                            accounts.put(name, account);
                        }
                    }
                    return name;
                }));
        return accounts;
    }

    /** Returns the account; null where the vendor's properties are incomplete. */
    private <P extends Record> @Nullable ProviderAccount<P> account(
            SmsProviderFactory<P> factory,
            String name,
            ProviderProperties entry,
            TimeSource time,
            ConfigurationProblems problems) {
        Endpoint endpoint = endpoint(name);
        ConfigurationProblems own = new ConfigurationProblems();
        P vendor = reader.readVendor(name, factory.properties(), endpoint.credentials(), own);
        problems.addAll(own);
        return !own.isEmpty()
                ? null
                : new ProviderAccount<>(
                        name,
                        entry,
                        vendor,
                        endpoint.baseUrl() == null ? entry.baseUrl() : endpoint.baseUrl(),
                        bundle -> bundles.getObject().getBundle(bundle).createSslContext(),
                        time);
    }

    SmsProvider create(ProviderAccount<?> account) {
        return create(factory(account.name(), account.common()), account);
    }

    @SuppressWarnings("unchecked")
    private static <P extends Record> SmsProvider create(SmsProviderFactory<P> factory, ProviderAccount<?> account) {
        String path = "sms-gateway.providers." + account.name();
        // the account was read by this factory's own class
        SmsProvider provider =
                InvalidConfigurationException.at(path, () -> factory.create((ProviderAccount<P>) account));
        if (!provider.id().name().equals(account.name())) {
            provider.close();
            throw new InvalidConfigurationException(
                    "the factory of the type `" + factory.type() + "` named its provider `" + provider.id() + "`",
                    path,
                    "Make the factory use the account's name, `" + account.name() + "`, as the provider's id.");
        }
        return provider;
    }

    private Endpoint endpoint(String name) {
        return details.orderedStream()
                .flatMap(each -> each.endpoint(name).stream())
                .findFirst()
                .orElseGet(() -> Endpoint.of(null, Map.of()));
    }

    private static String type(String name, ProviderProperties entry) {
        return entry.type() == null ? name : entry.type();
    }

    private SmsProviderFactory<?> factory(String name, ProviderProperties entry) {
        String type = type(name, entry);
        for (SmsProviderFactory<?> factory : factories.orderedStream().toList()) {
            if (factory.type().equals(type)) {
                return factory;
            }
        }
        throw unknown(name, type, entry.type() != null);
    }

    private InvalidConfigurationException unknown(String name, String type, boolean explicit) {
        String property = "sms-gateway.providers." + name + ".type";
        @Nullable String module = MODULES.get(type);
        if (module != null) {
            return new InvalidConfigurationException(
                    "the module of type `" + type + "` of the provider `" + name + "` is not on the class path",
                    property,
                    "Add the dependency `io.smsgateway:" + module + "`, in the version of `io.smsgateway:sms-bom`.");
        }
        Set<String> known = new TreeSet<>(MODULES.keySet());
        factories.orderedStream().forEach(factory -> known.add(factory.type()));
        Set<String> near = new TreeSet<>(known);
        if (!explicit) {
            near.addAll(beans().keySet());
        }
        String nearest = NameSuggestion.nearest(type, near);
        String suggestion =
                nearest == null ? "" : "Did you mean " + (explicit ? "" : "the entry ") + "`" + nearest + "`? ";
        return new InvalidConfigurationException(
                explicit
                        ? "the provider `" + name + "` has the unknown type `" + type + "`; known types are " + known
                        : "the provider `" + name + "` has no type, and no provider bean has that name",
                property,
                suggestion + "Write one of " + known
                        + ", or add a bean of type SmsProviderFactory for another vendor.");
    }

    InvalidConfigurationException noProvider(Set<String> disabled) {
        if (disabled.isEmpty()) {
            return new InvalidConfigurationException(
                    "no provider is configured",
                    "sms-gateway.providers",
                    "Configure an account, such as `sms-gateway.providers.jsms: { type: jsms, app-key: …,"
                            + " master-secret: … }`, or add a bean of type SmsProvider or SmsGateway. For development,"
                            + " `sms-gateway.providers.dev.type: log` logs and accepts messages, and"
                            + " `sms-gateway.enabled: false` starts without sending.");
        }
        return new InvalidConfigurationException(
                "all providers are disabled: " + disabled,
                disabled.stream()
                        .map(name -> "sms-gateway.providers." + name + ".enabled")
                        .collect(Collectors.joining(", ")),
                "Enable one of them, or configure another.");
    }
}
