package io.smsgateway.http;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the value at a parser's current token; never coerces one type to another. */
interface JsonReader {

    int MAX_NAME_LENGTH = 256;

    /** Reads a value other than null, and leaves the parser at its last token. */
    Object read(JsonParser in) throws IOException;

    /**
     * Returns the reader for a component's type.
     *
     * @throws IllegalArgumentException for a type that wire records do not have
     */
    static JsonReader of(Type type) {
        if (type instanceof ParameterizedType generic) {
            Type[] arguments = generic.getActualTypeArguments();
            JsonReader last = of(arguments[arguments.length - 1]);
            return generic.getRawType() == List.class
                    ? in -> list(in, last)
                    : generic.getRawType() == Map.class
                            ? in -> map(in, last)
                            : generic.getRawType() == Sensitive.class
                                    ? in -> new Sensitive<>(last.read(in))
                                    : unsupported(type);
        }
        if (type == String.class) {
            return JsonReader::text;
        } else if (type == Object.class) {
            return JsonReader::any;
        } else if (type == Map.class) {
            return in -> map(in, JsonReader::any);
        } else if (type == BigDecimal.class) {
            return JsonReader::decimal;
        } else if (type == int.class || type == Integer.class) {
            return in -> expect(in, JsonToken.VALUE_NUMBER_INT).getIntValue();
        } else if (type == long.class || type == Long.class) {
            return in -> expect(in, JsonToken.VALUE_NUMBER_INT).getLongValue();
        } else if (type == boolean.class || type == Boolean.class) {
            return JsonReader::flag;
        }
        // looked up anew, because records may contain themselves
        return type instanceof Class<?> plain && plain.isRecord()
                ? in -> RecordBinding.of(plain).read(in)
                : unsupported(type);
    }

    private static JsonReader unsupported(Type type) {
        throw new IllegalArgumentException("JSON cannot be read as " + type.getTypeName()
                + "; use String, BigDecimal, Integer, Long, Boolean, Object, Map, List, Sensitive or a record");
    }

    /** Reads a value; null for a JSON null. */
    static @Nullable Object valueOrNull(JsonParser in, JsonReader reader) throws IOException {
        return in.currentToken() == JsonToken.VALUE_NULL ? null : reader.read(in);
    }

    /** Moves to the next member's name and returns it; null at the object's end. */
    static @Nullable String nextName(JsonParser in) throws IOException {
        String name = in.nextFieldName();
        if (name != null && name.length() > MAX_NAME_LENGTH) {
            throw new UnreadableResponseException("a member's name is too long");
        }
        return name;
    }

    static JsonParser expect(JsonParser in, JsonToken token) {
        if (in.currentToken() != token) {
            throw new UnreadableResponseException(in.currentToken() + " in place of " + token);
        }
        return in;
    }

    /** Reads a string, or a number digit by digit, because some vendors write ids as numbers. */
    private static String text(JsonParser in) throws IOException {
        return in.currentToken().isNumeric()
                ? in.getText()
                : expect(in, JsonToken.VALUE_STRING).getText();
    }

    private static BigDecimal decimal(JsonParser in) throws IOException {
        JsonParser number = in.currentToken().isNumeric() ? in : expect(in, JsonToken.VALUE_NUMBER_FLOAT);
        return Decimals.parse(number.getText())
                .orElseThrow(() -> new UnreadableResponseException("a number has too many digits"));
    }

    private static Boolean flag(JsonParser in) {
        boolean isTrue = in.currentToken() == JsonToken.VALUE_TRUE;
        expect(in, isTrue ? JsonToken.VALUE_TRUE : JsonToken.VALUE_FALSE);
        return isTrue;
    }

    private static List<@Nullable Object> list(JsonParser in, JsonReader item) throws IOException {
        expect(in, JsonToken.START_ARRAY);
        List<@Nullable Object> items = new ArrayList<>();
        while (in.nextToken() != JsonToken.END_ARRAY) {
            items.add(valueOrNull(in, item));
        }
        return items;
    }

    private static Map<String, @Nullable Object> map(JsonParser in, JsonReader value) throws IOException {
        expect(in, JsonToken.START_OBJECT);
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        for (String name = nextName(in); name != null; name = nextName(in)) {
            in.nextToken();
            members.put(name, valueOrNull(in, value));
        }
        return members;
    }

    /** Reads a value of any type; a number is an Integer, Long or BigInteger if it is written as one. */
    private static Object any(JsonParser in) throws IOException {
        return switch (in.currentToken()) {
            case START_OBJECT -> map(in, JsonReader::any);
            case START_ARRAY -> list(in, JsonReader::any);
            case VALUE_STRING -> in.getText();
            case VALUE_NUMBER_INT -> in.getNumberValue();
            case VALUE_NUMBER_FLOAT -> decimal(in);
            default -> flag(in);
        };
    }
}
