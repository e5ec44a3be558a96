package io.smsgateway.springboot.properties;

import io.smsgateway.Secret;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Properties of an entry of type {@code jsms}, beside those of every entry. The prefix is that of an entry named {@code
 * jsms}, for completion in IDEs.
 *
 * @param appKey Key of the JSMS application. Required
 * @param masterSecret Master secret of the JSMS application. Required
 * @param previousMasterSecret Previous master secret, while it is being changed: callbacks signed with it are accepted, too.
 *     Remove it 14 hours after the change. None by default
 * @param devKey Key of the developer account, to read the quotas of the account. None by default
 * @param devSecret Secret of the developer account. Required with dev-key
 * @param signatures Signature ids by the sender that a message names. Empty by default, and senders are ignored
 * @param codes Defaults of one-time codes that JSMS generates
 */
@ConfigurationProperties("sms-gateway.providers.jsms")
public record JsmsProperties(
        String appKey,
        Secret masterSecret,
        @Nullable Secret previousMasterSecret,
        @Nullable String devKey,
        @Nullable Secret devSecret,
        @DefaultValue Map<String, String> signatures,
        @DefaultValue Codes codes) {

    public JsmsProperties {
        signatures = new LinkedHashMap<>(signatures);
    }

    /**
     * Defaults of one-time codes that JSMS generates.
     *
     * @param templateId Id of a template of the verification type. 1 by default, which every console has
     * @param signatureId Id of a signature. Defaults to the default signature of the application
     */
    public record Codes(
            @Nullable String templateId, @Nullable String signatureId) {}

    @Override
    public String toString() {
        return "JsmsProperties{signatures=" + signatures.keySet() + ", " + codes + "}";
    }
}
