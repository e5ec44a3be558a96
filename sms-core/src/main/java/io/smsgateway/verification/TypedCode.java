package io.smsgateway.verification;

import java.text.Normalizer;

/** Reads a code as the person who typed or pasted it meant it. */
final class TypedCode {

    private static final int MINUS = 0x2212;

    private TypedCode() {}

    static String normalized(String typed) {
        StringBuilder code = new StringBuilder(typed.length());
        // full-width characters first
        Normalizer.normalize(typed, Normalizer.Form.NFKC).codePoints().forEach(c -> {
            int digit = Character.digit(c, 10);
            if (digit >= 0) {
                code.append((char) ('0' + digit));
            } else if (!isSeparator(c)) {
                code.appendCodePoint(c);
            }
        });
        return code.toString();
    }

    private static boolean isSeparator(int c) {
        return Character.isWhitespace(c)
                || Character.isSpaceChar(c)
                || Character.getType(c) == Character.DASH_PUNCTUATION
                || Character.getType(c) == Character.FORMAT
                || c == MINUS;
    }
}
