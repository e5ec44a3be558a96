package io.smsgateway.examples

import io.smsgateway.Guarantee
import io.smsgateway.MessageClass
import io.smsgateway.ProviderId
import io.smsgateway.Refusal
import io.smsgateway.Secret
import io.smsgateway.SmsMessage
import io.smsgateway.TimeSource
import io.smsgateway.catalog.MessageCatalog
import io.smsgateway.catalog.MessageTemplate
import io.smsgateway.client.BreakerPolicy
import io.smsgateway.client.ProviderPolicies
import io.smsgateway.client.ProviderStatus
import io.smsgateway.client.RateLimit
import io.smsgateway.client.RetryPolicy
import io.smsgateway.client.SendListener
import io.smsgateway.client.SendPlan
import io.smsgateway.client.SmsClient
import io.smsgateway.client.SmsClientBuilder
import io.smsgateway.idempotency.IdempotencyStore
import io.smsgateway.idempotency.InMemoryIdempotencyStore
import io.smsgateway.routing.Routing
import io.smsgateway.spi.AttemptJournal
import io.smsgateway.spi.SendGuard
import io.smsgateway.spi.SmsProvider
import java.time.Duration
import java.util.Random

fun client(main: SmsProvider, spare: SmsProvider, listener: SendListener, journal: AttemptJournal): SmsClient {
    val builder: SmsClientBuilder = SmsClient.builder()
        .provider(main, policies())
        .provider(spare)
        .routing(routing(main.id(), spare.id()))
        .catalog(catalog())
        .retry(retry())
    return builder.idempotencyStore(store(), Secret.of("fingerprints", "0123456789abcdef0123456789abcdef"))
        .deadline(MessageClass.OTP, Duration.ofSeconds(15))
        .chunkSize(MessageClass.MARKETING, 500)
        .closeGrace(Duration.ofSeconds(2))
        .time(TimeSource.system())
        .listener(listener)
        .journal(journal)
        .guard(guard("CN"))
        .build()
}

/** Sends to one country only. */
fun guard(country: String): SendGuard = SendGuard { message ->
    val decision: SendGuard.Decision =
        if (message.to().region() == country) SendGuard.Decision.SEND
        else SendGuard.Decision.refuse("COUNTRY", "messages go to $country only", null)
    decision
}

fun policies(): ProviderPolicies {
    val breaker = BreakerPolicy.DEFAULT
        .withWindow(Duration.ofSeconds(30))
        .withMinimumCalls(10)
        .withFailureRate(50)
        .withConsecutiveFailures(5)
        .withSlowCall(Duration.ofSeconds(3))
        .withSlowRate(80)
        .withOpenFor(Duration.ofSeconds(1), Duration.ofMinutes(1))
        .withTrialCalls(2)
    return ProviderPolicies.DEFAULT
        .withMaxInFlight(20)
        .withRateLimit(RateLimit.of(50, Duration.ofSeconds(1)))
        .withBreaker(breaker)
        .withProbeEvery(Duration.ofMinutes(1))
}

fun retry(): RetryPolicy = RetryPolicy.DEFAULT
    .withMaxAttempts(2)
    .withPause(Duration.ofMillis(100), Duration.ofSeconds(1))
    .withThrottledPause(Duration.ofSeconds(1), Duration.ofSeconds(5))
    .withMaxRetryAfter(Duration.ofSeconds(10))

fun store(): IdempotencyStore = InMemoryIdempotencyStore(10_000, Duration.ofHours(24), TimeSource.system())

fun catalog(): MessageCatalog = MessageCatalog.of(
    MessageTemplate.of("login-code")
        .withClass(MessageClass.OTP)
        .text("Your code is {code}")
        .text("spare", "Code: {code}", "ACME"),
    MessageTemplate.of("offer")
        .vendorTemplate("main", "3", null, mapOf("offer" to "offer"))
        .only("main"),
)

fun routing(main: ProviderId, spare: ProviderId): Routing {
    val both = Routing.inOrder(listOf(main, spare))
    val bulk = Routing.weighted(mapOf(main to 3, spare to 1), Random())
    val abroad = Routing.byCountry(mapOf("DE" to Routing.inOrder(listOf(spare, main))), both)
    return Routing.byClass(mapOf(MessageClass.MARKETING to bulk), abroad)
}

fun plan(client: SmsClient, message: SmsMessage): String {
    val plan: SendPlan = client.plan(message)
    val guarantee: Guarantee = plan.guarantee()
    val form = plan.steps().first().form()?.name ?: "no form"
    return "${plan.route()}, at most ${guarantee.maxCopies()} copies, first as $form"
}

fun suspend(client: SmsClient, provider: ProviderId): ProviderStatus.State {
    client.suspend(provider, Refusal.SUSPENDED)
    val status: ProviderStatus = client.providers().first { it.provider() == provider }
    client.resume(provider)
    return status.state()
}
