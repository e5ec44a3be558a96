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

/** The delivery reports that may settle a doubt, by whom they are about; forgets the oldest beyond a number. */
final class ReceivedReports {

    private record Key(ProviderId provider, PhoneNumber recipient) {}

    /** Of the hints, which anybody may have made up, so many are asked about at once. */
    private static final int MOST_ASKED = 1000;

    private final Object lock = new Object();
    /** In order of arrival, over all keys. */
    private final ListMultimap<Key, DeliveryReport> reports = LinkedListMultimap.create();

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
            reports.put(key, report);
            if (reports.size() > most) {
                Iterator<?> oldest = reports.entries().iterator();
                oldest.next();
                oldest.remove();
            }
        }
    }

    List<DeliveryReport> about(UnconfirmedAttempt doubt) {
        synchronized (lock) {
            return List.copyOf(reports.get(new Key(doubt.provider(), doubt.recipient())));
        }
    }

    /** The reports that may be about a doubt and are to be believed: a hint only where the vendor says the same when asked. */
    Set<DeliveryReport> believed(List<UnconfirmedAttempt> doubts, Reconciler.Services services) {
        Set<DeliveryReport> believed = new HashSet<>();
        SetMultimap<ProviderId, DeliveryReport> hints = LinkedHashMultimap.create();
        // by name first, for those are few and a flood of others must not keep them out
        collect(doubts, UnconfirmedAttempt::isNamedBy, believed, hints);
        collect(doubts, UnconfirmedAttempt::mayBeMeantBy, believed, hints);
        Multimaps.asMap(hints).forEach((provider, reports) -> believed.addAll(confirmed(provider, reports, services)));
        return believed;
    }

    private void collect(
            List<UnconfirmedAttempt> doubts,
            BiPredicate<UnconfirmedAttempt, DeliveryReport> isAbout,
            Set<DeliveryReport> believed,
            SetMultimap<ProviderId, DeliveryReport> hints) {
        for (UnconfirmedAttempt doubt : doubts) {
            Set<DeliveryReport> ofProvider = hints.get(doubt.provider());
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
