package io.smsgateway.springboot.observation;

import com.google.common.base.Supplier;
import com.google.common.base.Suppliers;
import io.micrometer.observation.ObservationRegistry;
import io.smsgateway.SendResult;
import io.smsgateway.client.SendListener;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/**
 * Observes each message with all its attempts, and each request to a vendor. First in order, so that listeners of the
 * application run within the observation. The attempts of a single message are nested in its observation; those of a
 * list stay in the caller's observation.
 */
@Order(Ordered.HIGHEST_PRECEDENCE)
final class SendObservations implements SendListener {

    static final String MESSAGE = "sms.message";
    static final String ATTEMPT = "sms.attempt";

    private final Supplier<ObservationRegistry> registry;

    /** By call or request, which are equal only to themselves. */
    private final Map<Object, List<SafeObservation>> open = new ConcurrentHashMap<>();

    SendObservations(ObjectProvider<ObservationRegistry> registry) {
        this.registry = Suppliers.memoize(() -> registry.getIfUnique(() -> ObservationRegistry.NOOP));
    }

    @Override
    public void callStarted(Call call) {
        if (registry.get().isNoop()) {
            return;
        }
        List<SafeObservation> started = call.messages().stream()
                .map(message -> SafeObservation.start(
                        registry.get(), MESSAGE, "sms send", SmsTags.before(SmsTags.NONE, message.messageClass())))
                .toList();
        if (started.size() == 1) {
            started.get(0).openScope();
        }
        open.put(call, started);
    }

    @Override
    public void callCompleted(Call call, List<SendResult> results, Duration took) {
        List<SafeObservation> started = open.remove(call);
        for (int i = 0; started != null && i < started.size(); i++) {
            SendResult result = results.get(i);
            started.get(i)
                    .stop(SmsTags.after(SmsTags.outcome(result), SmsTags.refusal(result))
                            .and(SmsTags.PROVIDER, result.provider().name()));
        }
    }

    @Override
    public void requestStarted(Request request) {
        if (registry.get().isNoop()) {
            return;
        }
        SafeObservation started = SafeObservation.start(
                registry.get(),
                ATTEMPT,
                "sms " + request.provider(),
                SmsTags.before(request.provider().name(), request.messageClass()));
        started.openScope();
        open.put(request, List.of(started));
    }

    @Override
    public void requestCompleted(Request request, List<SendResult> results, Duration took) {
        List<SafeObservation> started = open.remove(request);
        if (started != null) {
            started.get(0).stop(SmsTags.after(common(results, SmsTags::outcome), common(results, SmsTags::refusal)));
        }
    }

    private static String common(List<SendResult> results, Function<SendResult, String> tag) {
        List<String> values = results.stream().map(tag).distinct().limit(2).toList();
        return values.size() == 1 ? values.get(0) : SmsTags.MIXED;
    }

    @Override
    public String toString() {
        return "SendObservations{" + open.size() + " open}";
    }
}
