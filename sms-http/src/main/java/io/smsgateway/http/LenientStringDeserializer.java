package io.smsgateway.http;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.deser.std.StdScalarDeserializer;

/** Reads strings, and numbers digit by digit, because some vendors write ids as numbers. */
final class LenientStringDeserializer extends StdScalarDeserializer<String> {

    LenientStringDeserializer() {
        super(String.class);
    }

    @Override
    public @Nullable String deserialize(JsonParser parser, DeserializationContext context) {
        JsonToken token = parser.currentToken();
        if (token == JsonToken.VALUE_STRING || token.isNumeric()) {
            return parser.getString();
        }
        return (String) context.handleUnexpectedToken(getValueType(context), parser);
    }
}
