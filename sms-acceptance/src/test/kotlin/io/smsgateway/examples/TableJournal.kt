package io.smsgateway.examples

import io.smsgateway.ProviderId
import io.smsgateway.Refusal
import io.smsgateway.Refused
import io.smsgateway.SendResult
import io.smsgateway.spi.AttemptJournal
import io.smsgateway.spi.OutboundMessage
import java.util.Optional
import java.util.concurrent.ConcurrentHashMap

/** Journals each message under its reference, as a table would, and refuses what comes after it has been shut. */
class TableJournal : AttemptJournal {

    val rows = ConcurrentHashMap<String, String>()

    @Volatile
    var shut = false

    override fun begin(provider: ProviderId, messages: List<OutboundMessage>): Optional<Refused> {
        if (shut) {
            return Optional.of(Refused(provider, Refusal.BUSY, "the journal is shut"))
        }
        messages.forEach { rows[it.reference()] = "begun" }
        return Optional.empty()
    }

    override fun end(provider: ProviderId, messages: List<OutboundMessage>, results: List<SendResult>) {
        messages.zip(results) { message, result ->
            rows[message.reference()] = if (result.isAccepted) "accepted" else "ended"
        }
    }
}
