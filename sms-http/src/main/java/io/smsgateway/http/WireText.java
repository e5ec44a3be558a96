package io.smsgateway.http;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.deser.std.StdScalarDeserializer;

/** Text as it stands on the wire: a vendor that writes ids as numbers loses no digit of them. */
final class WireText extends StdScalarDeserializer<String> {

    WireText() {
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
