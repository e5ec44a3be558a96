package io.smsgateway;

import java.util.Map;

/** Checks that texts have only characters that a vendor can send. */
final class SendableText {

    private SendableText() {}

    /** Returns a copy of a template's parameters, whose names and values can be sent. */
    static Map<String, String> requireSendable(Map<String, String> parameters) {
        parameters.forEach((name, value) -> {
            requireSendable("a parameter's name", name);
            requireSendable("parameter \"" + name + "\"", value);
        });
        return Map.copyOf(parameters);
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
