package io.smsgateway.springboot.observation;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.smsgateway.Balance;
import io.smsgateway.MessageClass;
import io.smsgateway.ProviderId;
import io.smsgateway.Quota;
import io.smsgateway.client.BalanceWatch;
import io.smsgateway.client.ProviderStatus;
import io.smsgateway.springboot.CurrentClient;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** Gauges of provider states, available requests, what waits for them, and the balances last read. Queries no vendor. */
final class SmsGatewayMeters implements MeterBinder, BalanceCheckListener {

    private final CurrentClient current;
    private final BalanceWatch watch;
    private final List<Gauges> bound = new ArrayList<>();
    private final Set<Object> known = new HashSet<>();

    private record Gauges(
            MultiGauge states,
            MultiGauge available,
            MultiGauge waiting,
            MultiGauge waitingCalls,
            MultiGauge longestWait,
            MultiGauge balances) {}

    private record Key(ProviderId provider, Quota quota) {}

    SmsGatewayMeters(CurrentClient current, BalanceWatch watch) {
        this.current = current;
        this.watch = watch;
    }

    @Override
    public synchronized void bindTo(MeterRegistry registry) {
        bound.add(new Gauges(
                MultiGauge.builder("sms.provider.state")
                        .description("1 for the current state of a provider, otherwise 0")
                        .register(registry),
                MultiGauge.builder("sms.provider.available")
                        .description("Number of further requests that may be in flight to a provider")
                        .register(registry),
                MultiGauge.builder("sms.provider.waiting")
                        .description("Number of messages that wait for a request to a provider")
                        .register(registry),
                MultiGauge.builder("sms.provider.waiting.calls")
                        .description(
                                "Number of calls that wait for requests to a provider, each with its caller's thread")
                        .register(registry),
                MultiGauge.builder("sms.provider.wait")
                        .description("How long the oldest message that waits for a request to a provider has waited")
                        .baseUnit("seconds")
                        .register(registry),
                MultiGauge.builder("sms.balance")
                        .description("Quota of a provider when it was last read")
                        .register(registry)));
        for (MessageClass messageClass : MessageClass.values()) {
            Gauge.builder(
                            "sms.retry.waiting.calls",
                            current,
                            client -> client.callsWaitingForRetry().getOrDefault(messageClass, 0))
                    .description("Number of calls that wait for a retry, each with its caller's thread")
                    .tag(SmsTags.CLASS, SmsTags.of(messageClass))
                    .register(registry);
        }
        known.clear();
        update();
    }

    @Override
    public synchronized void checked() {
        update();
    }

    /** Registers gauges of new providers and quotas, and removes those of providers and quotas that no longer exist. */
    private void update() {
        List<ProviderStatus> statuses = current.providers();
        List<Key> quotas = statuses.stream()
                .flatMap(status -> watch.last(status.provider()).stream())
                .flatMap(balance -> balance.quotas().stream().map(quota -> new Key(balance.provider(), name(quota))))
                .distinct()
                .toList();
        Set<Object> wanted = new HashSet<>(quotas);
        statuses.forEach(status -> wanted.add(status.provider()));
        if (wanted.equals(known)) {
            return;
        }
        known.clear();
        known.addAll(wanted);
        List<Row<?>> states = new ArrayList<>();
        List<Row<?>> available = new ArrayList<>();
        List<Row<?>> waiting = new ArrayList<>();
        List<Row<?>> waitingCalls = new ArrayList<>();
        List<Row<?>> longestWait = new ArrayList<>();
        for (ProviderStatus status : statuses) {
            Tags provider = Tags.of(SmsTags.PROVIDER, status.provider().name());
            ProviderId id = status.provider();
            available.add(Row.of(provider, () -> number(id, ProviderStatus::availablePermits)));
            for (MessageClass messageClass : MessageClass.values()) {
                Tags ofClass = provider.and(SmsTags.CLASS, SmsTags.of(messageClass));
                waiting.add(Row.of(
                        ofClass, () -> number(id, now -> now.waiting().getOrDefault(messageClass, 0))));
                waitingCalls.add(Row.of(
                        ofClass, () -> number(id, now -> now.waitingCalls().getOrDefault(messageClass, 0))));
                longestWait.add(Row.of(
                        ofClass,
                        () -> number(
                                id,
                                now -> now.longestWait()
                                                .getOrDefault(messageClass, Duration.ZERO)
                                                .toNanos()
                                        / 1e9)));
            }
            for (ProviderStatus.State state : ProviderStatus.State.values()) {
                states.add(
                        Row.of(provider.and("state", SmsTags.of(state)), () -> isIn(status.provider(), state) ? 1 : 0));
            }
        }
        List<Row<?>> balances = new ArrayList<>();
        quotas.forEach(key -> balances.add(Row.of(tags(key), () -> amount(key))));
        for (Gauges gauges : bound) {
            gauges.states().register(states, true);
            gauges.available().register(available, true);
            gauges.waiting().register(waiting, true);
            gauges.waitingCalls().register(waitingCalls, true);
            gauges.longestWait().register(longestWait, true);
            gauges.balances().register(balances, true);
        }
    }

    private Number number(ProviderId provider, Function<ProviderStatus, Number> figure) {
        return current.providers().stream()
                .filter(status -> status.provider().equals(provider))
                .map(figure)
                .findFirst()
                .orElse(0);
    }

    private boolean isIn(ProviderId provider, ProviderStatus.State state) {
        return current.providers().stream()
                .anyMatch(status -> status.provider().equals(provider) && status.state() == state);
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

    /** Returns NaN where the vendor assigns no amount. */
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
