package io.smsgateway.examples

import io.smsgateway.RequestFailedException
import io.smsgateway.SmsMessage
import io.smsgateway.schedule.Schedule
import io.smsgateway.schedule.ScheduleId
import io.smsgateway.schedule.ScheduleResult
import io.smsgateway.schedule.ScheduleService
import java.time.Duration
import java.time.Instant
import kotlin.jvm.optionals.getOrNull

fun schedule(schedules: ScheduleService, at: Instant, messages: List<SmsMessage>): String {
    val result: ScheduleResult = schedules.schedule(at, messages)
    val id = result.id()
    if (id == null || !result.isDone) {
        return "${result.outcome()}: ${result.detail()}"
    }
    val moved = schedules.reschedule(id, at + Duration.ofHours(1), messages)
    return if (moved.outcome() == ScheduleResult.Outcome.DONE) id.toString() else cancel(schedules, id)
}

fun cancel(schedules: ScheduleService, id: ScheduleId): String = schedules.cancel(id).outcome().name

fun find(schedules: ScheduleService, value: String): String =
    try {
        val found: Schedule? = schedules.find(ScheduleId.parse(value)).getOrNull()
        found?.let { "${it.messages().size} at ${it.at()}" } ?: "gone"
    } catch (failed: RequestFailedException) {
        "${failed.provider()}: ${failed.reason().getOrNull()?.name ?: "unconfirmed"}"
    }
