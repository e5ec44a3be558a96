package io.smsgateway.itniotech;

import static io.smsgateway.http.Sensitive.reveal;

import com.google.common.collect.ArrayListMultimap;
import com.google.common.collect.ListMultimap;
import com.google.common.collect.Multimaps;
import io.smsgateway.itniotech.SendResponse.Entry;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Matches the entries of one list of a response to the messages of the request: by our id if the entry has it without
 * contradiction, else by number. If several texts were sent to a number and fewer entries name it by number alone, the
 * entries are ambiguous and match no message.
 */
final class EntryMatcher {

    private final @Nullable Entry[] byPosition;
    private final boolean[] doubled;
    private int strangers;

    private EntryMatcher(int recipients) {
        this.byPosition = new Entry[recipients];
        this.doubled = new boolean[recipients];
    }

    static EntryMatcher of(List<Entry> entries, List<Recipient> recipients) {
        return of(entries, recipients, new EntryMatcher(recipients.size()));
    }

    /**
     * Creates a matcher.
     *
     * @param other the list of the same response with the opposite meaning; it has some of several texts to a number
     */
    static EntryMatcher of(List<Entry> entries, List<Recipient> recipients, EntryMatcher other) {
        EntryMatcher listing = new EntryMatcher(recipients.size());
        List<Entry> unnamed = listing.placeByOrderId(entries, recipients);
        listing.placeByNumber(unnamed, recipients, other);
        return listing;
    }

    /** Returns the entry of the message at this position of the request; null if the list has none. */
    @Nullable
    Entry at(int position) {
        return byPosition[position];
    }

    /** Returns whether the list has an entry for a message. */
    boolean hasAny() {
        return Arrays.stream(byPosition).anyMatch(Objects::nonNull);
    }

    /** Returns whether the list has a further entry for the message at this position. */
    boolean isDoubled(int position) {
        return doubled[position];
    }

    /** Returns whether there are entries for messages that were not sent. */
    boolean hasStrangers() {
        return strangers > 0;
    }

    private List<Entry> placeByOrderId(List<Entry> entries, List<Recipient> recipients) {
        Map<String, Integer> positions = new HashMap<>();
        for (int i = 0; i < recipients.size(); i++) {
            positions.put(recipients.get(i).orderId(), i);
        }
        List<Entry> rest = new ArrayList<>();
        for (Entry entry : entries) {
            Integer position = entry.orderId() == null ? null : positions.get(entry.orderId());
            // older servers return one id for all messages of its group
            if (position == null || !agrees(entry, recipients.get(position))) {
                rest.add(entry);
            } else if (byPosition[position] == null) {
                place(position, entry);
            } else {
                doubled[position] = true;
                strangers++;
            }
        }
        return rest;
    }

    private void placeByNumber(List<Entry> entries, List<Recipient> recipients, EntryMatcher other) {
        Map<String, Deque<Integer>> free = new HashMap<>();
        ListMultimap<String, Integer> all = ArrayListMultimap.create();
        for (int i = 0; i < recipients.size(); i++) {
            all.put(recipients.get(i).number(), i);
            if (byPosition[i] == null) {
                free.computeIfAbsent(recipients.get(i).number(), first -> new ArrayDeque<>())
                        .add(i);
            }
        }
        ListMultimap<String, Entry> byNumber = Multimaps.index(
                entries, entry -> entry.number() == null ? "" : entry.number().value());
        Multimaps.asMap(byNumber).forEach((number, same) -> {
            if (placeSameNumber(same, free.getOrDefault(number, new ArrayDeque<>()), other)) {
                all.get(number).forEach(position -> doubled[position] = true);
            }
        });
    }

    /** Returns whether there are more entries than messages without one. */
    private boolean placeSameNumber(List<Entry> entries, Deque<Integer> positions, EntryMatcher other) {
        if (positions.size() > 1) {
            positions.removeIf(position -> other.at(position) != null);
        }
        boolean isAnybodys = entries.size() < positions.size();
        boolean tooMany = entries.size() > positions.size();
        for (Entry entry : entries) {
            Integer position = isAnybodys ? null : positions.poll();
            if (position == null) {
                strangers++;
            } else {
                place(position, entry);
            }
        }
        return tooMany;
    }

    private static boolean agrees(Entry entry, Recipient recipient) {
        String number = reveal(entry.number());
        return number == null || number.isBlank() || number.equals(recipient.number());
    }

    private void place(int position, Entry entry) {
        byPosition[position] = entry;
    }
}
