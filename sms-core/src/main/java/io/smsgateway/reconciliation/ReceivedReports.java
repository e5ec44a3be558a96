package io.smsgateway.reconciliation;

import com.google.common.collect.LinkedHashMultimap;
import com.google.common.collect.LinkedListMultimap;
import com.google.common.collect.ListMultimap;
import com.google.common.collect.Multimaps;
import com.google.common.collect.SetMultimap;
import io.smsgateway.PhoneNumber;
import io.smsgateway.ProviderId;
import io.smsgateway.RequestFailedException;
import io.smsgateway.delivery.DeliveryReport;
import io.smsgateway.delivery.DeliveryReports;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Delivery reports that may reconcile attempts, by provider and recipient; drops the oldest beyond a maximum. */
final class ReceivedReports {

    private record Key(ProviderId provider, PhoneNumber recipient) {}

    /** Maximum number of unverified reports that are queried at once, because anyone may have forged them. */
    private static final int MAX_QUERIED = 1000;

    private final Object lock = new Object();
    /** In order of arrival, over all keys. */
    private final ListMultimap<Key, DeliveryReport> reports = LinkedListMultimap.create();

    private final int max;

    ReceivedReports(int max) {
        this.max = max;
    }

    void add(DeliveryReport report) {
        PhoneNumber recipient = report.recipient();
        if (recipient == null) {
            return;
        }
        Key key = new Key(report.provider(), recipient);
        synchronized (lock) {
            reports.put(key, report);
            if (reports.size() > max) {
                Iterator<?> oldest = reports.entries().iterator();
                oldest.next();
                oldest.remove();
            }
        }
    }

    List<DeliveryReport> about(UnconfirmedAttempt attempt) {
        synchronized (lock) {
            return List.copyOf(reports.get(new Key(attempt.provider(), attempt.recipient())));
        }
    }

    /**
     * Returns the reports that may concern an attempt and can be trusted: an unverified one only where a query confirms
     * it.
     */
    Set<DeliveryReport> trusted(List<UnconfirmedAttempt> attempts, Reconciler.Services services) {
        Set<DeliveryReport> trusted = new HashSet<>();
        SetMultimap<ProviderId, DeliveryReport> unverified = LinkedHashMultimap.create();
        // by reference first: these are few, and a flood of others must not displace them
        collect(attempts, UnconfirmedAttempt::hasReferenceOf, trusted, unverified);
        collect(attempts, UnconfirmedAttempt::mayBeReportedBy, trusted, unverified);
        Multimaps.asMap(unverified)
                .forEach((provider, reports) -> trusted.addAll(confirmed(provider, reports, services)));
        return trusted;
    }

    private void collect(
            List<UnconfirmedAttempt> attempts,
            BiPredicate<UnconfirmedAttempt, DeliveryReport> isAbout,
            Set<DeliveryReport> trusted,
            SetMultimap<ProviderId, DeliveryReport> unverified) {
        for (UnconfirmedAttempt attempt : attempts) {
            Set<DeliveryReport> ofProvider = unverified.get(attempt.provider());
            for (DeliveryReport report : about(attempt)) {
                if (!isAbout.test(attempt, report)) {
                    continue;
                }
                if (!report.unverified()) {
                    trusted.add(report);
                } else if (ofProvider.size() < MAX_QUERIED) {
                    ofProvider.add(report);
                }
            }
        }
    }

    private static List<DeliveryReport> confirmed(
            ProviderId provider, Set<DeliveryReport> unverified, Reconciler.Services services) {
        Set<String> ids = unverified.stream().map(DeliveryReport::messageId).collect(Collectors.toSet());
        Map<String, DeliveryReport> queried = new HashMap<>();
        try {
            services.service(provider, DeliveryReports.class)
                    .map(reports -> reports.query(ids))
                    .orElse(List.of())
                    .forEach(report -> queried.put(report.messageId(), report));
        } catch (RequestFailedException unavailable) {
            return List.of();
        }
        return unverified.stream()
                .filter(report -> confirms(queried.get(report.messageId()), report))
                .toList();
    }

    private static boolean confirms(@Nullable DeliveryReport queried, DeliveryReport pushed) {
        return queried != null
                && Objects.equals(queried.recipient(), pushed.recipient())
                && (queried.reference() == null || queried.reference().equals(pushed.reference()));
    }
}
