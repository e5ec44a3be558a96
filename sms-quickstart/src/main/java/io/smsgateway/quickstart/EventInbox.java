package io.smsgateway.quickstart;

import io.smsgateway.delivery.ProviderEvent;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Where the application keeps what it is told; stands for its database, and can be out of order as one can. */
final class EventInbox implements Consumer<ProviderEvent> {

    private final List<ProviderEvent> events = new CopyOnWriteArrayList<>();
    private final AtomicInteger failures = new AtomicInteger();

    /** Fails to keep the next event. */
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
