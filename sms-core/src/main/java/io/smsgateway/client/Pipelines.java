package io.smsgateway.client;

import io.smsgateway.BalanceResult;
import io.smsgateway.ProviderId;
import io.smsgateway.SmsMessage;
import io.smsgateway.routing.Routing;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The lanes of a client in the order in which they were added, and which of them a message may take. */
record Pipelines(
        List<Pipeline> all, Providers providers, @Nullable Routing routing, ParallelRunner parallelRunner) {

    private static final Logger LOG = LoggerFactory.getLogger(SmsClient.class);

    Pipelines {
        all = List.copyOf(all);
        List<ProviderId> known = all.stream().map(Pipeline::id).toList();
        List<ProviderId> strangers = routing == null
                ? List.of()
                : routing.providers().stream()
                        .filter(name -> !known.contains(name))
                        .toList();
        if (!strangers.isEmpty()) {
            throw new IllegalStateException(
                    "the routing names " + strangers + ", which this client does not have; there are " + known);
        }
    }

    Optional<Pipeline> find(ProviderId id) {
        return all.stream().filter(pipeline -> pipeline.id().equals(id)).findFirst();
    }

    /** The names of the lanes that a message may take, in order. */
    List<ProviderId> route(SmsMessage message) {
        ProviderId only = message.provider();
        if (only != null) {
            return List.of(only);
        }
        return routing == null ? all.stream().map(Pipeline::id).toList() : asked(routing, message);
    }

    /** What somebody else wrote must neither cost the answers of other messages nor send one twice by a provider. */
    private List<ProviderId> asked(Routing routes, SmsMessage message) {
        try {
            return routes.route(message).stream()
                    .filter(name -> find(name).isPresent())
                    .distinct()
                    .toList();
        } catch (RuntimeException bug) {
            LOG.warn(
                    "the routing threw {}; the message goes nowhere",
                    bug.getClass().getName());
            return List.of();
        }
    }

    List<BalanceResult> balances() {
        BalanceResult[] answers = new BalanceResult[all.size()];
        parallelRunner.run(
                answers.length, (i, stopped) -> answers[i] = all.get(i).probe().answer());
        return Arrays.asList(answers);
    }

    Pipeline required(ProviderId id) {
        return find(id).orElseThrow(
                        () -> new IllegalArgumentException("there is no provider `" + id + "` in this client"));
    }

    List<ProviderStatus> statuses() {
        return all.stream().map(Pipeline::status).toList();
    }
}
