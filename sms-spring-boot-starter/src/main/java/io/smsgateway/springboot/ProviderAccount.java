package io.smsgateway.springboot;

import io.smsgateway.Secret;
import io.smsgateway.TimeSource;
import io.smsgateway.http.HttpSettings;
import io.smsgateway.springboot.SmsGatewayConnectionDetails.Endpoint;
import io.smsgateway.springboot.properties.InvalidConfigurationException;
import io.smsgateway.springboot.properties.ProviderProperties;
import io.smsgateway.springboot.properties.ProviderProperties.Codes;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/** One entry of {@code sms-gateway.providers}, as a factory reads it. Prints no credential. */
public final class ProviderAccount {

    private static final String OPTIONS = "options.";

    private final String name;
    private final ProviderProperties properties;
    private final @Nullable Endpoint endpoint;
    private final Function<String, SSLContext> bundles;
    private final TimeSource time;

    ProviderAccount(
            String name,
            ProviderProperties properties,
            @Nullable Endpoint endpoint,
            Function<String, SSLContext> bundles,
            TimeSource time) {
        this.name = name;
        this.properties = properties;
        this.endpoint = endpoint;
        this.bundles = bundles;
        this.time = time;
    }

    /** The provider's name. */
    public String name() {
        return name;
    }

    /** What was written; ask {@link #credential} for credentials, which may come from elsewhere. */
    public ProviderProperties properties() {
        return properties;
    }

    /** Returns the source of time for the provider. */
    public TimeSource time() {
        return time;
    }

    /** The name of one of the account's properties in full. */
    public String path(String property) {
        return "sms-gateway.providers." + name + "." + property;
    }

    /**
     * A credential that the account can't do without.
     *
     * @param property its name, such as {@code master-secret}, or {@code options.token}
     * @throws RuntimeException that stops the start with a failure analysis, when it is missing
     */
    public String credential(String property) {
        return optionalCredential(property)
                .orElseThrow(() -> new InvalidConfigurationException(
                        "the provider `" + name + "` has no " + property,
                        path(property),
                        "Write `" + path(property) + ": ${" + variable(property) + "}` and set that variable, or"
                                + " switch the provider off with `" + path("enabled") + ": false`."));
    }

    /** A credential that the account may have; empty where it has none. */
    public Optional<String> optionalCredential(String property) {
        String value = endpoint == null ? null : endpoint.credentials().get(property);
        if (value == null) {
            value = properties.credential(property);
        }
        if (value == null || value.isBlank()) {
            return Optional.empty();
        }
        if (value.contains("${")) {
            throw new InvalidConfigurationException(
                    "the " + property + " of the provider `" + name + "` is a placeholder that nothing resolves",
                    path(property),
                    "Set the variable or property that the placeholder names.");
        }
        if (!property.startsWith(OPTIONS)) {
            String checked = value;
            InvalidConfigurationException.at(path(property), () -> Secret.of(property, checked));
        }
        return Optional.of(value);
    }

    /**
     * Refuses what is written for another vendor, which would be without effect here.
     *
     * @param type whose properties they are
     */
    void refuse(String own, String type, String... others) {
        for (String property : others) {
            if (says(property)) {
                throw new InvalidConfigurationException(
                        "the provider `" + name + "` is of the type " + own + ", and " + property + " is for " + type,
                        path(property),
                        "Take it away, or correct `" + path("type") + "`.");
            }
        }
    }

    private boolean says(String property) {
        return switch (property) {
            case "preset" -> properties.preset() != null;
            case "currency" -> properties.currency() != null;
            case "signatures" -> !properties.signatures().isEmpty();
            case "codes" -> !properties.codes().equals(new Codes(null, null));
            case "options" -> !properties.options().isEmpty();
            default -> {
                String written = properties.credential(property);
                yield written != null && !written.isBlank();
            }
        };
    }

    private String variable(String property) {
        return (name + "_" + property).toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "_");
    }

    /** How to reach the vendor: an adapter's defaults, and over them what is configured. */
    public HttpSettings http(HttpSettings defaults) {
        URI given = endpoint == null ? null : endpoint.baseUrl();
        return new ConfiguredHttp(this, given == null ? properties.baseUrl() : given, bundles).over(defaults);
    }

    @Override
    public String toString() {
        return "ProviderAccount{" + name + ", " + properties + "}";
    }
}
