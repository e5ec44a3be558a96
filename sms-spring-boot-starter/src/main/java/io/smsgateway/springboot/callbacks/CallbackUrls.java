package io.smsgateway.springboot.callbacks;

import io.smsgateway.ProviderId;
import io.smsgateway.springboot.CurrentClient;
import io.smsgateway.springboot.properties.ProviderProperties;
import io.smsgateway.springboot.properties.SmsGatewayProperties;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Public URL and secret tokens of the callbacks, as currently configured. */
record CallbackUrls(CurrentClient current) {

    static final String PATH = "/sms-gateway/callbacks/{provider}/{token}";

    /** Returns the token of a provider; empty where callbacks are disabled. */
    Optional<String> token(ProviderId provider) {
        SmsGatewayProperties properties = current.properties();
        ProviderProperties entry = properties.providers().get(provider.name());
        String own = entry == null ? null : entry.callbackToken();
        return Optional.ofNullable(own == null ? properties.callbacks().token() : own);
    }

    /** Compares tokens in constant time. */
    boolean matches(ProviderId provider, String token) {
        return token(provider)
                .map(expected -> MessageDigest.isEqual(
                        expected.getBytes(StandardCharsets.UTF_8), token.getBytes(StandardCharsets.UTF_8)))
                .orElse(false);
    }

    /** Returns the URL that a vendor calls; null where the public URL is not configured. */
    @Nullable
    URI publicUrl(ProviderId provider, String token) {
        String path = PATH.replace("{provider}", provider.name()).replace("{token}", token);
        URI url = current.properties().callbacks().publicUrl();
        return url == null ? null : URI.create(url.toString().replaceFirst("/+$", "") + path);
    }

    /** Returns whether a token is configured for any provider. */
    boolean isEnabled() {
        SmsGatewayProperties properties = current.properties();
        return properties.callbacks().token() != null
                || properties.providers().values().stream().anyMatch(entry -> entry.callbackToken() != null);
    }

    @Override
    public String toString() {
        return "CallbackUrls";
    }
}
