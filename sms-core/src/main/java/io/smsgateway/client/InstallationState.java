package io.smsgateway.client;

import com.google.common.collect.Maps;
import io.smsgateway.MessageClass;
import io.smsgateway.ProviderId;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Whether a class that a provider needs is missing. This suspends it for all classes, and not in the store of suspensions,
 * because other machines may have another installation. No balance query mends it.
 */
final class InstallationState {

    private static final SafeLogger LOG = new SafeLogger(Suspender.class);
    private static final Set<MessageClass> ALL = Set.of(MessageClass.values());

    private final ProviderId provider;
    private final AtomicReference<@Nullable Suspension> broken = new AtomicReference<>();

    InstallationState(ProviderId provider) {
        this.provider = provider;
    }

    /** Takes the provider out; returns false where it is out already. */
    boolean takeOut(Suspension suspension) {
        boolean first = broken.compareAndSet(null, suspension);
        if (first) {
            LOG.warn("Provider {} suspended: {}", provider, suspension);
        }
        return first;
    }

    /** Takes the provider out for what its adapter threw; returns false where it is out already. */
    boolean takeOut(Suspension suspension, LinkageError error) {
        boolean first = broken.compareAndSet(null, suspension);
        if (first) {
            // with its message and stack: the JVM wrote it, of names of classes and methods
            LOG.error(
                    "Provider {} suspended: its adapter threw {}; a library on the class path is missing or has another version"
                            + " than it needs; correct the class path and restart",
                    provider,
                    error.getClass().getName(),
                    error);
        }
        return first;
    }

    boolean isBroken() {
        return broken.get() != null;
    }

    /** Takes the provider in again, by hand. */
    void resume() {
        if (broken.getAndSet(null) != null) {
            LOG.info("Provider {} resumed after its installation was broken", provider);
        }
    }

    /** Returns the suspension of each class; empty where nothing is missing. */
    Map<MessageClass, Suspension> suspensions() {
        Suspension suspension = broken.get();
        return suspension == null ? Map.of() : Maps.toMap(ALL, messageClass -> suspension);
    }
}
