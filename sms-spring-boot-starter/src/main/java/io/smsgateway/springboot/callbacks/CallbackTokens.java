package io.smsgateway.springboot.callbacks;

import io.smsgateway.ProviderId;
import io.smsgateway.springboot.CurrentClient;
import io.smsgateway.springboot.properties.ProviderProperties;
import io.smsgateway.springboot.properties.SmsGatewayProperties;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;

/** Secret tokens in the callback URLs of the providers, as currently configured. */
record CallbackTokens(CurrentClient current) {

    /** Returns the token of a provider; empty where callbacks are disabled. */
    Optional<String> of(ProviderId provider) {
        SmsGatewayProperties properties = current.properties();
        ProviderProperties entry = properties.providers().get(provider.name());
        String own = entry == null ? null : entry.callbackToken();
        return Optional.ofNullable(own == null ? properties.callbacks().token() : own);
    }

    /** Compares tokens in constant time. */
    boolean matches(ProviderId provider, String token) {
        return of(provider)
                .map(expected -> MessageDigest.isEqual(
                        expected.getBytes(StandardCharsets.UTF_8), token.getBytes(StandardCharsets.UTF_8)))
                .orElse(false);
    }

    @Override
    public String toString() {
        return "CallbackTokens";
    }
}
