package io.smsgateway.http;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.deser.std.StdScalarDeserializer;

/** An exact number of a size that can be reckoned with: 1e999999999 is short to write and fills the heap when printed. */
final class WireDecimal extends StdScalarDeserializer<BigDecimal> {

    private static final int MOST_PLACES = 64;

    WireDecimal() {
        super(BigDecimal.class);
    }

    @Override
    public @Nullable BigDecimal deserialize(JsonParser parser, DeserializationContext context) {
        if (parser.currentToken().isNumeric()) {
            BigDecimal value = parser.getDecimalValue();
            if (Math.abs((long) value.scale()) <= MOST_PLACES) {
                return value;
            }
        }
        return (BigDecimal) context.handleUnexpectedToken(getValueType(context), parser);
    }
}
