package io.smsgateway.client;

import io.smsgateway.ProviderId;
import io.smsgateway.Refusal;
import io.smsgateway.Refused;
import io.smsgateway.TimeSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Sends each message through the pipelines of its own route; messages with the same route stay together. Routes run in
 * parallel, so that a slow vendor does not use up the time of messages on other routes.
 */
final class RoutingGateway implements Stage<AdmittedMessage> {

    private static final Refused NO_ROUTE =
            new Refused(ProviderId.NONE, Refusal.UNSUPPORTED, "the routing returned no provider for this message");

    private static final Refused INTERRUPTED =
            new Refused(ProviderId.NONE, Refusal.INTERRUPTED, "interrupted before it was sent");

    private final Pipelines pipelines;
    private final TimeSource time;

    RoutingGateway(Pipelines pipelines, TimeSource time) {
        this.pipelines = pipelines;
        this.time = time;
    }

    @Override
    public void send(List<AdmittedMessage> messages, Sink sink) {
        if (messages.size() == 1) {
            through(pipelines.route(messages.get(0)), messages, sink);
            return;
        }
        Map<List<ProviderId>, boolean[]> groups = new LinkedHashMap<>();
        for (int i = 0; i < messages.size(); i++) {
            groups.computeIfAbsent(pipelines.route(messages.get(i)), first -> new boolean[messages.size()])[i] = true;
        }
        List<Map.Entry<List<ProviderId>, boolean[]>> routes = List.copyOf(groups.entrySet());
        pipelines.parallelRunner().run(routes.size(), (route, interrupted) -> {
            Stage<AdmittedMessage> failover = (group, groupSink) -> {
                if (interrupted) {
                    refuse(group, INTERRUPTED, groupSink);
                } else {
                    through(routes.get(route).getKey(), group, groupSink);
                }
            };
            failover.sendChosen(messages, routes.get(route).getValue(), sink);
        });
    }

    private void through(List<ProviderId> route, List<AdmittedMessage> messages, Sink sink) {
        if (route.isEmpty()) {
            refuse(messages, NO_ROUTE, sink);
            return;
        }
        List<Pipeline> own =
                route.stream().map(pipelines::find).flatMap(Optional::stream).toList();
        new FailoverGateway(own, time).send(messages, sink);
    }

    private static void refuse(List<AdmittedMessage> messages, Refused refused, Sink sink) {
        for (int i = 0; i < messages.size(); i++) {
            sink.accept(i, refused);
        }
    }

    @Override
    public String toString() {
        return "Routing{" + pipelines.routing() + ", " + pipelines.all() + "}";
    }
}
