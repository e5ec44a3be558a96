package io.smsgateway.examples

import io.smsgateway.PhoneNumber
import io.smsgateway.ProviderId
import io.smsgateway.SendResult
import io.smsgateway.SmsMessage
import io.smsgateway.client.SmsClient
import io.smsgateway.delivery.DeliveryReport
import io.smsgateway.delivery.KnownMessages
import io.smsgateway.reconciliation.InMemoryReceivedReports
import io.smsgateway.reconciliation.ReceivedReports
import io.smsgateway.reconciliation.Reconciler
import io.smsgateway.reconciliation.Reconciliation
import io.smsgateway.reconciliation.SentRecords
import io.smsgateway.reconciliation.UnconfirmedAttempt
import java.time.Clock
import java.time.Duration
import java.time.Instant
import java.util.Optional

fun reconciler(client: SmsClient, known: KnownMessages): Reconciler {
    val received: ReceivedReports = InMemoryReceivedReports(1_000)
    return Reconciler(Clock.systemUTC(), ServicesOf(client), known, received)
}

/** The services of a client. A lambda cannot implement a generic method. */
private class ServicesOf(private val client: SmsClient) : Reconciler.Services {

    override fun <T : Any> service(provider: ProviderId, type: Class<T>): Optional<T> = client.service(provider, type)
}

fun reconcile(
    reconciler: Reconciler,
    message: SmsMessage,
    result: SendResult,
    report: DeliveryReport,
): List<String> {
    reconciler.received(report)
    return reconciler.reconcile(UnconfirmedAttempt.of(message, result)).map { describe(it) }
}

private fun describe(reconciliation: Reconciliation): String = when (reconciliation.state()) {
    Reconciliation.State.ACCEPTED -> "accepted as ${reconciliation.messageId()}"
    Reconciliation.State.NOT_SENT -> "not sent, ${reconciliation.evidence()}"
    Reconciliation.State.UNKNOWN -> if (reconciliation.nextCheck() == null) "unknown" else "check again"
}

fun restore(provider: ProviderId, to: PhoneNumber, at: Instant, reference: String?): UnconfirmedAttempt =
    UnconfirmedAttempt.of(provider, to, at, Duration.ofSeconds(2)).withReference(reference).withCode(false)

fun sent(records: SentRecords, from: Instant, to: Instant): Int {
    val found = mutableListOf<DeliveryReport>()
    records.between(from, to, found::add)
    return found.size
}
