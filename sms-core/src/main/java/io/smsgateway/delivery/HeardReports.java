package io.smsgateway.delivery;

import io.smsgateway.PhoneNumber;
import io.smsgateway.ProviderId;
import io.smsgateway.RequestFailedException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** The delivery reports that may settle a doubt, by whom they are about; forgets the oldest beyond a number. */
final class HeardReports {

    private record Key(ProviderId provider, PhoneNumber recipient) {}

    /** Of the hints, which anybody may have made up, so many are asked about at once. */
    private static final int MOST_ASKED = 1000;

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

    /** The reports that may be about a doubt and are to be believed: a hint only where the vendor says the same when asked. */
    Set<DeliveryReport> believed(List<Doubt> doubts, Reconciler.Services services) {
        Set<DeliveryReport> believed = new HashSet<>();
        Map<ProviderId, Map<String, DeliveryReport>> hints = new HashMap<>();
        for (Doubt doubt : doubts) {
            for (DeliveryReport report : about(doubt)) {
                if (!doubt.isNamedBy(report) && (report.reference() != null || !doubt.mayBe(report))) {
                    continue;
                }
                Map<String, DeliveryReport> ofProvider =
                        hints.computeIfAbsent(report.provider(), first -> new LinkedHashMap<>());
                if (!report.hint()) {
                    believed.add(report);
                } else if (ofProvider.size() < MOST_ASKED) {
                    ofProvider.put(report.messageId(), report);
                }
            }
        }
        hints.forEach((provider, reports) -> believed.addAll(confirmed(provider, reports, services)));
        return believed;
    }

    private static List<DeliveryReport> confirmed(
            ProviderId provider, Map<String, DeliveryReport> hints, Reconciler.Services services) {
        if (hints.isEmpty()) {
            return List.of();
        }
        try {
            return services
                    .service(provider, DeliveryReports.class)
                    .map(reports -> reports.query(hints.keySet()))
                    .orElse(List.of())
                    .stream()
                    .flatMap(told -> Optional.ofNullable(hints.get(told.messageId()))
                            .filter(hint -> Objects.equals(told.recipient(), hint.recipient()))
                            .filter(hint ->
                                    told.reference() == null || told.reference().equals(hint.reference()))
                            .stream())
                    .toList();
        } catch (RequestFailedException unasked) {
            return List.of();
        }
    }
}
