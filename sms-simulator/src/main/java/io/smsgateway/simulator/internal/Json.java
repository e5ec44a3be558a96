package io.smsgateway.simulator.internal;

import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Reads and writes JSON; a missing field and a null mean the same. */
public final class Json {

    private static final JsonMapper MAPPER = JsonMapper.shared();

    private Json() {}

    /** Returns a new object. */
    public static ObjectNode newObject() {
        return MAPPER.createObjectNode();
    }

    /** Returns a new array. */
    public static ArrayNode array() {
        return MAPPER.createArrayNode();
    }

    /** Returns a record or a map as an object, with times in ISO 8601. */
    public static ObjectNode tree(Object value) {
        return MAPPER.valueToTree(value);
    }

    /** Returns the node as text. */
    public static String write(JsonNode node) {
        return MAPPER.writeValueAsString(node);
    }

    /** Reads an object; empty when the text is something else. */
    public static Optional<ObjectNode> readObject(String body) {
        return read(body).map(node -> node instanceof ObjectNode object ? object : null);
    }

    /** Reads any JSON; empty when the text is not JSON. */
    public static Optional<JsonNode> read(String body) {
        try {
            return Optional.of(MAPPER.readTree(body));
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }

    /** Returns whether a field is missing or null. */
    public static boolean absent(JsonNode node) {
        return node.isMissingNode() || node.isNull();
    }

    /** Returns whether a field is missing, null or an empty text. */
    public static boolean empty(JsonNode node) {
        return absent(node) || (node.isString() && node.asString().isEmpty());
    }

    /** Returns a text, number or boolean as text; an empty text for anything else. */
    public static String text(JsonNode node) {
        return absent(node) || !node.isValueNode() ? "" : node.asString();
    }
}
