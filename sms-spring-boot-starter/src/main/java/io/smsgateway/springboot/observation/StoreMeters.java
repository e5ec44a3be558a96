package io.smsgateway.springboot.observation;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.smsgateway.springboot.state.StoreObserver;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Times the operations of stores in a database and in Redis. */
final class StoreMeters implements MeterBinder, StoreObserver {

    private final List<MeterRegistry> registries = new CopyOnWriteArrayList<>();

    @Override
    public void bindTo(MeterRegistry registry) {
        registries.add(registry);
    }

    @Override
    public void completed(String store, String operation, Duration took, boolean failed) {
        for (MeterRegistry registry : registries) {
            Timer.builder("sms.store")
                    .description("Operations of stores in a database or in Redis")
                    .tags("store", store, "operation", operation, SmsTags.OUTCOME, failed ? "failure" : "success")
                    .register(registry)
                    .record(took);
        }
    }

    @Override
    public String toString() {
        return "StoreMeters{" + registries.size() + " registries}";
    }
}
