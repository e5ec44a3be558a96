package io.smsgateway.reconciliation;

import com.google.common.collect.Comparators;
import com.google.common.collect.HashMultimap;
import com.google.common.collect.ListMultimap;
import com.google.common.collect.MultimapBuilder;
import com.google.common.collect.Multimaps;
import com.google.common.collect.SetMultimap;
import io.smsgateway.ProviderId;
import io.smsgateway.RequestFailedException;
import io.smsgateway.delivery.DeliveryReport;
import io.smsgateway.delivery.KnownMessages;
import io.smsgateway.reconciliation.Reconciliation.Evidence;
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
import org.jspecify.annotations.Nullable;

/**
 * Finds out what became of unconfirmed messages, from the reports that a vendor pushes or returns and from its records
 * of what it sent. Only reads; never sends. Safe for many threads; blocks while it queries vendors. Results assume that
 * this host's clock is right to half an hour, and that no other application sends to the same people through the same
 * account.
 *
 * <pre>{@code
 * Reconciler reconciler = new Reconciler(clock, client::service, known);
 * List<UnconfirmedAttempt> attempts = UnconfirmedAttempt.of(message, result);
 * // pass every incoming report to reconciler.received(report), and later:
 * reconciler.reconcile(attempts).forEach(reconciliation -> store(reconciliation));
 * }</pre>
 */
public final class Reconciler {

    /** Source of a provider's services, such as {@code client::service}. */
    public interface Services {
        /** Returns a service of a provider by its type; empty where it has none. */
        <T> Optional<T> service(ProviderId provider, Class<T> type);
    }

    /** How long after an attempt to check; the last check follows the vendor's last redelivery of a callback. */
    static final List<Duration> CHECKS = List.of(
            Duration.ofSeconds(30),
            Duration.ofMinutes(2),
            Duration.ofMinutes(10),
            Duration.ofHours(1),
            Duration.ofHours(6),
            Duration.ofHours(14));

    private static final int MAX_REPORTS = 100_000;

    private final Clock clock;
    private final Services services;
    private final KnownMessages known;
    private final ReceivedReports received;

    /**
     * Creates a reconciler that keeps the last 100,000 reports in this process.
     *
     * @param known the messages that are known to be accepted, on any node, or scheduled. An attempt is matched to the
     *     records that remain, so store an id as soon as it is known
     */
    public Reconciler(Clock clock, Services services, KnownMessages known) {
        this(clock, services, known, new InMemoryReceivedReports(MAX_REPORTS));
    }

    /**
     * Creates a reconciler with a store of received reports.
     *
     * @param known as in the other constructor
     */
    public Reconciler(Clock clock, Services services, KnownMessages known, ReceivedReports received) {
        this.clock = clock;
        this.services = services;
        this.known = known;
        this.received = received;
    }

    /** Adds a report that was pushed or polled. Ignores one without a recipient, which names no message for certain. */
    public void received(DeliveryReport report) {
        if (report.recipient() != null) {
            received.add(report);
        }
    }

    /**
     * Returns what is known of each attempt now, in their order. A vendor that cannot be queried leaves it unknown.
     *
     * @param attempts all unconfirmed attempts of a recipient, because a record that is found could belong to any of
     *     them
     */
    public List<Reconciliation> reconcile(List<UnconfirmedAttempt> attempts) {
        AttemptReports reports = new AttemptReports(attempts, received, services);
        Map<Integer, Reconciliation> byReference = new HashMap<>();
        ListMultimap<ProviderId, UnconfirmedAttempt> open =
                MultimapBuilder.linkedHashKeys().arrayListValues().build();
        SetMultimap<ProviderId, MessageKey> named = HashMultimap.create();
        for (int i = 0; i < attempts.size(); i++) {
            UnconfirmedAttempt attempt = attempts.get(i);
            DeliveryReport report = named(attempt, reports);
            if (report == null) {
                open.put(attempt.provider(), attempt);
            } else {
                named.put(attempt.provider(), MessageKey.of(report));
                byReference.put(i, Reconciliation.accepted(attempt, Evidence.CONCLUSIVE, report.messageId()));
            }
        }
        Map<ProviderId, SentRecordMatcher> matchers = new HashMap<>();
        Multimaps.asMap(open)
                .forEach((provider, unmatched) ->
                        matchers.put(provider, matcher(provider, unmatched, named.get(provider), reports)));
        List<Reconciliation> results = new ArrayList<>(attempts.size());
        for (int i = 0; i < attempts.size(); i++) {
            UnconfirmedAttempt attempt = attempts.get(i);
            Reconciliation decided = byReference.get(i);
            results.add(
                    decided == null
                            ? byRemainingRecord(attempt, Objects.requireNonNull(matchers.get(attempt.provider())))
                            : decided);
        }
        return results;
    }

