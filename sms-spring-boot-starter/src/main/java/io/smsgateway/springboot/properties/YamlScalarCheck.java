package io.smsgateway.springboot.properties;

import io.smsgateway.Secret;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.IterableConfigurationPropertySource;
import org.springframework.boot.origin.Origin;
import org.springframework.boot.origin.OriginLookup;
import org.springframework.boot.origin.TextResourceOrigin;
import org.springframework.core.ResolvableType;
import org.springframework.core.env.EnumerablePropertySource;

/**
 * Finds values that YAML reads as another number or as a truth value, such as {@code 0123} (83) or {@code NO} (false).
 *
 * @param source a source that may be a YAML file
 * @param tree the types of the properties
 */
record YamlScalarCheck(IterableConfigurationPropertySource source, KnownProperties tree) {

    private static final Pattern TOKEN = Pattern.compile("[^\\s,\\]}#]+");
    private static final Pattern OCTAL = Pattern.compile("[-+]?0[0-9_]+");

    void find(ConfigurationPropertyName root, ConfigurationProblems problems) {
        if (!(source.getUnderlyingSource() instanceof EnumerablePropertySource<?> values)) {
            return;
        }
        for (String written : values.getPropertyNames()) {
            Object value = values.getProperty(written);
            ConfigurationPropertyName name = ConfigurationPropertyName.adapt(written, '.');
            if ((value instanceof Number || value instanceof Boolean) && root.isAncestorOf(name)) {
                Origin origin = OriginLookup.getOrigin(values, written);
                String token = origin instanceof TextResourceOrigin text ? token(text) : null;
                ResolvableType type = tree.find(name).type();
                if (token != null && type != null && isMisread(value, token, type)) {
                    String see = origin == null ? "" : "; see " + origin;
                    problems.add(
                            isSecret(type)
                                    ? new InvalidConfigurationException(
                                            "YAML reads the credential as another value" + see,
                                            written,
                                            "Write it in quotes.")
                                    : new InvalidConfigurationException(
                                            "YAML reads " + token + " as " + value + see,
                                            written,
                                            "Write it in quotes: `\"" + token + "\"`."));
                }
            }
        }
    }

    private static boolean isMisread(Object value, String token, ResolvableType type) {
        boolean text = isText(type.toClass())
                || (Collection.class.isAssignableFrom(type.toClass())
                        && isText(type.getGeneric(0).toClass()));
        return (text && !token.equals(String.valueOf(value)))
                || (value instanceof Number && OCTAL.matcher(token).matches());
    }

    private static boolean isSecret(ResolvableType type) {
        return type.toClass() == Secret.class || type.getGeneric(0).toClass() == Secret.class;
    }

    private static boolean isText(Class<?> type) {
        return type == String.class || type == Secret.class;
    }

    private static @Nullable String token(TextResourceOrigin origin) {
        if (origin.getResource() == null || origin.getLocation() == null) {
            return null;
        }
        try (BufferedReader lines = new BufferedReader(
                new InputStreamReader(origin.getResource().getInputStream(), StandardCharsets.UTF_8))) {
            String line = lines.lines()
                    .skip(origin.getLocation().getLine())
                    .findFirst()
                    .orElse("");
            Matcher token = TOKEN.matcher(line);
            return token.find(Math.min(origin.getLocation().getColumn(), line.length())) ? token.group() : null;
        } catch (IOException unreadable) {
            // the value was read before; without the file there is nothing to compare it with
            return null;
        }
    }
}
