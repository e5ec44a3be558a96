package io.smsgateway.examples

import io.smsgateway.Accepted
import io.smsgateway.AsyncSmsGateway
import io.smsgateway.Attempt
import io.smsgateway.Guarantee
import io.smsgateway.MessageClass
import io.smsgateway.MessageParts
import io.smsgateway.NotAcceptedException
import io.smsgateway.PhoneNumber
import io.smsgateway.ProviderId
import io.smsgateway.Refused
import io.smsgateway.Remedy
import io.smsgateway.SendResult
import io.smsgateway.SmsContent
import io.smsgateway.SmsException
import io.smsgateway.SmsGateway
import io.smsgateway.SmsMessage
import io.smsgateway.Unconfirmed
import io.smsgateway.client.BulkProgress
import io.smsgateway.client.BulkRun
import io.smsgateway.client.BulkSend
import io.smsgateway.client.SmsClient
import java.time.Duration
import java.time.Instant
import java.util.concurrent.CompletableFuture

fun order(to: PhoneNumber, order: String, end: Instant): SmsMessage =
    SmsMessage.text(to, "Order $order is on its way")
        .withClass(MessageClass.TRANSACTIONAL)
        .from("ACME")
        .keyed("order-$order")
        .until(end)
        .within(Duration.ofMinutes(30))
        .with(Guarantee.AT_LEAST_ONCE)
        .via(ProviderId.of("main"))
        .tagged("orders")
        .withMetadata(mapOf("order" to order))

fun template(to: PhoneNumber): SmsMessage {
    val atVendor: SmsContent = SmsContent.VendorTemplate.of("2", mapOf("order" to "A-17"))
    return SmsMessage.template(to, "login-code", mapOf("code" to "471100")).withContent(atVendor)
}

fun describe(message: SmsMessage): String {
    val sender = message.sender() ?: "the account's sender"
    return when (val content = message.content()) {
        is SmsContent.Text -> {
            val parts = MessageParts.of(content.body())
            "${parts.parts()} part(s) to ${message.to().region()} from $sender"
        }
        is SmsContent.Template, is SmsContent.VendorTemplate -> "a template from $sender"
        is SmsContent.VendorCode -> "a code"
    }
}

fun campaign(client: SmsClient, messages: Sequence<SmsMessage>, lines: MutableList<String>): BulkProgress {
    val bulk: BulkSend = client.bulk()
        .onResult { _, result -> lines.add(read(result)) }
        .onProgress(Duration.ofSeconds(1)) { progress -> lines.add("${progress.done()} done") }
    val run: BulkRun = bulk.start(messages.iterator())
    return run.await()
}

fun read(result: SendResult): String = when (result) {
    is Accepted -> "accepted as ${result.messageId()}"
    is Refused -> {
        val later = if (result.remedy() == Remedy.RETRY) "later" else "not again"
        "refused: ${result.reason()}, ${result.code() ?: "no code"}, $later"
    }
    is Unconfirmed -> result.reference()?.let { "may have been sent, with reference $it" }
        ?: "may have been sent: up to ${result.maxCopies()} copies"
}

fun log(result: SendResult): String {
    val attempts = result.attempts().joinToString { "${it.provider()} ${it.outcome()}${reason(it)}" }
    return "${result.metadata()["order"]} [${result.idempotencyKey()}]: $attempts"
}

private fun reason(attempt: Attempt): String = attempt.refusal()?.let { " for $it" } ?: ""

fun sendOrThrow(gateway: SmsGateway, message: SmsMessage): Accepted =
    try {
        gateway.send(message).orThrow()
    } catch (notAccepted: NotAcceptedException) {
        throw IllegalStateException(read(notAccepted.result()), notAccepted)
    } catch (other: SmsException) {
        throw IllegalStateException("a later version reports something new", other)
    }

fun countAccepted(gateway: AsyncSmsGateway, messages: List<SmsMessage>): CompletableFuture<Int> =
    gateway.sendAll(messages).thenApply { results -> results.count { it.isAccepted } }
