package io.smsgateway.simulator.itniotech;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The text messages on their way and at their end, oldest first. Safe for any number of threads. */
final class ItniotechOutbox {

    private final Map<String, ItniotechMessage> messages = new LinkedHashMap<>();

    synchronized void add(List<ItniotechMessage> accepted) {
        accepted.forEach(message -> messages.put(message.id(), message));
    }

    synchronized Optional<ItniotechMessage> find(String id) {
        return Optional.ofNullable(messages.get(id));
    }

    synchronized List<ItniotechMessage> all() {
        return new ArrayList<>(messages.values());
    }

    synchronized void clear() {
        messages.clear();
    }
}
