package io.smsgateway.examples

import io.smsgateway.Balance
import io.smsgateway.BalanceResult
import io.smsgateway.BalanceService
import io.smsgateway.BalanceUnavailable
import io.smsgateway.BalanceUnavailableException
import io.smsgateway.MessageClass
import io.smsgateway.ProviderId
import io.smsgateway.Quota
import io.smsgateway.TimeSource
import io.smsgateway.client.BalanceEmpty
import io.smsgateway.client.BalanceEvent
import io.smsgateway.client.BalanceLow
import io.smsgateway.client.BalanceRecovered
import io.smsgateway.client.BalanceRule
import io.smsgateway.client.BalanceWatch
import io.smsgateway.client.SmsClient
import java.time.Duration

fun list(client: SmsClient): List<String> = client.balances().map { describe(it) }

private fun describe(result: BalanceResult): String = when (result) {
    is Balance -> "${result.provider()} ${result.quotasFor(MessageClass.OTP).joinToString { amount(it) }}"
    is BalanceUnavailable -> "${result.provider()} ${result.reason()}"
}

private fun amount(quota: Quota): String =
    quota.amount()?.let { "${it.toPlainString()} ${quota.unit()} of the ${quota.scope()}" } ?: "not told"

fun query(service: BalanceService): String =
    try {
        describe(service.balance())
    } catch (unavailable: BalanceUnavailableException) {
        describe(unavailable.result())
    }

fun check(client: SmsClient, alarm: (String) -> Unit) {
    val watch = BalanceWatch(TimeSource.system()) { event -> alarm(describe(event)) }
    val rule = BalanceRule.every(Duration.ofMinutes(10)).withLowBelow(100.toBigDecimal())
    watch.check(client, mapOf(ProviderId.of("main") to rule))
    watch.last(ProviderId.of("main")).ifPresent { alarm("last: ${describe(it)}") }
}

private fun describe(event: BalanceEvent): String = when (event) {
    is BalanceLow -> "${event.provider()} is low" + (event.emptyAt()?.let { " and empty at $it" } ?: "")
    is BalanceEmpty -> "${event.provider()} is empty for ${event.messageClasses()}"
    is BalanceRecovered -> "${event.provider()} has recovered to ${describe(event.balance())}"
}
