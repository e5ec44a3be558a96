package io.smsgateway.springboot.callbacks;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.smsgateway.delivery.ProviderEvent;
import io.smsgateway.springboot.properties.UnknownReportPolicy;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;

/** Counts delivery reports about unknown messages, by what happens to them. */
final class UnknownReportCounter implements ConfiguredUnknownReports.Listener, MeterBinder {

    private final List<MeterRegistry> registries = new CopyOnWriteArrayList<>();

    @Override
    public void bindTo(MeterRegistry registry) {
        registries.add(registry);
    }

    @Override
    public void decided(ProviderEvent report, UnknownReportPolicy policy) {
        for (MeterRegistry registry : registries) {
            Counter.builder("sms.callbacks.unknown")
                    .description("Delivery reports about messages that the application does not know")
                    .tags(
                            "provider",
                            report.provider().name(),
                            "policy",
                            policy.name().toLowerCase(Locale.ROOT))
                    .register(registry)
                    .increment();
        }
    }

    @Override
    public String toString() {
        return "UnknownReportCounter{" + registries.size() + " registries}";
    }
}