    private static @Nullable DeliveryReport named(UnconfirmedAttempt attempt, AttemptReports reports) {
        return reports.trusted(attempt).stream()
                .filter(attempt::isNamedBy)
                .findFirst()
                .orElse(null);
    }

    private SentRecordMatcher matcher(
            ProviderId provider, List<UnconfirmedAttempt> attempts, Set<MessageKey> named, AttemptReports reports) {
        SentRecordMatcher matcher = new SentRecordMatcher(
                attempts, record -> named.contains(MessageKey.of(record)) || isKnown(provider, record));
        for (UnconfirmedAttempt attempt : attempts) {
            reports.trusted(attempt).stream()
                    .filter(report -> report.reference() == null)
                    .forEach(matcher::received);
        }
        Instant from = attempts.stream()
                .map(UnconfirmedAttempt::at)
                .min(Instant::compareTo)
                .orElseThrow();
        Instant to = attempts.stream()
                .map(UnconfirmedAttempt::ended)
                .max(Instant::compareTo)
                .orElseThrow();
        Instant end = Comparators.min(to.plus(UnconfirmedAttempt.MAX_DELIVERY_TIME), clock.instant());
        try {
            services.service(provider, SentRecords.class).ifPresent(records -> {
                records.between(from.minus(UnconfirmedAttempt.TOLERATED_SKEW), end, matcher::listed);
                matcher.complete();
            });
        } catch (RequestFailedException unavailable) {
            // the records up to the failure stand; only a missing one proves nothing
            return matcher;
        }
        return matcher;
    }

    private Reconciliation byRemainingRecord(UnconfirmedAttempt attempt, SentRecordMatcher matcher) {
        MessageKey named = attempt.key();
        if (named != null) {
            // the vendor spoke of success: that it does not list the message proves nothing
            return matcher.lists(named)
                    ? Reconciliation.accepted(attempt, Evidence.CONCLUSIVE, named.messageId())
                    : unknown(attempt, clock.instant());
        }
        String found = matcher.take(attempt);
        if (found != null) {
            return Reconciliation.accepted(attempt, Evidence.STRONG, found);
        }
        boolean late = clock.instant().isAfter(attempt.ended().plus(UnconfirmedAttempt.MAX_SENDING_TIME));
        return late && !attempt.code() && matcher.provesAbsence(attempt) && !mayBeReported(attempt)
                ? Reconciliation.notSent(attempt, Evidence.FAIR)
                : unknown(attempt, clock.instant());
    }

    /**
     * Returns whether any report may concern the attempt, even an unverified one that could not be confirmed yet, or one whose
     * id is known. Reads again, because one may have arrived since.
     */
    private boolean mayBeReported(UnconfirmedAttempt attempt) {
        return received.about(attempt.provider(), attempt.recipient()).stream()
                .anyMatch(report -> attempt.hasReferenceOf(report) || attempt.mayBeReportedBy(report));
    }

    private boolean isKnown(ProviderId provider, DeliveryReport report) {
        return known.knows(provider, report.messageId(), report.recipient());
    }

    private static Reconciliation unknown(UnconfirmedAttempt attempt, Instant now) {
        Duration age = Duration.between(attempt.ended(), now);
        Instant next = CHECKS.stream()
                .filter(after -> after.compareTo(age) > 0)
                .findFirst()
                .map(after -> attempt.ended().plus(after))
                .orElse(null);
        return Reconciliation.unknown(attempt, next);
    }
}
