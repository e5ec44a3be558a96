package io.smsgateway.springboot.guard;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.smsgateway.guard.GuardListener;
import io.smsgateway.guard.GuardRule;
import io.smsgateway.guard.PrefixBlock;
import io.smsgateway.springboot.observation.SmsTags;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Counts what the guard finds, by rule; never by number or prefix. */
final class GuardMeters implements GuardListener, MeterBinder {

    private final List<MeterRegistry> registries = new CopyOnWriteArrayList<>();

    @Override
    public void bindTo(MeterRegistry registry) {
        registries.add(registry);
    }

    @Override
    public void refused(GuardRule rule, String country, boolean dryRun) {
        count(
                "sms.guard.refused",
                "Messages that a rule of the guard does not permit",
                "rule",
                SmsTags.of(rule),
                "dry.run",
                Boolean.toString(dryRun));
    }

    @Override
    public void spendNearCap(Duration window, BigDecimal spent, BigDecimal cap) {
        count(
                "sms.guard.spend.near.cap",
                "How often four fifths of a cap on money were spent",
                "window",
                window.equals(Duration.ofHours(1)) ? "hour" : "day");
    }

    @Override
    public void conversionLow(PrefixBlock block, long sent, long verified, boolean blocking) {
        count(
                "sms.guard.conversion.low",
                "How often too few codes of a prefix were verified",
                "blocking",
                Boolean.toString(blocking));
    }

    @Override
    public void storeFailed(RuntimeException failure) {
        count("sms.guard.store.failed", "How often the store of the guard began to fail");
    }

    private void count(String name, String description, String... tags) {
        for (MeterRegistry registry : registries) {
            Counter.builder(name)
                    .description(description)
                    .tags(tags)
                    .register(registry)
                    .increment();
        }
    }

    @Override
    public String toString() {
        return "GuardMeters{" + registries.size() + " registries}";
    }
}
