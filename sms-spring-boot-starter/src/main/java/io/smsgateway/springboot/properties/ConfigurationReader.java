package io.smsgateway.springboot.properties;

import io.smsgateway.PhoneNumber;
import io.smsgateway.Secret;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.BindHandler;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.PropertySourcesPlaceholdersResolver;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName.Form;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.context.properties.source.IterableConfigurationPropertySource;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.boot.context.properties.source.UnboundElementsSourceFilter;
import org.springframework.boot.convert.ApplicationConversionService;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.PropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/** Reads properties under {@code sms-gateway} from the environment. Internal: may change without notice. */
public final class ConfigurationReader {

    private static final ConfigurationPropertyName PROVIDERS = ConfigurationPropertyName.of("sms-gateway.providers");
    private static final Bindable<ProviderProperties> ENTRY = Bindable.of(ProviderProperties.class);

    private final ConfigurableEnvironment environment;
    private final ApplicationConversionService conversion = new ApplicationConversionService();

    /** Creates a reader; it reads the environment anew on each call. */
    public ConfigurationReader(ConfigurableEnvironment environment) {
        this.environment = environment;
        conversion.addConverter(new SecretConverter());
        conversion.addConverter(String.class, PhoneNumber.class, PhoneNumber::of);
        conversion.addConverter(new UnitRequiredConverter());
    }

    /**
     * Reads what all providers and the gateway itself share; the properties of vendors are ignored. Values that cannot be
     * read are left out.
     *
     * @param problems collects why
     */
    public SmsGatewayProperties read(ConfigurationProblems problems) {
        BindHandler collecting = new CollectingBindHandler(problems, null);
        SmsGatewayProperties read = bind(Set.of(), collecting);
        Map<String, ProviderProperties> providers = new LinkedHashMap<>();
        for (ConfigurationPropertySource source : sources()) {
            if (source instanceof IterableConfigurationPropertySource iterable) {
                iterable.stream().filter(PROVIDERS::isAncestorOf).forEach(name -> {
                    String provider = name.getElement(2, Form.ORIGINAL);
                    // one by one: entries with properties of their vendor only are not bound otherwise
                    providers.computeIfAbsent(provider, key -> {
                        String path = PROVIDERS + "." + key;
                        return binder(Map.of(), names(path, ProviderProperties.class))
                                .bindOrCreate(ConfigurationPropertyName.adapt(path, '.'), ENTRY, collecting);
                    });
                });
            }
        }
        check(read.defaultRegion(), providers, problems);
        Set<String> variables = variables().collect(Collectors.toSet());
        Set<String> more = EnvironmentVariableCheck.ofEntries(read.templates().keySet(), providers.keySet(), variables);
        more.removeIf(name ->
                !variables.contains(EnvironmentVariableCheck.variable(ConfigurationPropertyName.adapt(name, '.'))));
        return (more.isEmpty() ? read : bind(more, collecting)).with(providers);
    }

    private SmsGatewayProperties bind(Set<String> more, BindHandler handler) {
        Set<String> names = names(SmsGatewayProperties.PREFIX, SmsGatewayProperties.class);
        names.addAll(more);
        return binder(Map.of(), names)
                .bindOrCreate(SmsGatewayProperties.PREFIX, Bindable.of(SmsGatewayProperties.class), handler);
    }

    private static Set<String> names(String path, Class<? extends Record> type) {
        return KnownProperties.leaves(type).stream()
                .map(leaf -> path + "." + leaf)
                .collect(Collectors.toCollection(HashSet::new));
    }

    /** Not in the records' constructors: a failure there would leave out the whole record. */
    private static void check(
            @Nullable String region, Map<String, ProviderProperties> providers, ConfigurationProblems problems) {
        if (region != null) {
            problems.collect(() -> RegionCodeValidator.of(SmsGatewayProperties.PREFIX + ".default-region", region));
        }
        providers.forEach((name, entry) -> {
            String path = PROVIDERS + "." + name + ".callback-token";
            problems.collect(() -> InvalidConfigurationException.at(path, () -> {
                CallbackProperties.requireToken("callback-token", entry.callbackToken());
                return name;
            }));
        });
    }

