package io.smsgateway.client;

import io.smsgateway.ProviderId;
import io.smsgateway.Refusal;
import io.smsgateway.Refused;
import io.smsgateway.SendResult;
import io.smsgateway.SmsGateway;
import io.smsgateway.SmsMessage;
import io.smsgateway.TimeSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Sends each message through the pipelines of its own route; messages with the same route stay together. Routes run in
 * parallel, so that a slow vendor does not use up the time of messages on other routes.
 */
final class RoutingGateway implements SmsGateway {

    private static final Refused NO_ROUTE =
            new Refused(ProviderId.NONE, Refusal.UNSUPPORTED, "the routing returned no provider for this message");

    private static final Refused INTERRUPTED =
            new Refused(ProviderId.NONE, Refusal.HELD_BACK, "interrupted before it was sent");

    private final Pipelines pipelines;
    private final TimeSource time;

    RoutingGateway(Pipelines pipelines, TimeSource time) {
        this.pipelines = pipelines;
        this.time = time;
    }

    @Override
    public List<SendResult> sendAll(List<SmsMessage> messages) {
        if (messages.size() == 1) {
            return through(pipelines.route(messages.get(0)), messages);
        }
        Map<List<ProviderId>, boolean[]> groups = new LinkedHashMap<>();
        for (int i = 0; i < messages.size(); i++) {
            groups.computeIfAbsent(pipelines.route(messages.get(i)), first -> new boolean[messages.size()])[i] = true;
        }
        @Nullable SendResult[] results = new SendResult[messages.size()];
        List<Map.Entry<List<ProviderId>, boolean[]>> routes = List.copyOf(groups.entrySet());
        pipelines
                .parallelRunner()
                .run(
                        routes.size(),
                        (i, interrupted) -> PartialResults.passOn(
                                messages,
                                routes.get(i).getValue(),
                                rest -> interrupted
                                        ? PartialResults.same(INTERRUPTED, rest.size())
                                        : through(routes.get(i).getKey(), rest),
                                (index, result) -> results[index] = result));
        return PartialResults.all(results);
    }

    private List<SendResult> through(List<ProviderId> route, List<SmsMessage> messages) {
        if (route.isEmpty()) {
            return PartialResults.same(NO_ROUTE, messages.size());
        }
        List<Pipeline> own =
                route.stream().map(pipelines::find).flatMap(Optional::stream).toList();
        return new FailoverGateway(own, time).sendAll(messages);
    }

    @Override
    public String toString() {
        return "Routing{" + pipelines.routing() + ", " + pipelines.all() + "}";
    }
}
