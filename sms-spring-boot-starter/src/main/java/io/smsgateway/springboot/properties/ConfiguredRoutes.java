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
 * Converts properties to routes: by class, else by country, else by weight or in order. Internal: may change without notice.
 *
 * @param providers names of the enabled providers, in the default order
 * @param disabled names of the disabled providers, which are left out of routes
 * @param random source of weighted choices
 */
public record ConfiguredRoutes(List<String> providers, Set<String> disabled, RandomGenerator random) {

    /** Region of numbers that belong to no country. */
    private static final String UNKNOWN_REGION = "ZZ";

    /** Returns whether routes are configured. Otherwise the client routes over all providers, also those of customizers. */
    public static boolean areConfigured(SmsGatewayProperties properties) {
        SmsGatewayProperties.Routes routes = properties.routes();
        return !(properties.route().isEmpty()
                && routes.weights().isEmpty()
                && routes.byCountry().isEmpty()
                && routes.byClass().equals(new ByClass(List.of(), List.of(), List.of())));
    }

    /** Returns the configured routing. */
    public Routing of(SmsGatewayProperties properties) {
        SmsGatewayProperties.Routes routes = properties.routes();
        Routing rest = byWeightOrOrder(properties.route(), routes.weights());
        Map<String, Routing> countries = new LinkedHashMap<>();
        routes.byCountry().forEach((key, names) -> {
            String property = "sms-gateway.routes.by-country." + key;
            countries.put(country(property, key), ordered(property, names));
        });
        Routing byCountry = countries.isEmpty() ? rest : Routing.byCountry(countries, rest);
        Map<MessageClass, Routing> classes = byClass(routes.byClass());
        return classes.isEmpty() ? byCountry : Routing.byClass(classes, byCountry);
    }

    private static String country(String property, String key) {
        String country = key.toUpperCase(Locale.ROOT);
        if (country.equals("FALSE")) {
            throw new InvalidConfigurationException(
                    "YAML reads NO as false", property, "Write Norway in quotes: `\"NO\"`.");
        }
        return country.equals(UNKNOWN_REGION) ? country : RegionCodeValidator.of(property, country);
    }

    private Map<MessageClass, Routing> byClass(ByClass routes) {
        Map<MessageClass, Routing> classes = new EnumMap<>(MessageClass.class);
        Map.of(
                        MessageClass.OTP, routes.otp(),
                        MessageClass.TRANSACTIONAL, routes.transactional(),
                        MessageClass.MARKETING, routes.marketing())
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
                    "route and routes.weights are both configured",
                    property,
                    "Remove `sms-gateway.route` or the weights.");
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
            if (!providers.contains(name) && !disabled.contains(name)) {
                throw new InvalidConfigurationException(
                        "the route names the unknown provider `" + name + "`; known providers are "
                                + new TreeSet<>(providers),
                        property,
                        "Correct the name, or add `sms-gateway.providers." + name + "`."
                                + NameSuggestion.suggestion(name, providers));
            }
        }
        List<String> left =
                names.stream().filter(name -> !disabled.contains(name)).toList();
        if (left.isEmpty()) {
            throw new InvalidConfigurationException(
                    "all providers of the route " + names + " are disabled",
                    property,
                    "Name an enabled provider, or write `sms-gateway.providers.<name>.enabled: true`.");
        }
        return left;
    }
}
