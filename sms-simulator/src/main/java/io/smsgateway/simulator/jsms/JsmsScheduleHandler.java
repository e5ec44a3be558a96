package io.smsgateway.simulator.jsms;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smsgateway.simulator.Fault;
import io.smsgateway.simulator.internal.Json;
import io.smsgateway.simulator.internal.ReceivedRequests;
import io.smsgateway.simulator.internal.Tasks;
import io.smsgateway.simulator.internal.VendorRequest;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * Handles {@code schedule} and {@code schedule/batch}. Decided here, where the vendor's pages are silent:
 *
 * <ul>
 *   <li>{@code send_time} is Asia/Shanghai, in exactly the documented form, any time after now; anything else is 50027.
 *   <li>Order of checks: body, schedule (of a change), template, signature, time, tag, then the recipients, as of messages.
 *   <li>Numbers, texts and repetition are checked when a schedule is submitted, limits and quota when it fires: what these
 *       stop is in no response but in the report, 4006 or 4005. A batch of bad recipients only is a schedule without any.
 *   <li>A change gives the messages new ids. A single schedule can't be changed as a batch nor the reverse, 50028; reading
 *       and deleting have one path only.
 *   <li>A schedule that fired or was deleted is 50029 for every request, deleting twice included; for reading see
 *       {@link JsmsSchedules#sentReadable}.
 *   <li>{@link Fault#EMPTY_BALANCE} and {@link Fault#HALF_A_BATCH} are 50014 on submission, where clients see it.
 * </ul>
 */
record JsmsScheduleHandler(JsmsAccount account, JsmsOutbox outbox, ReceivedRequests requestCounts, Tasks tasks) {

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss").withResolverStyle(ResolverStyle.STRICT);

    JsonNode read(VendorRequest request) throws JsmsRefusal {
        fire(request.variable("id"));
        return account.schedules().readable(request.variable("id")).shown();
    }

    JsonNode delete(VendorRequest request) throws JsmsRefusal {
        fire(request.variable("id"));
        account.schedules().delete(request.variable("id"));
        return MissingNode.getInstance();
    }

    /** Returns the id in the path, whose schedule must be changeable, or a new id when there is none. */
    private String id(VendorRequest request, boolean batch) throws JsmsRefusal {
        String id = request.variable("id");
        if (id.isEmpty()) {
            return UUID.randomUUID().toString();
        }
        fire(id);
        JsmsError.INVALID_SCHEDULE.refuseIf(account.schedules().waiting(id).batch() != batch);
        return id;
    }

    JsonNode single(VendorRequest request) throws JsmsRefusal {
        ObjectNode body = JsmsRequest.body(request);
        String id = id(request, false);
        requestCounts.batch(1);
        JsmsTemplate template = JsmsRequest.templateForMessages(body, account);
        JsmsRequest.checkSignature(body, account);
        Instant due = due(body, request.now());
        JsmsMessage message = JsmsMessage.of(template, body, account);
        checkFunds(request, true);
        return accepted(body, id, false, due, template, List.of(planned(message, body)));
    }

    JsonNode batch(VendorRequest request) throws JsmsRefusal {
        ObjectNode body = JsmsRequest.body(request);
        String id = id(request, true);
        JsmsTemplate template = JsmsRequest.templateForMessages(body, account);
        JsmsRequest.checkSignature(body, account);
        Instant due = due(body, request.now());
        JsmsRequest.checkTag(body);
        ArrayNode failures = Json.array();
        List<JsmsSchedule.Planned> planned = new ArrayList<>();
        new JsmsBatch(account, requestCounts)
                .read(
                        request,
                        body,
                        template,
                        (recipient, message, served) -> {
                            checkFunds(request, served);
                            planned.add(planned(message, recipient));
                        },
                        (recipient, error) -> {
                            ObjectNode entry = failures.addObject();
                            entry.set("mobile", recipient.path("mobile"));
                            JsmsBatch.explain(entry, recipient, error);
                        });
        ObjectNode response = accepted(body, id, true, due, template, List.copyOf(planned))
                .put("success_count", planned.size())
                .put("failure_count", failures.size());
        response.set("failure_recipients", failures);
        return response;
    }

    private JsmsSchedule.Planned planned(JsmsMessage message, JsonNode recipient) {
        return new JsmsSchedule.Planned(outbox.nextId(), message, recipient);
    }

    private static void checkFunds(VendorRequest request, boolean served) throws JsmsRefusal {
        JsmsError.NO_MONEY.refuseIf(!served || request.shows(Fault.EMPTY_BALANCE));
    }

    private static String sendTime(ObjectNode body) {
        return Json.text(body.path("send_time"));
    }

    private static Instant due(ObjectNode body, Instant now) throws JsmsRefusal {
        try {
            Instant due = LocalDateTime.parse(sendTime(body), TIME).atZone(ZONE).toInstant();
            JsmsError.INVALID_SEND_TIME.refuseIf(!due.isAfter(now));
            return due;
        } catch (DateTimeException e) {
            throw JsmsError.INVALID_SEND_TIME.refusal();
        }
    }

    private ObjectNode accepted(
            ObjectNode body,
            String id,
            boolean batch,
            Instant due,
            JsmsTemplate template,
            List<JsmsSchedule.Planned> planned)
            throws JsmsRefusal {
        account.schedules()
                .put(new JsmsSchedule(
                        id, batch, sendTime(body), due, template.id(), planned, JsmsSchedule.State.WAITING));
        tasks.at(due, () -> fire(id));
        return Json.newObject().put("schedule_id", id);
    }

    /** Sends a schedule that is due; requests call it as well, because they may be faster than the thread of the clock. */
    private void fire(String id) {
        account.schedules()
                .fire(id, tasks.now())
                .ifPresent(due -> outbox.publish(due.recipients().stream()
                        .map(planned -> outbox.acceptLate(planned.message(), planned.messageId(), due.due()))
                        .toList()));
    }
}
