package io.smsgateway.springboot.observation;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.smsgateway.Balance;
import io.smsgateway.ProviderId;
import io.smsgateway.Quota;
import io.smsgateway.client.BalanceWatch;
import io.smsgateway.client.ProviderStatus;
import io.smsgateway.springboot.CurrentClient;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Gauges of how the providers stand and of what was last read of their balances; asks no vendor. */
final class SmsGatewayMeters implements MeterBinder, BalanceCheckListener {

    private final CurrentClient current;
    private final BalanceWatch watch;
    private final List<Gauges> bound = new ArrayList<>();
    private final Set<Object> known = new HashSet<>();

    private record Gauges(MultiGauge states, MultiGauge permits, MultiGauge balances) {}

    private record Key(ProviderId provider, Quota quota) {}

    SmsGatewayMeters(CurrentClient current, BalanceWatch watch) {
        this.current = current;
        this.watch = watch;
    }

    @Override
    public synchronized void bindTo(MeterRegistry registry) {
        bound.add(new Gauges(
                MultiGauge.builder("sms.provider.state")
                        .description("1 for the state that a provider is in, else 0")
                        .register(registry),
                MultiGauge.builder("sms.provider.available")
                        .description("How many more requests may be in flight to a provider")
                        .register(registry),
                MultiGauge.builder("sms.balance")
                        .description("What was left of a quota when it was last read")
                        .register(registry)));
        known.clear();
        update();
    }

    @Override
    public synchronized void looked() {
        update();
    }

    /** Adds gauges for providers and quotas that are new, and takes those away that are gone. */
    private void update() {
        List<ProviderStatus> pipelines = current.providers();
        List<Key> quotas = pipelines.stream()
                .flatMap(pipeline -> watch.last(pipeline.provider()).stream())
                .flatMap(balance -> balance.quotas().stream().map(quota -> new Key(balance.provider(), name(quota))))
                .distinct()
                .toList();
        Set<Object> wanted = new HashSet<>(quotas);
        pipelines.forEach(pipeline -> wanted.add(pipeline.provider()));
        if (wanted.equals(known)) {
            return;
        }
        known.clear();
        known.addAll(wanted);
        List<Row<?>> states = new ArrayList<>();
        List<Row<?>> permits = new ArrayList<>();
        for (ProviderStatus pipeline : pipelines) {
            Tags provider = Tags.of(SmsTags.PROVIDER, pipeline.provider().name());
            permits.add(Row.of(provider, () -> permits(pipeline.provider())));
            for (ProviderStatus.State state : ProviderStatus.State.values()) {
                states.add(Row.of(
                        provider.and("state", SmsTags.of(state)), () -> isIn(pipeline.provider(), state) ? 1 : 0));
            }
        }
        List<Row<?>> balances = new ArrayList<>();
        quotas.forEach(key -> balances.add(Row.of(tags(key), () -> amount(key))));
        for (Gauges gauges : bound) {
            gauges.states().register(states, true);
            gauges.permits().register(permits, true);
            gauges.balances().register(balances, true);
        }
    }

    private Number permits(ProviderId provider) {
        return current.providers().stream()
                .filter(pipeline -> pipeline.provider().equals(provider))
                .mapToInt(ProviderStatus::availablePermits)
                .findFirst()
                .orElse(0);
    }

    private boolean isIn(ProviderId provider, ProviderStatus.State state) {
        return current.providers().stream()
                .anyMatch(pipeline -> pipeline.provider().equals(provider) && pipeline.state() == state);
    }

    private static Tags tags(Key key) {
        Quota quota = key.quota();
        return Tags.of(
                SmsTags.PROVIDER,
                key.provider().name(),
                "scope",
                SmsTags.of(quota.scope()),
                "kind",
                SmsTags.of(quota.kind()),
                "unit",
                SmsTags.of(quota.unit()),
                "currency",
                quota.currency() == null ? SmsTags.NONE : quota.currency().getCurrencyCode());
    }

    /** Not a number where none is assigned. */
    private Number amount(Key key) {
        return watch.last(key.provider()).map(Balance::quotas).orElse(List.of()).stream()
                .filter(quota -> name(quota).equals(key.quota()) && quota.amount() != null)
                .map(Quota::amount)
                .findFirst()
                .<Number>map(BigDecimal::doubleValue)
                .orElse(Double.NaN);
    }

    private static Quota name(Quota quota) {
        return new Quota(quota.scope(), quota.kind(), quota.unit(), null, quota.currency());
    }
}
