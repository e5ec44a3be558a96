package io.smsgateway.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamFactory;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;

/**
 * Reads and writes the wire records of adapters as JSON in UTF-8, strictly and within limits. Member names are the
 * component names, or those of {@code @JsonProperty}. Safe for use by several threads.
 */
public final class Json {

    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(32)
                            .maxNumberLength(64)
                            .maxStringLength(64 << 10)
                            .maxNameLength(256)
                            .maxDocumentLength(64L << 20)
                            .build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    // messages of exceptions would quote the source
                    .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
                    .disable(TokenStreamFactory.Feature.CHARSET_DETECTION)
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .changeDefaultPropertyInclusion(inclusion -> inclusion.withValueInclusion(JsonInclude.Include.NON_NULL))
            .addModule(new SimpleModule()
                    .addDeserializer(String.class, new LenientStringDeserializer())
                    .addDeserializer(BigDecimal.class, new LenientDecimalDeserializer()))
            .build();

    private Json() {}

    /**
     * Reads a response body as a record. Ignores unknown members; absent ones are null. A {@code String} accepts a JSON
     * string, or a number digit by digit as written; a {@code BigDecimal} accepts a number.
     *
     * @throws UnreadableResponseException if the body is not JSON, does not fit the record, or exceeds a limit
     */
    public static <T> T read(byte[] body, Class<T> type) {
        T value;
        try {
            value = MAPPER.readValue(body, type);
        } catch (JacksonException unreadable) {
            // without its cause, because Jackson's messages quote the input
            throw new UnreadableResponseException("cannot read " + type.getSimpleName() + " from " + body.length
                    + " bytes: " + unreadable.getClass().getSimpleName());
        }
        if (value == null) {
            throw new UnreadableResponseException("cannot read " + type.getSimpleName() + " from null");
        }
        return value;
    }

    /**
     * Splits a response body that is an array into the bytes of its items, so that an unreadable item does not affect
     * the others.
     *
     * @throws UnreadableResponseException if the body is not JSON, is not an array, or exceeds a limit
     */
    public static List<byte[]> items(byte[] body) {
        // an item with a duplicate member fails when it is read by itself
        try (JsonParser parser = MAPPER.reader()
                .without(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .createParser(body)) {
            if (parser.nextToken() != JsonToken.START_ARRAY) {
                throw new UnreadableResponseException("no array in " + body.length + " bytes");
            }
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
                throw new UnreadableResponseException("trailing content after an array in " + body.length + " bytes");
            }
            return items;
        } catch (JacksonException unreadable) {
            throw new UnreadableResponseException("cannot read an array from " + body.length + " bytes: "
                    + unreadable.getClass().getSimpleName());
        }
    }

    /**
     * Writes a record as JSON; null components are omitted.
     *
     * @throws IllegalArgumentException if it cannot be written; the message contains no values
     */
    public static byte[] write(Object value) {
        try {
            return MAPPER.writeValueAsBytes(value);
        } catch (JacksonException unwritable) {
            throw new IllegalArgumentException(
                    "cannot write " + value.getClass().getSimpleName() + " as JSON: "
                            + unwritable.getClass().getSimpleName());
        }
    }
}
