package io.smsgateway.springboot.properties;

import io.smsgateway.Secret;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.AbstractBindHandler;
import org.springframework.boot.context.properties.bind.BindContext;
import org.springframework.boot.context.properties.bind.BindHandler;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.PropertySourcesPlaceholdersResolver;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName.Form;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.context.properties.source.IterableConfigurationPropertySource;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.boot.convert.ApplicationConversionService;
import org.springframework.core.env.ConfigurableEnvironment;

/** Reads properties under {@code sms-gateway} from the environment. Internal: may change without notice. */
public final class ConfigurationReader {

    private static final ConfigurationPropertyName PROVIDERS = ConfigurationPropertyName.of("sms-gateway.providers");
    private static final Bindable<ProviderProperties> ENTRY = Bindable.of(ProviderProperties.class);

    private final ConfigurableEnvironment environment;
    private final ApplicationConversionService conversion = new ApplicationConversionService();

    /** Creates a reader; it reads the environment anew on each call. */
    @SuppressWarnings("NullAway") // a converter may return null, which Spring does not declare
    public ConfigurationReader(ConfigurableEnvironment environment) {
        this.environment = environment;
        conversion.addConverter(String.class, Secret.class, ConfigurationReader::secret);
    }

    /** Reads what all providers and the gateway itself share; the properties of vendors are ignored. */
    public SmsGatewayProperties read() {
        Binder binder = binder(Map.of());
        SmsGatewayProperties read = binder.bindOrCreate(SmsGatewayProperties.PREFIX, SmsGatewayProperties.class);
        Map<String, ProviderProperties> providers = new LinkedHashMap<>();
        for (ConfigurationPropertySource source : sources()) {
            if (source instanceof IterableConfigurationPropertySource iterable) {
                iterable.stream().filter(PROVIDERS::isAncestorOf).forEach(name -> {
                    ProviderProperties entry = read.providers().get(name.getElement(2, Form.ORIGINAL));
                    // an entry with properties of its vendor only is not bound
                    providers.putIfAbsent(
                            name.getElement(2, Form.ORIGINAL),
                            entry == null ? binder.bindOrCreate(name.chop(3), ENTRY, BindHandler.DEFAULT) : entry);
                });
            }
        }
        return read.with(providers);
    }

    /**
     * Reads the properties of an entry that belong to its vendor. A component of type {@code String} or {@link Secret} that
     * is blank counts as missing.
     *
     * @param overrides values by property name, which take precedence
     * @throws InvalidConfigurationException when a component that is neither nullable nor has a default is missing
     */
    public <P extends Record> P readVendor(String provider, Class<P> type, Map<String, String> overrides) {
        String path = SmsGatewayProperties.PREFIX + ".providers." + provider;
        Map<String, String> first = new LinkedHashMap<>();
        overrides.forEach((property, value) -> first.put(path + "." + property, value));
        ConfigurationPropertyName entry = ConfigurationPropertyName.of(path);
        P properties = binder(first).bindOrCreate(entry, Bindable.of(type), withoutBlanksIn(entry));
        VendorPropertiesIntrospector.check(provider, properties);
        return properties;
    }

    private static @Nullable Secret secret(String text) {
        return text.isBlank() ? null : Secret.of("value", text);
    }

    /** Returns the sources in order of precedence. */
    Iterable<ConfigurationPropertySource> sources() {
        return ConfigurationPropertySources.from(environment.getPropertySources());
    }

    private Binder binder(Map<String, String> first) {
        List<ConfigurationPropertySource> all = new ArrayList<>();
        all.add(new MapConfigurationPropertySource(first));
        sources().forEach(all::add);
        return new Binder(all, new PropertySourcesPlaceholdersResolver(environment), conversion);
    }

    private static BindHandler withoutBlanksIn(ConfigurationPropertyName entry) {
        return new AbstractBindHandler() {
            @Override
            public @Nullable Object onSuccess(
                    ConfigurationPropertyName name, Bindable<?> target, BindContext context, Object result) {
                return result instanceof String text && text.isBlank() && entry.isParentOf(name) ? null : result;
            }
        };
    }
}
