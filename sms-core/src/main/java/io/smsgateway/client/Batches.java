package io.smsgateway.client;

import io.smsgateway.MessageClass;
import io.smsgateway.PhoneNumber;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/** Groups messages into batches: same class and key, no more than a request takes, no number twice in one. */
final class Batches {

    private record Key(MessageClass messageClass, Object batchKey) {}

    private static final class Group {
        /** The batches with room left, by index. */
        private final NavigableMap<Integer, Batch> open = new TreeMap<>();

        /**
         * The last batch that contains each number. A number goes into the first batch that has room and lacks it, so
         * that all open batches up to that one contain it, and none after it: a number that occurs ten thousand times
         * is placed as fast as any.
         */
        private final Map<PhoneNumber, Integer> lastWith = new HashMap<>();
    }

    private final List<Batch> all = new ArrayList<>();
    private final Map<Key, Group> groups = new HashMap<>();

    void add(int index, PhoneNumber to, MessageClass messageClass, Object batchKey, int max) {
        Group group = groups.computeIfAbsent(new Key(messageClass, batchKey), key -> new Group());
        Map.Entry<Integer, Batch> next = group.open.higherEntry(group.lastWith.getOrDefault(to, -1));
        int number = next == null ? all.size() : next.getKey();
        Batch batch = next == null ? new Batch() : next.getValue();
        if (next == null) {
            all.add(batch);
            group.open.put(number, batch);
        }
        batch.add(index);
        group.lastWith.put(to, number);
        if (batch.size() == max) {
            group.open.remove(number);
        }
    }

    List<Batch> all() {
        return all;
    }
}
