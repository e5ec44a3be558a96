package io.smsgateway.reconciliation;

import com.google.common.collect.ImmutableSetMultimap;
import com.google.common.collect.LinkedHashMultimap;
import com.google.common.collect.Multimaps;
import com.google.common.collect.SetMultimap;
import io.smsgateway.PhoneNumber;
import io.smsgateway.ProviderId;
import io.smsgateway.RequestFailedException;
import io.smsgateway.delivery.DeliveryReport;
import io.smsgateway.delivery.DeliveryReports;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.stream.Collectors;

/** Received reports about some attempts, each read once, and which of them can be trusted. */
final class AttemptReports {

    private record Key(ProviderId provider, PhoneNumber recipient) {}

    /** Maximum number of unverified reports that are queried at once, because anyone may have forged them. */
    private static final int MAX_QUERIED = 1000;

    private final Map<Key, List<DeliveryReport>> reports = new HashMap<>();
    private final Set<DeliveryReport> trusted = new HashSet<>();

    AttemptReports(List<UnconfirmedAttempt> attempts, ReceivedReports received, Reconciler.Services services) {
        for (UnconfirmedAttempt attempt : attempts) {
            reports.computeIfAbsent(
                    new Key(attempt.provider(), attempt.recipient()),
                    key -> received.about(key.provider(), key.recipient()));
        }
        SetMultimap<ProviderId, DeliveryReport> unverified = LinkedHashMultimap.create();
        // by reference first: these are few, and a flood of others must not displace them
        collect(attempts, UnconfirmedAttempt::hasReferenceOf, unverified);
        collect(attempts, UnconfirmedAttempt::mayBeReportedBy, unverified);
        Multimaps.asMap(unverified)
                .forEach((provider, reports) -> trusted.addAll(confirmed(provider, reports, services)));
    }

    /**
     * Returns the reports about an attempt's provider and recipient that can be trusted, in order of arrival: an
     * unverified one only where a query confirms it.
     */
    List<DeliveryReport> trusted(UnconfirmedAttempt attempt) {
        return about(attempt).stream().filter(trusted::contains).toList();
    }

    private List<DeliveryReport> about(UnconfirmedAttempt attempt) {
        return reports.getOrDefault(new Key(attempt.provider(), attempt.recipient()), List.of());
    }

    private void collect(
            List<UnconfirmedAttempt> attempts,
            BiPredicate<UnconfirmedAttempt, DeliveryReport> isAbout,
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
        SetMultimap<MessageKey, DeliveryReport> queried;
        try {
            queried =
                    services
                            .service(provider, DeliveryReports.class)
                            .map(reports -> reports.query(ids))
                            .orElse(List.of())
                            .stream()
                            .collect(ImmutableSetMultimap.toImmutableSetMultimap(MessageKey::of, report -> report));
        } catch (RequestFailedException unavailable) {
            return List.of();
        }
        return unverified.stream()
                .filter(pushed -> queried.get(MessageKey.of(pushed)).stream()
                        .anyMatch(report ->
                                report.reference() == null || report.reference().equals(pushed.reference())))
                .toList();
    }
}