    /**
     * Reads the properties of an entry that belong to its vendor. A component of type {@code String} or {@link Secret} that
     * is blank counts as missing.
     *
     * @param overrides values by property name, which take precedence
     * @param problems collects values that cannot be read, overrides that are no property of the type, and missing components
     *     that are neither nullable nor have a default
     */
    public <P extends Record> P readVendor(
            String provider, Class<P> type, Map<String, String> overrides, ConfigurationProblems problems) {
        String path = SmsGatewayProperties.PREFIX + ".providers." + provider;
        Map<String, String> first = new LinkedHashMap<>();
        overrides.forEach((property, value) -> {
            first.put(path + "." + property, value);
            requireKnown(path, property, KnownProperties.leaves(type), problems);
        });
        ConfigurationPropertyName entry = ConfigurationPropertyName.of(path);
        P properties = binder(first, names(path, type))
                .bindOrCreate(entry, Bindable.of(type), new CollectingBindHandler(problems, entry));
        VendorPropertiesIntrospector.check(provider, properties, this::written, problems);
        return properties;
    }

    private static void requireKnown(String path, String property, Set<String> known, ConfigurationProblems problems) {
        ConfigurationPropertyName name = ConfigurationPropertyName.adapt(property, '.');
        if (known.stream().noneMatch(leaf -> ConfigurationPropertyName.of(leaf).equals(name))) {
            String nearest = NameSuggestion.nearest(property, known);
            problems.add(new InvalidConfigurationException(
                    "SmsGatewayConnectionDetails has a credential that is no property of this vendor",
                    path + "." + property,
                    nearest == null
                            ? "Return credentials by the names of the vendor's properties: " + known + "."
                            : "Did you mean `" + nearest + "`?"));
        }
    }

    /** Returns a value as it is written, with its placeholders; null for none. */
    private @Nullable Object written(String property) {
        ConfigurationPropertyName name = ConfigurationPropertyName.of(property);
        return StreamSupport.stream(sources().spliterator(), false)
                .flatMap(source -> Stream.ofNullable(source.getConfigurationProperty(name)))
                .<Object>map(ConfigurationProperty::getValue)
                .findFirst()
                .orElse(null);
    }

    /** Returns the sources with all their names, but environment variables and system properties. */
    Stream<IterableConfigurationPropertySource> files() {
        UnboundElementsSourceFilter filter = new UnboundElementsSourceFilter();
        return StreamSupport.stream(sources().spliterator(), false)
                .filter(filter::apply)
                .filter(IterableConfigurationPropertySource.class::isInstance)
                .map(IterableConfigurationPropertySource.class::cast);
    }

    /** Returns the system properties. */
    Stream<IterableConfigurationPropertySource> systemProperties() {
        return StreamSupport.stream(sources().spliterator(), false)
                .filter(source -> source.getUnderlyingSource() instanceof PropertySource<?> underlying
                        && underlying.getName().equals(StandardEnvironment.SYSTEM_PROPERTIES_PROPERTY_SOURCE_NAME))
                .filter(IterableConfigurationPropertySource.class::isInstance)
                .map(IterableConfigurationPropertySource.class::cast);
    }

    /** Returns the names of the environment variables. */
    Stream<String> variables() {
        return environment.getPropertySources().stream()
                .filter(SystemEnvironmentPropertySource.class::isInstance)
                .flatMap(source -> Stream.of(((SystemEnvironmentPropertySource) source).getPropertyNames()));
    }

    /** Returns the sources in order of precedence. */
    private Iterable<ConfigurationPropertySource> sources() {
        return ConfigurationPropertySources.from(environment.getPropertySources());
    }

    /**
     * Returns a binder.
     *
     * @param first values that take precedence
     * @param names full names of the properties that are read from variables with underscores for hyphens as well
     */
    private Binder binder(Map<String, String> first, Set<String> names) {
        List<ConfigurationPropertySource> all = new ArrayList<>();
        all.add(new MapConfigurationPropertySource(first));
        sources().forEach(source -> {
            all.add(source);
            if (source.getUnderlyingSource() instanceof SystemEnvironmentPropertySource variables) {
                all.add(aliases(variables, names));
            }
        });
        return new Binder(all, new PropertySourcesPlaceholdersResolver(environment), conversion);
    }

    /** Returns variables in which hyphens are underscores; Spring itself does not find those of nested groups. */
    private static ConfigurationPropertySource aliases(SystemEnvironmentPropertySource variables, Set<String> names) {
        Map<String, Object> aliases = new LinkedHashMap<>();
        for (String property : names) {
            Object value = variables
                    .getSource()
                    .get(EnvironmentVariableCheck.variable(ConfigurationPropertyName.adapt(property, '.')));
            if (value != null) {
                aliases.put(property, value);
            }
        }
        return new MapConfigurationPropertySource(aliases);
    }
}
