package io.smsgateway.springboot.properties;

import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.UnboundConfigurationPropertiesException;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.origin.Origin;
import org.springframework.boot.origin.PropertySourceOrigin;
import org.springframework.util.ClassUtils;

/** Says why properties can't be read. Boot's own report would quote what is written there, which may be a credential. */
final class UnreadableConfiguration {

    private UnreadableConfiguration() {}

    static InvalidConfigurationException of(BindException failed) {
        for (Throwable cause = failed; cause != null; cause = cause.getCause()) {
            if (cause instanceof UnboundConfigurationPropertiesException unknown) {
                return unknown(List.copyOf(unknown.getUnboundProperties()));
            }
            if (cause instanceof InvalidValueException bad) {
                String property = failed.getName() + "." + bad.property();
                return new InvalidConfigurationException(
                        String.valueOf(bad.getMessage()), property, "Correct what stands at `" + property + "`.");
            }
        }
        return unreadable(failed);
    }

    private static InvalidConfigurationException unknown(List<ConfigurationProperty> unknown) {
        String names = unknown.stream().map(UnreadableConfiguration::asWritten).collect(Collectors.joining(", "));
        Set<String> known = PropertyNames.beside(unknown.get(0).getName());
        return new InvalidConfigurationException(
                unknown.size() == 1 ? "there is no such property" : "there are no such properties",
                names,
                "Take it away, or correct its name"
                        + (known.isEmpty() ? "." : "; at this place there are " + String.join(", ", known) + "."));
    }

    private static String asWritten(ConfigurationProperty property) {
        Origin origin = property.getOrigin();
        if (origin instanceof PropertySourceOrigin written) {
            return written.getPropertyName() + (written.getOrigin() == null ? "" : " (" + written.getOrigin() + ")");
        }
        return property.getName().toString();
    }

    private static InvalidConfigurationException unreadable(BindException failed) {
        Class<?> type = failed.getTarget().getType().resolve(Object.class);
        Kind kind = kind(ClassUtils.resolvePrimitiveIfNecessary(type));
        ConfigurationProperty property = failed.getProperty();
        @Nullable Origin origin = property == null ? null : property.getOrigin();
        return new InvalidConfigurationException(
                "what is written there is not " + kind.what() + (origin == null ? "" : "; see " + origin),
                failed.getName().toString(),
                kind.action());
    }

    private record Kind(String what, String action) {}

    private static Kind kind(Class<?> type) {
        if (type == Duration.class) {
            return new Kind("a length of time", "Write a number and its unit, such as `500ms`, `10s` or `5m`.");
        }
        if (type == Currency.class) {
            return new Kind("a currency", "Write its three capital letters, such as `USD`.");
        }
        if (type == Boolean.class) {
            return new Kind("yes or no", "Write `true` or `false`.");
        }
        if (type == Integer.class) {
            return new Kind("a whole number", "Write its digits only.");
        }
        if (type == BigDecimal.class) {
            return new Kind("a number", "Write one such as `20` or `0.5`.");
        }
        if (type == URI.class) {
            return new Kind(
                    "an address", "Write one such as `https://api.example.com`, or `http://host:port` for a proxy.");
        }
        if (type.isEnum()) {
            String values = Arrays.stream(type.getEnumConstants())
                    .map(value -> value.toString().toLowerCase(Locale.ROOT))
                    .collect(Collectors.joining(", "));
            return new Kind("one of " + values, "Write one of " + values + ".");
        }
        return new Kind("a group of properties", "Write the properties below it, and no value at the name itself.");
    }
}
