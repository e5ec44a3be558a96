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
 * Reads and writes the wire records of adapters: JSON in UTF-8, strictly and within limits. Names are the component
 * names, or what {@code @JsonProperty} says. Safe for many threads.
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
                    // no source in locations: it would be quoted in messages
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
                    .addDeserializer(String.class, new WireText())
                    .addDeserializer(BigDecimal.class, new WireDecimal()))
            .build();

    private Json() {}

    /**
     * Reads a whole answer as a record. Unknown members are ignored, absent ones are null. A {@code String} takes a
     * JSON string or a number, the latter digit by digit as it was written; a {@code BigDecimal} takes a number.
     *
     * @throws UnreadableResponseException when it is not JSON, not this record, or beyond a limit
     */
    public static <T> T read(byte[] body, Class<T> type) {
        T value;
        try {
            value = MAPPER.readValue(body, type);
        } catch (JacksonException unreadable) {
            // without its cause: Jackson's messages quote what they met
            throw new UnreadableResponseException("no readable " + type.getSimpleName() + " in " + body.length
                    + " bytes: " + unreadable.getClass().getSimpleName());
        }
        if (value == null) {
            throw new UnreadableResponseException("no " + type.getSimpleName() + " but null");
        }
        return value;
    }

    /**
     * Cuts a whole answer that is an array into its items, each as it stands there, so that one that is no record spoils
     * no other.
     *
     * @throws UnreadableResponseException when it is not JSON, not an array, or beyond a limit
     */
    public static List<byte[]> items(byte[] body) {
        // an item that names a member twice is that item's own fault
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
                // a value is known to have ended only once it was read, whatever its kind
                parser.finishToken();
                items.add(Arrays.copyOfRange(
                        body, from, (int) parser.currentLocation().getByteOffset()));
            }
            if (parser.nextToken() != null) {
                throw new UnreadableResponseException("more than an array in " + body.length + " bytes");
            }
            return items;
        } catch (JacksonException unreadable) {
            throw new UnreadableResponseException("no readable array in " + body.length + " bytes: "
                    + unreadable.getClass().getSimpleName());
        }
    }

    /**
     * Writes a record; components that are null are left out.
     *
     * @throws IllegalArgumentException when it can't be written; says nothing of what it holds
     */
    public static byte[] write(Object value) {
        try {
            return MAPPER.writeValueAsBytes(value);
        } catch (JacksonException unwritable) {
            throw new IllegalArgumentException("a " + value.getClass().getSimpleName() + " can't be written as JSON: "
                    + unwritable.getClass().getSimpleName());
        }
    }
}
