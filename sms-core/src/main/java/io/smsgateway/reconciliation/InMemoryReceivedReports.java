package io.smsgateway.reconciliation;

import com.google.common.collect.LinkedListMultimap;
import com.google.common.collect.ListMultimap;
import io.smsgateway.PhoneNumber;
import io.smsgateway.ProviderId;
import io.smsgateway.delivery.DeliveryReport;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;

/** Received reports in this process, up to a maximum number. Drops the oldest beyond it. */
public final class InMemoryReceivedReports implements ReceivedReports {

    private record Key(ProviderId provider, PhoneNumber recipient) {}

    private final Object lock = new Object();
    /** In order of arrival, over all keys. */
    private final ListMultimap<Key, DeliveryReport> reports = LinkedListMultimap.create();

    private final int max;

    /**
     * Creates a store.
     *
     * @param max maximum number of reports, at least 1
     */
    public InMemoryReceivedReports(int max) {
        if (max < 1) {
            throw new IllegalArgumentException("max must be at least 1, not " + max);
        }
        this.max = max;
    }

    @Override
    public void add(DeliveryReport report) {
        Key key = new Key(report.provider(), Objects.requireNonNull(report.recipient(), "report without recipient"));
        synchronized (lock) {
            reports.put(key, report);
            if (reports.size() > max) {
                Iterator<?> oldest = reports.entries().iterator();
                oldest.next();
                oldest.remove();
            }
        }
    }

    @Override
    public List<DeliveryReport> about(ProviderId provider, PhoneNumber recipient) {
        synchronized (lock) {
            return List.copyOf(reports.get(new Key(provider, recipient)));
        }
    }

    @Override
    public String toString() {
        synchronized (lock) {
            return "InMemoryReceivedReports{" + reports.size() + " of " + max + "}";
        }
    }
}
