package io.smsgateway.simulator.jsms;

import io.smsgateway.simulator.Fault;
import io.smsgateway.simulator.internal.Call;
import io.smsgateway.simulator.internal.Json;
import io.smsgateway.simulator.internal.ReceivedRequests;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * {@code messages} and {@code messages/batch}. Decided here, where the vendor's pages are silent:
 *
 * <ul>
 *   <li>What concerns the whole request (body, template, signature, tag, number of recipients) refuses a batch; all else,
 *       lack of quota included, refuses one recipient, and a batch answers 200 even if all are refused. Entries keep the
 *       order of the request.
 *   <li>Order of checks: body, template, signature, then recipient, parameters, content, repetition, frequency, quota.
 *   <li>50034 looks at number and text within one batch only.
 *   <li>{@link Fault#HALF_A_BATCH} is 50014 for the second half: the quota ran out on the way.
 * </ul>
 */
final class JsmsSending {

    private final JsmsAccount account;
    private final JsmsOutbox outbox;
    private final JsmsIds ids;
    private final ReceivedRequests traffic;

    JsmsSending(JsmsAccount account, JsmsOutbox outbox, JsmsIds ids, ReceivedRequests traffic) {
        this.account = account;
        this.outbox = outbox;
        this.ids = ids;
        this.traffic = traffic;
    }

    JsonNode message(Call call) throws JsmsRefusal {
        ObjectNode body = JsmsRequest.body(call);
        traffic.batch(1);
        JsmsTemplate template = JsmsRequest.templateForMessages(body, account);
        JsmsRequest.checkSignature(body, account);
        JsmsDraft draft = JsmsDraft.of(template, body, account);
        JsmsOutbox.Sent sent = outbox.accept(call, draft, ids.next(), true);
        outbox.publish(List.of(sent));
        return Json.object().put("msg_id", Long.parseLong(sent.entry().id()));
    }

    JsonNode batch(Call call) throws JsmsRefusal {
        ObjectNode body = JsmsRequest.body(call);
        JsmsTemplate template = JsmsRequest.templateForMessages(body, account);
        JsmsRequest.checkSignature(body, account);
        JsmsRequest.checkTag(body);
        ArrayNode recipients = JsmsRequest.recipients(body, traffic);
        List<JsmsOutbox.Sent> accepted = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        ObjectNode answer = Json.object();
        ArrayNode entries = answer.putArray("recipients");
        int served = call.served(recipients.size());
        for (JsonNode recipient : recipients) {
            String id = ids.next();
            ObjectNode entry = entries.addObject().put("msg_id", id);
            entry.set("mobile", recipient.path("mobile"));
            try {
                JsmsDraft draft = JsmsDraft.of(template, recipient, account);
                if (seen.contains(draft.key())) {
                    throw new JsmsRefusal(JsmsError.REPEAT);
                }
                accepted.add(outbox.accept(call, draft, id, entries.size() <= served));
                seen.add(draft.key());
            } catch (JsmsRefusal refusal) {
                JsmsRequest.explain(entry, recipient, refusal.error());
            }
        }
        outbox.publish(accepted);
        answer.put("success_count", accepted.size());
        answer.put("failure_count", recipients.size() - accepted.size());
        return answer;
    }
}
