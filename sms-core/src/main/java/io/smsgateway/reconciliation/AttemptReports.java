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
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.stream.Collectors;

/**
 * Reports about some attempts, and which of them can be trusted: received ones, each read once, and those that the vendor
 * returns for the ids in its responses.
 */
final class AttemptReports {

    private record Key(ProviderId provider, PhoneNumber recipient) {}

    /** Maximum number of unverified reports that are queried at once, because anyone may have forged them. */
    private static final int MAX_QUERIED = 1000;

    private final Map<Key, List<DeliveryReport>> reports = new HashMap<>();
    private final Set<DeliveryReport> trusted = new HashSet<>();

    AttemptReports(List<UnconfirmedAttempt> attempts, ReceivedReports received, Reconciler.Services services) {
        SetMultimap<ProviderId, UnconfirmedAttempt> named = LinkedHashMultimap.create();
        for (UnconfirmedAttempt attempt : attempts) {
            reports.computeIfAbsent(
                    key(attempt), key -> new ArrayList<>(received.about(key.provider(), key.recipient())));
            if (attempt.messageId() != null) {
                named.put(attempt.provider(), attempt);
            }
        }
        SetMultimap<ProviderId, DeliveryReport> unverified = LinkedHashMultimap.create();
        // by name first: these are few, and a flood of others must not displace them
        collect(attempts, UnconfirmedAttempt::isNamedBy, unverified);
        collect(attempts, UnconfirmedAttempt::mayBeReportedBy, unverified);
        Multimaps.asMap(unverified)
                .forEach((provider, reports) -> trusted.addAll(confirmed(provider, reports, services)));
        Multimaps.asMap(named).forEach((provider, ofProvider) -> addQueried(provider, ofProvider, services));
    }

    /**
     * Returns the reports about an attempt's provider and recipient that can be trusted, in order of arrival: an
     * unverified one only where a query confirms it.
     */
    List<DeliveryReport> trusted(UnconfirmedAttempt attempt) {
        return about(attempt).stream().filter(trusted::contains).toList();
    }

    private List<DeliveryReport> about(UnconfirmedAttempt attempt) {
        return reports.getOrDefault(key(attempt), List.of());
    }

    private static Key key(UnconfirmedAttempt attempt) {
        return new Key(attempt.provider(), attempt.recipient());
    }

    private void addQueried(ProviderId provider, Set<UnconfirmedAttempt> named, Reconciler.Services services) {
        Set<String> ids = new LinkedHashSet<>();
        named.forEach(attempt -> ids.add(Objects.requireNonNull(attempt.messageId())));
        List<DeliveryReport> queried = query(provider, ids, services);
        for (UnconfirmedAttempt attempt : named) {
            queried.stream().filter(attempt::hasIdOf).forEach(report -> {
                trusted.add(report);
                Objects.requireNonNull(reports.get(key(attempt))).add(report);
            });
        }
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
        SetMultimap<MessageKey, DeliveryReport> queried = query(provider, ids, services).stream()
                .collect(ImmutableSetMultimap.toImmutableSetMultimap(MessageKey::of, report -> report));
        return unverified.stream()
                .filter(pushed -> queried.get(MessageKey.of(pushed)).stream()
                        .anyMatch(report ->
                                report.reference() == null || report.reference().equals(pushed.reference())))
                .toList();
    }

    /** Returns the vendor's reports of these messages; empty where it cannot be queried, or not by such ids. */
    private static List<DeliveryReport> query(ProviderId provider, Set<String> ids, Reconciler.Services services) {
        try {
            return services.service(provider, DeliveryReports.class)
                    .map(reports -> reports.query(ids))
                    .orElse(List.of());
        } catch (RequestFailedException | IllegalArgumentException unavailable) {
            return List.of();
        }
    }
}
