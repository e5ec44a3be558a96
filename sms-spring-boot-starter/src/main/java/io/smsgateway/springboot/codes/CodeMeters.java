package io.smsgateway.springboot.codes;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.smsgateway.PhoneNumber;
import io.smsgateway.codes.CodeCheck;
import io.smsgateway.codes.CodeListener;
import io.smsgateway.codes.CodeSending;
import io.smsgateway.springboot.observation.SmsTags;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Counts codes that were started, sent again and checked, by what became of them; never by number. */
final class CodeMeters implements CodeListener, MeterBinder {

    private final List<MeterRegistry> registries = new CopyOnWriteArrayList<>();

    @Override
    public void bindTo(MeterRegistry registry) {
        registries.add(registry);
    }

    @Override
    public void started(PhoneNumber number, String purpose, CodeSending sending) {
        count("sms.codes.started", "One-time codes that were started", "status", sending.status());
    }

    @Override
    public void resent(PhoneNumber number, CodeSending sending) {
        count("sms.codes.resent", "One-time codes that were to be sent again", "status", sending.status());
    }

    @Override
    public void checked(PhoneNumber number, String purpose, CodeCheck check) {
        count("sms.codes.checked", "One-time codes that people typed", "verdict", check.verdict());
    }

    private void count(String name, String description, String tag, Enum<?> value) {
        for (MeterRegistry registry : registries) {
            Counter.builder(name)
                    .description(description)
                    .tag(tag, SmsTags.of(value))
                    .register(registry)
                    .increment();
        }
    }

    @Override
    public String toString() {
        return "CodeMeters{" + registries.size() + " registries}";
    }
}
