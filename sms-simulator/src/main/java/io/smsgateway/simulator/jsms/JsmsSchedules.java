package io.smsgateway.simulator.jsms;

import io.smsgateway.simulator.internal.Resettable;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Scheduled messages, which are sent by the simulated clock. Safe for concurrent use. */
public final class JsmsSchedules extends Resettable {

    private final Map<String, JsmsSchedule> byId = cleared(new HashMap<>(), Map::clear);
    private final Setting<Boolean> sentReadable = setting(false);

    JsmsSchedules() {}

    /** Sets whether a schedule can still be read after it fired; off by default, which is 50029. */
    public void sentReadable(boolean on) {
        sentReadable.set(on);
    }

    /** Returns the number of schedules that did not fire yet. */
    public synchronized int waiting() {
        return (int) byId.values().stream()
                .filter(schedule -> schedule.state() == JsmsSchedule.State.WAITING)
                .count();
    }

    /** Adds a schedule, or replaces the one with the same id unless that fired or was deleted. */
    synchronized void put(JsmsSchedule schedule) throws JsmsRefusal {
        if (byId.containsKey(schedule.id())) {
            waiting(schedule.id());
        }
        byId.put(schedule.id(), schedule);
    }

    synchronized void delete(String id) throws JsmsRefusal {
        byId.put(id, waiting(id).in(JsmsSchedule.State.DELETED));
    }

    synchronized JsmsSchedule readable(String id) throws JsmsRefusal {
        JsmsSchedule schedule = known(id);
        return sentReadable.get() && schedule.state() == JsmsSchedule.State.SENT ? schedule : waiting(id);
    }

    synchronized JsmsSchedule waiting(String id) throws JsmsRefusal {
        JsmsSchedule schedule = known(id);
        JsmsError.WRONG_SCHEDULE_STATUS.refuseIf(schedule.state() != JsmsSchedule.State.WAITING);
        return schedule;
    }

    private JsmsSchedule known(String id) throws JsmsRefusal {
        return Optional.ofNullable(byId.get(id)).orElseThrow(JsmsError.INVALID_SCHEDULE::refusal);
    }

    /** Returns the schedule when it is due and did not fire yet; from then on its state is sent. */
    synchronized Optional<JsmsSchedule> fire(String id, Instant now) {
        Optional<JsmsSchedule> due = Optional.ofNullable(byId.get(id))
                .filter(schedule -> schedule.state() == JsmsSchedule.State.WAITING
                        && !schedule.due().isAfter(now));
        due.ifPresent(schedule -> byId.put(id, schedule.in(JsmsSchedule.State.SENT)));
        return due;
    }
}
