package io.smsgateway.simulator.jsms;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smsgateway.simulator.internal.Json;
import java.time.Instant;
import java.util.List;

/** A schedule as submitted last. */
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
    record Planned(String messageId, JsmsMessage message, JsonNode recipient) {}

    JsmsSchedule in(State next) {
        return new JsmsSchedule(id, batch, sendTime, due, templateId, recipients, next);
    }

    ObjectNode shown() {
        ObjectNode shown = Json.newObject()
                .put("schedule_id", id)
                .put("send_time", sendTime)
                .put("temp_id", templateId);
        ArrayNode entries = shown.putArray("recipients");
        for (Planned planned : recipients) {
            ObjectNode entry = entries.addObject()
                    .put("msg_id", planned.messageId())
                    .put("mobile", planned.message().mobile());
            Json.optional(planned.recipient(), "temp_para").ifPresent(given -> entry.set("temp_para", given));
        }
        return shown;
    }

    /** Omits recipients, because the result may end up in a log. */
    @Override
    public String toString() {
        return "JsmsSchedule{" + id + ", " + sendTime + ", " + state + "}";
    }
}
