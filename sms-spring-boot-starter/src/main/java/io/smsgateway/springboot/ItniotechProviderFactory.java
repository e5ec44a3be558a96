package io.smsgateway.springboot;

import io.smsgateway.itniotech.ItniotechProvider;
import io.smsgateway.itniotech.ItniotechSettings;
import io.smsgateway.spi.SmsProvider;
import io.smsgateway.springboot.properties.InvalidConfigurationException;
import io.smsgateway.springboot.properties.ItniotechProperties;
import io.smsgateway.springboot.properties.ItniotechProperties.Preset;
import io.smsgateway.springboot.properties.VendorPropertiesIntrospector;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Creates providers of type {@code itniotech}: Itniotech and its sister brands. */
final class ItniotechProviderFactory implements SmsProviderFactory<ItniotechProperties> {

    private static final Map<Preset, URI> PRESETS = Map.of(
            Preset.ITNIOTECH, ItniotechSettings.ITNIOTECH,
            Preset.ONBUKA, ItniotechSettings.ONBUKA,
            Preset.LAAFFIC, ItniotechSettings.LAAFFIC);

    @Override
    public String type() {
        return "itniotech";
    }

    @Override
    public Class<ItniotechProperties> properties() {
        return ItniotechProperties.class;
    }

    @Override
    public SmsProvider create(ProviderAccount<ItniotechProperties> account) {
        return new ItniotechProvider(settings(account), account.time().clock());
    }

    static ItniotechSettings settings(ProviderAccount<ItniotechProperties> account) {
        ItniotechProperties properties = account.properties();
        Preset preset = properties.preset();
        if (preset != null && account.common().baseUrl() != null) {
            throw new InvalidConfigurationException(
                    "the provider `" + account.name() + "` has a preset and a base-url",
                    account.path("base-url"),
                    "Remove one of them.");
        }
        ItniotechSettings settings = InvalidConfigurationException.within(
                "sms-gateway.providers." + account.name(),
                List.of("api-key", "app-id"),
                () -> ItniotechSettings.of(
                        properties.apiKey(), properties.apiSecret().reveal(), properties.appId()));
        settings = settings.withId(account.name())
                .withBaseUrl(Objects.requireNonNull(PRESETS.get(preset == null ? Preset.ITNIOTECH : preset)));
        settings = codes(settings.withHttp(account.http(settings.http())), account);
        return properties.currency() == null ? settings : settings.withCurrency(properties.currency());
    }

    private static ItniotechSettings codes(ItniotechSettings settings, ProviderAccount<ItniotechProperties> account) {
        ItniotechProperties.Codes codes = account.properties().codes();
        String appId = codes.appId();
        Integer templateId = codes.templateId();
        if (appId != null && templateId != null) {
            return InvalidConfigurationException.at(account.path("codes"), () -> settings.withCodes(appId, templateId));
        }
        if (appId != null || templateId != null) {
            throw VendorPropertiesIntrospector.missing(
                    account.name(), appId == null ? "codes.app-id" : "codes.template-id");
        }
        return settings;
    }
}
