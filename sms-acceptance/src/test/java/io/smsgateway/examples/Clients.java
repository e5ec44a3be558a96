package io.smsgateway.examples;

import io.smsgateway.Guarantee;
import io.smsgateway.MessageClass;
import io.smsgateway.ProviderId;
import io.smsgateway.Refusal;
import io.smsgateway.Secret;
import io.smsgateway.SmsMessage;
import io.smsgateway.TimeSource;
import io.smsgateway.catalog.MessageCatalog;
import io.smsgateway.catalog.MessageTemplate;
import io.smsgateway.client.BreakerPolicy;
import io.smsgateway.client.ProviderPolicies;
import io.smsgateway.client.ProviderStatus;
import io.smsgateway.client.RateLimit;
import io.smsgateway.client.RetryPolicy;
import io.smsgateway.client.SendListener;
import io.smsgateway.client.SendPlan;
import io.smsgateway.client.SmsClient;
import io.smsgateway.client.SmsClientBuilder;
import io.smsgateway.idempotency.IdempotencyStore;
import io.smsgateway.idempotency.InMemoryIdempotencyStore;
import io.smsgateway.routing.Routing;
import io.smsgateway.spi.AttemptJournal;
import io.smsgateway.spi.SendGuard;
import io.smsgateway.spi.SmsProvider;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Sets up a client. */
final class Clients {

    private Clients() {}

    static SmsClient client(SmsProvider main, SmsProvider spare, SendListener listener, AttemptJournal journal) {
        SmsClientBuilder builder = SmsClient.builder()
                .provider(main, policies())
                .provider(spare)
                .routing(routing(main.id(), spare.id()))
                .catalog(catalog())
                .retry(retry());
        return builder.idempotencyStore(store(), Secret.of("fingerprints", "0123456789abcdef0123456789abcdef"))
                .deadline(MessageClass.OTP, Duration.ofSeconds(15))
                .chunkSize(MessageClass.MARKETING, 500)
                .closeGrace(Duration.ofSeconds(2))
                .time(TimeSource.system())
                .listener(listener)
                .journal(journal)
                .guard(guard("CN"))
                .build();
    }

    /** Sends to one country only. */
    static SendGuard guard(String country) {
        return message -> message.to().region().equals(country)
                ? SendGuard.Decision.SEND
                : SendGuard.Decision.refuse("COUNTRY", "messages go to " + country + " only", null);
    }

    static ProviderPolicies policies() {
        BreakerPolicy breaker = BreakerPolicy.DEFAULT
                .withWindow(Duration.ofSeconds(30))
                .withMinimumCalls(10)
                .withFailureRate(50)
                .withConsecutiveFailures(5)
                .withSlowCall(Duration.ofSeconds(3))
                .withSlowRate(80)
                .withOpenFor(Duration.ofSeconds(1), Duration.ofMinutes(1))
                .withTrialCalls(2);
        return ProviderPolicies.DEFAULT
                .withMaxInFlight(20)
                .withRateLimit(RateLimit.of(50, Duration.ofSeconds(1)))
                .withBreaker(breaker)
                .withProbeEvery(Duration.ofMinutes(1));
    }

    static RetryPolicy retry() {
        return RetryPolicy.DEFAULT
                .withMaxAttempts(2)
                .withPause(Duration.ofMillis(100), Duration.ofSeconds(1))
                .withThrottledPause(Duration.ofSeconds(1), Duration.ofSeconds(5))
                .withMaxRetryAfter(Duration.ofSeconds(10));
    }

    static IdempotencyStore store() {
        return new InMemoryIdempotencyStore(10_000, Duration.ofHours(24), TimeSource.system());
    }

    static MessageCatalog catalog() {
        return MessageCatalog.of(
                MessageTemplate.of("login-code")
                        .withClass(MessageClass.OTP)
                        .text("Your code is {code}")
                        .text("spare", "Code: {code}", "ACME"),
                MessageTemplate.of("offer")
                        .vendorTemplate("main", "3", null, Map.of("offer", "offer"))
                        .only("main"));
    }

    static Routing routing(ProviderId main, ProviderId spare) {
        Routing both = Routing.inOrder(List.of(main, spare));
        Routing bulk = Routing.weighted(Map.of(main, 3, spare, 1), new Random());
        Routing abroad = Routing.byCountry(Map.of("DE", Routing.inOrder(List.of(spare, main))), both);
        return Routing.byClass(Map.of(MessageClass.MARKETING, bulk), abroad);
    }

    static String plan(SmsClient client, SmsMessage message) {
        SendPlan plan = client.plan(message);
        Guarantee guarantee = plan.guarantee();
        SendPlan.Step first = plan.steps().get(0);
        String form = first.form() == null ? "no form" : first.form().name();
        return plan.route() + ", at most " + guarantee.maxCopies() + " copies, first as " + form;
    }

    static ProviderStatus.State suspend(SmsClient client, ProviderId provider) {
        client.suspend(provider, Refusal.SUSPENDED);
        ProviderStatus status = client.providers().stream()
                .filter(one -> one.provider().equals(provider))
                .findFirst()
                .orElseThrow();
        client.resume(provider);
        return status.state();
    }
}
