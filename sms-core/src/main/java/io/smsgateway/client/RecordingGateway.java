package io.smsgateway.client;

import io.smsgateway.Accepted;
import io.smsgateway.Attempt;
import io.smsgateway.SendResult;
import io.smsgateway.SmsGateway;
import io.smsgateway.SmsMessage;
import io.smsgateway.TimeSource;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Records attempts: adds the attempt of a request to each of its results. */
final class RecordingGateway implements SmsGateway {

    private final SmsGateway delegate;
    private final TimeSource time;

    RecordingGateway(SmsGateway delegate, TimeSource time) {
        this.delegate = delegate;
        this.time = time;
    }

    @Override
    public List<SendResult> sendAll(List<SmsMessage> messages) {
        Instant at = time.clock().instant();
        long start = time.nanos();
        List<SendResult> results = delegate.sendAll(messages);
        Duration took = Duration.ofNanos(time.nanos() - start);
        if (results.size() == 1) {
            return List.of(results.get(0).withAttempts(List.of(Attempt.of(results.get(0), at, took))));
        }
        SendResult[] recorded = new SendResult[results.size()];
        @Nullable List<Attempt> accepted = null;
        for (int i = 0; i < recorded.length; i++) {
            SendResult result = results.get(i);
            List<Attempt> trail;
            if (result instanceof Accepted) {
                // all acceptances of one request are the same attempt
                if (accepted == null) {
                    accepted = List.of(Attempt.of(result, at, took));
                }
                trail = accepted;
            } else {
                trail = List.of(Attempt.of(result, at, took));
            }
            recorded[i] = result.withAttempts(trail);
        }
        return Arrays.asList(recorded);
    }

    @Override
    public String toString() {
        return delegate.toString();
    }
}
