package io.smsgateway.springboot.properties;

import java.lang.reflect.Parameter;
import java.lang.reflect.RecordComponent;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DataObjectPropertyName;
import org.springframework.boot.context.properties.bind.Name;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName.Form;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.IterableConfigurationPropertySource;
import org.springframework.boot.context.properties.source.UnboundElementsSourceFilter;
import org.springframework.boot.origin.Origin;
import org.springframework.boot.origin.PropertySourceOrigin;
import org.springframework.core.ResolvableType;

/**
 * Finds properties under {@code sms-gateway} that do not exist. Environment variables and system properties are not checked,
 * because they may belong to other programs. Internal: may change without notice.
 *
 * @param vendors the properties of each entry's vendor by the entry's name; an entry that is missing here is not checked
 * @param types the properties of every known vendor by its type
 */
public record UnknownProperties(
        Map<String, Class<? extends Record>> vendors, Map<String, Class<? extends Record>> types) {

    /** Stands for an entry without properties of a vendor. */
    public record None() {}

    private static final ConfigurationPropertyName ROOT = ConfigurationPropertyName.of(SmsGatewayProperties.PREFIX);
    private static final int ENTRY = 3;

    /** Refuses properties that do not exist. */
    public void refuse(ConfigurationReader reader) {
        UnboundElementsSourceFilter filter = new UnboundElementsSourceFilter();
        NavigableSet<ConfigurationProperty> unknown = new TreeSet<>();
        for (ConfigurationPropertySource source : reader.sources()) {
            if (source instanceof IterableConfigurationPropertySource iterable && filter.apply(source)) {
                iterable.stream()
                        .filter(name -> ROOT.isAncestorOf(name) && alternatives(name) != null)
                        .map(iterable::getConfigurationProperty)
                        .forEach(unknown::add);
            }
        }
        if (!unknown.isEmpty()) {
            throw failure(List.copyOf(unknown));
        }
    }

    private InvalidConfigurationException failure(List<ConfigurationProperty> unknown) {
        ConfigurationPropertyName first = unknown.get(0).getName();
        String properties = unknown.stream().map(UnknownProperties::origin).collect(Collectors.joining(", "));
        String owner = owner(first);
        if (owner != null) {
            String provider = first.getElement(ENTRY - 1, Form.ORIGINAL);
            return new InvalidConfigurationException(
                    first.getElement(ENTRY, Form.DASHED) + " is a property of the type `" + owner
                            + "`, and the provider `" + provider + "` has another type",
                    properties,
                    "Remove it, or correct `sms-gateway.providers." + provider + ".type`.");
        }
        Set<String> known = alternatives(first);
        return new InvalidConfigurationException(
                unknown.size() == 1 ? "unknown property" : "unknown properties",
                properties,
                "Remove it, or correct its name"
                        + (known == null || known.isEmpty() ? "." : "; known here: " + String.join(", ", known) + "."));
    }

    /** Returns the type that has this property, where it is one of another vendor. */
    private @Nullable String owner(ConfigurationPropertyName unknown) {
        if (unknown.getNumberOfElements() <= ENTRY
                || !unknown.getElement(1, Form.UNIFORM).equals("providers")) {
            return null;
        }
        Class<? extends Record> own = vendors.get(unknown.getElement(ENTRY - 1, Form.ORIGINAL));
        return types.entrySet().stream()
                .filter(type -> type.getValue() != own)
                .filter(type -> find(parts(type.getValue()), unknown.getElement(ENTRY, Form.UNIFORM)) != null)
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(null);
    }

    private static String origin(ConfigurationProperty property) {
        Origin origin = property.getOrigin();
        if (origin instanceof PropertySourceOrigin source) {
            return source.getPropertyName() + (source.getOrigin() == null ? "" : " (" + source.getOrigin() + ")");
        }
        return property.getName().toString();
    }

    /** Returns the names that exist in the place of the first unknown element; null for a property that exists. */
    private @Nullable Set<String> alternatives(ConfigurationPropertyName name) {
        ResolvableType type = ResolvableType.forClass(SmsGatewayProperties.class);
        for (int i = 1; i < name.getNumberOfElements(); i++) {
            Class<?> here = type.toClass();
            if (Map.class.isAssignableFrom(here)) {
                type = type.getGeneric(1);
                // dots may be part of a key where values are scalar
                if (!type.toClass().isRecord() && !Collection.class.isAssignableFrom(type.toClass())) {
                    return null;
                }
            } else if (here.isRecord()) {
                Map<String, ResolvableType> parts = parts(here);
                if (here == ProviderProperties.class) {
                    Class<? extends Record> vendor = vendors.get(name.getElement(i - 1, Form.ORIGINAL));
                    if (vendor == null) {
                        return null;
                    }
                    parts.putAll(parts(vendor));
                }
                ResolvableType found = find(parts, name.getElement(i, Form.UNIFORM));
                if (found == null) {
                    return parts.keySet();
                }
                type = found;
            } else if (Collection.class.isAssignableFrom(here) && name.isNumericIndex(i)) {
                type = type.getGeneric(0);
            } else {
                return Set.of();
            }
        }
        return null;
    }

    private static @Nullable ResolvableType find(Map<String, ResolvableType> parts, String uniform) {
        return parts.entrySet().stream()
                .filter(part -> part.getKey().replace("-", "").equals(uniform))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(null);
    }

    private static Map<String, ResolvableType> parts(Class<?> record) {
        Map<String, ResolvableType> parts = new TreeMap<>();
        RecordComponent[] components = record.getRecordComponents();
        Parameter[] parameters = record.getDeclaredConstructors()[0].getParameters();
        for (int i = 0; i < components.length; i++) {
            Name name = parameters[i].getAnnotation(Name.class);
            parts.put(
                    name == null ? DataObjectPropertyName.toDashedForm(components[i].getName()) : name.value(),
                    ResolvableType.forType(components[i].getGenericType()));
        }
        return parts;
    }
}
