package io.smsgateway.http;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.deser.std.StdScalarDeserializer;

/**
 * Reads exact decimal numbers with a bounded exponent: 1e999999999 is short to write and exhausts the heap when
 * printed.
 */
final class LenientDecimalDeserializer extends StdScalarDeserializer<BigDecimal> {

    private static final int MAX_SCALE = 64;

    LenientDecimalDeserializer() {
        super(BigDecimal.class);
    }

    @Override
    public @Nullable BigDecimal deserialize(JsonParser parser, DeserializationContext context) {
        if (parser.currentToken().isNumeric()) {
            BigDecimal value = parser.getDecimalValue();
            if (Math.abs((long) value.scale()) <= MAX_SCALE) {
                return value;
            }
        }
        return (BigDecimal) context.handleUnexpectedToken(getValueType(context), parser);
    }
}
