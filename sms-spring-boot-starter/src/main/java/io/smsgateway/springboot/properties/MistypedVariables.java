package io.smsgateway.springboot.properties;

import java.util.Collection;
import java.util.Comparator;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.core.ResolvableType;

/**
 * Finds environment variables that are no property, but probably meant as one: every unknown one below an entry that is configured,
 * and elsewhere one that differs from a property in few letters. Others may belong to other programs.
 */
final class MistypedVariables {

    private static final String WITH_HYPHENS = "SMS_GATEWAY_";
    private static final String WITHOUT_HYPHENS = "SMSGATEWAY_";

    private static final String NO_SUCH = "there is no such property";

    private final KnownProperties tree;

    /** Names of properties below {@code sms-gateway}, with dots. */
    private final Set<String> properties = new TreeSet<>(KnownProperties.leaves(SmsGatewayProperties.class));

    /** Those whose keys are the application's own. */
    private final Set<String> maps = new TreeSet<>();

    /** Configured entries whose properties are known. */
    private final Set<String> entries = new TreeSet<>();

    private final Set<String> unchecked = new TreeSet<>();

    MistypedVariables(KnownProperties tree, Collection<String> providers, Collection<String> templates) {
        this.tree = tree;
        for (String provider : providers) {
            Set<String> own = tree.ofEntry(provider);
            (own.isEmpty() ? unchecked : entries).add("providers." + provider);
            own.forEach(property -> properties.add("providers." + provider + "." + property));
        }
        templates.forEach(template -> entries.add("templates." + template));
        EnvironmentVariableCheck.ofEntries(templates, providers, Set.of())
                .forEach(name -> properties.add(name.substring(SmsGatewayProperties.PREFIX.length() + 1)));
        properties.removeIf(property -> property.equals("providers") || property.equals("templates"));
        properties.stream().filter(this::isMap).forEach(maps::add);
    }

    private boolean isMap(String property) {
        ResolvableType type = tree.find(
                        ConfigurationPropertyName.adapt(SmsGatewayProperties.PREFIX + "." + property, '.'))
                .type();
        return type != null && Map.class.isAssignableFrom(type.toClass());
    }

    /** Returns whether the name is that of a variable of the application. */
    static boolean isPrefixed(String variable) {
        return variable.startsWith(WITH_HYPHENS) || variable.startsWith(WITHOUT_HYPHENS);
    }

    /** Returns whether a variable is that of a property, or of a key of the application's own. */
    boolean isProperty(String variable) {
        String prefix = prefix(variable);
        String rest = withoutIndex(variable.substring(prefix.length()));
        return properties.stream().map(spelling(prefix)).anyMatch(rest::equals)
                || Stream.concat(maps.stream(), unchecked.stream())
                        .map(spelling(prefix))
                        .anyMatch(name -> rest.startsWith(name + "_"));
    }

    private static String withoutIndex(String name) {
        return name.replaceFirst("(?:_\\d+)+$", "");
    }

    private static String prefix(String variable) {
        return variable.startsWith(WITH_HYPHENS) ? WITH_HYPHENS : WITHOUT_HYPHENS;
    }

    /** Returns what is wrong with a variable; null for one that is a property or belongs to another program. */
    @Nullable
    InvalidConfigurationException failure(String variable) {
        if (isProperty(variable)) {
            return null;
        }
        String prefix = prefix(variable);
        UnaryOperator<String> spelling = spelling(prefix);
        String rest = withoutIndex(variable.substring(prefix.length()));
        String entry = entries.stream()
                .filter(name -> rest.startsWith(spelling.apply(name) + "_"))
                .max(Comparator.comparingInt(String::length))
                .orElse(null);
        if (entry == null) {
            String nearest = nearest(variable);
            return nearest == null ? null : failure(variable, NO_SUCH, "Did you mean `" + nearest + "`?");
        }
        String above = spelling.apply(entry) + "_";
        String property = rest.substring(above.length());
        Set<String> known = below(entry);
        String correct = "Remove it, or correct its name; known here: " + String.join(", ", known) + ".";
        String owner = owner(entry, property);
        if (owner != null) {
            return failure(variable, "its property is one of the type `" + owner + "`", correct);
        }
        String nearest =
                NameSuggestion.nearest(property, known.stream().map(spelling).toList());
        return failure(
                variable, NO_SUCH, nearest == null ? correct : "Did you mean `" + prefix + above + nearest + "`?");
    }

    private static InvalidConfigurationException failure(String variable, String why, String action) {
        return new InvalidConfigurationException(
                "the environment variable `" + variable + "` is not read, because " + why, variable, action);
    }

    private static UnaryOperator<String> spelling(String prefix) {
        return prefix.equals(WITH_HYPHENS)
                ? EnvironmentVariableCheck::upper
                : name -> EnvironmentVariableCheck.upper(name.replace("-", ""));
    }

    /** Returns the variable of a property that differs in few letters; null where there is none. */
    @Nullable
    String nearest(String variable) {
        String prefix = prefix(variable);
        String nearest = NameSuggestion.nearest(
                variable.substring(prefix.length()),
                properties.stream().map(spelling(prefix)).toList(),
                name -> Math.min(4, name.length() / 4));
        return nearest == null ? null : prefix + nearest;
    }

    private Set<String> below(String entry) {
        Set<String> below = new TreeSet<>();
        properties.stream()
                .filter(property -> property.startsWith(entry + "."))
                .forEach(property -> below.add(property.substring(entry.length() + 1)));
        return below;
    }

    private @Nullable String owner(String entry, String property) {
        return tree.owner(ConfigurationPropertyName.adapt(
                SmsGatewayProperties.PREFIX + "." + entry + "." + EnvironmentVariableCheck.dashed(property), '.'));
    }
}
