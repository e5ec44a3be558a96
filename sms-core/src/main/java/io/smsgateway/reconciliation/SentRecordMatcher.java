package io.smsgateway.reconciliation;

import com.google.common.collect.ArrayListMultimap;
import com.google.common.collect.ListMultimap;
import io.smsgateway.PhoneNumber;
import io.smsgateway.delivery.DeliveryReport;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Matches a vendor's records to unconfirmed attempts: keeps the records to their recipients that belong to no other
 * message, and of all other records only the times.
 */
final class SentRecordMatcher {

    private final Predicate<DeliveryReport> taken;
    private final ListMultimap<PhoneNumber, UnconfirmedAttempt> copies = ArrayListMultimap.create();
    private final Map<PhoneNumber, Map<String, DeliveryReport>> unassigned = new HashMap<>();
    private final Map<MessageKey, String> assigned = new HashMap<>();
    private final ListMultimap<PhoneNumber, DeliveryReport> ofOthers = ArrayListMultimap.create();
    private final Set<MessageKey> named = new HashSet<>();
    private final Set<MessageKey> listed = new HashSet<>();
    private final Set<Long> minutes = new HashSet<>();
    private boolean complete;
    private boolean hasUnknownRecipient;

    SentRecordMatcher(List<UnconfirmedAttempt> attempts, Predicate<DeliveryReport> taken) {
        this.taken = taken;
        Set<String> references = new HashSet<>();
        for (UnconfirmedAttempt attempt : attempts) {
            MessageKey key = attempt.key();
            if (key != null) {
                named.add(key);
                continue;
            }
            unassigned.computeIfAbsent(attempt.recipient(), first -> new LinkedHashMap<>());
            // equal messages of one request are sent once, under one reference
            if (attempt.reference() == null || references.add(attempt.reference())) {
                copies.put(attempt.recipient(), attempt);
            }
        }
    }

    /** Adds a pushed report, which proves nothing about the vendor's list. */
    void received(DeliveryReport report) {
        PhoneNumber recipient = report.recipient();
        Map<String, DeliveryReport> own = recipient == null ? null : unassigned.get(recipient);
        if (named.contains(MessageKey.of(report))) {
            listed.add(MessageKey.of(report));
        } else if (recipient != null && own != null && taken.test(report)) {
            ofOthers.put(recipient, report);
        } else if (own != null) {
            own.put(report.messageId(), report);
        }
    }

    /** Adds a record of the vendor's list. */
    void listed(DeliveryReport record) {
        Instant at = record.at();
        if (at != null) {
            minutes.add(at.getEpochSecond() / 60);
        }
        // it may belong to any attempt, even under the id of a known message: an id may name a whole request
        hasUnknownRecipient |= record.recipient() == null;
        received(record);
    }

    /** Marks the vendor's list as complete. */
    void complete() {
        complete = true;
    }

    /** Returns whether there is a record of a message that an attempt's response named. */
    boolean lists(MessageKey message) {
        return listed.contains(message);
    }

    /**
     * Returns the id of the record that must belong to the attempt; null where there is none. Records and attempts of
     * one recipient are matched in order of time, and only where their numbers are equal.
     */
    @Nullable
    String take(UnconfirmedAttempt attempt) {
        List<DeliveryReport> candidates = records(attempt).values().stream()
                .filter(attempt::matchesTimeOf)
                .sorted(Comparator.comparing(record -> Objects.requireNonNull(record.at())))
                .toList();
        List<UnconfirmedAttempt> rivals = copies.get(attempt.recipient()).stream()
                .filter(other -> candidates.stream().anyMatch(other::matchesTimeOf))
                .sorted(Comparator.comparing(UnconfirmedAttempt::at))
                .toList();
        if (candidates.size() != rivals.size()) {
            return null;
        }
        String reference = attempt.reference() == null ? "" : attempt.reference();
        for (int i = 0; i < rivals.size(); i++) {
            if (rivals.get(i).isSameCopyAs(attempt)) {
                DeliveryReport found = candidates.get(i);
                String previous = assigned.putIfAbsent(MessageKey.of(found), reference);
                if (previous == null || (!reference.isEmpty() && previous.equals(reference))) {
                    return found.messageId();
                }
            }
        }
        return null;
    }

    /**
     * Returns whether the list is complete and readable, has a record of the attempt's minutes, and none that may be
     * the attempt's. One that is known as another message's may be: an id may have been stored before the machine ended
     * that made the attempt.
     */
    boolean provesAbsence(UnconfirmedAttempt attempt) {
        long first = attempt.at().minus(UnconfirmedAttempt.SKEW).getEpochSecond() / 60;
        long last = attempt.ended().plus(UnconfirmedAttempt.SKEW).getEpochSecond() / 60;
        return complete
                && !hasUnknownRecipient
                && records(attempt).isEmpty()
                && ofOthers.get(attempt.recipient()).stream().noneMatch(attempt::matchesTimeOf)
                && minutes.stream().anyMatch(minute -> first <= minute && minute <= last);
    }

    private Map<String, DeliveryReport> records(UnconfirmedAttempt attempt) {
        return unassigned.getOrDefault(attempt.recipient(), Map.of());
    }
}
