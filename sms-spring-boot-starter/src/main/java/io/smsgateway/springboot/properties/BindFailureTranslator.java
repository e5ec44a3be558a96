package io.smsgateway.springboot.properties;

import io.smsgateway.PhoneNumber;
import io.smsgateway.Secret;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.Currency;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.origin.Origin;
import org.springframework.util.ClassUtils;

/** Explains why properties cannot be bound. Spring Boot's own report would print the value, which may be a credential. */
final class BindFailureTranslator {

    private BindFailureTranslator() {}

    static InvalidConfigurationException of(
            ConfigurationPropertyName name,
            Bindable<?> target,
            @Nullable ConfigurationProperty property,
            Exception failure) {
        // as in files, also where it comes from an environment variable
        String path = name.toString().replaceFirst("^smsgateway\\.", SmsGatewayProperties.PREFIX + ".");
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof InvalidValueException invalid) {
                String full = path + "." + invalid.property();
                return new InvalidConfigurationException(
                        String.valueOf(invalid.getMessage()), full, "Correct the value of `" + full + "`.");
            }
        }
        Expected expected =
                expected(ClassUtils.resolvePrimitiveIfNecessary(target.getType().resolve(Object.class)));
        @Nullable Origin origin = property == null ? null : property.getOrigin();
        String placeholders = property == null ? "" : PlaceholderNames.in(property.getValue(), "`${%s}`");
        return new InvalidConfigurationException(
                "the value" + (placeholders.isEmpty() ? "" : " of " + placeholders) + " is not " + expected.what()
                        + (origin == null ? "" : "; see " + origin),
                path,
                expected.action());
    }

    private record Expected(String what, String action) {}

    private static Expected expected(Class<?> type) {
        if (type == Duration.class) {
            return new Expected("a duration with a unit", "Write a number and a unit, such as `500ms`, `10s` or `5m`.");
        }
        if (type == Currency.class) {
            return new Expected("a currency", "Write an ISO 4217 code, such as `USD`.");
        }
        if (type == Boolean.class) {
            return new Expected("a boolean", "Write `true` or `false`.");
        }
        if (type == Integer.class) {
            return new Expected("an integer", "Write digits only, such as `50`.");
        }
        if (type == BigDecimal.class) {
            return new Expected("a number", "Write a number such as `20` or `0.5`.");
        }
        if (type == URI.class) {
            return new Expected(
                    "a URL", "Write a URL such as `https://api.example.com`, or `http://host:port` for a proxy.");
        }
        if (type == Secret.class) {
            return new Expected(
                    "a credential",
                    "Write printable ASCII characters without blanks, as the vendor shows it, and digits only in quotes.");
        }
        if (type == PhoneNumber.class) {
            return new Expected("a phone number", "Write a plus, the country code and the number, in quotes.");
        }
        if (type.isEnum()) {
            String values = Arrays.stream(type.getEnumConstants())
                    .map(value -> value.toString().toLowerCase(Locale.ROOT))
                    .collect(Collectors.joining(", "));
            return new Expected("one of " + values, "Write one of " + values + ".");
        }
        return new Expected(
                "a group of properties", "Write properties below the name, and no value at the name itself.");
    }
}
