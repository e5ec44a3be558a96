package io.smsgateway.springboot;

import io.smsgateway.Secret;
import io.smsgateway.jsms.JsmsProvider;
import io.smsgateway.jsms.JsmsSettings;
import io.smsgateway.spi.SmsProvider;
import io.smsgateway.springboot.properties.InvalidConfigurationException;
import io.smsgateway.springboot.properties.JsmsProperties;
import io.smsgateway.springboot.properties.VendorPropertiesIntrospector;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Creates providers of type {@code jsms}. */
final class JsmsProviderFactory implements SmsProviderFactory<JsmsProperties> {

    private static final Pattern KEY = Pattern.compile("[A-Za-z0-9]{24}");

    @Override
    public String type() {
        return "jsms";
    }

    @Override
    public Class<JsmsProperties> properties() {
        return JsmsProperties.class;
    }

    @Override
    public SmsProvider create(ProviderAccount<JsmsProperties> account) {
        return new JsmsProvider(settings(account), account.time());
    }

    static JsmsSettings settings(ProviderAccount<JsmsProperties> account) {
        JsmsProperties properties = account.properties();
        requireKey(account, "app-key", properties.appKey());
        requireKey(account, "dev-key", properties.devKey());
        JsmsSettings settings = InvalidConfigurationException.within(
                "sms-gateway.providers." + account.name(),
                List.of("app-key", "dev-key"),
                () -> withAccount(
                        JsmsSettings.of(
                                        properties.appKey(),
                                        properties.masterSecret().reveal())
                                .withId(account.name()),
                        properties));
        Secret previous = properties.previousMasterSecret();
        if (previous != null) {
            JsmsSettings current = settings;
            settings = InvalidConfigurationException.at(
                    account.path("previous-master-secret"), () -> current.withPreviousMasterSecret(previous.reveal()));
        }
        settings = codes(settings.withHttp(account.http(settings.http())), account);
        for (Map.Entry<String, String> signature : properties.signatures().entrySet()) {
            JsmsSettings without = settings;
            settings = InvalidConfigurationException.at(
                    account.path("signatures"), () -> without.withSignature(signature.getKey(), signature.getValue()));
        }
        return settings;
    }

    /** The vendor's own client refuses keys of another form, too. */
    private static void requireKey(ProviderAccount<?> account, String property, @Nullable String key) {
        if (key != null && !KEY.matcher(key).matches()) {
            throw new InvalidConfigurationException(
                    property + " must be 24 letters and digits",
                    account.path(property),
                    "Copy it from the vendor's console; it is not the secret.");
        }
    }

    private static JsmsSettings withAccount(JsmsSettings settings, JsmsProperties properties) {
        String key = properties.devKey();
        Secret secret = properties.devSecret();
        if (key != null && secret != null) {
            return settings.withAccount(key, secret.reveal());
        }
        if (key != null || secret != null) {
            throw VendorPropertiesIntrospector.missing(settings.id().name(), key == null ? "dev-key" : "dev-secret");
        }
        return settings;
    }

    private static JsmsSettings codes(JsmsSettings settings, ProviderAccount<JsmsProperties> account) {
        JsmsProperties.Codes codes = account.properties().codes();
        String template = codes.templateId() == null ? settings.codeTemplate() : codes.templateId();
        String signature = codes.signatureId() == null ? settings.codeSignature() : codes.signatureId();
        JsmsSettings withTemplate = InvalidConfigurationException.at(
                account.path("codes.template-id"), () -> settings.withCodes(template, settings.codeSignature()));
        return InvalidConfigurationException.at(
                account.path("codes.signature-id"), () -> withTemplate.withCodes(template, signature));
    }
}
