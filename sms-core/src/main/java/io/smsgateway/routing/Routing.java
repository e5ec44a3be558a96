package io.smsgateway.routing;

import io.smsgateway.MessageClass;
import io.smsgateway.ProviderId;
import io.smsgateway.SmsMessage;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.random.RandomGenerator;

/**
 * Strategy that selects the providers of a message, and their order. Called once for each message and round; a message
 * that sets its provider goes there regardless. Safe for many threads.
 */
public interface Routing {

    /**
     * Returns the providers for a message, in the order to try them. An empty list refuses the message, and so does an
     * exception. Providers that the client does not have are ignored, and so are duplicates.
     */
    List<ProviderId> route(SmsMessage message);

    /** Returns every provider that may occur in a route, so that a wrong name fails the build of the client. */
    Set<ProviderId> providers();

    /** Returns a routing with the same order for every message. */
    static Routing inOrder(List<ProviderId> providers) {
        return new OrderedRouting(providers);
    }

    /**
     * Returns a routing that draws the first provider by weight, and each further one likewise among the remaining
     * ones, for failover.
     *
     * @param weights each provider with a weight of 1 or more: {@code jsms=3, itniotech=1} sends 3 of 4 messages by
     *     JSMS on average
     */
    static Routing weighted(Map<ProviderId, Integer> weights, RandomGenerator random) {
        return new WeightedRouting(weights, random);
    }

    /** Returns a routing by the message's class; that of its template takes precedence. */
    static Routing byClass(Map<MessageClass, Routing> routes, Routing otherwise) {
        return new KeyedRouting<>("class", SmsMessage::messageClass, routes, otherwise);
    }

    /**
     * Returns a routing by the recipient's country.
     *
     * @param routes by two capital letters such as {@code CN}, as {@link io.smsgateway.PhoneNumber#region} returns it:
     *     where countries share a code, as with +1 and +7, by the further digits, and {@code ZZ} where these do not
     *     show it
     */
    static Routing byCountry(Map<String, Routing> routes, Routing otherwise) {
        for (String region : routes.keySet()) {
            if (!region.matches("[A-Z]{2}")) {
                throw new IllegalArgumentException(
                        "a country must be two capital letters such as CN, not \"" + region + "\"");
            }
        }
        return new KeyedRouting<>("country", message -> message.to().region(), routes, otherwise);
    }
}
