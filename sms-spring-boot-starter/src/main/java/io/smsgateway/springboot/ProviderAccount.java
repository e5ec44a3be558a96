package io.smsgateway.springboot;

import io.smsgateway.MessageClass;
import io.smsgateway.TimeSource;
import io.smsgateway.http.HttpSettings;
import io.smsgateway.springboot.ProviderProperties.AnswerTimeouts;
import io.smsgateway.springboot.ProviderProperties.Http;
import io.smsgateway.springboot.SmsGatewayConnectionDetails.Endpoint;
import java.net.URI;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/** One entry of {@code sms-gateway.providers}, as a factory reads it. Prints no credential. */
public final class ProviderAccount {

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
                .orElseThrow(() -> new BadConfigurationException(
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
        if (value.startsWith("${")) {
            throw new BadConfigurationException(
                    "the " + property + " of the provider `" + name + "` is a placeholder that nothing resolves",
                    path(property),
                    "Set the variable or property that the placeholder names.");
        }
        return Optional.of(value);
    }

    private String variable(String property) {
        return (name + "_" + property).toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "_");
    }

    /** How to reach the vendor: an adapter's defaults, and over them what is configured. */
    public HttpSettings http(HttpSettings defaults) {
        Http http = properties.http();
        String bundle = properties.ssl().bundle();
        return BadConfigurationException.at(
                path("http"),
                () -> new HttpSettings(
                        baseUrl().orElse(defaults.baseUrl()),
                        or(http.maxConnections(), defaults.maxConnections()),
                        or(http.connectTimeout(), defaults.connectTimeout()),
                        timeouts(http.answerTimeouts(), defaults),
                        http.proxy() == null ? defaults.proxy() : http.proxy(),
                        bundle == null ? defaults.sslContext() : context(bundle)));
    }

    private Optional<URI> baseUrl() {
        URI given = endpoint == null ? null : endpoint.baseUrl();
        return Optional.ofNullable(given == null ? properties.baseUrl() : given);
    }

    private SSLContext context(String bundle) {
        try {
            return bundles.apply(bundle);
        } catch (RuntimeException unusable) {
            throw new BadConfigurationException(
                    "the SSL bundle `" + bundle + "` can't be used: " + unusable.getMessage(),
                    path("ssl.bundle"),
                    "Write it under `spring.ssl.bundle`, as `spring.ssl.bundle.pem." + bundle + "` for example.");
        }
    }

    private static Map<MessageClass, Duration> timeouts(AnswerTimeouts given, HttpSettings defaults) {
        Map<MessageClass, Duration> all = new EnumMap<>(defaults.answerTimeouts());
        put(all, MessageClass.OTP, given.otp());
        put(all, MessageClass.TRANSACTIONAL, given.transactional());
        put(all, MessageClass.MARKETING, given.marketing());
        return all;
    }

    private static void put(Map<MessageClass, Duration> all, MessageClass messageClass, @Nullable Duration given) {
        if (given != null) {
            all.put(messageClass, given);
        }
    }

    private static <T> T or(@Nullable T given, T otherwise) {
        return given == null ? otherwise : given;
    }

    @Override
    public String toString() {
        return "ProviderAccount{" + name + ", " + properties + "}";
    }
}
