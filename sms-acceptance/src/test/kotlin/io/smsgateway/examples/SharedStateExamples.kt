package io.smsgateway.examples

import io.smsgateway.MessageClass
import io.smsgateway.ProviderId
import io.smsgateway.Refusal
import io.smsgateway.SmsMessage
import io.smsgateway.TimeSource
import io.smsgateway.client.RateLimit
import io.smsgateway.client.Rates
import io.smsgateway.client.SmsOperations
import io.smsgateway.client.Suspension
import io.smsgateway.client.Suspensions
import io.smsgateway.codec.SmsCodec
import io.smsgateway.codec.SmsCodecException
import java.time.Duration
import java.time.Instant

fun suspendMarketing(client: SmsOperations, provider: ProviderId): String {
    client.suspend(provider, setOf(MessageClass.MARKETING), Refusal.SUSPENDED, "campaign stopped")
    return client.providers().first().state().name
}

fun suspended(provider: ProviderId, now: Instant): Suspension? {
    val suspensions: Suspensions = Suspensions.inMemory()
    val empty = Suspension.of(Refusal.OUT_OF_CREDIT, now).withNote("found by node 1")
    suspensions.suspend(provider, setOf(MessageClass.OTP), empty)
    return suspensions.find(provider)[MessageClass.OTP]
}

fun nextPermit(provider: ProviderId): Duration {
    val rates: Rates = Rates.inMemory(TimeSource.system())
    val limit = RateLimit.perSecond(5)
    val wait: Duration = rates.tryAcquire(provider, limit, MessageClass.OTP)
    if (wait.isZero) rates.giveBack(provider, limit, MessageClass.OTP)
    return wait
}

fun stored(text: String): SmsMessage? =
    try {
        SmsCodec.decodeMessage(text)
    } catch (unreadable: SmsCodecException) {
        null
    }
