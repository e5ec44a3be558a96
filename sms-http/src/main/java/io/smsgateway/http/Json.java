package io.smsgateway.http;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.util.ByteArrayBuilder;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Reads and writes the wire records of adapters as JSON in UTF-8, strictly and within limits. Member names are the
 * component names, or those of {@link JsonName}. Components have the types {@code String}, {@code BigDecimal}, {@code
 * Integer}, {@code Long}, {@code Boolean}, {@code Object}, {@code Map}, {@code List}, {@link Sensitive}, or are records.
 * Safe for use by several threads.
 */
public final class Json {

    private static final int MAX_BYTES = 64 << 20;

    private static final JsonFactory FACTORY = factory(true);

    /** An item with a duplicate member fails when it is read by itself. */
    private static final JsonFactory OF_ITEMS = factory(false);

    private Json() {}

    private static JsonFactory factory(boolean strict) {
        return JsonFactory.builder()
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(32)
                        .maxNumberLength(64)
                        .maxStringLength(64 << 10)
                        .build())
                .configure(StreamReadFeature.STRICT_DUPLICATE_DETECTION, strict)
                // messages of exceptions would quote the source
                .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
                .disable(JsonFactory.Feature.CHARSET_DETECTION)
                // names in a response are the vendor's choice and would fill a table of the whole JVM
                .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
                .build();
    }

    /**
     * Reads a response body as a record, or as a {@code Map}. Ignores unknown members; absent ones are null. A {@code
     * String} accepts a JSON string, or a number digit by digit as written; a {@code BigDecimal} accepts a number.
     *
     * @throws UnreadableResponseException if the body is not JSON, does not fit the record, or exceeds a limit
     * @throws IllegalArgumentException if the type is another, or the record has a component of another
     */
    public static <T> T read(byte[] body, Class<T> type) {
        JsonReader reader = JsonReader.of(type);
        try (JsonParser parser = parser(FACTORY, body)) {
            T value = type.cast(reader.read(parser));
            if (parser.nextToken() != null) {
                throw new UnreadableResponseException("trailing content");
            }
            return value;
        } catch (IOException | UnreadableResponseException unreadable) {
            throw unreadable("cannot read " + type.getSimpleName(), body, unreadable);
        }
    }

    /**
     * Splits a response body that is an array into the bytes of its items, so that an unreadable item does not affect
     * the others.
     *
     * @throws UnreadableResponseException if the body is not JSON, is not an array, or exceeds a limit
     */
    public static List<byte[]> items(byte[] body) {
        try (JsonParser parser = parser(OF_ITEMS, body)) {
            JsonReader.expect(parser, JsonToken.START_ARRAY);
            List<byte[]> items = new ArrayList<>();
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                int from = (int) parser.currentTokenLocation().getByteOffset();
                parser.skipChildren();
                // the end of a scalar is known only after it was read
                parser.finishToken();
                items.add(Arrays.copyOfRange(
                        body, from, (int) parser.currentLocation().getByteOffset()));
            }
            if (parser.nextToken() != null) {
                throw new UnreadableResponseException("trailing content");
            }
            return items;
        } catch (IOException | UnreadableResponseException unreadable) {
            throw unreadable("cannot read an array", body, unreadable);
        }
    }

    /** Creates a parser at the first token. */
    private static JsonParser parser(JsonFactory factory, byte[] body) throws IOException {
        if (body.length > MAX_BYTES) {
            throw new UnreadableResponseException("the body is too large");
        }
        JsonParser parser = factory.createParser(body);
        if (parser.nextToken() == null) {
            throw new UnreadableResponseException("the body is empty");
        }
        return parser;
    }

    /** Leaves out the cause, because Jackson's messages quote the input. */
    private static UnreadableResponseException unreadable(String what, byte[] body, Exception cause) {
        String why = cause instanceof UnreadableResponseException
                ? cause.getMessage()
                : cause.getClass().getSimpleName();
        return new UnreadableResponseException(what + " from " + body.length + " bytes: " + why);
    }

    /**
     * Writes a record, map or list as JSON; null components are omitted.
     *
     * @throws IllegalArgumentException if it cannot be written; the message contains no values
     */
    public static byte[] write(Object value) {
        ByteArrayBuilder bytes = new ByteArrayBuilder(256);
        try (JsonGenerator out = FACTORY.createGenerator(bytes)) {
            new JsonWriter(out).write(value);
        } catch (IOException | InvocationTargetException unwritable) {
            Throwable cause = unwritable.getCause() == null ? unwritable : unwritable.getCause();
            throw new IllegalArgumentException("cannot write "
                    + value.getClass().getSimpleName() + " as JSON: "
                    + cause.getClass().getSimpleName());
        }
        return bytes.toByteArray();
    }
}
