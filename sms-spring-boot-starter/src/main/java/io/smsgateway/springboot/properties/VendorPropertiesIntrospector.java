package io.smsgateway.springboot.properties;

import io.smsgateway.Secret;
import java.lang.reflect.RecordComponent;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.BeanUtils;
import org.springframework.boot.context.properties.bind.DataObjectPropertyName;
import org.springframework.util.ReflectionUtils;

/** Checks and compares records of one vendor's properties. Internal: may change without notice. */
public final class VendorPropertiesIntrospector {

    private VendorPropertiesIntrospector() {}

    /**
     * Collects missing values and unresolved placeholders.
     *
     * @param written returns the value of a property as it is written, by full name; null for none
     */
    static void check(
            String provider,
            Record properties,
            Function<String, @Nullable Object> written,
            ConfigurationProblems problems) {
        for (RecordComponent component : properties.getClass().getRecordComponents()) {
            Object value = value(component, properties);
            String property = DataObjectPropertyName.toDashedForm(component.getName());
            String path = path(provider, property);
            if (value == null && !isNullable(component) && !problems.concern(path)) {
                problems.add(missing(provider, property, written.apply(path)));
            }
            String text = value instanceof Secret secret ? secret.reveal() : String.valueOf(value);
            if (text.contains("${")) {
                String unresolved = PlaceholderNames.in(text, "`${%s}`");
                problems.add(new InvalidConfigurationException(
                        property + " of the provider `" + provider + "` contains an unresolved placeholder"
                                + (unresolved.isEmpty() ? "" : ": " + unresolved),
                        path,
                        "Set the environment variable or property "
                                + (unresolved.isEmpty()
                                        ? "that the placeholder names."
                                        : PlaceholderNames.in(text, "`%s`") + ".")));
            }
        }
    }

    private static InvalidConfigurationException missing(String provider, String property, @Nullable Object written) {
        String empty = PlaceholderNames.in(written, "`${%s}`");
        return empty.isEmpty()
                ? missing(provider, property)
                : new InvalidConfigurationException(
                        "the provider `" + provider + "` has no " + property + ": " + empty + " is empty",
                        path(provider, property),
                        "Set the environment variable or property " + PlaceholderNames.in(written, "`%s`")
                                + orDisable(provider));
    }

    /** Returns the failure of an entry that lacks a required property. */
    public static InvalidConfigurationException missing(String provider, String property) {
        String path = path(provider, property);
        String variable = (provider + "_" + property).toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "_");
        return new InvalidConfigurationException(
                "the provider `" + provider + "` has no " + property,
                path,
                "Write `" + path + ": ${" + variable + "}` and set that variable" + orDisable(provider));
    }

    private static String orDisable(String provider) {
        return ", or disable the provider with `" + path(provider, "enabled") + ": false`.";
    }

    private static String path(String provider, String property) {
        return SmsGatewayProperties.PREFIX + ".providers." + provider + "." + property;
    }

    /** Returns all values in comparable form, secrets included; never print them. */
    public static Map<String, Object> values(Record properties) {
        Map<String, Object> values = new LinkedHashMap<>();
        for (RecordComponent component : properties.getClass().getRecordComponents()) {
            Object value = value(component, properties);
            if (value instanceof Record group) {
                values.put(component.getName(), values(group));
            } else if (value != null) {
                values.put(component.getName(), value instanceof Secret secret ? secret.reveal() : value);
            }
        }
        return values;
    }

    /** Returns the values that identify an account: all but secrets, groups and collections. */
    public static List<Object> identity(Record properties) {
        return Stream.of(properties.getClass().getRecordComponents())
                .<Object>flatMap(component -> Stream.ofNullable(value(component, properties)))
                .filter(value -> BeanUtils.isSimpleValueType(value.getClass()))
                .toList();
    }

    private static boolean isNullable(RecordComponent component) {
        return Stream.of(component.getAnnotatedType().getAnnotations(), component.getAnnotations())
                .flatMap(Stream::of)
                .anyMatch(annotation ->
                        annotation.annotationType().getSimpleName().equals("Nullable"));
    }

    private static @Nullable Object value(RecordComponent component, Record properties) {
        ReflectionUtils.makeAccessible(component.getAccessor());
        return ReflectionUtils.invokeMethod(component.getAccessor(), properties);
    }
}
