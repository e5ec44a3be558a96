package io.smsgateway.routing;

import io.smsgateway.MessageClass;
import io.smsgateway.ProviderId;
import io.smsgateway.SmsMessage;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.random.RandomGenerator;

/**
 * Which providers may send a message, and in which order. Asked once for each message and round; a message that names
 * its provider goes there whatever this says. Safe for many threads.
 */
public interface Routing {

    /**
     * The providers for a message, the first to be tried first; none refuses the message, and so does what is thrown.
     * Those that the client does not have are left out, and who is named twice counts once.
     */
    List<ProviderId> route(SmsMessage message);

    /** Every provider that may be in a route, so that a wrong name is found when the client is built. */
    Set<ProviderId> providers();

    /** The same order for every message. */
    static Routing inOrder(List<ProviderId> providers) {
        return new OrderedRouting(providers);
    }

    /**
     * The first by chance, by weight; the rest, for failover, likewise among what is left.
     *
     * @param weights each provider with a number of 1 or more: of 4 messages, {@code jsms=3, itniotech=1} sends 3 by
     *     JSMS on average
     */
    static Routing weighted(Map<ProviderId, Integer> weights, RandomGenerator random) {
        return new WeightedRouting(weights, random);
    }

    /** By what the message is for, its template having the last word. */
    static Routing byClass(Map<MessageClass, Routing> routes, Routing otherwise) {
        return new KeyedRouting<>("class", SmsMessage::messageClass, routes, otherwise);
    }

    /**
     * By the country of the recipient.
     *
     * @param routes by two capital letters such as {@code CN}, as {@link io.smsgateway.PhoneNumber#region} tells it: where
     *     countries share a code, as with +1 and +7, by the further digits, and {@code ZZ} where these don't tell
     */
    static Routing byCountry(Map<String, Routing> routes, Routing otherwise) {
        for (String region : routes.keySet()) {
            if (!region.matches("[A-Z]{2}")) {
                throw new IllegalArgumentException(
                        "a country is two capital letters such as CN, not \"" + region + "\"");
            }
        }
        return new KeyedRouting<>("country", message -> message.to().region(), routes, otherwise);
    }
}
