package io.smsgateway.reconciliation;

import io.smsgateway.PhoneNumber;
import io.smsgateway.ProviderId;
import io.smsgateway.RequestFailedException;
import io.smsgateway.delivery.DeliveryReport;
import io.smsgateway.delivery.DeliveryReports;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The delivery reports that may settle a doubt, by whom they are about; forgets the oldest beyond a number. */
final class ReceivedReports {

    private record Key(ProviderId provider, PhoneNumber recipient) {}

    /** Of the hints, which anybody may have made up, so many are asked about at once. */
    private static final int MOST_ASKED = 1000;

    private final Object lock = new Object();
    private final Map<Key, Deque<DeliveryReport>> reports = new HashMap<>();
    /** Whom each report is about, as they came; within a key they are in the same order. */
    private final Deque<Key> order = new ArrayDeque<>();

    private final int most;

    ReceivedReports(int most) {
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

    List<DeliveryReport> about(UnconfirmedAttempt doubt) {
        synchronized (lock) {
            Deque<DeliveryReport> own = reports.get(new Key(doubt.provider(), doubt.recipient()));
            return own == null ? List.of() : List.copyOf(own);
        }
    }

    /** The reports that may be about a doubt and are to be believed: a hint only where the vendor says the same when asked. */
    Set<DeliveryReport> believed(List<UnconfirmedAttempt> doubts, Reconciler.Services services) {
        Set<DeliveryReport> believed = new HashSet<>();
        Map<ProviderId, Set<DeliveryReport>> hints = new HashMap<>();
        // by name first, for those are few and a flood of others must not keep them out
        collect(doubts, UnconfirmedAttempt::isNamedBy, believed, hints);
        collect(doubts, UnconfirmedAttempt::mayBeMeantBy, believed, hints);
        hints.forEach((provider, reports) -> believed.addAll(confirmed(provider, reports, services)));
        return believed;
    }

    private void collect(
            List<UnconfirmedAttempt> doubts,
            BiPredicate<UnconfirmedAttempt, DeliveryReport> isAbout,
            Set<DeliveryReport> believed,
            Map<ProviderId, Set<DeliveryReport>> hints) {
        for (UnconfirmedAttempt doubt : doubts) {
            Set<DeliveryReport> ofProvider = hints.computeIfAbsent(doubt.provider(), first -> new LinkedHashSet<>());
            for (DeliveryReport report : about(doubt)) {
                if (!isAbout.test(doubt, report)) {
                    continue;
                }
                if (!report.unverified()) {
                    believed.add(report);
                } else if (ofProvider.size() < MOST_ASKED) {
                    ofProvider.add(report);
                }
            }
        }
    }

    private static List<DeliveryReport> confirmed(
            ProviderId provider, Set<DeliveryReport> hints, Reconciler.Services services) {
        if (hints.isEmpty()) {
            return List.of();
        }
        Set<String> ids = hints.stream().map(DeliveryReport::messageId).collect(Collectors.toSet());
        Map<String, DeliveryReport> told = new HashMap<>();
        try {
            services.service(provider, DeliveryReports.class)
                    .map(reports -> reports.query(ids))
                    .orElse(List.of())
                    .forEach(report -> told.put(report.messageId(), report));
        } catch (RequestFailedException unasked) {
            return List.of();
        }
        return hints.stream()
                .filter(unverified -> saysTheSame(told.get(unverified.messageId()), unverified))
                .toList();
    }

    private static boolean saysTheSame(@Nullable DeliveryReport told, DeliveryReport unverified) {
        return told != null
                && Objects.equals(told.recipient(), unverified.recipient())
                && (told.reference() == null || told.reference().equals(unverified.reference()));
    }
}
