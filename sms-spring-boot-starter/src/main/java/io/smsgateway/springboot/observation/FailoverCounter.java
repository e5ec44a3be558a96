package io.smsgateway.springboot.observation;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.smsgateway.Attempt;
import io.smsgateway.SendResult;
import io.smsgateway.client.SendListener;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Counts messages that went on from one provider to another, by the reason. */
final class FailoverCounter implements SendListener, MeterBinder {

    private final List<MeterRegistry> registries = new CopyOnWriteArrayList<>();

    @Override
    public void bindTo(MeterRegistry registry) {
        registries.add(registry);
    }

    @Override
    public void callCompleted(Call call, List<SendResult> results, Duration took) {
        for (SendResult result : results) {
            List<Attempt> attempts = result.attempts();
            for (int i = 1; i < attempts.size(); i++) {
                count(attempts.get(i - 1), attempts.get(i));
            }
        }
    }

    private void count(Attempt from, Attempt to) {
        if (from.provider().equals(to.provider())) {
            return;
        }
        String reason = from.refusal() == null ? SmsTags.of(from.outcome()) : SmsTags.of(from.refusal());
        for (MeterRegistry registry : registries) {
            Counter.builder("sms.failover")
                    .description("Messages that went on from one provider to another")
                    .tags("from", from.provider().name(), "to", to.provider().name(), "reason", reason)
                    .register(registry)
                    .increment();
        }
    }

    @Override
    public String toString() {
        return "FailoverCounter{" + registries.size() + " registries}";
    }
}
