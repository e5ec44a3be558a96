package io.smsgateway.springboot.callbacks;

import io.smsgateway.ProviderId;
import io.smsgateway.springboot.CurrentClient;
import io.smsgateway.springboot.properties.ProviderProperties;
import io.smsgateway.springboot.properties.SmsGatewayProperties;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;

/** The secret last part of each provider's callback address, as configured now. */
record CallbackTokens(CurrentClient current) {

    /** Empty where the provider may not call back. */
    Optional<String> of(ProviderId provider) {
        SmsGatewayProperties written = current.properties();
        ProviderProperties entry = written.providers().get(provider.name());
        String own = entry == null ? null : entry.callbackToken();
        return Optional.ofNullable(own == null ? written.callbacks().token() : own);
    }

    /** Takes as long for a token that is nearly right as for one that is all wrong. */
    boolean isRight(ProviderId provider, String token) {
        return of(provider)
                .map(right -> MessageDigest.isEqual(
                        right.getBytes(StandardCharsets.UTF_8), token.getBytes(StandardCharsets.UTF_8)))
                .orElse(false);
    }

    @Override
    public String toString() {
        return "CallbackTokens";
    }
}
