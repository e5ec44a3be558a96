package io.smsgateway.jsms;

import static io.smsgateway.http.Sensitive.reveal;

import io.smsgateway.spi.OutboundMessage;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Matches the entries of a response to the messages of the request by number, because their order is not documented. A
 * number with more entries than messages, or fewer than its several messages, is ambiguous.
 */
final class EntryMatcher {

    private final Wire.@Nullable Entry[] byPosition;
    private final boolean[] ambiguous;
    private boolean strangers;
    private int failures;

    EntryMatcher(List<Wire.@Nullable Entry> entries, List<OutboundMessage> messages) {
        byPosition = new Wire.Entry[messages.size()];
        ambiguous = new boolean[messages.size()];
        if (isInOrder(entries, messages)) {
            entries.toArray(byPosition);
            failures = (int) entries.stream().filter(EntryMatcher::isFailure).count();
            return;
        }
        Map<String, List<Wire.Entry>> byNumber = new HashMap<>();
        for (Wire.Entry entry : entries) {
            String mobile = entry == null ? null : reveal(entry.mobile());
            if (entry == null || mobile == null) {
                strangers = true;
            } else {
                byNumber.computeIfAbsent(mobile, number -> new ArrayList<>(1)).add(entry);
            }
        }
        Map<String, List<Integer>> positions = new HashMap<>();
        for (int i = 0; i < messages.size(); i++) {
            positions
                    .computeIfAbsent(messages.get(i).to().national(), number -> new ArrayList<>(1))
                    .add(i);
        }
        byNumber.forEach((number, own) -> place(own, positions.getOrDefault(number, List.of())));
    }

    /** Fast path: every response seen so far lists the recipients in order, so no lookup is needed. */
    private static boolean isInOrder(List<Wire.@Nullable Entry> entries, List<OutboundMessage> messages) {
        if (entries.size() != messages.size()) {
            return false;
        }
        for (int i = 0; i < entries.size(); i++) {
            Wire.Entry entry = entries.get(i);
            String mobile = entry == null ? null : reveal(entry.mobile());
            String e164 = messages.get(i).to().e164();
            if (mobile == null || e164.length() != 3 + mobile.length() || !e164.endsWith(mobile)) {
                return false;
            }
        }
        return true;
    }

    private void place(List<Wire.Entry> own, List<Integer> positions) {
        strangers |= positions.isEmpty();
        failures += Math.min(positions.size(), (int)
                own.stream().filter(EntryMatcher::isFailure).count());
        for (int i = 0; i < positions.size(); i++) {
            int position = positions.get(i);
            if (own.size() == positions.size()) {
                byPosition[position] = own.get(i);
            } else {
                ambiguous[position] = true;
            }
        }
    }

    private static boolean isFailure(Wire.@Nullable Entry entry) {
        return entry != null && !JsmsCode.SUCCESS.equals(entry.code());
    }

    /** Returns the entry of the message at this position of the request; null if it has none, or is ambiguous. */
    Wire.@Nullable Entry at(int position) {
        return byPosition[position];
    }

    /** Returns whether the entries for this message's number contradict each other. */
    boolean isAmbiguous(int position) {
        return ambiguous[position];
    }

    /** Returns whether there are entries for messages that were not sent. */
    boolean hasStrangers() {
        return strangers;
    }

    /** Returns how many messages are listed in a list of failures. */
    int failures() {
        return failures;
    }
}
