package io.smsgateway.springboot;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import io.smsgateway.ProviderId;
import io.smsgateway.SendResult;
import io.smsgateway.SmsGateway;
import io.smsgateway.SmsMessage;
import io.smsgateway.TimeSource;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;

/** Opens an observation for each request to a vendor, and tells whoever listens what came of it. */
record AttemptGateway(
        ProviderId provider,
        SmsGateway delegate,
        ObservationRegistry observations,
        List<AttemptListener> listeners,
        TimeSource time)
        implements SmsGateway {

    static final String NAME = "sms.attempt";

    @Override
    public List<SendResult> sendAll(List<SmsMessage> messages) {
        // messages that share a request are of one class
        Observation observation = Observation.createNotStarted(NAME, observations)
                .contextualName("sms " + provider)
                .lowCardinalityKeyValues(
                        SmsTags.before(provider.name(), messages.get(0).messageClass()))
                .start();
        long start = time.nanos();
        Observation.Scope scope = observation.openScope();
        try {
            List<SendResult> results = delegate.sendAll(messages);
            Duration took = Duration.ofNanos(time.nanos() - start);
            observation.lowCardinalityKeyValues(
                    SmsTags.after(one(results, SmsTags::outcome), one(results, SmsTags::refusal)));
            listeners.forEach(listener -> listener.answered(provider, messages, results, took));
            return results;
        } catch (RuntimeException bug) {
            // without the exception, whose message may hold anything
            observation.lowCardinalityKeyValues(SmsTags.after("unconfirmed", SmsTags.NONE));
            throw bug;
        } finally {
            scope.close();
            observation.stop();
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
