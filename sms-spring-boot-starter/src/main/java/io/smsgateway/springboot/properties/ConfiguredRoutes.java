package io.smsgateway.springboot.properties;

import io.smsgateway.MessageClass;
import io.smsgateway.ProviderId;
import io.smsgateway.routing.Routing;
import io.smsgateway.springboot.properties.SmsGatewayProperties.ByClass;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.random.RandomGenerator;

/**
 * The routes of the configuration: by class, else by country, else by weight or in order.
 *
 * @param providers names of those that messages may go to, in the order of those who name no route
 * @param off names of those that are switched off; routes go on without them
 * @param random draws by weight
 */
public record ConfiguredRoutes(List<String> providers, Set<String> off, RandomGenerator random) {

    /** What numbers have whose digits don't tell. */
    private static final String NOWHERE = "ZZ";

    /** Without, every provider that is added is in the route, also one that a customizer adds. */
    public static boolean areWritten(SmsGatewayProperties properties) {
        SmsGatewayProperties.Routes written = properties.routes();
        return !(properties.route().isEmpty()
                && written.weights().isEmpty()
                && written.byCountry().isEmpty()
                && written.byClass().equals(new ByClass(List.of(), List.of(), List.of())));
    }

    /** Returns the routing of the configuration. */
    public Routing of(SmsGatewayProperties properties) {
        SmsGatewayProperties.Routes written = properties.routes();
        Routing rest = byWeightOrOrder(properties.route(), written.weights());
        Map<String, Routing> countries = new LinkedHashMap<>();
        written.byCountry().forEach((key, names) -> {
            String property = "sms-gateway.routes.by-country." + key;
            countries.put(country(property, key), ordered(property, names));
        });
        Routing byCountry = countries.isEmpty() ? rest : Routing.byCountry(countries, rest);
        Map<MessageClass, Routing> classes = byClass(written.byClass());
        return classes.isEmpty() ? byCountry : Routing.byClass(classes, byCountry);
    }

    private static String country(String property, String key) {
        String country = key.toUpperCase(Locale.ROOT);
        return country.equals(NOWHERE) ? country : Regions.of(property, country);
    }

    private Map<MessageClass, Routing> byClass(ByClass written) {
        Map<MessageClass, Routing> classes = new EnumMap<>(MessageClass.class);
        Map.of(
                        MessageClass.OTP, written.otp(),
                        MessageClass.TRANSACTIONAL, written.transactional(),
                        MessageClass.MARKETING, written.marketing())
                .forEach((messageClass, names) -> {
                    if (!names.isEmpty()) {
                        String name = messageClass.name().toLowerCase(Locale.ROOT);
                        classes.put(messageClass, ordered("sms-gateway.routes.by-class." + name, names));
                    }
                });
        return classes;
    }

    private Routing byWeightOrOrder(List<String> route, Map<String, Integer> weights) {
        if (weights.isEmpty()) {
            return ordered("sms-gateway.route", route.isEmpty() ? providers : route);
        }
        String property = "sms-gateway.routes.weights";
        if (!route.isEmpty()) {
            throw new InvalidConfigurationException(
                    "there is a route in order and one by weight",
                    property,
                    "Take `sms-gateway.route` away, or the weights.");
        }
        Map<ProviderId, Integer> shares = new LinkedHashMap<>();
        active(property, weights.keySet())
                .forEach(name -> shares.put(ProviderId.of(name), weights.getOrDefault(name, 1)));
        return InvalidConfigurationException.at(property, () -> Routing.weighted(shares, random));
    }

    private Routing ordered(String property, List<String> names) {
        List<ProviderId> order =
                active(property, names).stream().map(ProviderId::of).toList();
        return InvalidConfigurationException.at(property, () -> Routing.inOrder(order));
    }

    private List<String> active(String property, Collection<String> names) {
        for (String name : names) {
            if (!providers.contains(name) && !off.contains(name)) {
                throw new InvalidConfigurationException(
                        "the route names `" + name + "`, which is no provider; there are " + new TreeSet<>(providers),
                        property,
                        "Correct the name, or add `sms-gateway.providers." + name + "`.");
            }
        }
        List<String> left = names.stream().filter(name -> !off.contains(name)).toList();
        if (left.isEmpty()) {
            throw new InvalidConfigurationException(
                    "every provider of the route " + names + " is switched off",
                    property,
                    "Name one that is enabled, or write `sms-gateway.providers.<name>.enabled: true`.");
        }
        return left;
    }
}
