package io.smsgateway.client;

import io.smsgateway.Accepted;
import io.smsgateway.Attempt;
import io.smsgateway.ProviderId;
import io.smsgateway.Refusal;
import io.smsgateway.Refused;
import io.smsgateway.Remedy;
import io.smsgateway.SendResult;
import io.smsgateway.SmsMessage;
import io.smsgateway.TimeSource;
import io.smsgateway.Unconfirmed;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tries the pipelines of a route in order. Each gets only messages that are not final: those whose refusal another
 * provider may cure, and unconfirmed ones whose guarantee allows a further copy. No pipeline gets a message twice.
 */
final class FailoverGateway implements Stage<AdmittedMessage> {

    private static final Logger LOG = LoggerFactory.getLogger(FailoverGateway.class);

    /** A second copy is sent only while the message is valid for at least this long. */
    private static final Duration MIN_VALIDITY_FOR_COPY = Duration.ofSeconds(60);

    /** Stands for a result that the sink has got. */
    private static final Refused HANDED_ON = new Refused(ProviderId.NONE, Refusal.CANCELLED, "handed on");

    private final List<Pipeline> pipelines;
    private final TimeSource time;

    FailoverGateway(List<Pipeline> pipelines, TimeSource time) {
        this.pipelines = List.copyOf(pipelines);
        this.time = time;
    }

    @Override
    public void send(List<AdmittedMessage> messages, Sink sink) {
        @Nullable SendResult[] best = new SendResult[messages.size()];
        for (int next = 0; next < pipelines.size(); next++) {
            Pipeline pipeline = pipelines.get(next);
            boolean last = next == pipelines.size() - 1;
            Sink merging = (i, result) -> {
                SendResult merged = merge(pipeline, best[i], result);
                AdmittedMessage message = messages.get(i);
                boolean isFinal = last || message.only() != null || !needsAnother(message.message(), merged);
                best[i] = isFinal ? HANDED_ON : merged;
                if (isFinal) {
                    sink.accept(i, merged);
                }
            };
            if (next == 0 && mayTakeAll(pipeline, messages)) {
                pipeline.stage().send(messages, merging);
            } else {
                sendOpen(pipeline, messages, best, merging);
            }
        }
        for (int i = 0; i < best.length; i++) {
            SendResult result = best[i];
            if (result != HANDED_ON) {
                sink.accept(i, result == null ? unknownProvider(messages.get(i)) : result);
            }
        }
    }

    private static boolean mayTakeAll(Pipeline pipeline, List<AdmittedMessage> messages) {
        for (int i = 0; i < messages.size(); i++) {
            if (!messages.get(i).mayTake(pipeline.id())) {
                return false;
            }
        }
        return true;
    }

    private void sendOpen(
            Pipeline pipeline, List<AdmittedMessage> messages, @Nullable SendResult[] best, Sink merging) {
        boolean[] chosen = new boolean[best.length];
        for (int i = 0; i < chosen.length; i++) {
            chosen[i] = messages.get(i).mayTake(pipeline.id())
                    && needsAnother(messages.get(i).message(), best[i]);
        }
        logFailover(pipeline, chosen, best);
        pipeline.stage().sendChosen(messages, chosen, merging);
    }

    private static void logFailover(Pipeline pipeline, boolean[] chosen, @Nullable SendResult[] best) {
        int count = 0;
        SendResult cause = null;
        for (int i = 0; i < chosen.length; i++) {
            if (chosen[i] && best[i] != null) {
                count++;
                cause = best[i];
            }
        }
        if (cause != null) {
            Object reason = cause instanceof Refused refused ? refused.reason() : "UNCONFIRMED";
            LOG.info("Failing over {} message(s) from {} to {} ({})", count, cause.provider(), pipeline.id(), reason);
        }
    }

    private boolean needsAnother(SmsMessage message, @Nullable SendResult result) {
        if (result instanceof Unconfirmed) {
            Instant end = message.validUntil();
            return result.maxCopies() < AdmittedMessage.guarantee(message).maxCopies()
                    && (end == null
                            || time.clock()
                                    .instant()
                                    .plus(MIN_VALIDITY_FOR_COPY)
                                    .isBefore(end));
        }
        return result == null || result.remedy() != Remedy.NONE;
    }

    private SendResult merge(Pipeline pipeline, @Nullable SendResult before, SendResult result) {
        List<Attempt> own = result.attempts().isEmpty() ? attempts(pipeline, result) : result.attempts();
        if (before == null) {
            return result.attempts().isEmpty() ? withAttempts(result, own) : result;
        }
        List<Attempt> all = new ArrayList<>(before.attempts());
        all.addAll(own);
        // a copy may have been sent, which no later refusal changes
        boolean stillUnconfirmed = before instanceof Unconfirmed && !(result instanceof Accepted);
        boolean noBetterRemedy =
                result.remedy() != Remedy.NONE && before.remedy().compareTo(result.remedy()) >= 0;
        return withAttempts(stillUnconfirmed || noBetterRemedy ? before : result, all);
    }

    private static SendResult withAttempts(SendResult result, List<Attempt> attempts) {
        return result.forMessage(result.idempotencyKey(), result.metadata(), attempts);
    }

    /**
     * The attempts of a result that has none: skipped for a refusal, and otherwise the result itself, which keeps it
     * unconfirmed.
     */
    private List<Attempt> attempts(Pipeline pipeline, SendResult result) {
        Instant now = time.clock().instant();
        return List.of(
                result instanceof Refused refused
                        ? new Attempt(pipeline.id(), now, Duration.ZERO, Attempt.Outcome.SKIPPED)
                                .withRefusal(refused.reason(), refused.code(), refused.detail())
                        : Attempt.of(result, now, Duration.ZERO));
    }

    private static Refused unknownProvider(AdmittedMessage message) {
        return new Refused(
                ProviderId.NONE,
                Refusal.UNSUPPORTED,
                "the message names provider " + message.only() + ", which is not in the route");
    }

    @Override
    public String toString() {
        return "Failover" + pipelines;
    }
}
