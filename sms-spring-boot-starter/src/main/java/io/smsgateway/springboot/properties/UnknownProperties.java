package io.smsgateway.springboot.properties;

import io.smsgateway.springboot.properties.KnownProperties.Place;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName.Form;
import org.springframework.boot.origin.Origin;
import org.springframework.boot.origin.PropertySourceOrigin;

/**
 * Finds properties under {@code sms-gateway} that do not exist or that Spring does not read as they are written. Of environment
 * variables and system properties, which may belong to other programs, only those that are probably mistyped. Internal: may
 * change without notice.
 *
 * @param vendors the properties of each entry's vendor by the entry's name; an entry that is missing here is not checked
 * @param types the properties of every known vendor by its type
 */
public record UnknownProperties(
        Map<String, Class<? extends Record>> vendors, Map<String, Class<? extends Record>> types) {

    /** Stands for an entry without properties of a vendor. */
    public record None() {}

    private static final ConfigurationPropertyName ROOT = ConfigurationPropertyName.of(SmsGatewayProperties.PREFIX);

    private static final Pattern ENTRY = Pattern.compile("sms-gateway\\.(?:providers|templates)\\..");

    /** Collects what is wrong with names, keys and variables. */
    public void find(ConfigurationReader reader, SmsGatewayProperties properties, ConfigurationProblems problems) {
        KnownProperties tree = new KnownProperties(vendors, types);
        NavigableSet<ConfigurationProperty> unknown = new TreeSet<>();
        reader.files()
                .forEach(source -> source.stream()
                        .filter(name ->
                                ROOT.isAncestorOf(name) && !tree.find(name).exists())
                        .map(source::getConfigurationProperty)
                        .forEach(unknown::add));
        reader.systemProperties()
                .forEach(source -> source.stream()
                        .filter(ROOT::isAncestorOf)
                        .filter(name -> isMistyped(tree.find(name)))
                        .map(source::getConfigurationProperty)
                        .forEach(unknown::add));
        unknown.forEach(property -> problems.add(failure(property, tree)));
        reader.files().forEach(source -> {
            new KeySpellingCheck(source).find(ROOT, problems);
            new YamlScalarCheck(source, tree).find(ROOT, problems);
        });
        new EnvironmentVariableCheck(tree).find(reader, properties, problems);
    }

    private static boolean isMistyped(Place place) {
        return !place.exists()
                && (ENTRY.matcher(place.parent()).lookingAt()
                        || NameSuggestion.nearest(place.unknown(), place.known().keySet()) != null);
    }

    private static InvalidConfigurationException failure(ConfigurationProperty unknown, KnownProperties tree) {
        ConfigurationPropertyName name = unknown.getName();
        String owner = tree.owner(name);
        if (owner != null) {
            String provider = name.getElement(KnownProperties.ENTRY - 1, Form.ORIGINAL);
            return new InvalidConfigurationException(
                    name.getElement(KnownProperties.ENTRY, Form.DASHED) + " is a property of the type `" + owner
                            + "`, and the provider `" + provider + "` has another type",
                    origin(unknown),
                    "Remove it, or correct `sms-gateway.providers." + provider + ".type`.");
        }
        return new InvalidConfigurationException("unknown property", origin(unknown), action(tree.find(name)));
    }

    private static String action(Place place) {
        Set<String> known = new TreeSet<>(place.known().keySet());
        String nearest = NameSuggestion.nearest(place.unknown(), known);
        if (nearest != null) {
            return "Did you mean `" + place.parent() + "." + nearest + "`?";
        }
        for (String leaf : KnownProperties.leaves("", place.known())) {
            if (leaf.endsWith("." + place.unknown())) {
                return "Did you mean `" + place.parent() + "." + leaf + "`?";
            }
        }
        String dots = place.parent().startsWith(SmsGatewayProperties.PREFIX + ".templates.")
                ? " Write a key with a dot in brackets and quotes, as in `\"[order.shipped]\"`."
                : "";
        return "Remove it, or correct its name"
                + (known.isEmpty() ? "." : "; known here: " + String.join(", ", known) + ".") + dots;
    }

    private static String origin(ConfigurationProperty property) {
        Origin origin = property.getOrigin();
        if (origin instanceof PropertySourceOrigin source) {
            return source.getPropertyName() + (source.getOrigin() == null ? "" : " (" + source.getOrigin() + ")");
        }
        return property.getName().toString();
    }
}
