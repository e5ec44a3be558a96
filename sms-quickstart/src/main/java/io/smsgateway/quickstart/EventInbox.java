package io.smsgateway.quickstart;

import io.smsgateway.delivery.ProviderEvent;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** In-memory stand-in for the database in which an application stores events; can be told to fail. */
final class EventInbox implements Consumer<ProviderEvent> {

    private final List<ProviderEvent> events = new CopyOnWriteArrayList<>();
    private final AtomicInteger failures = new AtomicInteger();

    /** Makes the next event fail. */
    void failOnce() {
        failures.set(1);
    }

    @Override
    public void accept(ProviderEvent event) {
        if (failures.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
            throw new IllegalStateException("the database is down");
        }
        events.add(event);
    }

    int count() {
        return events.size();
    }

    <E extends ProviderEvent> Stream<E> of(Class<E> type) {
        return events.stream().filter(type::isInstance).map(type::cast);
    }
}
