package io.smsgateway.simulator.jsms;

import io.smsgateway.simulator.Fault;
import io.smsgateway.simulator.internal.Call;
import io.smsgateway.simulator.internal.Json;
import io.smsgateway.simulator.internal.Tasks;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.MissingNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * {@code schedule} and {@code schedule/batch}. Decided here, where the vendor's pages are silent:
 *
 * <ul>
 *   <li>{@code send_time} is Asia/Shanghai, in exactly the documented form, any time after now; all else is 50027.
 *   <li>Order of checks: body, schedule (of a change), template, signature, time, tag, then the recipients, as of messages.
 *   <li>Numbers, texts and repetition are looked at when it is handed in, limits and quota when it fires: what these
 *       stop then is in no answer but in the report, 4006 or 4005. A batch of bad recipients only is a schedule of nobody.
 *   <li>A change makes new ids for the messages. A single schedule can't be changed as a batch nor the reverse, 50028; to
 *       read and to delete there is but one path.
 *   <li>Whatever is asked of one that fired or was deleted is 50029, deleting twice included; reading see
 *       {@link JsmsSchedules#sentReadable}.
 *   <li>{@link Fault#EMPTY_BALANCE} and {@link Fault#HALF_A_BATCH} are 50014 when it is handed in, for clients to see it.
 * </ul>
 */
final class JsmsScheduling {

    private final JsmsAccount account;
    private final JsmsOutbox outbox;
    private final JsmsPlanning planning;
    private final Tasks tasks;

    JsmsScheduling(JsmsAccount account, JsmsOutbox outbox, JsmsPlanning planning, Tasks tasks) {
        this.account = account;
        this.outbox = outbox;
        this.planning = planning;
        this.tasks = tasks;
    }

    JsonNode create(Call call) throws JsmsRefusal {
        JsmsSchedule made =
                planning.single(call, JsmsRequest.body(call), UUID.randomUUID().toString());
        account.schedules().add(made);
        return accepted(made);
    }

    JsonNode change(Call call, String id) throws JsmsRefusal {
        ObjectNode body = JsmsRequest.body(call);
        checkChangeable(id, false);
        JsmsSchedule made = planning.single(call, body, id);
        account.schedules().replace(made);
        return accepted(made);
    }

    JsonNode createBatch(Call call) throws JsmsRefusal {
        ArrayNode failures = Json.object().putArray("failure_recipients");
        JsmsSchedule made =
                planning.batch(call, JsmsRequest.body(call), UUID.randomUUID().toString(), failures);
        account.schedules().add(made);
        return accepted(made, failures);
    }

    JsonNode changeBatch(Call call, String id) throws JsmsRefusal {
        ObjectNode body = JsmsRequest.body(call);
        checkChangeable(id, true);
        ArrayNode failures = Json.object().putArray("failure_recipients");
        JsmsSchedule made = planning.batch(call, body, id, failures);
        account.schedules().replace(made);
        return accepted(made, failures);
    }

    JsonNode read(Call call, String id) throws JsmsRefusal {
        fire(id);
        return account.schedules().readable(id).shown();
    }

    JsonNode delete(Call call, String id) throws JsmsRefusal {
        fire(id);
        account.schedules().delete(id);
        return MissingNode.getInstance();
    }

    private void checkChangeable(String id, boolean batch) throws JsmsRefusal {
        fire(id);
        if (account.schedules().waiting(id).batch() != batch) {
            throw new JsmsRefusal(JsmsError.INVALID_SCHEDULE);
        }
    }

    private ObjectNode accepted(JsmsSchedule schedule) {
        tasks.at(schedule.due(), () -> fire(schedule.id()));
        return Json.object().put("schedule_id", schedule.id());
    }

    private ObjectNode accepted(JsmsSchedule schedule, ArrayNode failures) {
        ObjectNode answer = accepted(schedule)
                .put("success_count", schedule.recipients().size())
                .put("failure_count", failures.size());
        answer.set("failure_recipients", failures);
        return answer;
    }

    /** If it is due; requests do it too, for they may be faster than the thread that follows the clock. */
    private void fire(String id) {
        account.schedules()
                .fire(id, tasks.now())
                .ifPresent(due -> outbox.publish(due.recipients().stream()
                        .map(planned -> outbox.acceptLate(planned.draft(), planned.messageId(), due.due()))
                        .toList()));
    }
}
