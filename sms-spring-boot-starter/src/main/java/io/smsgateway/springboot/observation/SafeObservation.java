package io.smsgateway.springboot.observation;

import io.micrometer.common.KeyValues;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import java.util.function.Supplier;
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

    /** Runs code in the scope of the observation, and restores the previous scope even where a handler fails. */
    <T> T around(Supplier<T> code) {
        Observation.Scope before = registry.getCurrentObservationScope();
        Observation.Scope scope = safely(observation::openScope, Observation.Scope.NOOP);
        try {
            return code.get();
        } finally {
            safely(scope::close);
            registry.setCurrentObservationScope(before);
        }
    }

    void tag(KeyValues tags) {
        observation.lowCardinalityKeyValues(tags);
    }

    void stop() {
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
