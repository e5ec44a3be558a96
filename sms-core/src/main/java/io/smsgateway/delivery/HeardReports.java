package io.smsgateway.delivery;

import io.smsgateway.PhoneNumber;
import io.smsgateway.ProviderId;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The delivery reports that may settle a doubt, by whom they are about; forgets the oldest beyond a number. */
final class HeardReports {

    private record Key(ProviderId provider, PhoneNumber recipient) {}

    private final Object lock = new Object();
    private final Map<Key, List<DeliveryReport>> reports = new LinkedHashMap<>();
    private final int most;
    private int count;

    HeardReports(int most) {
        this.most = most;
    }

    void add(DeliveryReport report) {
        PhoneNumber recipient = report.recipient();
        if (recipient == null) {
            return;
        }
        synchronized (lock) {
            reports.computeIfAbsent(new Key(report.provider(), recipient), first -> new ArrayList<>())
                    .add(report);
            count++;
            for (Iterator<List<DeliveryReport>> oldest = reports.values().iterator(); count > most; ) {
                count -= oldest.next().size();
                oldest.remove();
            }
        }
    }

    List<DeliveryReport> about(Doubt doubt) {
        synchronized (lock) {
            return List.copyOf(reports.getOrDefault(new Key(doubt.provider(), doubt.recipient()), List.of()));
        }
    }
}
