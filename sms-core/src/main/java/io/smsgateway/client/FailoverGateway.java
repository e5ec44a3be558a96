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
 * Tries the lanes of the route in order. Each gets only what is not final yet: refusals that another provider may cure,
 * and messages in doubt that were promised a further copy. No lane gets a message twice.
 */
final class FailoverGateway implements SmsGateway {

    private static final Logger LOG = LoggerFactory.getLogger(FailoverGateway.class);

    /** A code that is worth less than this is not worth a second copy. */
    private static final Duration WORTH_A_COPY = Duration.ofSeconds(60);

    private final List<Pipeline> pipelines;
    private final TimeSource time;

    FailoverGateway(List<Pipeline> pipelines, TimeSource time) {
        this.pipelines = List.copyOf(pipelines);
        this.time = time;
    }

    @Override
    public List<SendResult> sendAll(List<SmsMessage> messages) {
        @Nullable SendResult[] best = new SendResult[messages.size()];
        boolean[] going = new boolean[best.length];
        for (Pipeline pipeline : pipelines) {
            int further = 0;
            for (int i = 0; i < going.length; i++) {
                going[i] = mayTake(pipeline, messages.get(i)) && goesOn(messages.get(i), best[i]);
                further += going[i] && best[i] != null ? 1 : 0;
            }
            if (further > 0) {
                LOG.info("{} message(s) that went nowhere yet go on to {}", further, pipeline.id());
            }
            PartialResults.passOn(
                    messages, going, pipeline.gateway(), (i, answer) -> best[i] = merged(pipeline, best[i], answer));
        }
        for (int i = 0; i < best.length; i++) {
            if (best[i] == null) {
                best[i] = nobody(messages.get(i));
            }
        }
        return PartialResults.all(best);
    }

    private static boolean mayTake(Pipeline pipeline, SmsMessage message) {
        return message.provider() == null || message.provider().equals(pipeline.id());
    }

    private boolean goesOn(SmsMessage message, @Nullable SendResult so) {
        if (so instanceof Unconfirmed) {
            Instant end = message.validUntil();
            return so.maxCopies() < message.guarantee().maxCopies()
                    && (end == null || time.clock().instant().plus(WORTH_A_COPY).isBefore(end));
        }
        return so == null || so.remedy() != Remedy.NONE;
    }

    private SendResult merged(Pipeline pipeline, @Nullable SendResult before, SendResult answer) {
        SendResult after = answer.attempts().isEmpty() ? answer.withAttempts(passedOver(pipeline, answer)) : answer;
        if (before == null) {
            return after;
        }
        SendResult all = after.after(before.attempts());
        // a copy may be out, and no later refusal takes that doubt away
        boolean inDoubt = before instanceof Unconfirmed && !(after instanceof Accepted);
        boolean lessHopeful = after.remedy() != Remedy.NONE && before.remedy().compareTo(after.remedy()) >= 0;
        return inDoubt || lessHopeful ? before.withAttempts(all.attempts()) : all;
    }

    /** The trail of an answer that came without a request; or without a trail, which leaves a doubt a doubt. */
    private List<Attempt> passedOver(Pipeline pipeline, SendResult answer) {
        Instant now = time.clock().instant();
        return List.of(
                answer instanceof Refused refused
                        ? new Attempt(
                                pipeline.id(), now, Duration.ZERO, Attempt.Outcome.SKIPPED, refused.reason(), null)
                        : Attempt.of(answer, now, Duration.ZERO));
    }

    private Refused nobody(SmsMessage message) {
        return new Refused(
                ProviderId.NONE,
                Refusal.UNSUPPORTED,
                "the message asks for the provider " + message.provider() + ", which is not in the route");
    }

    @Override
    public String toString() {
        return "Failover" + pipelines;
    }
}
