package io.smsgateway.client;

import com.google.common.collect.Maps;
import io.smsgateway.MessageClass;
import io.smsgateway.ProviderId;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;

/** Suspensions of the clients of one process. */
final class InMemorySuspensions implements Suspensions {

    private final Map<ProviderId, AtomicReference<Map<MessageClass, Suspension>>> providers = new ConcurrentHashMap<>();

    @Override
    public Map<MessageClass, Suspension> find(ProviderId provider) {
        return suspensions(provider).get();
    }

    @Override
    public Set<MessageClass> suspend(ProviderId provider, Set<MessageClass> messageClasses, Suspension suspension) {
        AtomicReference<Map<MessageClass, Suspension>> current = suspensions(provider);
        while (true) {
            Map<MessageClass, Suspension> before = current.get();
            Map<MessageClass, Suspension> after = with(before, messageClasses, suspension);
            if (current.compareAndSet(before, after)) {
                Set<MessageClass> changed = EnumSet.noneOf(MessageClass.class);
                changed.addAll(messageClasses);
                changed.removeIf(messageClass -> !suspension.equals(after.get(messageClass)));
                return changed;
            }
        }
    }

    @Override
    public boolean lift(ProviderId provider, MessageClass messageClass, Suspension seen) {
        AtomicReference<Map<MessageClass, Suspension>> current = suspensions(provider);
        while (true) {
            Map<MessageClass, Suspension> before = current.get();
            if (!seen.equals(before.get(messageClass))) {
                return false;
            }
            if (current.compareAndSet(before, without(before, messageClass))) {
                return true;
            }
        }
    }

    /** Returns a copy in which the classes are suspended, as far as the suspension may replace those in force. */
    static Map<MessageClass, Suspension> with(
            Map<MessageClass, Suspension> before, Set<MessageClass> messageClasses, Suspension suspension) {
        Map<MessageClass, Suspension> after = new EnumMap<>(MessageClass.class);
        after.putAll(before);
        for (MessageClass messageClass : messageClasses) {
            if (suspension.isByHand()) {
                after.put(messageClass, suspension);
            } else {
                after.putIfAbsent(messageClass, suspension);
            }
        }
        return Maps.immutableEnumMap(after);
    }

    static Map<MessageClass, Suspension> without(Map<MessageClass, Suspension> before, MessageClass messageClass) {
        Map<MessageClass, Suspension> after = new EnumMap<>(MessageClass.class);
        after.putAll(before);
        after.remove(messageClass);
        return Maps.immutableEnumMap(after);
    }

    private AtomicReference<Map<MessageClass, Suspension>> suspensions(ProviderId provider) {
        return providers.computeIfAbsent(provider, first -> new AtomicReference<>(Map.of()));
    }

    @Override
    public String toString() {
        return "InMemorySuspensions{" + providers + "}";
    }
}
