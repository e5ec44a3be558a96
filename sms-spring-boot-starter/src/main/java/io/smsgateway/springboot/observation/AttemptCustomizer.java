package io.smsgateway.springboot.observation;

import io.micrometer.observation.ObservationRegistry;
import io.smsgateway.TimeSource;
import io.smsgateway.client.SmsClientBuilder;
import io.smsgateway.springboot.SmsClientCustomizer;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/** Observes the client's requests. First in order, so that customizers of the application wrap the observation. */
@Order(Ordered.HIGHEST_PRECEDENCE)
record AttemptCustomizer(
        ObjectProvider<ObservationRegistry> observations,
        ObjectProvider<AttemptListener> listeners,
        ObjectProvider<TimeSource> time)
        implements SmsClientCustomizer {

    @Override
    public void customize(SmsClientBuilder builder) {
        ObservationRegistry registry = observations.getIfUnique(() -> ObservationRegistry.NOOP);
        List<AttemptListener> all = listeners.orderedStream().toList();
        TimeSource clock = time.getIfAvailable(TimeSource::system);
        builder.around((provider, gateway) -> new AttemptGateway(provider, gateway, registry, all, clock));
    }
}
