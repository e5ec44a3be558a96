package io.smsgateway.client;

import io.smsgateway.Accepted;
import io.smsgateway.Attempt;
import io.smsgateway.ProviderId;
import io.smsgateway.Refusal;
import io.smsgateway.Refused;
import io.smsgateway.Remedy;
import io.smsgateway.SendResult;
import io.smsgateway.SmsGateway;
import io.smsgateway.SmsMessage;
import io.smsgateway.TimeSource;
import io.smsgateway.Unconfirmed;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tries the pipelines of a route in order. Each gets only messages that are not final: those whose refusal another
 * provider may cure, and unconfirmed ones whose guarantee allows a further copy. No pipeline gets a message twice.
 */
final class FailoverGateway implements SmsGateway {

    private static final Logger LOG = LoggerFactory.getLogger(FailoverGateway.class);

    /** A second copy is sent only while the message is valid for at least this long. */
    private static final Duration MIN_VALIDITY_FOR_COPY = Duration.ofSeconds(60);

    private final List<Pipeline> pipelines;
    private final TimeSource time;

    FailoverGateway(List<Pipeline> pipelines, TimeSource time) {
        this.pipelines = List.copyOf(pipelines);
        this.time = time;
    }

    @Override
    public List<SendResult> sendAll(List<SmsMessage> messages) {
        @Nullable SendResult[] best = new SendResult[messages.size()];
        boolean[] chosen = new boolean[best.length];
        for (Pipeline pipeline : pipelines) {
            int count = 0;
            SendResult cause = null;
            for (int i = 0; i < chosen.length; i++) {
                chosen[i] = mayTake(pipeline, messages.get(i)) && needsAnother(messages.get(i), best[i]);
                if (chosen[i] && best[i] != null) {
                    count++;
                    cause = best[i];
                }
            }
            if (cause != null) {
                Object reason = cause instanceof Refused refused ? refused.reason() : "UNCONFIRMED";
                LOG.info(
                        "Failing over {} message(s) from {} to {} ({})",
                        count,
                        cause.provider(),
                        pipeline.id(),
                        reason);
            }
            PartialResults.passOn(
                    messages, chosen, pipeline.gateway(), (i, result) -> best[i] = merge(pipeline, best[i], result));
        }
        for (int i = 0; i < best.length; i++) {
            if (best[i] == null) {
                best[i] = unknownProvider(messages.get(i));
            }
        }
        return PartialResults.all(best);
    }

    private static boolean mayTake(Pipeline pipeline, SmsMessage message) {
        return message.provider() == null || message.provider().equals(pipeline.id());
    }

    private boolean needsAnother(SmsMessage message, @Nullable SendResult result) {
        if (result instanceof Unconfirmed) {
            Instant end = message.validUntil();
            return result.maxCopies() < message.guarantee().maxCopies()
                    && (end == null
                            || time.clock()
                                    .instant()
                                    .plus(MIN_VALIDITY_FOR_COPY)
                                    .isBefore(end));
        }
        return result == null || result.remedy() != Remedy.NONE;
    }

    private SendResult merge(Pipeline pipeline, @Nullable SendResult before, SendResult result) {
        SendResult after = result.attempts().isEmpty() ? result.withAttempts(attempts(pipeline, result)) : result;
        if (before == null) {
            return after;
        }
        SendResult all = after.after(before.attempts());
        // a copy may have been sent, which no later refusal changes
        boolean stillUnconfirmed = before instanceof Unconfirmed && !(after instanceof Accepted);
        boolean noBetterRemedy =
                after.remedy() != Remedy.NONE && before.remedy().compareTo(after.remedy()) >= 0;
        return stillUnconfirmed || noBetterRemedy ? before.withAttempts(all.attempts()) : all;
    }

    /**
     * The attempts of a result that has none: skipped for a refusal, and otherwise the result itself, which keeps it
     * unconfirmed.
     */
    private List<Attempt> attempts(Pipeline pipeline, SendResult result) {
        Instant now = time.clock().instant();
        return List.of(
                result instanceof Refused refused
                        ? new Attempt(
                                pipeline.id(), now, Duration.ZERO, Attempt.Outcome.SKIPPED, refused.reason(), null)
                        : Attempt.of(result, now, Duration.ZERO));
    }

    private Refused unknownProvider(SmsMessage message) {
        return new Refused(
                ProviderId.NONE,
                Refusal.UNSUPPORTED,
                "the message names provider " + message.provider() + ", which is not in the route");
    }

    @Override
    public String toString() {
        return "Failover" + pipelines;
    }
}
