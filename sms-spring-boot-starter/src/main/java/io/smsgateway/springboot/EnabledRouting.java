package io.smsgateway.springboot;

import io.smsgateway.ProviderId;
import io.smsgateway.SmsMessage;
import io.smsgateway.routing.Routing;
import io.smsgateway.springboot.properties.InvalidConfigurationException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Routing of the application that may name disabled providers. A client ignores those that it does not have. */
record EnabledRouting(Routing routing, Set<ProviderId> providers) implements Routing {

    /**
     * Returns the routing for a client without the disabled providers.
     *
     * @throws InvalidConfigurationException when it names no other
     */
    static Routing of(Routing routing, Set<String> disabled) {
        Set<ProviderId> named = routing.providers();
        Set<ProviderId> enabled = named.stream()
                .filter(provider -> !disabled.contains(provider.name()))
                .collect(Collectors.toUnmodifiableSet());
        if (enabled.isEmpty() && !named.isEmpty()) {
            Set<String> names = new TreeSet<>();
            named.forEach(provider -> names.add(provider.name()));
            throw new InvalidConfigurationException(
                    "all providers of the Routing bean " + names + " are disabled",
                    "sms-gateway.providers",
                    "Write `sms-gateway.providers.<name>.enabled: true` for one of them.");
        }
        return enabled.size() == named.size() ? routing : new EnabledRouting(routing, enabled);
    }

    @Override
    public List<ProviderId> route(SmsMessage message) {
        return routing.route(message);
    }

    @Override
    public String toString() {
        return routing.toString();
    }
}
