package io.smsgateway.simulator.jsms;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Messages to be sent later, by the simulated clock. Safe for any number of threads. */
public final class JsmsSchedules {

    private final Map<String, JsmsSchedule> byId = new HashMap<>();
    private boolean sentReadable;

    JsmsSchedules() {}

    synchronized void reset() {
        byId.clear();
        sentReadable = false;
    }

    /** Whether a schedule can still be read after it fired; 50029 by default. */
    public synchronized void sentReadable(boolean on) {
        sentReadable = on;
    }

    /** How many are still to fire. */
    public synchronized int waiting() {
        return (int) byId.values().stream()
                .filter(schedule -> schedule.state() == JsmsSchedule.State.WAITING)
                .count();
    }

    synchronized void add(JsmsSchedule schedule) {
        byId.put(schedule.id(), schedule);
    }

    /** Takes the place of the one with the same id, as long as that waits. */
    synchronized void replace(JsmsSchedule schedule) throws JsmsRefusal {
        waiting(schedule.id());
        byId.put(schedule.id(), schedule);
    }

    synchronized void delete(String id) throws JsmsRefusal {
        byId.put(id, waiting(id).in(JsmsSchedule.State.DELETED));
    }

    synchronized JsmsSchedule readable(String id) throws JsmsRefusal {
        JsmsSchedule schedule = known(id);
        return sentReadable && schedule.state() == JsmsSchedule.State.SENT ? schedule : waiting(id);
    }

    synchronized JsmsSchedule waiting(String id) throws JsmsRefusal {
        JsmsSchedule schedule = known(id);
        if (schedule.state() != JsmsSchedule.State.WAITING) {
            throw new JsmsRefusal(JsmsError.WRONG_SCHEDULE_STATUS);
        }
        return schedule;
    }

    private JsmsSchedule known(String id) throws JsmsRefusal {
        JsmsSchedule schedule = byId.get(id);
        if (schedule == null) {
            throw new JsmsRefusal(JsmsError.INVALID_SCHEDULE);
        }
        return schedule;
    }

    /** The schedule, if it is due and nobody else fired it; from now on it counts as sent. */
    synchronized Optional<JsmsSchedule> fire(String id, Instant now) {
        JsmsSchedule schedule = byId.get(id);
        if (schedule == null
                || schedule.state() != JsmsSchedule.State.WAITING
                || schedule.due().isAfter(now)) {
            return Optional.empty();
        }
        byId.put(id, schedule.in(JsmsSchedule.State.SENT));
        return Optional.of(schedule);
    }
}
