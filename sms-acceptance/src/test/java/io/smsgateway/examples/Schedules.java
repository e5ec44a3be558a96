package io.smsgateway.examples;

import io.smsgateway.ProviderId;
import io.smsgateway.RequestFailedException;
import io.smsgateway.SmsMessage;
import io.smsgateway.schedule.Schedule;
import io.smsgateway.schedule.ScheduleId;
import io.smsgateway.schedule.ScheduleResult;
import io.smsgateway.schedule.ScheduleService;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Has a vendor send messages later. */
final class Schedules {

    private Schedules() {}

    static String schedule(ScheduleService schedules, Instant at, List<SmsMessage> messages) {
        ScheduleResult result = schedules.schedule(at, messages);
        ScheduleId id = result.id();
        if (id == null || !result.isDone()) {
            return result.outcome() + ": " + result.detail();
        }
        ScheduleResult moved = schedules.reschedule(id, at.plus(Duration.ofHours(1)), messages);
        return moved.outcome() == ScheduleResult.Outcome.DONE ? id.toString() : cancel(schedules, id);
    }

    static String cancel(ScheduleService schedules, ScheduleId id) {
        return schedules.cancel(id).outcome().name();
    }

    static String find(ScheduleService schedules, String value) {
        try {
            Optional<Schedule> found = schedules.find(ScheduleId.parse(value));
            return found.map(schedule -> schedule.messages().size() + " at " + schedule.at())
                    .orElse("gone");
        } catch (RequestFailedException failed) {
            ProviderId provider = failed.provider();
            return provider + ": " + failed.reason().map(Enum::name).orElse("unconfirmed");
        }
    }
}
