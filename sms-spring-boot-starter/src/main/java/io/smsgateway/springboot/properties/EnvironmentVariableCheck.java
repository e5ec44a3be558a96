package io.smsgateway.springboot.properties;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName.Form;

/**
 * Environment variables with underscores for hyphens. The key of an entry cannot be read from such a name, so that it is read
 * for entries that exist only; this finds the others, and mistyped ones.
 *
 * @param tree all properties
 */
record EnvironmentVariableCheck(KnownProperties tree) {

    private static final String PREFIX = "SMS_GATEWAY_";
    private static final String PROVIDERS = PREFIX + "PROVIDERS_";
    private static final String TEMPLATES = PREFIX + "TEMPLATES_";
    private static final String WEIGHTS = PREFIX + "ROUTES_WEIGHTS_";
    private static final String COUNTRIES = PREFIX + "ROUTES_BY_COUNTRY_";

    private static final Set<String> TEMPLATE = withoutMaps(TemplateProperties.class, "providers");
    private static final Set<String> FORM = withoutMaps(FormProperties.class, "parameters");

    /** Maps of the application's own keys that belong to no entry, by the part of the name before the key. */
    private static final Map<String, String> MAPS =
            Map.of("CODES_PREVIOUS_KEYS", "codes.previous-keys", "GUARD_SPEND_PRICES", "guard.spend.prices");

    /** Variables that Kubernetes sets for a service whose name begins so. */
    private static final Pattern SERVICE_LINK =
            Pattern.compile("SMS_?GATEWAY_(?:\\w+_)?(?:SERVICE_(?:HOST|PORT(?:_\\w+)?)"
                    + "|PORT(?:_\\d+_(?:TCP|UDP|SCTP)(?:_(?:PROTO|PORT|ADDR))?)?)");

    /** Names whose last part is a key of the application's or the vendor's own. */
    private static final Pattern KEY = Pattern.compile("SMS_GATEWAY_(?:PROVIDERS_(?<provider>.+)_)?SIGNATURES_.+"
            + "|SMS_GATEWAY_(?<map>" + String.join("|", MAPS.keySet()) + ")_.+"
            + "|SMS_GATEWAY_TEMPLATES_(?<template>.+)_PROVIDERS_(?<form>.+)_PARAMETERS_.+");

    private static Set<String> withoutMaps(Class<?> group, String map) {
        Set<String> names = new TreeSet<>(KnownProperties.leaves(group));
        names.remove(map);
        return names;
    }

    /** Returns the properties of entries that are read from variables as well, by their full names. */
    static Set<String> ofEntries(
            Collection<String> templates, Collection<String> providers, Collection<String> variables) {
        Set<String> names = new HashSet<>();
        for (String template : templates) {
            String path = SmsGatewayProperties.PREFIX + ".templates" + element(template) + ".";
            TEMPLATE.forEach(property -> names.add(path + property));
            providers.forEach(
                    provider -> FORM.forEach(property -> names.add(path + "providers." + provider + "." + property)));
        }
        providers.forEach(provider -> names.add(SmsGatewayProperties.PREFIX + ".routes.weights." + provider));
        variables.stream()
                .filter(variable -> variable.startsWith(COUNTRIES))
                .forEach(variable -> names.add(
                        SmsGatewayProperties.PREFIX + ".routes.by-country." + variable.substring(COUNTRIES.length())));
        return names;
    }

    private static String element(String key) {
        return key.matches("[A-Za-z0-9_-]+") ? "." + key : "[" + key + "]";
    }

    void find(ConfigurationReader reader, SmsGatewayProperties read, ConfigurationProblems problems) {
        Set<String> entries = read.providers().keySet();
        Set<String> variables = reader.variables().collect(Collectors.toCollection(TreeSet::new));
        Set<String> known = Stream.concat(
                        reader.files().flatMap(source -> source.stream()),
                        ofEntries(read.templates().keySet(), entries, variables).stream()
                                .map(name -> ConfigurationPropertyName.adapt(name, '.')))
                .map(EnvironmentVariableCheck::variable)
                .collect(Collectors.toSet());
        MistypedVariables mistyped =
                new MistypedVariables(tree, entries, read.templates().keySet());
        Map<String, InvalidConfigurationException> failures = new TreeMap<>();
        variables.stream()
                .filter(variable -> MistypedVariables.isPrefixed(variable) && !known.contains(variable))
                .filter(variable -> !SERVICE_LINK.matcher(variable).matches())
                .forEach(variable -> {
                    InvalidConfigurationException failure = failure(variable, entries, mistyped);
                    if (failure != null) {
                        failures.put(variable, failure);
                    }
                });
        if (!failures.isEmpty()) {
            failures.keySet().removeAll(placeholders(reader));
            failures.values().forEach(problems::add);
        }
    }

