package io.smsgateway.simulator.jsms;

import io.smsgateway.simulator.Fault;
import io.smsgateway.simulator.internal.Call;
import io.smsgateway.simulator.internal.Json;
import io.smsgateway.simulator.internal.ReceivedRequests;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Reads a schedule from a request and gives its messages their ids. */
record JsmsPlanning(JsmsAccount account, JsmsIds ids, ReceivedRequests traffic) {

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss").withResolverStyle(ResolverStyle.STRICT);

    JsmsSchedule single(Call call, ObjectNode body, String id) throws JsmsRefusal {
        traffic.batch(1);
        JsmsTemplate template = JsmsRequest.templateForMessages(body, account);
        JsmsRequest.checkSignature(body, account);
        Instant due = due(body, call.now());
        JsmsDraft draft = JsmsDraft.of(template, body, account);
        checkFunds(call, true);
        List<JsmsSchedule.Planned> recipients = List.of(new JsmsSchedule.Planned(ids.next(), draft, body));
        return new JsmsSchedule(id, false, sendTime(body), due, template.id(), recipients, JsmsSchedule.State.WAITING);
    }

    JsmsSchedule batch(Call call, ObjectNode body, String id, ArrayNode failures) throws JsmsRefusal {
        JsmsTemplate template = JsmsRequest.templateForMessages(body, account);
        JsmsRequest.checkSignature(body, account);
        Instant due = due(body, call.now());
        JsmsRequest.checkTag(body);
        ArrayNode recipients = JsmsRequest.recipients(body, traffic);
        int served = call.served(recipients.size());
        List<JsmsSchedule.Planned> planned = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (JsonNode recipient : recipients) {
            try {
                JsmsDraft draft = JsmsDraft.of(template, recipient, account);
                if (seen.contains(draft.key())) {
                    throw new JsmsRefusal(JsmsError.REPEAT);
                }
                checkFunds(call, planned.size() + failures.size() < served);
                seen.add(draft.key());
                planned.add(new JsmsSchedule.Planned(ids.next(), draft, recipient));
            } catch (JsmsRefusal refusal) {
                ObjectNode entry = failures.addObject();
                entry.set("mobile", recipient.path("mobile"));
                JsmsRequest.explain(entry, recipient, refusal.error());
            }
        }
        return new JsmsSchedule(
                id, true, sendTime(body), due, template.id(), List.copyOf(planned), JsmsSchedule.State.WAITING);
    }

    private static void checkFunds(Call call, boolean served) throws JsmsRefusal {
        if (!served || call.shows(Fault.EMPTY_BALANCE)) {
            throw new JsmsRefusal(JsmsError.NO_MONEY);
        }
    }

    private static String sendTime(ObjectNode body) {
        return Json.text(body.path("send_time"));
    }

    private static Instant due(ObjectNode body, Instant now) throws JsmsRefusal {
        try {
            Instant due = LocalDateTime.parse(sendTime(body), TIME).atZone(ZONE).toInstant();
            if (due.isAfter(now)) {
                return due;
            }
        } catch (DateTimeException notATime) {
            throw new JsmsRefusal(JsmsError.INVALID_SEND_TIME);
        }
        throw new JsmsRefusal(JsmsError.INVALID_SEND_TIME);
    }
}
