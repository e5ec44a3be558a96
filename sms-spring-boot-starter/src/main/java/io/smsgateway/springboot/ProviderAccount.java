package io.smsgateway.springboot;

import io.smsgateway.TimeSource;
import io.smsgateway.http.HttpSettings;
import io.smsgateway.springboot.properties.ProviderProperties;
import io.smsgateway.springboot.properties.VendorPropertiesIntrospector;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * One entry of {@code sms-gateway.providers}, from which a factory creates a provider. Prints no credential.
 *
 * @param <P> the vendor's properties
 */
public final class ProviderAccount<P extends Record> {

    private final String name;
    private final ProviderProperties common;
    private final P properties;
    private final @Nullable URI baseUrl;
    private final Function<String, SSLContext> bundles;
    private final TimeSource time;

    ProviderAccount(
            String name,
            ProviderProperties common,
            P properties,
            @Nullable URI baseUrl,
            Function<String, SSLContext> bundles,
            TimeSource time) {
        this.name = name;
        this.common = common;
        this.properties = properties;
        this.baseUrl = baseUrl;
        this.bundles = bundles;
        this.time = time;
    }

    /** Returns the provider's name. */
    public String name() {
        return name;
    }

    /** Returns the vendor's properties. */
    public P properties() {
        return properties;
    }

    /** Returns the properties that all entries have. */
    public ProviderProperties common() {
        return common;
    }

    /** Returns the application's time source. */
    public TimeSource time() {
        return time;
    }

    /** Returns the full name of a property of this entry, for error messages. */
    public String path(String property) {
        return "sms-gateway.providers." + name + "." + property;
    }

    /** Returns HTTP settings: those of the adapter, replaced where others are configured. */
    public HttpSettings http(HttpSettings defaults) {
        return new ConfiguredHttp(this, baseUrl, bundles).over(defaults);
    }

    /** Returns the values that identify this account at its vendor. */
    List<@Nullable Object> identity() {
        return Arrays.asList(common.type(), common.baseUrl(), VendorPropertiesIntrospector.identity(properties));
    }

    /** Returns whether another entry has the same values. */
    boolean sameAs(ProviderAccount<?> other) {
        return VendorPropertiesIntrospector.values(properties)
                .equals(VendorPropertiesIntrospector.values(other.properties));
    }

    @Override
    public String toString() {
        return "ProviderAccount{" + name + ", " + common + "}";
    }
}
