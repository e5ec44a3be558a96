package io.smsgateway.simulator.internal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import com.google.common.collect.Lists;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Reads and writes JSON; a missing field and a null mean the same. */
public final class Json {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .addModule(new SimpleModule()
                    .addSerializer(Instant.class, ToStringSerializer.instance)
                    .addSerializer(Duration.class, ToStringSerializer.instance))
            .build();

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
        try {
            return MAPPER.writeValueAsString(node);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a tree of JSON cannot be written", impossible);
        }
    }

    /** Reads an object; empty when the text is something else. */
    public static Optional<ObjectNode> readObject(String body) {
        return read(body).map(node -> node instanceof ObjectNode object ? object : null);
    }

    /** Reads any JSON; empty when the text is not JSON. */
    public static Optional<JsonNode> read(String body) {
        try {
            return Optional.of(MAPPER.readTree(body));
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }

    /** Returns a field; empty when it is missing. */
    public static Optional<JsonNode> optional(JsonNode object, String name) {
        return Optional.ofNullable(object.get(name));
    }

    /** Returns the names of an object's fields, in order. */
    public static List<String> names(JsonNode object) {
        return Lists.newArrayList(object.fieldNames());
    }

    /** Returns whether a field is missing or null. */
    public static boolean absent(JsonNode node) {
        return node.isMissingNode() || node.isNull();
    }

    /** Returns whether a field is missing, null or an empty text. */
    public static boolean empty(JsonNode node) {
        return absent(node) || (node.isTextual() && node.asText().isEmpty());
    }

    /** Returns a text, number or boolean as text; an empty text for anything else. */
    public static String text(JsonNode node) {
        return absent(node) || !node.isValueNode() ? "" : node.asText();
    }
}
