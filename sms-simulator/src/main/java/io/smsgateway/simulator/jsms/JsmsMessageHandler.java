package io.smsgateway.simulator.jsms;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smsgateway.simulator.internal.Json;
import io.smsgateway.simulator.internal.ReceivedRequests;
import io.smsgateway.simulator.internal.VendorRequest;
import java.util.ArrayList;
import java.util.List;

/**
 * Handles {@code messages} and {@code messages/batch}. Decided here, where the vendor's pages are silent:
 *
 * <ul>
 *   <li>Errors of the whole request (body, template, signature, tag, number of recipients) refuse a batch; all others, lack
 *       of quota included, refuse one recipient, and the response to a batch is 200 even if all are refused. Entries keep
 *       the order of the request.
 *   <li>Order of checks: body, template, signature, then recipient, parameters, content, repetition, frequency, quota.
 *   <li>{@link JsmsAccount#refusesBatchesWhole} refuses a batch for one recipient or text that the vendor protects.
 *   <li>50034 compares number and text within one batch only.
 *   <li>{@link io.smsgateway.simulator.Fault#HALF_A_BATCH} is 50014 for the second half, as if the quota ran out.
 * </ul>
 */
record JsmsMessageHandler(JsmsAccount account, JsmsOutbox outbox, ReceivedRequests requestCounts) {

    JsonNode message(VendorRequest request) throws JsmsRefusal {
        ObjectNode body = JsmsRequest.body(request);
        requestCounts.batch(1);
        JsmsTemplate template = JsmsRequest.templateForMessages(body, account);
        JsmsRequest.checkSignature(body, account);
        JsmsMessage message = JsmsMessage.of(template, body, account);
        JsmsOutbox.Sent sent = outbox.accept(request, message, outbox.nextId(), true);
        outbox.publish(List.of(sent));
        return Json.newObject().put("msg_id", Long.parseLong(sent.entry().id()));
    }

    JsonNode batch(VendorRequest request) throws JsmsRefusal {
        ObjectNode body = JsmsRequest.body(request);
        JsmsTemplate template = JsmsRequest.templateForMessages(body, account);
        JsmsRequest.checkSignature(body, account);
        JsmsRequest.checkTag(body);
        List<JsmsOutbox.Sent> accepted = new ArrayList<>();
        ObjectNode response = Json.newObject();
        ArrayNode entries = response.putArray("recipients");
        int recipients = new JsmsBatch(account, requestCounts)
                .read(
                        request,
                        body,
                        template,
                        (recipient, message, served) -> {
                            String id = outbox.nextId();
                            accepted.add(outbox.accept(request, message, id, served));
                            entries.add(entry(recipient, id));
                        },
                        (recipient, error) -> {
                            ObjectNode entry = entry(recipient, outbox.nextId());
                            JsmsBatch.explain(entry, recipient, error);
                            entries.add(entry);
                        });
        outbox.publish(accepted);
        return response.put("success_count", accepted.size()).put("failure_count", recipients - accepted.size());
    }

    private static ObjectNode entry(JsonNode recipient, String id) {
        ObjectNode entry = Json.newObject().put("msg_id", id);
        entry.set("mobile", recipient.path("mobile"));
        return entry;
    }
}
