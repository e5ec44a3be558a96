package io.smsgateway.springboot;

import io.smsgateway.TimeSource;
import io.smsgateway.spi.SmsProvider;
import io.smsgateway.springboot.SmsGatewayConnectionDetails.Endpoint;
import io.smsgateway.springboot.properties.InvalidConfigurationException;
import io.smsgateway.springboot.properties.ProviderProperties;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.ssl.SslBundles;

/**
 * What providers are made by: a factory for each type, and beans that are providers themselves.
 *
 * @param factories those of the adapters on the class path and the application's own
 * @param providers the application's own
 * @param details where vendors are in place of what is configured
 * @param bundles the application's SSL bundles
 */
record ProviderFactories(
        ObjectProvider<SmsProviderFactory> factories,
        ObjectProvider<SmsProvider> providers,
        ObjectProvider<SmsGatewayConnectionDetails> details,
        ObjectProvider<SslBundles> bundles) {

    /** Where the types are that this project has an adapter for. */
    private static final Map<String, String> MODULES =
            Map.of("jsms", "sms-provider-jsms", "itniotech", "sms-provider-itniotech");

    Map<String, SmsProvider> beans() {
        Map<String, SmsProvider> beans = new LinkedHashMap<>();
        providers.orderedStream().forEach(bean -> {
            String name = bean.id().name();
            if (beans.put(name, bean) != null) {
                throw new InvalidConfigurationException(
                        "two beans are providers named `" + name + "`",
                        "sms-gateway.providers." + name,
                        "Give each account a name of its own.");
            }
        });
        return beans;
    }

    SmsProvider make(String name, ProviderProperties entry, TimeSource time) {
        String type = entry.type() == null ? name : entry.type();
        SmsProviderFactory factory = factories
                .orderedStream()
                .filter(one -> one.type().equals(type))
                .findFirst()
                .orElseThrow(() -> unknown(name, type, entry.type() != null));
        ProviderAccount account = new ProviderAccount(
                name,
                entry,
                endpoint(name),
                bundle -> bundles.getObject().getBundle(bundle).createSslContext(),
                time);
        SmsProvider made =
                InvalidConfigurationException.at("sms-gateway.providers." + name, () -> factory.create(account));
        if (!made.id().name().equals(name)) {
            made.close();
            throw new InvalidConfigurationException(
                    "the factory of the type `" + type + "` named its provider `" + made.id() + "`",
                    "sms-gateway.providers." + name,
                    "Have the factory name it `" + name + "`, which is the account's name.");
        }
        return made;
    }

    private @Nullable Endpoint endpoint(String name) {
        return details.orderedStream()
                .flatMap(one -> one.endpoint(name).stream())
                .findFirst()
                .orElse(null);
    }

    private InvalidConfigurationException unknown(String name, String type, boolean written) {
        String property = "sms-gateway.providers." + name + ".type";
        String module = MODULES.get(type);
        if (module != null) {
            return new InvalidConfigurationException(
                    "the provider `" + name + "` is of the type `" + type + "`, whose module is not on the class path",
                    property,
                    "Add the dependency `io.smsgateway:" + module + "`, in the version of `io.smsgateway:sms-bom`.");
        }
        Set<String> known = new TreeSet<>(MODULES.keySet());
        factories.orderedStream().forEach(factory -> known.add(factory.type()));
        return new InvalidConfigurationException(
                written
                        ? "the provider `" + name + "` has the unknown type `" + type + "`; there are " + known
                        : "the provider `" + name + "` has no type, and there is no bean of that name",
                property,
                "Write one of " + known + ", or add a bean of type SmsProviderFactory for a vendor of your own.");
    }

    /** Returns the failure of a configuration without an enabled provider. */
    InvalidConfigurationException noProvider(Set<String> off) {
        if (off.isEmpty()) {
            return new InvalidConfigurationException(
                    "no provider is configured",
                    "sms-gateway.providers",
                    "Write an account at a vendor, such as `sms-gateway.providers.jsms: { type: jsms, app-key: …,"
                            + " master-secret: … }`, or add a bean of type SmsProvider or SmsGateway.");
        }
        return new InvalidConfigurationException(
                "every provider is switched off: " + off,
                off.stream()
                        .map(name -> "sms-gateway.providers." + name + ".enabled")
                        .collect(Collectors.joining(", ")),
                "Switch one on, or add another.");
    }
}
