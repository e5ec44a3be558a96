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
 * What a vendor sent in the time of some doubts: of the messages to their recipients those that belong to no other
 * message, and of all others only when they were.
 */
final class SentRecordMatcher {

    private final Predicate<DeliveryReport> taken;
    private final ListMultimap<PhoneNumber, UnconfirmedAttempt> copies = ArrayListMultimap.create();
    private final Map<PhoneNumber, Map<String, DeliveryReport>> free = new HashMap<>();
    private final Map<String, String> given = new HashMap<>();
    private final Set<Long> minutes = new HashSet<>();
    private boolean complete;
    private boolean hasNameless;

    SentRecordMatcher(List<UnconfirmedAttempt> doubts, Predicate<DeliveryReport> taken) {
        this.taken = taken;
        Set<String> references = new HashSet<>();
        for (UnconfirmedAttempt doubt : doubts) {
            free.computeIfAbsent(doubt.recipient(), first -> new LinkedHashMap<>());
            // equal messages of one request go out as one, under one name
            if (doubt.reference() == null || references.add(doubt.reference())) {
                copies.put(doubt.recipient(), doubt);
            }
        }
    }

    /** Takes a report that came by itself, which says nothing of what the vendor lists. */
    void received(DeliveryReport report) {
        Map<String, DeliveryReport> own = free.get(report.recipient());
        if (own != null && !taken.test(report)) {
            own.put(report.messageId(), report);
        }
    }

    /** Takes an entry of the vendor's list. */
    void listed(DeliveryReport record) {
        Instant at = record.at();
        if (at != null) {
            minutes.add(at.getEpochSecond() / 60);
        }
        // whose it is can't be read, and so it may be anybody's
        hasNameless |= record.recipient() == null && !taken.test(record);
        received(record);
    }

    /** Says that everything the vendor has was added. */
    void complete() {
        complete = true;
    }

    /**
     * The id of the message that must be the one in doubt; null where there is none. Where there are more or fewer
     * messages than copies in doubt about a person at that time, nobody can say which is which; else they are told apart by
     * their times.
     */
    @Nullable
    String take(UnconfirmedAttempt doubt) {
        List<DeliveryReport> fitting = records(doubt).values().stream()
                .filter(doubt::mayBe)
                .sorted(Comparator.comparing(record -> Objects.requireNonNull(record.at())))
                .toList();
        List<UnconfirmedAttempt> rivals = copies.get(doubt.recipient()).stream()
                .filter(other -> fitting.stream().anyMatch(other::mayBe))
                .sorted(Comparator.comparing(UnconfirmedAttempt::at))
                .toList();
        if (fitting.size() != rivals.size()) {
            return null;
        }
        String name = doubt.reference() == null ? "" : doubt.reference();
        for (int i = 0; i < rivals.size(); i++) {
            if (rivals.get(i).isSameCopyAs(doubt)) {
                String id = fitting.get(i).messageId();
                String before = given.putIfAbsent(id, name);
                if (before == null || (!name.isEmpty() && before.equals(name))) {
                    return id;
                }
            }
        }
        return null;
    }
    /** Whether the list is whole, can be read, has something of the doubt's minutes, and nothing that may be it. */
    boolean provesAbsence(UnconfirmedAttempt doubt) {
        long first = doubt.at().minus(UnconfirmedAttempt.SKEW).getEpochSecond() / 60;
        long last = doubt.ended().plus(UnconfirmedAttempt.SKEW).getEpochSecond() / 60;
        return complete
                && !hasNameless
                && records(doubt).isEmpty()
                && minutes.stream().anyMatch(minute -> first <= minute && minute <= last);
    }

    private Map<String, DeliveryReport> records(UnconfirmedAttempt doubt) {
        return free.getOrDefault(doubt.recipient(), Map.of());
    }
}
