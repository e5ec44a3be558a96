package io.smsgateway.client;

import io.smsgateway.MessageClass;
import io.smsgateway.PhoneNumber;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/** Sorts messages into requests: same class and key, no more than a request takes, no number twice in one. */
final class Batches {

    private record Key(MessageClass messageClass, Object batchKey) {}

    private static final class Group {
        /** The pieces that take more, by their index. */
        private final NavigableMap<Integer, Batch> open = new TreeMap<>();

        /**
         * The last piece that each number is in. Numbers go into the first piece that has room and does not have them,
         * so that every open piece before it has the number, and none behind it: a number that comes ten thousand times
         * is found its place as fast as any.
         */
        private final Map<PhoneNumber, Integer> lastWith = new HashMap<>();
    }

    private final List<Batch> all = new ArrayList<>();
    private final Map<Key, Group> groups = new HashMap<>();

    void add(int index, PhoneNumber to, MessageClass messageClass, Object batchKey, int most) {
        Group group = groups.computeIfAbsent(new Key(messageClass, batchKey), key -> new Group());
        Map.Entry<Integer, Batch> place = group.open.higherEntry(group.lastWith.getOrDefault(to, -1));
        int at = place == null ? all.size() : place.getKey();
        Batch batch = place == null ? new Batch() : place.getValue();
        if (place == null) {
            all.add(batch);
            group.open.put(at, batch);
        }
        batch.add(index);
        group.lastWith.put(to, at);
        if (batch.size() == most) {
            group.open.remove(at);
        }
    }

    List<Batch> all() {
        return all;
    }
}
