package io.smsgateway.client;

import com.google.common.collect.Lists;
import com.google.common.collect.Sets;
import io.smsgateway.MessageClass;
import io.smsgateway.PhoneNumber;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The messages that wait for one provider: codes first, then transactional messages, then marketing; first in, first out
 * within a class. Messages that may share a request are a group. Guarded by the lock of the dispatching.
 */
final class WaitingLine {

    /** How many requests of a class may begin in a row while a lower class waits, which then gets one. */
    private static final int IN_A_ROW = 4;

    /** How many messages to numbers that a request already has are looked past for others. */
    private static final int LOOK_PAST = 1000;

    /**
     * What messages of one class must have in common to share a request.
     *
     * @param owner the call; null where calls share requests
     * @param batchKey of the provider
     */
    record Key(@Nullable WaitingCall owner, Object batchKey) {}

    private static final class Group {
        private final Deque<WaitingMessage> entries = new ArrayDeque<>(1);
        private final boolean shared;
        private final int max;
        private int waiting;

        Group(boolean shared, int max) {
            this.shared = shared;
            this.max = max;
        }

        int requests() {
            return (waiting + max - 1) / max;
        }
    }

    private static final class ClassLine {
        private final Map<Key, Group> groups = new LinkedHashMap<>();
        private int messages;
        private int requests;
    }

    private final Map<MessageClass, ClassLine> lines = new EnumMap<>(MessageClass.class);
    private int codesInARow;
    private int transactionalInARow;

    WaitingLine() {
        for (MessageClass messageClass : MessageClass.values()) {
            lines.put(messageClass, new ClassLine());
        }
    }

    /** Adds a message to the end. */
    void add(WaitingMessage entry) {
        ClassLine line = line(entry.message().messageClass());
        Group group = line.groups.get(entry.key());
        if (group == null) {
            group = new Group(entry.key().owner() == null, entry.max());
            line.groups.put(entry.key(), group);
        }
        group.entries.add(entry);
        change(line, group, 1);
    }

    /** Removes a message that waits. */
    void remove(WaitingMessage entry) {
        ClassLine line = line(entry.message().messageClass());
        Group group = Objects.requireNonNull(line.groups.get(entry.key()));
        entry.leave();
        change(line, group, -1);
        if (group.waiting == 0) {
            line.groups.remove(entry.key());
        } else if (group.entries.size() > 2 * group.waiting + 16) {
            // the rest of those that left is skipped when a request is cut
            group.entries.removeIf(other -> !other.isWaiting());
        }
    }

    private static void change(ClassLine line, Group group, int by) {
        line.requests -= group.requests();
        group.waiting += by;
        line.requests += group.requests();
        line.messages += by;
    }

    boolean isEmpty() {
        return requestsBefore(MessageClass.MARKETING) == 0;
    }

    int messages(MessageClass messageClass) {
        return line(messageClass).messages;
    }

    /** Returns how many requests come before a new message of a class. */
    int requestsBefore(MessageClass messageClass) {
        int requests = 0;
        for (MessageClass other : MessageClass.values()) {
            requests += other.compareTo(messageClass) <= 0 ? line(other).requests : 0;
        }
        return requests;
    }

    /** Returns the class whose request begins next, codes only if so asked; null where none may. */
    @Nullable
    MessageClass next(boolean codesOnly) {
        boolean codes = messages(MessageClass.OTP) > 0;
        boolean transactional = !codesOnly && messages(MessageClass.TRANSACTIONAL) > 0;
        boolean marketing = !codesOnly && messages(MessageClass.MARKETING) > 0;
        if (codes && (codesInARow < IN_A_ROW || !(transactional || marketing))) {
            return MessageClass.OTP;
        }
        if (transactional && (transactionalInARow < IN_A_ROW || !marketing)) {
            return MessageClass.TRANSACTIONAL;
        }
        return marketing ? MessageClass.MARKETING : null;
    }

    /** Takes the messages of the next request of a class, at most {@code limit}; at least one waits. */
    List<WaitingMessage> cut(MessageClass messageClass, int limit) {
        count(messageClass);
        ClassLine line = line(messageClass);
        Map.Entry<Key, Group> first = line.groups.entrySet().iterator().next();
        Group group = first.getValue();
        List<WaitingMessage> batch = take(group, Math.min(limit, group.max));
        change(line, group, -batch.size());
        if (group.waiting == 0 || group.shared) {
            line.groups.remove(first.getKey());
        }
        if (group.waiting > 0 && group.shared) {
            // to the end, because calls may fill it for ever
            line.groups.put(first.getKey(), group);
        }
        return batch;
    }

    /** Takes the first messages of a group, no number twice. */
    private static List<WaitingMessage> take(Group group, int max) {
        List<WaitingMessage> batch = new ArrayList<>(Math.min(max, group.waiting));
        List<WaitingMessage> passed = new ArrayList<>(0);
        Set<PhoneNumber> numbers = Sets.newHashSetWithExpectedSize(max == 1 ? 0 : Math.min(max, group.waiting));
        while (batch.size() < max && !group.entries.isEmpty() && passed.size() < LOOK_PAST) {
            WaitingMessage entry = group.entries.remove();
            if (!entry.isWaiting()) {
                continue;
            }
            if (max > 1 && !numbers.add(entry.message().to())) {
                passed.add(entry);
            } else {
                entry.leave();
                batch.add(entry);
            }
        }
        Lists.reverse(passed).forEach(group.entries::addFirst);
        return batch;
    }

    private void count(MessageClass messageClass) {
        codesInARow = messageClass == MessageClass.OTP ? codesInARow + 1 : 0;
        if (messageClass != MessageClass.OTP) {
            transactionalInARow = messageClass == MessageClass.TRANSACTIONAL ? transactionalInARow + 1 : 0;
        }
    }

    /** Returns since when the oldest message of a class waits. */
    OptionalLong oldest(MessageClass messageClass) {
        return line(messageClass).groups.values().stream()
                .flatMap(group ->
                        group.entries.stream().filter(WaitingMessage::isWaiting).limit(1))
                .mapToLong(WaitingMessage::since)
                .min();
    }

    /** Returns the waiting messages of which a condition holds. */
    List<WaitingMessage> find(Predicate<WaitingMessage> condition) {
        return lines.values().stream()
                .flatMap(line -> line.groups.values().stream().flatMap(group -> group.entries.stream()))
                .filter(entry -> entry.isWaiting() && condition.test(entry))
                .toList();
    }

    /** Removes all messages of a class. */
    List<WaitingMessage> removeAll(MessageClass messageClass) {
        List<WaitingMessage> removed = new ArrayList<>();
        for (Group group : line(messageClass).groups.values()) {
            for (WaitingMessage entry : group.entries) {
                if (entry.isWaiting()) {
                    entry.leave();
                    removed.add(entry);
                }
            }
        }
        lines.put(messageClass, new ClassLine());
        return removed;
    }

    private ClassLine line(MessageClass messageClass) {
        return Objects.requireNonNull(lines.get(messageClass));
    }
}
