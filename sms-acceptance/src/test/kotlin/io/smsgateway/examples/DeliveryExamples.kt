package io.smsgateway.examples

import io.smsgateway.PhoneNumber
import io.smsgateway.ProviderId
import io.smsgateway.client.SmsClient
import io.smsgateway.delivery.CallbackReceiver
import io.smsgateway.delivery.CallbackRequest
import io.smsgateway.delivery.CallbackResponse
import io.smsgateway.delivery.Charge
import io.smsgateway.delivery.DeliveryReport
import io.smsgateway.delivery.DeliveryReports
import io.smsgateway.delivery.DeliveryState
import io.smsgateway.delivery.FailureReason
import io.smsgateway.delivery.InMemoryNonceStore
import io.smsgateway.delivery.InboundMessage
import io.smsgateway.delivery.InboundMessages
import io.smsgateway.delivery.KnownMessages
import io.smsgateway.delivery.NonceStore
import io.smsgateway.delivery.Page
import io.smsgateway.delivery.ProviderEvent
import io.smsgateway.delivery.ReviewState
import io.smsgateway.delivery.SignatureReviewed
import io.smsgateway.delivery.TemplateReviewed
import io.smsgateway.delivery.UnknownReports
import io.smsgateway.delivery.UnrecognisedEvent
import java.time.Clock
import java.util.concurrent.atomic.AtomicInteger
import kotlin.jvm.optionals.getOrNull

fun receive(receiver: CallbackReceiver, token: String, body: String, lines: MutableList<String>): Int {
    val request = CallbackRequest.of("POST", body.toByteArray())
        .at(token)
        .withQuery("")
        .withHeader("Content-Type", "application/json")
    val response: CallbackResponse = receiver.receive(request) { event -> lines += describe(event) }
    return response.status()
}

@Suppress("REDUNDANT_ELSE_IN_WHEN") // later versions may add types
fun describe(event: ProviderEvent): String = when (event) {
    is DeliveryReport -> "${event.messageId()} ${state(event)}${cost(event.charge())}"
    is InboundMessage -> "${event.from().region()} wrote ${event.content().length} characters"
    is TemplateReviewed ->
        if (event.state() == ReviewState.APPROVED) "template ${event.templateId()} may be used" else "in review"
    is SignatureReviewed -> "signature ${event.signatureId()}: ${event.reason() ?: "no reason"}"
    is UnrecognisedEvent -> "${event.type()} is not known yet"
    else -> "an event of ${event.provider()}"
}

private fun state(report: DeliveryReport): String = when {
    report.state() != DeliveryState.UNDELIVERED -> report.state().name
    report.reason() == FailureReason.UNREACHABLE -> "was not reached"
    else -> "failed"
}

private fun cost(charge: Charge?): String = charge?.amount()?.let { " for ${it.toPlainString()}" } ?: ""

fun poll(client: SmsClient, provider: ProviderId): List<String> {
    val reports = client.service(provider, DeliveryReports::class.java).getOrNull()
    val page: Page<DeliveryReport> = reports?.poll() ?: Page.of(listOf())
    val inbound = client.service(provider, InboundMessages::class.java).getOrNull()?.poll()?.items().orEmpty()
    return (page.items() + page.unrecognised() + inbound).map { describe(it) }
}

fun known(messageId: String, to: PhoneNumber): KnownMessages =
    KnownMessages { _, id, recipient -> id == messageId && (recipient == null || recipient == to) }

fun counting(receiver: CallbackReceiver, known: KnownMessages, unknown: AtomicInteger): CallbackReceiver {
    val policy = UnknownReports {
        unknown.incrementAndGet()
        false
    }
    return policy.filter(receiver, known)
}

fun nonces(): NonceStore = InMemoryNonceStore(Clock.systemUTC(), 10_000)
