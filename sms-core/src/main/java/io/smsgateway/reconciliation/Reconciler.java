package io.smsgateway.reconciliation;

import com.google.common.collect.HashMultimap;
import com.google.common.collect.ListMultimap;
import com.google.common.collect.MultimapBuilder;
import com.google.common.collect.Multimaps;
import com.google.common.collect.SetMultimap;
import io.smsgateway.ProviderId;
import io.smsgateway.RequestFailedException;
import io.smsgateway.delivery.DeliveryReport;
import io.smsgateway.reconciliation.Reconciliation.Evidence;
import io.smsgateway.reconciliation.Reconciliation.State;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/**
 * Finds out what became of messages whose answer was lost, from the reports that a vendor pushes or hands out and from
 * its records of what it sent. Only asks; never sends. Safe for many threads; blocks while it asks. What it finds is worth
 * as much as its premises: this host's clock is right to half an hour, and no other application sends to the same people
 * through the same account.
 *
 * <pre>{@code
 * Reconciler reconciler = new Reconciler(clock, client::service, sent::contains);
 * List<UnconfirmedAttempt> doubts = UnconfirmedAttempt.of(message, result);
 * // give every report that comes to reconciler.received(report), and later:
 * reconciler.reconcile(doubts).forEach(finding -> settle(finding));
 * }</pre>
 */
public final class Reconciler {

    /** Where services of a provider come from, such as {@code client::service}. */
    public interface Services {
        <T> Optional<T> service(ProviderId provider, Class<T> type);
    }

    /** How long after an attempt it is worth asking; the last is after a vendor's last repetition of a callback. */
    static final List<Duration> WORTH_ASKING = List.of(
            Duration.ofSeconds(30),
            Duration.ofMinutes(2),
            Duration.ofMinutes(10),
            Duration.ofHours(1),
            Duration.ofHours(6),
            Duration.ofHours(14));

    private static final int MOST_REPORTS = 100_000;

    private final ReceivedReports received = new ReceivedReports(MOST_REPORTS);
    private final Clock clock;
    private final Services services;
    private final BiPredicate<ProviderId, String> owned;

    /**
     * Makes a reconciler.
     *
     * @param owned whether a provider's message id is that of a message that is known to be accepted, on any node, or
     *     planned by a schedule; a copy in doubt is found by what is left over, so keep an id as soon as it is told
     */
    public Reconciler(Clock clock, Services services, BiPredicate<ProviderId, String> owned) {
        this.clock = clock;
        this.services = services;
        this.owned = owned;
    }

    /** Takes a report that was pushed or polled; it may settle a doubt now or later. Keeps the last 100,000. */
    public void received(DeliveryReport report) {
        received.add(report);
    }

    /**
     * What is known of each doubt now, in their order. A vendor that can't be asked leaves it unknown.
     *
     * @param doubts all that are open about a person: a copy that is found could be that of any
     */
    public List<Reconciliation> reconcile(List<UnconfirmedAttempt> doubts) {
        Set<DeliveryReport> believed = received.believed(doubts, services);
        Map<Integer, Reconciliation> byName = new HashMap<>();
        ListMultimap<ProviderId, UnconfirmedAttempt> open =
                MultimapBuilder.linkedHashKeys().arrayListValues().build();
        SetMultimap<ProviderId, String> named = HashMultimap.create();
        for (int i = 0; i < doubts.size(); i++) {
            UnconfirmedAttempt doubt = doubts.get(i);
            DeliveryReport report = named(doubt, believed);
            if (report == null) {
                open.put(doubt.provider(), doubt);
            } else {
                named.put(doubt.provider(), report.messageId());
                byName.put(i, new Reconciliation(doubt, State.ACCEPTED, Evidence.CONCLUSIVE, report.messageId(), null));
            }
        }
        Map<ProviderId, SentRecordMatcher> windows = new HashMap<>();
        Multimaps.asMap(open)
                .forEach((provider, unnamed) ->
                        windows.put(provider, window(provider, unnamed, named.get(provider), believed)));
        List<Reconciliation> findings = new ArrayList<>(doubts.size());
        for (int i = 0; i < doubts.size(); i++) {
            UnconfirmedAttempt doubt = doubts.get(i);
            Reconciliation finding = byName.get(i);
            findings.add(
                    finding == null
                            ? byLeftOver(doubt, Objects.requireNonNull(windows.get(doubt.provider())))
                            : finding);
        }
        return findings;
    }

    private @Nullable DeliveryReport named(UnconfirmedAttempt doubt, Set<DeliveryReport> believed) {
        return received.about(doubt).stream()
                .filter(report -> doubt.isNamedBy(report) && believed.contains(report))
                .findFirst()
                .orElse(null);
    }

    private SentRecordMatcher window(
            ProviderId provider, List<UnconfirmedAttempt> doubts, Set<String> named, Set<DeliveryReport> believed) {
        SentRecordMatcher window = new SentRecordMatcher(
                doubts, record -> named.contains(record.messageId()) || owned.test(provider, record.messageId()));
        for (UnconfirmedAttempt doubt : doubts) {
            received.about(doubt).stream()
                    .filter(report -> report.reference() == null && believed.contains(report))
                    .forEach(window::received);
        }
        Instant from = doubts.stream()
                .map(UnconfirmedAttempt::at)
                .min(Instant::compareTo)
                .orElseThrow();
        Instant to = doubts.stream()
                .map(UnconfirmedAttempt::ended)
                .max(Instant::compareTo)
                .orElseThrow();
        Instant now = clock.instant();
        Instant end = to.plus(UnconfirmedAttempt.TRYING).isBefore(now) ? to.plus(UnconfirmedAttempt.TRYING) : now;
        try {
            services.service(provider, SentRecords.class).ifPresent(records -> {
                records.between(from.minus(UnconfirmedAttempt.MOST_SKEW), end, window::listed);
                window.complete();
            });
        } catch (RequestFailedException unasked) {
            // what was handed over before it failed stands; only what is missing proves nothing
            return window;
        }
        return window;
    }

    private Reconciliation byLeftOver(UnconfirmedAttempt doubt, SentRecordMatcher window) {
        String found = window.take(doubt);
        if (found != null) {
            return new Reconciliation(doubt, State.ACCEPTED, Evidence.STRONG, found, null);
        }
        boolean late = clock.instant().isAfter(doubt.ended().plus(UnconfirmedAttempt.SENDING));
        return late && !doubt.code() && window.provesAbsence(doubt) && !isSpokenFor(doubt)
                ? new Reconciliation(doubt, State.NOT_SENT, Evidence.FAIR, null, null)
                : unknown(doubt, clock.instant());
    }

    /** Whether anything was heard that may be about it, were it only a hint that nobody could confirm yet. */
    private boolean isSpokenFor(UnconfirmedAttempt doubt) {
        return received.about(doubt).stream()
                .anyMatch(report -> doubt.isNamedBy(report)
                        || (doubt.mayBeMeantBy(report) && !owned.test(report.provider(), report.messageId())));
    }

    private static Reconciliation unknown(UnconfirmedAttempt doubt, Instant now) {
        Duration age = Duration.between(doubt.ended(), now);
        Instant next = WORTH_ASKING.stream()
                .filter(after -> after.compareTo(age) > 0)
                .findFirst()
                .map(after -> doubt.ended().plus(after))
                .orElse(null);
        return new Reconciliation(doubt, State.UNKNOWN, Evidence.NONE, null, next);
    }
}
