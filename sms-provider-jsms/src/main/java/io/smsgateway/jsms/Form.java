package io.smsgateway.jsms;

import java.net.URLDecoder;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Reads a URL-encoded form, as in a query or a body: few fields, each at most once. */
final class Form {

    private static final int MOST_FIELDS = 32;

    private Form() {}

    /** Returns the fields by name, decoded; empty if the text is not such a form. */
    static Optional<Map<String, String>> read(byte[] body) {
        try {
            return read(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(body))
                    .toString());
        } catch (CharacterCodingException noText) {
            return Optional.empty();
        }
    }

    static Optional<Map<String, String>> read(String text) {
        Map<String, String> fields = new HashMap<>();
        for (int from = 0; from < text.length(); ) {
            int end = text.indexOf('&', from);
            end = end < 0 ? text.length() : end;
            int equals = text.indexOf('=', from);
            equals = equals < 0 || equals > end ? end : equals;
            try {
                String name = URLDecoder.decode(text.substring(from, equals), StandardCharsets.UTF_8);
                String value =
                        URLDecoder.decode(text.substring(Math.min(equals + 1, end), end), StandardCharsets.UTF_8);
                if (fields.put(name, value) != null || fields.size() > MOST_FIELDS) {
                    return Optional.empty();
                }
            } catch (IllegalArgumentException badEscape) {
                return Optional.empty();
            }
            from = end + 1;
        }
        return Optional.of(fields);
    }
}
