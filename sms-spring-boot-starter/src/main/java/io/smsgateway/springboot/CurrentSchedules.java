package io.smsgateway.springboot;

import io.smsgateway.SmsMessage;
import io.smsgateway.schedule.Schedule;
import io.smsgateway.schedule.ScheduleId;
import io.smsgateway.schedule.ScheduleResult;
import io.smsgateway.schedule.ScheduleService;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Schedule service of the current client. */
record CurrentSchedules(CurrentClient current) implements ScheduleService {

    @Override
    public ScheduleResult schedule(Instant at, List<SmsMessage> messages) {
        return current.with(client -> client.schedules().schedule(at, messages));
    }

    @Override
    public ScheduleResult reschedule(ScheduleId id, Instant at, List<SmsMessage> messages) {
        return current.with(client -> client.schedules().reschedule(id, at, messages));
    }

    @Override
    public Optional<Schedule> find(ScheduleId id) {
        return current.with(client -> client.schedules().find(id));
    }

    @Override
    public ScheduleResult cancel(ScheduleId id) {
        return current.with(client -> client.schedules().cancel(id));
    }
}
