package io.smsgateway.client;

import io.smsgateway.Accepted;
import io.smsgateway.ProviderId;
import io.smsgateway.Refusal;
import io.smsgateway.Refused;
import io.smsgateway.TimeSource;
import java.util.List;
import java.util.concurrent.Executor;

/**
 * Tries the providers of each message's route in order. Each gets only messages that are not final: those whose refusal
 * another provider may cure, and unconfirmed ones whose guarantee allows a further copy. No provider gets a message twice.
 * What one provider refused moves on without waiting for the rest of its list.
 */
final class FailoverGateway implements Stage<AdmittedMessage> {

    private final Pipelines pipelines;
    private final Executor executor;
    private final TimeSource time;
    private final FailoverLog log;

    FailoverGateway(Pipelines pipelines, Executor executor, TimeSource time) {
        this.pipelines = pipelines;
        this.executor = executor;
        this.time = time;
        this.log = new FailoverLog(time);
    }

    @Override
    public void send(List<AdmittedMessage> messages, Sink sink) {
        if (messages.size() > 1) {
            new FailoverCall(messages, pipelines, executor, time, log, sink).run();
            return;
        }
        AdmittedMessage message = messages.get(0);
        List<Pipeline> route = pipelines.route(message);
        MergedResult merged = new MergedResult();
        for (int i = 0; i < route.size() && merged.needsAnother(message, time); i++) {
            Pipeline pipeline = route.get(i);
            if (i > 0) {
                log.log(pipeline.id(), List.of(merged));
            }
            ProviderTurn turn = new ProviderTurn(message.call(), i == route.size() - 1);
            pipeline.stage().send(messages, turn, (index, result) -> merged.add(pipeline, result, time));
            if (merged.last() instanceof Accepted) {
                log.accepted(pipeline.id());
            }
        }
        sink.accept(0, merged.result(message));
    }

    /** Returns the refusal of a message with an empty route. */
    static Refused noRoute(AdmittedMessage message) {
        ProviderId named = message.message().provider();
        return new Refused(
                ProviderId.NONE,
                Refusal.UNSUPPORTED,
                named == null
                        ? "the routing returned no provider for this message"
                        : "the message names provider " + named + ", which is not in the route");
    }

    @Override
    public String toString() {
        return pipelines.routing() == null
                ? "Failover" + pipelines.all()
                : "Routing{" + pipelines.routing() + ", " + pipelines.all() + "}";
    }
}
