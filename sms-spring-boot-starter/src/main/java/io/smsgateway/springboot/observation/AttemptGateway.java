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

/** Opens an observation for each request to a vendor and passes its results to the attempt listeners. */
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
        // messages that share a request are of one class
        SafeObservation observation = SafeObservation.start(
                observations,
                NAME,
                "sms " + provider,
                SmsTags.before(provider.name(), messages.get(0).messageClass()));
        long start = time.nanos();
        try {
            List<SendResult> results = observation.around(() -> delegate.sendAll(messages));
            Duration took = Duration.ofNanos(time.nanos() - start);
            observation.tag(SmsTags.after(one(results, SmsTags::outcome), one(results, SmsTags::refusal)));
            listeners.forEach(listener -> tell(listener, messages, results, took));
            return results;
        } catch (RuntimeException | Error bug) {
            observation.tag(SmsTags.after("unconfirmed", SmsTags.NONE));
            throw bug;
        } finally {
            observation.stop();
        }
    }

    /** The vendor has answered, and no listener takes that back. */
    private void tell(AttemptListener listener, List<SmsMessage> messages, List<SendResult> results, Duration took) {
        try {
            listener.answered(provider, messages, results, took);
        } catch (Throwable bug) {
            LOG.warn(
                    "who listens to the requests to {} threw {}",
                    provider,
                    bug.getClass().getName());
        }
    }

    private static String one(List<SendResult> results, Function<SendResult, String> word) {
        List<String> words = results.stream().map(word).distinct().limit(2).toList();
        return words.size() == 1 ? words.get(0) : SmsTags.MIXED;
    }

    @Override
    public String toString() {
        return delegate.toString();
    }
}