    /** Returns the names of placeholders, which are variables of the application's own. */
    private static Set<String> placeholders(ConfigurationReader reader) {
        return reader.files()
                .flatMap(source -> source.stream().map(source::getConfigurationProperty))
                .flatMap(property -> property == null ? Stream.empty() : PlaceholderNames.in(property.getValue()))
                .collect(Collectors.toSet());
    }

    private @Nullable InvalidConfigurationException failure(
            String variable, Set<String> entries, MistypedVariables mistyped) {
        Matcher key = KEY.matcher(variable);
        if (key.matches()) {
            return ofKey(variable, key);
        }
        if (variable.startsWith(WEIGHTS)) {
            return new InvalidConfigurationException(
                    "the environment variable `" + variable
                            + "` is not read, because no provider of that name is configured",
                    variable,
                    "Name the variable after one of " + new TreeSet<>(entries) + ", such as `" + WEIGHTS
                            + entries.stream()
                                    .sorted()
                                    .findFirst()
                                    .map(EnvironmentVariableCheck::upper)
                                    .orElse("JSMS") + "`.");
        }
        InvalidConfigurationException unread =
                mistyped.isProperty(variable) ? null : ofEntry(variable, entries, mistyped);
        return unread == null ? mistyped.failure(variable) : unread;
    }

    private @Nullable InvalidConfigurationException ofEntry(
            String variable, Set<String> entries, MistypedVariables mistyped) {
        if (variable.startsWith(TEMPLATES)) {
            int forms = variable.indexOf("_PROVIDERS_", TEMPLATES.length());
            return ofEntry(variable, TEMPLATES, forms < 0 ? TEMPLATE : FORM, Set.of(), mistyped);
        }
        return variable.startsWith(PROVIDERS)
                ? ofEntry(variable, PROVIDERS, tree.ofEntries(), entries, mistyped)
                : null;
    }

    private static InvalidConfigurationException ofKey(String variable, Matcher key) {
        String provider = key.group("provider") == null ? "<name>" : dashed(key.group("provider"));
        String map = key.group("map");
        String property = map != null
                ? SmsGatewayProperties.PREFIX + "." + MAPS.get(map)
                : key.group("template") == null
                        ? SmsGatewayProperties.PREFIX + ".providers." + provider + ".signatures"
                        : SmsGatewayProperties.PREFIX + ".templates." + dashed(key.group("template")) + ".providers."
                                + dashed(key.group("form")) + ".parameters";
        return new InvalidConfigurationException(
                "the environment variable `" + variable + "` is not read, because the name of a variable has no case",
                variable,
                "Write the key into a file, under `" + property + "`; a variable can then replace its value.");
    }

    private static @Nullable InvalidConfigurationException ofEntry(
            String variable, String group, Set<String> properties, Set<String> entries, MistypedVariables mistyped) {
        String property = properties.stream()
                .filter(name -> variable.endsWith("_" + upper(name)))
                .max(Comparator.comparingInt(String::length))
                .orElse(null);
        int end = property == null ? 0 : variable.length() - property.length() - 1;
        if (property == null || end <= group.length()) {
            return null;
        }
        String[] keys = variable.substring(group.length(), end).split("_PROVIDERS_", 2);
        if (entries.stream().map(EnvironmentVariableCheck::upper).anyMatch(keys[0]::equals)) {
            return null;
        }
        String form = keys.length == 2 ? "_PROVIDERS_" + keys[1].replace("_", "") : "";
        String read = group.replaceFirst("SMS_GATEWAY", "SMSGATEWAY") + keys[0].replace("_", "") + form + "_"
                + upper(property.replace("-", "")).replace('.', '_');
        String entry = SmsGatewayProperties.PREFIX
                + group.substring(PREFIX.length() - 1).toLowerCase(Locale.ROOT).replace('_', '.')
                + dashed(keys[0])
                + (keys.length == 2 ? ".providers." + dashed(keys[1]) : "");
        String nearest = mistyped.nearest(variable);
        return new InvalidConfigurationException(
                "the environment variable `" + variable + "` is not read, because no entry of that name is configured",
                variable,
                "Name the variable `" + read + "`, or add the entry `" + entry + "`."
                        + (nearest == null ? "" : " Did you mean `" + nearest + "`?"));
    }

    static String dashed(String key) {
        return key.toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Returns the name of a variable with underscores instead of hyphens and dots. */
    static String upper(String name) {
        return name.toUpperCase(Locale.ROOT).replace('-', '_').replace('.', '_');
    }

    /** Returns the variable from which Spring reads a property, in the form with underscores for hyphens. */
    static String variable(ConfigurationPropertyName name) {
        return Stream.iterate(0, i -> i < name.getNumberOfElements(), i -> i + 1)
                .map(i -> upper(name.getElement(i, Form.ORIGINAL)))
                .collect(Collectors.joining("_"));
    }
}
