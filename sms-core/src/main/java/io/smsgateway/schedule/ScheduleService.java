package io.smsgateway.schedule;

import io.smsgateway.SmsMessage;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Has a vendor keep messages and send them later. Each call makes at most one request and is never repeated; no outcome
 * throws but that of a question. Safe for many threads.
 */
public interface ScheduleService {

    /**
     * Plans messages that share one schedule.
     *
     * @param at when to send; vendors round it down to a second
     * @param messages at least one; what may share a schedule is what may share a request. Their idempotency keys are not
     *     looked at: who plans the same twice has it sent twice
     * @throws IllegalArgumentException when the messages can't share a schedule; nothing was planned
     */
    ScheduleResult schedule(Instant at, List<SmsMessage> messages);

    /**
     * Puts another time and other messages in the place of what a schedule has.
     *
     * @throws IllegalArgumentException when the messages can't share a schedule, or the id is another provider's; nothing
     *     was changed
     */
    ScheduleResult reschedule(ScheduleId id, Instant at, List<SmsMessage> messages);

    /**
     * What a schedule has; empty where the vendor knows none by that id.
     *
     * @throws io.smsgateway.RequestFailedException when the vendor can't be asked, or does not tell of what was sent or
     *     cancelled before, which is {@link io.smsgateway.Refusal#EXPIRED}
     */
    Optional<Schedule> find(ScheduleId id);

    /** Deletes a schedule before it is sent. */
    ScheduleResult cancel(ScheduleId id);
}
