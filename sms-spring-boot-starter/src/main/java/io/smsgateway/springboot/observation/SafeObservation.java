package io.smsgateway.springboot.observation;

import io.micrometer.common.KeyValues;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An observation whose handlers belong to the application: exceptions in handlers are logged and never affect results. It
 * never carries an error, because an exception's message may contain private data.
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
        Observation made = quietly(
                () -> Observation.createNotStarted(name, registry)
                        .contextualName(span)
                        .lowCardinalityKeyValues(tags),
                Observation.NOOP);
        SafeObservation started = new SafeObservation(registry, made);
        quietly(made::start, made);
        return started;
    }

    /** Does something that belongs to it; afterwards the thread is where it was, whatever the handlers did. */
    <T> T around(Supplier<T> work) {
        Observation.Scope before = registry.getCurrentObservationScope();
        Observation.Scope scope = quietly(observation::openScope, Observation.Scope.NOOP);
        try {
            return work.get();
        } finally {
            quietly(scope::close);
            registry.setCurrentObservationScope(before);
        }
    }

    void tag(KeyValues tags) {
        observation.lowCardinalityKeyValues(tags);
    }

    void stop() {
        quietly(observation::stop);
    }

    private static void quietly(Runnable handling) {
        quietly(
                () -> {
                    handling.run();
                    return true;
                },
                false);
    }

    private static <T> T quietly(Supplier<T> handling, T otherwise) {
        try {
            return handling.get();
        } catch (Throwable failed) {
            LOG.warn("a handler of observations threw {}", failed.getClass().getName());
            return otherwise;
        }
    }
}
