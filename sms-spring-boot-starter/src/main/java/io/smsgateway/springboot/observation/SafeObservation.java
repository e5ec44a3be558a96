package io.smsgateway.springboot.observation;

import io.micrometer.common.KeyValues;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Observation whose handlers never affect results: what they throw is logged. Records no errors, because their messages may
 * contain anything.
 */
final class SafeObservation {

    private static final Logger LOG = LoggerFactory.getLogger(SafeObservation.class);

    private final ObservationRegistry registry;
    private final Observation observation;
    private Observation.@Nullable Scope before;
    private Observation.@Nullable Scope scope;

    private SafeObservation(ObservationRegistry registry, Observation observation) {
        this.registry = registry;
        this.observation = observation;
    }

    static SafeObservation start(ObservationRegistry registry, String name, String span, KeyValues tags) {
        Observation observation = safely(
                () -> Observation.createNotStarted(name, registry)
                        .contextualName(span)
                        .lowCardinalityKeyValues(tags),
                Observation.NOOP);
        SafeObservation started = new SafeObservation(registry, observation);
        safely(observation::start, observation);
        return started;
    }

    /** Makes this the current observation of the thread, until it is stopped there. */
    void openScope() {
        before = registry.getCurrentObservationScope();
        scope = safely(observation::openScope, Observation.Scope.NOOP);
    }

    /** Stops the observation, and restores the previous scope even where a handler fails. */
    void stop(KeyValues tags) {
        safely(() -> observation.lowCardinalityKeyValues(tags), observation);
        Observation.Scope opened = scope;
        if (opened != null) {
            safely(opened::close);
            registry.setCurrentObservationScope(before);
        }
        safely(observation::stop);
    }

    private static void safely(Runnable handler) {
        safely(
                () -> {
                    handler.run();
                    return true;
                },
                false);
    }

    private static <T> T safely(Supplier<T> handler, T fallback) {
        try {
            return handler.get();
        } catch (Throwable failure) {
            LOG.warn("Observation handler threw {}", failure.getClass().getName());
            return fallback;
        }
    }
}
