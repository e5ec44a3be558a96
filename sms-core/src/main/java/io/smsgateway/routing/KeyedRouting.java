package io.smsgateway.routing;

import io.smsgateway.ProviderId;
import io.smsgateway.SmsMessage;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;

/** Routing by a key of the message, with a default for keys that have no route of their own. */
record KeyedRouting<K extends Comparable<K>>(
        String by, Function<SmsMessage, K> key, Map<K, Routing> routes, Routing otherwise) implements Routing {

    KeyedRouting {
        routes = new TreeMap<>(routes);
    }

    @Override
    public List<ProviderId> route(SmsMessage message) {
        return routes.getOrDefault(key.apply(message), otherwise).route(message);
    }

    @Override
    public Set<ProviderId> providers() {
        Set<ProviderId> all = new HashSet<>(otherwise.providers());
        routes.values().forEach(route -> all.addAll(route.providers()));
        return all;
    }

    @Override
    public String toString() {
        return "by " + by + " " + routes + ", else " + otherwise;
    }
}
