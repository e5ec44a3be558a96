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

/** An order by chance: each place goes to one of those that are left, by their weights. */
record WeightedRouting(Map<ProviderId, Integer> weights, RandomGenerator random) implements Routing {

    private static final int MOST = 1_000_000;

    WeightedRouting {
        weights = new LinkedHashMap<>(weights);
        if (weights.isEmpty() || weights.values().stream().anyMatch(weight -> weight < 1 || weight > MOST)) {
            throw new IllegalArgumentException(
                    "a route by weight has at least one provider, and weights from 1 to " + MOST + "; not " + weights);
        }
    }

    @Override
    public List<ProviderId> route(SmsMessage message) {
        List<ProviderId> left = new ArrayList<>(weights.keySet());
        List<ProviderId> order = new ArrayList<>(left.size());
        while (left.size() > 1) {
            order.add(left.remove(drawn(left)));
        }
        order.addAll(left);
        return order;
    }

    private int drawn(List<ProviderId> left) {
        int sum = left.stream().mapToInt(weights::get).sum();
        int ticket = random.nextInt(sum);
        for (int i = 0; ; i++) {
            ticket -= Objects.requireNonNull(weights.get(left.get(i)));
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
