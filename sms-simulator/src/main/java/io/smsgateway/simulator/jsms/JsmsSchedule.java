package io.smsgateway.simulator.jsms;

import io.smsgateway.simulator.internal.Json;
import java.time.Instant;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** One schedule as it was handed in last. */
record JsmsSchedule(
        String id,
        boolean batch,
        String sendTime,
        Instant due,
        long templateId,
        List<Planned> recipients,
        State state) {

    enum State {
        WAITING,
        SENT,
        DELETED
    }

    /** @param recipient as in the request */
    record Planned(String messageId, JsmsDraft draft, JsonNode recipient) {}

    JsmsSchedule in(State next) {
        return new JsmsSchedule(id, batch, sendTime, due, templateId, recipients, next);
    }

    ObjectNode shown() {
        ObjectNode shown =
                Json.object().put("schedule_id", id).put("send_time", sendTime).put("temp_id", templateId);
        ArrayNode entries = shown.putArray("recipients");
        for (Planned planned : recipients) {
            ObjectNode entry = entries.addObject()
                    .put("msg_id", planned.messageId())
                    .put("mobile", planned.draft().mobile());
            planned.recipient().optional("temp_para").ifPresent(given -> entry.set("temp_para", given));
        }
        return shown;
    }

    /** Leaves out recipients, for this may end up in a log. */
    @Override
    public String toString() {
        return "JsmsSchedule{" + id + ", " + sendTime + ", " + state + "}";
    }
}
