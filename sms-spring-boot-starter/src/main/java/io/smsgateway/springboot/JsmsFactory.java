package io.smsgateway.springboot;

import io.smsgateway.jsms.JsmsProvider;
import io.smsgateway.jsms.JsmsSettings;
import io.smsgateway.spi.SmsProvider;
import io.smsgateway.springboot.ProviderProperties.Codes;
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
        if (written.preset() != null) {
            throw new BadConfigurationException(
                    "a preset is for the type itniotech; `" + account.name() + "` is of the type jsms",
                    account.path("preset"),
                    "Take it away; `base-url` names another address.");
        }
        JsmsSettings settings = JsmsSettings.of(account.credential("app-key"), account.credential("master-secret"))
                .named(account.name());
        settings = settings.with(account.http(settings.http()));
        Optional<String> devKey = account.optionalCredential("dev-key");
        Optional<String> devSecret = account.optionalCredential("dev-secret");
        if (devKey.isPresent() || devSecret.isPresent()) {
            settings = settings.withAccount(account.credential("dev-key"), account.credential("dev-secret"));
        }
        Codes codes = written.codes();
        if (codes.templateId() != null || codes.signatureId() != null) {
            String template = codes.templateId() == null ? settings.codeTemplate() : codes.templateId();
            settings = settings.codes(template, codes.signatureId());
        }
        for (Map.Entry<String, String> signature : written.signatures().entrySet()) {
            settings = settings.signature(signature.getKey(), signature.getValue());
        }
        return settings;
    }
}
