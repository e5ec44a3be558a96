package io.smsgateway.catalog;

import io.smsgateway.SmsContent;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** A pattern is refused when it is made, or takes any value for each of its placeholders and puts it there as it is. */
final class TextFormFuzz {

    /** Looks like a placeholder and a brace, and must be taken for neither. */
    private static final String VALUE = "{x}{{";

    private TextFormFuzz() {}

    public static void fuzzerTestOneInput(byte[] data) {
        String pattern = new String(data, StandardCharsets.UTF_8);
        asPattern(pattern);
        asWords(pattern);
    }

    private static void asPattern(String pattern) {
        TextForm form;
        try {
            form = new TextForm(pattern, null);
        } catch (IllegalArgumentException refused) {
            return;
        }
        Map<String, String> values = new HashMap<>();
        form.parameters().forEach(name -> values.put(name, VALUE));
        String expected = pattern.replace("{{", "\0").replace("}}", "\1");
        for (String name : form.parameters()) {
            expected = expected.replace("{" + name + "}", "\2");
        }
        if (!pattern.contains("{{{") && !pattern.contains("}}}") && pattern.length() < 1000) {
            require(body(form, values)
                    .equals(expected.replace("\0", "{").replace("\1", "}").replace("\2", VALUE)));
        }
    }

    private static void asWords(String words) {
        SmsContent.Text text;
        try {
            text = new SmsContent.Text(words);
        } catch (IllegalArgumentException cannotBeSent) {
            return;
        }
        TextForm form = new TextForm(words.replace("{", "{{").replace("}", "}}"), null);
        require(form.parameters().isEmpty() && body(form, Map.of()).equals(text.body()));
    }

    private static String body(TextForm form, Map<String, String> values) {
        return ((SmsContent.Text) form.fill(values)).body();
    }

    private static void require(boolean holds) {
        if (!holds) {
            throw new AssertionError("a text says what its pattern says");
        }
    }
}
