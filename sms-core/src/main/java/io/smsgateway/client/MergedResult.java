package io.smsgateway.client;

import io.smsgateway.Accepted;
import io.smsgateway.Attempt;
import io.smsgateway.Refused;
import io.smsgateway.Remedy;
import io.smsgateway.SendResult;
import io.smsgateway.TimeSource;
import io.smsgateway.Unconfirmed;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What the providers of one message's route have answered so far. */
final class MergedResult {

    private static final SafeLogger LOG = new SafeLogger(FailoverGateway.class);

    /** A second copy is sent only while the message is valid for at least this long. */
    private static final Duration MIN_VALIDITY_FOR_COPY = Duration.ofSeconds(60);

    private @Nullable SendResult best;

    /** Returns the result to give to the caller; of a message that no provider got, that its route is empty. */
    SendResult result(AdmittedMessage message) {
        return best == null ? FailoverGateway.noRoute(message) : best;
    }

    /** Returns whether a further provider may still accept the message. */
    boolean needsAnother(AdmittedMessage message, TimeSource time) {
        if (!(best instanceof Unconfirmed)) {
            return best == null || best.remedy() != Remedy.NONE;
        }
        if (best.maxCopies() >= AdmittedMessage.guarantee(message.message()).maxCopies()) {
            return false;
        }
        Instant end = message.message().validUntil();
        Duration validFor = message.message().validFor();
        return (end == null
                        || time.clock().instant().plus(MIN_VALIDITY_FOR_COPY).isBefore(end))
                && (validFor == null || message.deadline().leaves(MIN_VALIDITY_FOR_COPY));
    }

    /** Adds the result of a provider. */
    void add(Pipeline pipeline, SendResult result, TimeSource time) {
        List<Attempt> own = result.attempts().isEmpty() ? attempts(pipeline, result, time) : result.attempts();
        SendResult before = best;
        if (before == null) {
            best = result.attempts().isEmpty() ? withAttempts(result, own) : result;
            return;
        }
        List<Attempt> all = new ArrayList<>(before.attempts());
        all.addAll(own);
        // a copy may have been sent, which no later refusal changes
        boolean stillUnconfirmed = before instanceof Unconfirmed && !(result instanceof Accepted);
        boolean noBetterRemedy =
                result.remedy() != Remedy.NONE && before.remedy().compareTo(result.remedy()) >= 0;
        best = withAttempts(stillUnconfirmed || noBetterRemedy ? before : result, all);
    }

    private static SendResult withAttempts(SendResult result, List<Attempt> attempts) {
        return result.forMessage(result.idempotencyKey(), result.metadata(), attempts);
    }

    /**
     * The attempts of a result that has none: skipped for a refusal, and otherwise the result itself, which keeps it
     * unconfirmed.
     */
    private static List<Attempt> attempts(Pipeline pipeline, SendResult result, TimeSource time) {
        Instant now = time.clock().instant();
        return List.of(
                result instanceof Refused refused
                        ? new Attempt(pipeline.id(), now, Duration.ZERO, Attempt.Outcome.SKIPPED)
                                .withRefusal(refused.reason(), refused.code(), refused.detail())
                        : Attempt.of(result, now, Duration.ZERO));
    }

    /** Logs that messages move on to a provider: those that were refused, and those of which it gets a further copy. */
    static void logMove(Pipeline next, List<MergedResult> messages) {
        Map<Boolean, List<SendResult>> byRefusal = messages.stream()
                .flatMap(message -> Stream.ofNullable(message.best))
                .collect(Collectors.partitioningBy(Refused.class::isInstance));
        List<SendResult> refused = byRefusal.getOrDefault(true, List.of());
        if (!refused.isEmpty()) {
            LOG.debug(
                    "Sending {} refused message(s) by {}, the first after {}",
                    refused.size(),
                    next.id(),
                    refused.get(0));
        }
        List<SendResult> unconfirmed = byRefusal.getOrDefault(false, List.of());
        if (!unconfirmed.isEmpty()) {
            LOG.info(
                    "Sending a further copy of {} message(s) by {}: {} may have sent them",
                    unconfirmed.size(),
                    next.id(),
                    unconfirmed.get(0).provider());
        }
    }
}
