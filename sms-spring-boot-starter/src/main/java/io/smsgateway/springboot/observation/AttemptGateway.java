package io.smsgateway.springboot.observation;

import io.micrometer.observation.ObservationRegistry;
import io.smsgateway.ProviderId;
import io.smsgateway.SendResult;
import io.smsgateway.SmsGateway;
import io.smsgateway.SmsMessage;
import io.smsgateway.TimeSource;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Gateway that observes each request to a vendor and notifies listeners of the results. */
record AttemptGateway(
        ProviderId provider,
        SmsGateway delegate,
        ObservationRegistry observations,
        List<AttemptListener> listeners,
        TimeSource time)
        implements SmsGateway {

    static final String NAME = "sms.attempt";

    private static final Logger LOG = LoggerFactory.getLogger(AttemptGateway.class);

    @Override
    public List<SendResult> sendAll(List<SmsMessage> messages) {
        // all messages of a request have the same class
        SafeObservation observation = SafeObservation.start(
                observations,
                NAME,
                "sms " + provider,
                SmsTags.before(provider.name(), messages.get(0).messageClass()));
        long start = time.nanos();
        try {
            List<SendResult> results = observation.around(() -> delegate.sendAll(messages));
            Duration took = Duration.ofNanos(time.nanos() - start);
            observation.tag(SmsTags.after(common(results, SmsTags::outcome), common(results, SmsTags::refusal)));
            listeners.forEach(listener -> notify(listener, messages, results, took));
            return results;
        } catch (RuntimeException | Error bug) {
            observation.tag(SmsTags.after("unconfirmed", SmsTags.NONE));
            throw bug;
        } finally {
            observation.stop();
        }
    }

    /** Logs what a listener throws, so that it never affects results. */
    private void notify(AttemptListener listener, List<SmsMessage> messages, List<SendResult> results, Duration took) {
        try {
            listener.completed(provider, messages, results, took);
        } catch (Throwable bug) {
            LOG.warn(
                    "Attempt listener for {} threw {}", provider, bug.getClass().getName());
        }
    }

    private static String common(List<SendResult> results, Function<SendResult, String> tag) {
        List<String> values = results.stream().map(tag).distinct().limit(2).toList();
        return values.size() == 1 ? values.get(0) : SmsTags.MIXED;
    }

    @Override
    public String toString() {
        return delegate.toString();
    }
}
