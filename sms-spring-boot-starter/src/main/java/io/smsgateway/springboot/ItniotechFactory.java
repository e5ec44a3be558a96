package io.smsgateway.springboot;

import io.smsgateway.itniotech.ItniotechProvider;
import io.smsgateway.itniotech.ItniotechSettings;
import io.smsgateway.spi.SmsProvider;
import io.smsgateway.springboot.properties.InvalidConfigurationException;
import java.net.URI;
import java.util.Currency;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Accounts at Itniotech and its sister brands. */
final class ItniotechFactory implements SmsProviderFactory {

    private static final Map<String, URI> PRESETS = Map.of(
            "itniotech", ItniotechSettings.ITNIOTECH,
            "onbuka", ItniotechSettings.ONBUKA,
            "laaffic", ItniotechSettings.LAAFFIC);

    @Override
    public String type() {
        return "itniotech";
    }

    @Override
    public SmsProvider create(ProviderAccount account) {
        return new ItniotechProvider(settings(account), account.time().clock());
    }

    static ItniotechSettings settings(ProviderAccount account) {
        String[] others = {"app-key", "master-secret", "dev-key", "dev-secret", "signatures", "codes"};
        account.refuse("itniotech", "the type jsms", others);
        account.refuse("itniotech", "a SmsProviderFactory of yours", "options");
        String key = account.credential("api-key");
        String secret = account.credential("api-secret");
        String app = account.credential("app-id");
        ItniotechSettings settings = InvalidConfigurationException.at(
                        account.path("app-id"), () -> ItniotechSettings.of(key, secret, app))
                .named(account.name())
                .at(address(account));
        settings = settings.with(account.http(settings.http()));
        Currency money = account.properties().currency();
        return money == null ? settings : settings.withCurrency(money);
    }

    private static URI address(ProviderAccount account) {
        @Nullable String preset = account.properties().preset();
        URI address = preset == null ? ItniotechSettings.ITNIOTECH : PRESETS.get(preset);
        if (address == null) {
            throw new InvalidConfigurationException(
                    "there is no preset `" + preset + "`; there are " + new TreeSet<>(PRESETS.keySet()),
                    account.path("preset"),
                    "Write one of them, or `base-url` for another address.");
        }
        if (preset != null && account.properties().baseUrl() != null) {
            throw new InvalidConfigurationException(
                    "the provider `" + account.name() + "` has a preset and a base-url",
                    account.path("base-url"),
                    "Take one of them away.");
        }
        return address;
    }
}
