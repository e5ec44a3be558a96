package io.smsgateway.springboot.properties;

import io.smsgateway.PhoneNumber;
import java.lang.reflect.Parameter;
import java.lang.reflect.RecordComponent;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DataObjectPropertyName;
import org.springframework.boot.context.properties.bind.Name;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName.Form;
import org.springframework.core.ResolvableType;

/**
 * The tree of properties under {@code sms-gateway}.
 *
 * @param vendors the properties of each entry's vendor by the entry's name; an entry that is missing here is not checked
 * @param types the properties of every known vendor by its type
 */
record KnownProperties(Map<String, Class<? extends Record>> vendors, Map<String, Class<? extends Record>> types) {

    /** Index of the element that follows an entry's name. */
    static final int ENTRY = 3;

    /**
     * Place of a name in the tree.
     *
     * @param type the type of the property; null where it does not exist
     * @param parent the dotted name above the first unknown element
     * @param unknown the first unknown element; empty where there is none
     * @param known the names that exist in its place
     */
    record Place(@Nullable ResolvableType type, String parent, String unknown, Map<String, ResolvableType> known) {

        boolean exists() {
            return type != null;
        }
    }

    private static final Place UNCHECKED = new Place(ResolvableType.forClass(Object.class), "", "", Map.of());

    /** Returns the place of a name below {@code sms-gateway}. */
    Place find(ConfigurationPropertyName name) {
        ResolvableType type = ResolvableType.forClass(SmsGatewayProperties.class);
        for (int i = 1; i < name.getNumberOfElements(); i++) {
            Class<?> here = type.toClass();
            if (Map.class.isAssignableFrom(here)) {
                type = type.getGeneric(1);
                // dots may be part of a key where values are scalar
                if (!type.toClass().isRecord() && !Collection.class.isAssignableFrom(type.toClass())) {
                    return new Place(type, "", "", Map.of());
                }
            } else if (isGroup(here)) {
                Map<String, ResolvableType> parts = parts(here);
                if (here == ProviderProperties.class) {
                    Class<? extends Record> vendor = vendors.get(name.getElement(i - 1, Form.ORIGINAL));
                    if (vendor == null) {
                        return UNCHECKED;
                    }
                    parts.putAll(parts(vendor));
                }
                ResolvableType found = find(parts, name.getElement(i, Form.UNIFORM));
                if (found == null) {
                    return unknown(name, i, parts);
                }
                type = found;
            } else if (Collection.class.isAssignableFrom(here) && name.isNumericIndex(i)) {
                type = type.getGeneric(0);
            } else {
                return unknown(name, i, Map.of());
            }
        }
        return new Place(type, "", "", Map.of());
    }

    /** A phone number is a record, and one value. */
    private static boolean isGroup(Class<?> type) {
        return type.isRecord() && type != PhoneNumber.class;
    }

    private static Place unknown(ConfigurationPropertyName name, int element, Map<String, ResolvableType> known) {
        ConfigurationPropertyName parent = name.chop(element);
        return new Place(null, parent.toString(), name.getElement(element, Form.DASHED), known);
    }

    /** Returns the type that has this property, where it is one of another vendor. */
    @Nullable
    String owner(ConfigurationPropertyName unknown) {
        if (unknown.getNumberOfElements() <= ENTRY
                || !unknown.getElement(1, Form.UNIFORM).equals("providers")) {
            return null;
        }
        Class<? extends Record> own = vendors.get(unknown.getElement(ENTRY - 1, Form.ORIGINAL));
        if (own != null && find(parts(own), unknown.getElement(ENTRY, Form.UNIFORM)) != null) {
            return null;
        }
        return types.entrySet().stream()
                .filter(type -> type.getValue() != own)
                .filter(type -> find(parts(type.getValue()), unknown.getElement(ENTRY, Form.UNIFORM)) != null)
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(null);
    }

    /** Returns the names of all properties that an entry may have, with dots. */
    Set<String> ofEntries() {
        Set<String> names = new TreeSet<>(leaves(ProviderProperties.class));
        types.values().forEach(type -> names.addAll(leaves(type)));
        return names;
    }

    /** Returns the names of all properties that one entry has, with dots; empty for one that is not checked. */
    Set<String> ofEntry(String entry) {
        Class<? extends Record> vendor = vendors.get(entry);
        Set<String> names = new TreeSet<>();
        if (vendor != null) {
            names.addAll(leaves(ProviderProperties.class));
            names.addAll(leaves(vendor));
        }
        return names;
    }

    /** Returns the names of all properties of a record, with dots. */
    static Set<String> leaves(Class<?> record) {
        return leaves("", parts(record));
    }

    /** Returns the names of all properties below these, with dots. */
    static Set<String> leaves(String prefix, Map<String, ResolvableType> parts) {
        Set<String> leaves = new TreeSet<>();
        parts.forEach((name, type) -> {
            Class<?> part = type.toClass();
            if (isGroup(part)) {
                leaves.addAll(leaves(prefix + name + ".", parts(part)));
            } else {
                leaves.add(prefix + name);
            }
        });
        return leaves;
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
