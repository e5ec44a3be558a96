package io.smsgateway.springboot.observation;

import io.smsgateway.Balance;
import io.smsgateway.MessageClass;
import io.smsgateway.ProviderId;
import io.smsgateway.Quota;
import io.smsgateway.Refusal;
import io.smsgateway.client.BalanceWatch;
import io.smsgateway.client.ProviderStatus;
import io.smsgateway.springboot.CurrentClient;
import io.smsgateway.springboot.SmsOutcome;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.endpoint.InvalidEndpointRequestException;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.Selector;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;

/** The providers as they stand, what was last read of their balances, and the last outcomes. Asks no vendor. */
@Endpoint(id = "smsgateway")
public final class SmsGatewayEndpoint {

    private final CurrentClient current;
    private final BalanceWatch watch;
    private final OutcomeLog outcomes;

    SmsGatewayEndpoint(CurrentClient current, BalanceWatch watch, OutcomeLog outcomes) {
        this.current = current;
        this.watch = watch;
        this.outcomes = outcomes;
    }

    /**
     * The answer of the endpoint.
     *
     * @param providers in the order in which they are configured
     * @param lastOutcomes of the last requests to vendors, the newest first
     */
    public record Overview(List<Provider> providers, List<SmsOutcome> lastOutcomes) {}

    /**
     * How a provider stands.
     *
     * @param name its name
     * @param state whether it gets messages
     * @param suspendedFor why it is suspended; null unless it is
     * @param suspendedSince since when; null unless it is
     * @param suspendedClasses what it gets no messages of; empty unless it is suspended
     * @param availablePermits how many more requests may be in flight
     * @param balance what was last read; null where nothing was
     */
    public record Provider(
            String name,
            ProviderStatus.State state,
            @Nullable Refusal suspendedFor,
            @Nullable Instant suspendedSince,
            List<MessageClass> suspendedClasses,
            int availablePermits,
            @Nullable Reading balance) {}

    /**
     * A balance as it was read.
     *
     * @param asOf when
     * @param quotas one number each, which are not to be added up
     */
    public record Reading(Instant asOf, List<Quota> quotas) {}

    /** Returns the state of all providers and the last results. */
    @ReadOperation
    public Overview overview() {
        return new Overview(current.providers().stream().map(this::provider).toList(), outcomes.last());
    }

    /**
     * Leaves a provider alone until it is resumed, or resumes it.
     *
     * @param provider its name
     * @param suspended true to suspend, false to end whatever suspension it is under
     */
    @WriteOperation
    public Provider suspend(@Selector String provider, boolean suspended) {
        ProviderStatus pipeline = pipeline(provider);
        current.with(client -> {
            if (suspended) {
                client.suspend(pipeline.provider(), Refusal.HELD_BACK);
            } else {
                client.resume(pipeline.provider());
            }
            return pipeline;
        });
        return provider(pipeline(provider));
    }

    private ProviderStatus pipeline(String name) {
        return current.providers().stream()
                .filter(pipeline -> pipeline.provider().name().equals(name))
                .findFirst()
                .orElseThrow(() -> new InvalidEndpointRequestException(
                        "unknown provider", "there is no such provider; read this endpoint for their names"));
    }

    private Provider provider(ProviderStatus pipeline) {
        ProviderId id = pipeline.provider();
        return new Provider(
                id.name(),
                pipeline.state(),
                pipeline.suspendedFor(),
                pipeline.suspendedSince(),
                pipeline.suspendedClasses().stream().sorted().toList(),
                pipeline.availablePermits(),
                watch.last(id).map(SmsGatewayEndpoint::reading).orElse(null));
    }

    private static Reading reading(Balance balance) {
        return new Reading(balance.asOf(), balance.quotas());
    }
}
