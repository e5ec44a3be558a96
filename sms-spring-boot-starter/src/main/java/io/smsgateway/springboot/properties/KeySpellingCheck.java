package io.smsgateway.springboot.properties;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.IterableConfigurationPropertySource;
import org.springframework.core.env.EnumerablePropertySource;

/**
 * Finds keys from which relaxed binding drops characters, and keys that it takes for one.
 *
 * @param source a source whose names are as they are written
 */
record KeySpellingCheck(IterableConfigurationPropertySource source) {

    private static final Pattern IN_BRACKETS = Pattern.compile("\\[[^]]*]");
    private static final Pattern KEPT = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_-]*");

    /** A key that YAML reads as a truth value; Spring writes it in brackets. */
    private static final Pattern TRUTH_VALUE =
            Pattern.compile("(?:templates|parameters|signatures)\\[(true|false)](?:\\..*|$)");

    void find(ConfigurationPropertyName root, ConfigurationProblems problems) {
        if (!(source.getUnderlyingSource() instanceof EnumerablePropertySource<?> names)) {
            return;
        }
        Map<ConfigurationPropertyName, String> seen = new HashMap<>();
        for (String written : new TreeSet<>(Arrays.asList(names.getPropertyNames()))) {
            ConfigurationPropertyName name = ConfigurationPropertyName.adapt(written, '.');
            if (root.isAncestorOf(name)) {
                findDropped(written, problems);
                findTruthValue(written, problems);
                String other = seen.putIfAbsent(name, written);
                if (other != null) {
                    problems.add(new InvalidConfigurationException(
                            "`" + other + "` and `" + written + "` are the same property to Spring",
                            written,
                            "Remove one of them, or write keys that differ in case or hyphens only in brackets and quotes, as"
                                    + " in `\"[" + written.substring(written.lastIndexOf('.') + 1) + "]\"`."));
                }
            }
        }
    }

    private static void findTruthValue(String written, ConfigurationProblems problems) {
        Matcher key = TRUTH_VALUE.matcher(written);
        if (key.find()) {
            boolean value = Boolean.parseBoolean(key.group(1));
            problems.add(new InvalidConfigurationException(
                    "YAML reads the key as " + value,
                    written,
                    "Write it in quotes: " + (value ? "`\"on\"` or `\"yes\"`." : "`\"no\"` or `\"off\"`.")));
        }
    }

    private static void findDropped(String written, ConfigurationProblems problems) {
        for (String key : IN_BRACKETS.matcher(written).replaceAll("").split("\\.", -1)) {
            if (!key.isEmpty() && !KEPT.matcher(key).matches()) {
                problems.add(new InvalidConfigurationException(
                        "the key `" + key + "` has characters that Spring drops",
                        written,
                        "Write it in brackets and quotes: `\"[" + key + "]\"`."));
            }
        }
    }
}
