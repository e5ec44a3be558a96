package io.smsgateway.schedule;

import io.smsgateway.SmsMessage;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Schedules messages that a vendor stores and sends later. Each call makes at most one request and is never repeated.
 * Outcomes are returned, never thrown, except by {@link #find}. Safe for many threads.
 */
public interface ScheduleService {

    /**
     * Schedules messages that share one schedule.
     *
     * @param at when to send; vendors round it down to a second
     * @param messages at least one; messages that may share a request may share a schedule. Idempotency keys are
     *     ignored: scheduling the same messages twice sends them twice
     * @throws IllegalArgumentException when the messages cannot share a schedule; nothing was scheduled
     */
    ScheduleResult schedule(Instant at, List<SmsMessage> messages);

    /**
     * Replaces the time and the messages of a schedule.
     *
     * @throws IllegalArgumentException when the messages cannot share a schedule, or the id is another provider's;
     *     nothing was changed
     */
    ScheduleResult reschedule(ScheduleId id, Instant at, List<SmsMessage> messages);

    /**
     * Returns a schedule; empty where the vendor does not know the id.
     *
     * @throws io.smsgateway.RequestFailedException when the request failed, or the vendor does not report schedules
     *     that were sent or cancelled, which is {@link io.smsgateway.Refusal#EXPIRED}
     */
    Optional<Schedule> find(ScheduleId id);

    /** Deletes a schedule before it is sent. */
    ScheduleResult cancel(ScheduleId id);
}
