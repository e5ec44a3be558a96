package io.smsgateway.codec;

/** Parses the form that {@link SmsCodec} describes. Linear in the length of the text. */
final class RecordReader {

    private final String text;
    private int at;
    private int properties;

    private RecordReader(String text, int start) {
        this.text = text;
        this.at = start;
    }

    /**
     * Parses a text with one record.
     *
     * @throws SmsCodecException when it is anything else, or larger than the limits
     */
    static StoredRecord read(String text) {
        if (text.length() > Limits.MAX_LENGTH) {
            throw SmsCodecException.broken(
                    text.length() + " characters are more than the maximum of " + Limits.MAX_LENGTH);
        }
        RecordReader reader = new RecordReader(text, afterVersion(text));
        String name = reader.token();
        reader.expect('{');
        StoredRecord root = reader.properties(name, 1);
        if (reader.at != text.length()) {
            throw reader.broken("text after the end");
        }
        return root;
    }

    private static int afterVersion(String text) {
        int colon = 0;
        int version = 0;
        while (colon < text.length() && text.charAt(colon) >= '0' && text.charAt(colon) <= '9' && colon < 9) {
            version = 10 * version + text.charAt(colon) - '0';
            colon++;
        }
        if (colon == text.length() || text.charAt(colon) != ':' || version == 0 || text.charAt(0) == '0') {
            throw SmsCodecException.broken("it does not begin with a version");
        }
        if (version > Limits.VERSION) {
            throw SmsCodecException.newer(
                    "it has version " + version + ", and this library knows up to " + Limits.VERSION);
        }
        return colon + 1;
    }

    /** Reads up to the closing brace of a record. */
    private StoredRecord properties(String kind, int depth) {
        if (depth > Limits.MAX_DEPTH) {
            throw broken("more than " + Limits.MAX_DEPTH + " records within each other");
        }
        StoredRecord stored = new StoredRecord(kind);
        while (current() != '}') {
            if (++properties > Limits.MAX_PROPERTIES) {
                throw broken("more than " + Limits.MAX_PROPERTIES + " properties");
            }
            String name = token();
            if (current() == '{') {
                at++;
                stored.add(name, properties(name, depth + 1));
            } else {
                expect('=');
                stored.add(name, token());
                expect(';');
            }
        }
        at++;
        return stored;
    }

    /** Reads a name or value up to the next structural character, without its escapes. */
    private String token() {
        int start = at;
        while (at < text.length() && !isStructural(text.charAt(at))) {
            at++;
        }
        if (current() != '\\') {
            return text.substring(start, at);
        }
        StringBuilder token = new StringBuilder(at - start + 32).append(text, start, at);
        while (!isStructural(current()) || current() == '\\') {
            token.append(current() == '\\' ? escaped() : current());
            at++;
        }
        return token.toString();
    }

    /** Reads an escape and stops at its last character. */
    private char escaped() {
        at++;
        char c = current();
        if (isStructural(c)) {
            return c;
        }
        if (c != 'u') {
            throw broken("an unknown escape");
        }
        int code = 0;
        for (int i = 0; i < 4; i++) {
            at++;
            int digit = Character.digit(current(), 16);
            if (digit < 0) {
                throw broken("an escape without four hexadecimal digits");
            }
            code = code << 4 | digit;
        }
        return (char) code;
    }

    static boolean isStructural(char c) {
        return c == '{' || c == '}' || c == '=' || c == ';' || c == '\\';
    }

    private char current() {
        if (at >= text.length()) {
            throw broken("its end is missing");
        }
        return text.charAt(at);
    }

    private void expect(char expected) {
        if (current() != expected) {
            throw broken("no '" + expected + "' where one must be");
        }
        at++;
    }

    private SmsCodecException broken(String why) {
        return SmsCodecException.broken(why + ", at index " + at);
    }
}
