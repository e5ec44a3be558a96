package io.smsgateway.routing;

import io.smsgateway.ProviderId;
import io.smsgateway.SmsMessage;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.random.RandomGenerator;

/** Routing that draws each place of the order among the remaining providers, by their weights. */
record WeightedRouting(Map<ProviderId, Integer> weights, RandomGenerator random) implements Routing {

    private static final int MAX_WEIGHT = 1_000_000;

    WeightedRouting {
        weights = new LinkedHashMap<>(weights);
        if (weights.isEmpty() || weights.values().stream().anyMatch(weight -> weight < 1 || weight > MAX_WEIGHT)) {
            throw new IllegalArgumentException("a weighted route needs at least one provider, and weights from 1 to "
                    + MAX_WEIGHT + "; not " + weights);
        }
    }

    @Override
    public List<ProviderId> route(SmsMessage message) {
        List<ProviderId> remaining = new ArrayList<>(weights.keySet());
        List<ProviderId> order = new ArrayList<>(remaining.size());
        while (remaining.size() > 1) {
            order.add(remaining.remove(draw(remaining)));
        }
        order.addAll(remaining);
        return order;
    }

    private int draw(List<ProviderId> remaining) {
        int sum = remaining.stream().mapToInt(weights::get).sum();
        int ticket = random.nextInt(sum);
        for (int i = 0; ; i++) {
            ticket -= Objects.requireNonNull(weights.get(remaining.get(i)));
            if (ticket < 0) {
                return i;
            }
        }
    }

    @Override
    public Set<ProviderId> providers() {
        return Set.copyOf(weights.keySet());
    }

    @Override
    public String toString() {
        return weights.toString();
    }
}
