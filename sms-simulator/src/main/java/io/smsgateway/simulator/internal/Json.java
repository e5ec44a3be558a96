package io.smsgateway.simulator.internal;

import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The one JSON mapper, and reading that takes a missing field and a null for the same. */
public final class Json {

    private static final JsonMapper MAPPER = JsonMapper.shared();

    private Json() {}

    public static ObjectNode object() {
        return MAPPER.createObjectNode();
    }

    public static ArrayNode array() {
        return MAPPER.createArrayNode();
    }

    public static String write(JsonNode node) {
        return MAPPER.writeValueAsString(node);
    }

    /** The body as an object, or nothing when it is something else or no JSON at all. */
    public static Optional<ObjectNode> object(String body) {
        return read(body).map(node -> node instanceof ObjectNode object ? object : null);
    }

    /** The body as JSON of any kind, or nothing when it is none. */
    public static Optional<JsonNode> read(String body) {
        try {
            return Optional.of(MAPPER.readTree(body));
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }

    public static boolean absent(JsonNode node) {
        return node.isMissingNode() || node.isNull();
    }

    public static boolean empty(JsonNode node) {
        return absent(node) || (node.isString() && node.asString().isEmpty());
    }

    /** A text, number or boolean as text; empty for anything else. */
    public static String text(JsonNode node) {
        return absent(node) || !node.isValueNode() ? "" : node.asString();
    }
}
