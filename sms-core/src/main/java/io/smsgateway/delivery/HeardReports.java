package io.smsgateway.delivery;

import io.smsgateway.PhoneNumber;
import io.smsgateway.ProviderId;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The delivery reports that may settle a doubt, by whom they are about; forgets the oldest beyond a number. */
final class HeardReports {

    private record Key(ProviderId provider, PhoneNumber recipient) {}

    private final Object lock = new Object();
    private final Map<Key, Deque<DeliveryReport>> reports = new HashMap<>();
    /** Whom each report is about, as they came; within a key they are in the same order. */
    private final Deque<Key> order = new ArrayDeque<>();

    private final int most;

    HeardReports(int most) {
        this.most = most;
    }

    void add(DeliveryReport report) {
        PhoneNumber recipient = report.recipient();
        if (recipient == null) {
            return;
        }
        Key key = new Key(report.provider(), recipient);
        synchronized (lock) {
            reports.computeIfAbsent(key, first -> new ArrayDeque<>()).add(report);
            order.add(key);
            if (order.size() > most) {
                forget(order.remove());
            }
        }
    }

    /** The oldest about somebody. */
    private void forget(Key key) {
        reports.computeIfPresent(key, (same, own) -> {
            own.remove();
            return own.isEmpty() ? null : own;
        });
    }

    List<DeliveryReport> about(Doubt doubt) {
        synchronized (lock) {
            Deque<DeliveryReport> own = reports.get(new Key(doubt.provider(), doubt.recipient()));
            return own == null ? List.of() : List.copyOf(own);
        }
    }
}
