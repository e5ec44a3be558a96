package io.smsgateway.delivery;

import io.smsgateway.PhoneNumber;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What a vendor sent in the time of some doubts: of the messages to their recipients those that belong to no other
 * message, and of all others only when they were.
 */
final class SentWindow {

    private final List<Doubt> doubts;
    private final Predicate<DeliveryReport> taken;
    private final Map<PhoneNumber, Map<String, DeliveryReport>> free = new HashMap<>();
    private final Set<String> given = new HashSet<>();
    private final Set<Long> minutes = new HashSet<>();
    private boolean complete;

    SentWindow(List<Doubt> doubts, Predicate<DeliveryReport> taken) {
        this.doubts = doubts;
        this.taken = taken;
        doubts.forEach(doubt -> free.put(doubt.recipient(), new LinkedHashMap<>()));
    }

    void add(DeliveryReport record) {
        Instant at = record.at();
        if (at != null) {
            minutes.add(at.getEpochSecond() / 60);
        }
        Map<String, DeliveryReport> own = free.get(record.recipient());
        if (own != null && !taken.test(record)) {
            own.put(record.messageId(), record);
        }
    }

    /** Says that everything the vendor has was added. */
    void complete() {
        complete = true;
    }

    /**
     * The id of the message that must be the one in doubt; null where there is none. Where there are more or fewer
     * messages than doubts about a person at that time, nobody can say which is which.
     *
     * @param fits whether a message may be the one that a doubt is about
     */
    @Nullable
    String take(Doubt doubt, BiPredicate<Doubt, DeliveryReport> fits) {
        List<DeliveryReport> fitting = records(doubt).values().stream()
                .filter(record -> fits.test(doubt, record))
                .toList();
        long rivals = doubts.stream()
                .filter(other -> other.recipient().equals(doubt.recipient()))
                .filter(other -> fitting.stream().anyMatch(record -> fits.test(other, record)))
                .count();
        if (fitting.size() != rivals) {
            return null;
        }
        return fitting.stream()
                .map(DeliveryReport::messageId)
                .filter(given::add)
                .findFirst()
                .orElse(null);
    }

    /** Whether the list is whole, has something of the doubt's minutes, and nothing that may be it. */
    boolean provesAbsence(Doubt doubt, Duration skew) {
        long first = doubt.at().minus(skew).getEpochSecond() / 60;
        long last = doubt.ended().plus(skew).getEpochSecond() / 60;
        return complete
                && records(doubt).isEmpty()
                && minutes.stream().anyMatch(minute -> first <= minute && minute <= last);
    }

    private Map<String, DeliveryReport> records(Doubt doubt) {
        return free.getOrDefault(doubt.recipient(), Map.of());
    }
}
