package io.smsgateway.springboot;

import io.smsgateway.jsms.JsmsProvider;
import io.smsgateway.jsms.JsmsSettings;
import io.smsgateway.spi.SmsProvider;
import io.smsgateway.springboot.properties.InvalidConfigurationException;
import io.smsgateway.springboot.properties.ProviderProperties;
import io.smsgateway.springboot.properties.ProviderProperties.Codes;
import java.util.Map;
import java.util.Optional;

/** Applications at JSMS. */
final class JsmsFactory implements SmsProviderFactory {

    @Override
    public String type() {
        return "jsms";
    }

    @Override
    public SmsProvider create(ProviderAccount account) {
        return new JsmsProvider(settings(account), account.time());
    }

    static JsmsSettings settings(ProviderAccount account) {
        ProviderProperties written = account.properties();
        account.refuse("jsms", "the type itniotech", "preset", "api-key", "api-secret", "app-id", "currency");
        account.refuse("jsms", "a SmsProviderFactory of yours", "options");
        String appKey = account.credential("app-key");
        String masterSecret = account.credential("master-secret");
        JsmsSettings settings = InvalidConfigurationException.at(
                account.path("app-key"),
                () -> JsmsSettings.of(appKey, masterSecret).named(account.name()));
        settings = settings.with(account.http(settings.http()));
        Optional<String> devKey = account.optionalCredential("dev-key");
        Optional<String> devSecret = account.optionalCredential("dev-secret");
        if (devKey.isPresent() || devSecret.isPresent()) {
            String key = account.credential("dev-key");
            String secret = account.credential("dev-secret");
            JsmsSettings without = settings;
            settings =
                    InvalidConfigurationException.at(account.path("dev-key"), () -> without.withAccount(key, secret));
        }
        settings = codes(settings, account, written.codes());
        for (Map.Entry<String, String> signature : written.signatures().entrySet()) {
            JsmsSettings without = settings;
            settings = InvalidConfigurationException.at(
                    account.path("signatures"), () -> without.signature(signature.getKey(), signature.getValue()));
        }
        return settings;
    }

    private static JsmsSettings codes(JsmsSettings settings, ProviderAccount account, Codes codes) {
        String template = codes.templateId() == null ? settings.codeTemplate() : codes.templateId();
        JsmsSettings half = InvalidConfigurationException.at(
                account.path("codes.template-id"), () -> settings.codes(template, settings.codeSignature()));
        String signature = codes.signatureId();
        return signature == null
                ? half
                : InvalidConfigurationException.at(
                        account.path("codes.signature-id"), () -> half.codes(template, signature));
    }
}
