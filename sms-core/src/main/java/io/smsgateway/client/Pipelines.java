package io.smsgateway.client;

import com.google.common.collect.Sets;
import io.smsgateway.BalanceResult;
import io.smsgateway.ProviderId;
import io.smsgateway.SmsMessage;
import io.smsgateway.routing.Routing;
import io.smsgateway.spi.SmsProvider;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** The pipelines of a client in the order in which they were added, and the routing among them. */
record Pipelines(
        List<Pipeline> all, Providers providers, @Nullable Routing routing, ParallelRunner parallelRunner) {

    private static final SafeLogger LOG = new SafeLogger(SmsClient.class);

    Pipelines {
        all = List.copyOf(all);
        List<ProviderId> known = all.stream().map(Pipeline::id).toList();
        Set<ProviderId> unknown = routing == null ? Set.of() : Sets.difference(routing.providers(), Set.copyOf(known));
        if (!unknown.isEmpty()) {
            throw new IllegalStateException(
                    "the routing names " + unknown + ", which this client does not have; it has " + known);
        }
    }

    Optional<Pipeline> find(ProviderId id) {
        return all.stream().filter(pipeline -> pipeline.id().equals(id)).findFirst();
    }

    /** Returns the pipelines that a message may take, in order. */
    List<Pipeline> route(AdmittedMessage message) {
        Set<ProviderId> only = message.only();
        boolean named = message.message().provider() != null;
        List<Pipeline> route = routing == null || named ? all : routed(routing, message.message());
        return only == null
                ? route
                : route.stream()
                        .filter(pipeline -> only.contains(pipeline.id()))
                        .toList();
    }

    /**
     * A faulty routing must neither cost the results of other messages nor send a message twice through one provider.
     */
    private List<Pipeline> routed(Routing routes, SmsMessage message) {
        try {
            return routes.route(message).stream()
                    .map(this::find)
                    .flatMap(Optional::stream)
                    .distinct()
                    .toList();
        } catch (Throwable bug) {
            LOG.warn("Routing threw {}; message refused", bug.getClass().getName());
            return List.of();
        }
    }

    List<BalanceResult> balances() {
        BalanceResult[] results = new BalanceResult[all.size()];
        parallelRunner.run(results.length, i -> results[i] = all.get(i).probe().query());
        return Arrays.asList(results);
    }

    /** Passes on each result when it is there, so that a slow vendor does not delay that of another. */
    void balances(Set<ProviderId> ids, BiConsumer<ProviderId, ? super BalanceResult> onResult) {
        List<Pipeline> queried = ids.stream().map(this::required).toList();
        parallelRunner.run(
                queried.size(),
                i -> onResult.accept(queried.get(i).id(), queried.get(i).probe().query()));
    }

    /** Warms up the stages and all providers in parallel. */
    void warmUp() {
        List<SmsProvider> warmed = providers.all();
        parallelRunner.run(warmed.size() + 1, i -> {
            try {
                if (i == 0) {
                    WarmUpProvider.run();
                } else {
                    warmed.get(i - 1).warmUp();
                }
            } catch (Throwable bug) {
                LOG.warn(
                        "Warming up threw {}; the first message takes longer",
                        bug.getClass().getName());
            }
        });
    }

    Pipeline required(ProviderId id) {
        return find(id).orElseThrow(
                        () -> new IllegalArgumentException("there is no provider `" + id + "` in this client"));
    }

    List<ProviderStatus> statuses() {
        return all.stream().map(Pipeline::status).toList();
    }
}
