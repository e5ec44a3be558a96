package io.smsgateway.springboot.observation;

import io.smsgateway.Balance;
import io.smsgateway.MessageClass;
import io.smsgateway.ProviderId;
import io.smsgateway.Quota;
import io.smsgateway.Refusal;
import io.smsgateway.client.BalanceWatch;
import io.smsgateway.client.ProviderStatus;
import io.smsgateway.springboot.CurrentClient;
import io.smsgateway.springboot.OutcomeSummary;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.endpoint.Access;
import org.springframework.boot.actuate.endpoint.InvalidEndpointRequestException;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.Selector;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;

/**
 * Actuator endpoint with the status of providers, the balances last read and the last outcomes. Queries no vendor. Read-only
 * unless {@code management.endpoint.smsgateway.access} is {@code unrestricted}.
 */
@Endpoint(id = "smsgateway", defaultAccess = Access.READ_ONLY)
public final class SmsGatewayEndpoint {

    private final CurrentClient current;
    private final BalanceWatch watch;
    private final OutcomeHistory outcomes;

    SmsGatewayEndpoint(CurrentClient current, BalanceWatch watch, OutcomeHistory outcomes) {
        this.current = current;
        this.watch = watch;
        this.outcomes = outcomes;
    }

    /**
     * Response of the endpoint.
     *
     * @param providers in the order in which they are configured
     * @param lastOutcomes outcomes of the last requests to vendors, newest first
     */
    public record Overview(List<Provider> providers, List<OutcomeSummary> lastOutcomes) {}

    /**
     * Status of a provider.
     *
     * @param name the provider's name
     * @param state whether it gets messages
     * @param suspendedFor reason of the suspension; null unless suspended
     * @param suspendedSince start of the suspension; null unless suspended
     * @param suspendedClasses message classes that it does not get; empty unless suspended
     * @param nextProbe time until the balance query that decides whether an open circuit becomes half-open; null unless it is
     *     open
     * @param available number of further requests that may be in flight
     * @param balance the balance last read; null where none was read
     */
    public record Provider(
            String name,
            ProviderStatus.State state,
            @Nullable Refusal suspendedFor,
            @Nullable Instant suspendedSince,
            List<MessageClass> suspendedClasses,
            @Nullable Duration nextProbe,
            int available,
            @Nullable Reading balance) {}

    /**
     * Balance of a provider.
     *
     * @param asOf time of the reading
     * @param quotas the quotas; do not add them up
     */
    public record Reading(Instant asOf, List<Quota> quotas) {}

    /** Returns the state of all providers and the last results. */
    @ReadOperation
    public Overview overview() {
        return new Overview(current.providers().stream().map(this::provider).toList(), outcomes.last());
    }

    /**
     * Suspends a provider until it is resumed, or resumes it.
     *
     * @param provider the provider's name
     * @param suspended true to suspend, false to end any suspension
     */
    @WriteOperation
    public Provider suspend(@Selector String provider, boolean suspended) {
        ProviderStatus status = status(provider);
        current.with(client -> {
            if (suspended) {
                client.suspend(status.provider(), Refusal.SUSPENDED);
            } else {
                client.resume(status.provider());
            }
            return status;
        });
        return provider(status(provider));
    }

    private ProviderStatus status(String name) {
        return current.providers().stream()
                .filter(status -> status.provider().name().equals(name))
                .findFirst()
                .orElseThrow(() -> new InvalidEndpointRequestException(
                        "unknown provider", "unknown provider; read the endpoint for the names of all providers"));
    }

    private Provider provider(ProviderStatus status) {
        ProviderId id = status.provider();
        return new Provider(
                id.name(),
                status.state(),
                status.suspendedFor(),
                status.suspendedSince(),
                status.suspendedClasses().stream().sorted().toList(),
                status.nextProbe(),
                status.availablePermits(),
                watch.last(id).map(SmsGatewayEndpoint::reading).orElse(null));
    }

    private static Reading reading(Balance balance) {
        return new Reading(balance.asOf(), balance.quotas());
    }
}
