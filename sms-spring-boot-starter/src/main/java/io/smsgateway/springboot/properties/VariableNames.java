package io.smsgateway.springboot.properties;

import java.util.Comparator;
import java.util.Locale;
import java.util.Set;

/**
 * Finds environment variables that name an entry in a form that Spring reads only for entries that exist.
 *
 * @param properties names of all properties that an entry may have
 */
record VariableNames(Set<String> properties) {

    private static final String PREFIX = "SMS_GATEWAY_PROVIDERS_";

    void find(ConfigurationReader reader, Set<String> entries, Problems problems) {
        reader.variables()
                .filter(variable -> variable.startsWith(PREFIX))
                .filter(variable ->
                        entries.stream().noneMatch(entry -> variable.startsWith(PREFIX + upper(entry) + "_")))
                .sorted()
                .forEach(variable -> properties.stream()
                        .filter(property -> variable.endsWith("_" + upper(property)))
                        .max(Comparator.comparingInt(String::length))
                        .ifPresent(property -> problems.add(failure(variable, property))));
    }

    private static InvalidConfigurationException failure(String variable, String property) {
        int end = variable.length() - property.length() - 1;
        String entry = end > PREFIX.length() ? variable.substring(PREFIX.length(), end) : "";
        String read = "SMSGATEWAY_PROVIDERS_" + entry.replace("_", "") + "_"
                + upper(property.replace("-", "")).replace('.', '_');
        return new InvalidConfigurationException(
                "the environment variable `" + variable + "` is not read, because no entry of that name is configured",
                variable,
                "Name the variable `" + read + "`, or add the entry `sms-gateway.providers."
                        + entry.toLowerCase(Locale.ROOT).replace('_', '-') + "`.");
    }

    /** Returns the name of a variable with underscores instead of hyphens and dots. */
    static String upper(String name) {
        return name.toUpperCase(Locale.ROOT).replace('-', '_').replace('.', '_');
    }
}
