package io.smsgateway.jsms;

import io.smsgateway.http.Sensitive;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.deser.std.StdDeserializer;

/** Reads one recipient of a batch response with the streaming API, because a response has up to 1,000 of them. */
final class EntryReader extends StdDeserializer<Wire.Entry> {

    EntryReader() {
        super(Wire.Entry.class);
    }

    @Override
    public Wire.@Nullable Entry deserialize(JsonParser in, DeserializationContext context) {
        if (!in.isExpectedStartObjectToken()) {
            return (Wire.Entry) context.handleUnexpectedToken(getValueType(context), in);
        }
        String mobile = null;
        String id = null;
        String code = null;
        String message = null;
        for (String name = in.nextName(); name != null; name = in.nextName()) {
            JsonToken value = in.nextToken();
            switch (name) {
                case "mobile" -> mobile = text(value, in, context);
                case "msg_id" -> id = text(value, in, context);
                case "error_code" -> code = text(value, in, context);
                case "error_message" -> message = text(value, in, context);
                default -> in.skipChildren();
            }
        }
        return new Wire.Entry(Sensitive.ofNullable(mobile), id, code, Sensitive.ofNullable(message));
    }

    /** Reads text or a number; a number keeps its digits. */
    private static @Nullable String text(JsonToken value, JsonParser in, DeserializationContext context) {
        if (value == JsonToken.VALUE_STRING || value.isNumeric()) {
            return in.getString();
        }
        return value == JsonToken.VALUE_NULL
                ? null
                : (String) context.handleUnexpectedToken(context.constructType(String.class), in);
    }
}
