package io.smsgateway;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Checks that texts have only characters that a vendor can send. */
final class SendableText {

    private SendableText() {}

    /** Returns a copy of a template's parameters, whose names and values can be sent. */
    static Map<String, String> requireSendable(Map<String, String> parameters) {
        // callers without null checks, such as mappers, may pass null
        for (Map.Entry<String, @Nullable String> parameter : parameters.entrySet()) {
            requireSendable("a parameter's name", parameter.getKey());
            String what = "parameter \"" + parameter.getKey() + "\"";
            String value = parameter.getValue();
            if (value == null) {
                throw new IllegalArgumentException(what + " is null");
            }
            requireSendable(what, value);
        }
        return Map.copyOf(parameters);
    }

    /** Returns a copy of a template's parameters, whose values are also not blank: some vendors refuse them, others send them. */
    static Map<String, String> requireFilled(Map<String, String> parameters) {
        Map<String, String> copy = requireSendable(parameters);
        copy.forEach((name, value) -> {
            if (value.codePoints().allMatch(c -> Character.isWhitespace(c) || Character.isSpaceChar(c))) {
                throw new IllegalArgumentException("parameter \"" + name + "\" is blank");
            }
        });
        return copy;
    }

    /** Rejects control characters but line break and tab, and halves of a surrogate pair. */
    static void requireSendable(String what, String value) {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (Character.isHighSurrogate(c)
                    && i + 1 < value.length()
                    && Character.isLowSurrogate(value.charAt(i + 1))) {
                i++;
            } else if (Character.isSurrogate(c)) {
                throw new IllegalArgumentException(what + " has half of a surrogate pair at index " + i);
            } else if (Character.isISOControl(c) && c != '\n' && c != '\r' && c != '\t') {
                throw new IllegalArgumentException(what + " has a control character at index " + i);
            }
        }
    }
}
