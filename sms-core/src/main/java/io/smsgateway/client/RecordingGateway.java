package io.smsgateway.client;

import io.smsgateway.Accepted;
import io.smsgateway.Attempt;
import io.smsgateway.ProviderId;
import io.smsgateway.SendResult;
import io.smsgateway.TimeSource;
import io.smsgateway.spi.OutboundGateway;
import io.smsgateway.spi.OutboundMessage;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Records attempts: adds the attempt of a request to each of its results, and notifies the listeners. */
final class RecordingGateway implements OutboundGateway {

    private final ProviderId provider;
    private final OutboundGateway delegate;
    private final SendListeners listeners;
    private final TimeSource time;

    RecordingGateway(ProviderId provider, OutboundGateway delegate, SendListeners listeners, TimeSource time) {
        this.provider = provider;
        this.delegate = delegate;
        this.listeners = listeners;
        this.time = time;
    }

    @Override
    public List<SendResult> sendAll(List<OutboundMessage> messages) {
        SendListener.Request request = listeners.isEmpty() ? null : new SendListener.Request(provider, messages);
        if (request != null) {
            listeners.each(listener -> listener.requestStarted(request));
        }
        Instant at = time.clock().instant();
        long start = time.nanos();
        List<SendResult> results = delegate.sendAll(messages);
        Duration took = Duration.ofNanos(time.nanos() - start);
        List<SendResult> recorded = recorded(messages, results, at, took);
        if (request != null) {
            listeners.eachInReverse(listener -> listener.requestCompleted(request, recorded, took));
        }
        return recorded;
    }

    private static List<SendResult> recorded(
            List<OutboundMessage> messages, List<SendResult> results, Instant at, Duration took) {
        if (results.size() == 1) {
            return List.of(recorded(messages.get(0), results.get(0), attempts(results.get(0), at, took)));
        }
        SendResult[] recorded = new SendResult[results.size()];
        @Nullable List<Attempt> accepted = null;
        for (int i = 0; i < recorded.length; i++) {
            SendResult result = results.get(i);
            List<Attempt> attempts;
            if (result instanceof Accepted) {
                // all acceptances of one request are the same attempt
                accepted = accepted == null ? attempts(result, at, took) : accepted;
                attempts = accepted;
            } else {
                attempts = attempts(result, at, took);
            }
            recorded[i] = recorded(messages.get(i), result, attempts);
        }
        return List.of(recorded);
    }

    private static List<Attempt> attempts(SendResult result, Instant at, Duration took) {
        return List.of(Attempt.of(result, at, took));
    }

    private static SendResult recorded(OutboundMessage message, SendResult result, List<Attempt> attempts) {
        return result.forMessage(message.idempotencyKey(), message.metadata(), attempts);
    }

    @Override
    public String toString() {
        return delegate.toString();
    }
}
