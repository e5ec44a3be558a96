package io.smsgateway.routing;

import io.smsgateway.ProviderId;
import io.smsgateway.SmsMessage;
import java.util.List;
import java.util.Set;

/** Routing with the same order for every message. */
record OrderedRouting(List<ProviderId> order) implements Routing {

    OrderedRouting {
        order = List.copyOf(order);
        if (order.isEmpty() || Set.copyOf(order).size() < order.size()) {
            throw new IllegalArgumentException("a route needs at least one provider, and each only once; not " + order);
        }
    }

    @Override
    public List<ProviderId> route(SmsMessage message) {
        return order;
    }

    @Override
    public Set<ProviderId> providers() {
        return Set.copyOf(order);
    }

    @Override
    public String toString() {
        return order.toString();
    }
}
