package io.smsgateway.simulator.internal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;
import java.util.regex.Pattern;

/** Writes numbers as text and digits as numbers, for {@link io.smsgateway.simulator.Fault#SWAPPED_TYPES}. */
public final class TypeSwapper {

    private static final Set<String> FIELDS = Set.of(
            "msg_id", "msgId", "schedule_id", "temp_id", "tempId", "sign_id", "signId", "code", "error_code", "status");

    /** A JSON number that fits into 64 bits. */
    private static final Pattern NUMBER = Pattern.compile("-?(0|[1-9][0-9]{0,17})");

    private TypeSwapper() {}

    static VendorResponse swap(VendorResponse response) {
        return Json.read(response.body())
                .filter(JsonNode::isContainerNode)
                .map(body -> {
                    swap(body, FIELDS);
                    return new VendorResponse(
                            response.status(), response.contentType(), Json.write(body), response.headers());
                })
                .orElse(response);
    }

    /** Swaps the types of the fields with these names, at any depth. */
    public static void swap(JsonNode node, Set<String> fields) {
        if (node instanceof ArrayNode array) {
            array.forEach(element -> swap(element, fields));
        } else if (node instanceof ObjectNode object) {
            for (String name : Set.copyOf(Json.names(object))) {
                JsonNode value = object.path(name);
                if (!fields.contains(name)) {
                    swap(value, fields);
                } else if (value.isNumber()) {
                    object.put(name, value.asText());
                } else if (value.isTextual() && NUMBER.matcher(value.asText()).matches()) {
                    object.put(name, Long.parseLong(value.asText()));
                }
            }
        }
    }
}
