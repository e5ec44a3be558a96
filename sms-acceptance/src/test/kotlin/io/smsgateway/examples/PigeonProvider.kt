package io.smsgateway.examples

import io.smsgateway.Accepted
import io.smsgateway.Balance
import io.smsgateway.BalanceService
import io.smsgateway.Deadline
import io.smsgateway.ProviderId
import io.smsgateway.Quota
import io.smsgateway.Refusal
import io.smsgateway.Refused
import io.smsgateway.SendResult
import io.smsgateway.SmsContent
import io.smsgateway.TextSanitizer
import io.smsgateway.Unconfirmed
import io.smsgateway.spi.Capabilities
import io.smsgateway.spi.Objection
import io.smsgateway.spi.OutboundGateway
import io.smsgateway.spi.OutboundMessage
import io.smsgateway.spi.Requirement
import io.smsgateway.spi.SmsProvider
import java.time.Clock
import java.time.Duration
import java.util.Optional

/** An adapter for a vendor that answers each text with a word. */
class PigeonProvider(name: String, private val vendor: (String) -> String) : SmsProvider {

    private val id = ProviderId.of(name)

    init {
        Requirement.of("org.slf4j:slf4j-api", "2.0", "org.slf4j.Logger").check(PigeonProvider::class.java)
    }

    override fun id(): ProviderId = id

    override fun capabilities(): Capabilities = PigeonCapabilities

    override fun gateway(): OutboundGateway = OutboundGateway { messages -> messages.map { post(it) } }

    private fun post(message: OutboundMessage): SendResult {
        val deadline: Deadline? = message.deadline()
        if (deadline != null && !deadline.leaves(Duration.ofMillis(10))) {
            return Refused(id, Refusal.EXPIRED, "the deadline has passed")
        }
        val text = message.content() as? SmsContent.Text ?: return Refused(id, Refusal.UNSUPPORTED, "texts only")
        return when (val word = vendor(text.body())) {
            "posted" -> Accepted(id, message.reference())
            "full" -> Refused(id, Refusal.THROTTLED, "the loft is full")
                .withCode(word)
                .withRetryAfter(Duration.ofSeconds(1))
            else -> Unconfirmed(id, TextSanitizer.of(word)).withReference(message.reference())
        }
    }

    override fun balance(): BalanceService = BalanceService {
        val quota = Quota(Quota.Scope.ACCOUNT, Quota.Kind.ANY, Quota.Unit.MESSAGES, 50.toBigDecimal(), null)
        Balance.of(id, Clock.systemUTC().instant(), listOf(quota))
    }

    override fun close() = Unit
}

/** Takes one text of at most 160 characters in each request. */
private object PigeonCapabilities : Capabilities {

    override fun takesText() = true

    override fun takesTemplates() = false

    override fun maxRecipients() = 1

    override fun batchKey(message: OutboundMessage): Any = message.content()

    override fun objection(message: OutboundMessage): Optional<Objection> {
        val text = message.content() as? SmsContent.Text
        return if (text != null && text.body().length <= 160) {
            Optional.empty()
        } else {
            Optional.of(Objection.of(Refusal.UNSUPPORTED, "texts of at most 160 characters only"))
        }
    }
}
