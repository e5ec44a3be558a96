package io.smsgateway.simulator.internal;

import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Ids and codes of an answer, written as text where they were numbers, and as numbers where they were text of digits. */
public final class SwappedTypes {

    private static final Set<String> FIELDS = Set.of(
            "msg_id", "msgId", "schedule_id", "temp_id", "tempId", "sign_id", "signId", "code", "error_code", "status");

    /** What can be a JSON number and fits into 64 bits. */
    private static final Pattern NUMBER = Pattern.compile("-?(0|[1-9][0-9]{0,17})");

    private SwappedTypes() {}

    public static VendorResponse of(VendorResponse answer) {
        return Json.read(answer.body())
                .filter(JsonNode::isContainer)
                .map(body -> {
                    swap(body);
                    return new VendorResponse(
                            answer.status(), answer.contentType(), Json.write(body), answer.headers());
                })
                .orElse(answer);
    }

    private static void swap(JsonNode node) {
        if (node instanceof ArrayNode array) {
            array.forEach(SwappedTypes::swap);
        } else if (node instanceof ObjectNode object) {
            for (String name : Set.copyOf(object.propertyNames())) {
                JsonNode value = object.path(name);
                if (!FIELDS.contains(name)) {
                    swap(value);
                } else if (value.isNumber()) {
                    object.put(name, value.asString());
                } else if (value.isString() && NUMBER.matcher(value.asString()).matches()) {
                    object.put(name, Long.parseLong(value.asString()));
                }
            }
        }
    }
}
