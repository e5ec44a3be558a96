package io.smsgateway.jsms;

import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Finds the variables of a template. */
final class TemplateVariables {

    private static final String OPEN = "{{";
    private static final String CLOSE = "}}";

    /** The console's guide allows underscores; the API's page has letters and digits only. */
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9]+(_+[A-Za-z0-9]+)*");

    private TemplateVariables() {}

    /**
     * Returns their names, each once.
     *
     * @throws IllegalArgumentException if one is not closed, or has an invalid name
     */
    static Set<String> of(String text) {
        Set<String> names = new TreeSet<>();
        int end = 0;
        for (int open = text.indexOf(OPEN); open >= 0; open = text.indexOf(OPEN, end)) {
            int close = text.indexOf(CLOSE, open);
            requireBetween(text, end, open);
            if (close < 0) {
                throw new IllegalArgumentException("the variable at index " + open + " is not closed; write {{name}}");
            }
            String name = text.substring(open + OPEN.length(), close);
            if (!NAME.matcher(name).matches()) {
                throw new IllegalArgumentException("the variable at index " + open
                        + " has an invalid name; use letters, digits and inner underscores");
            }
            names.add(name);
            end = close + CLOSE.length();
        }
        requireBetween(text, end, text.length());
        return names;
    }

    private static void requireBetween(String text, int from, int to) {
        int close = text.indexOf(CLOSE, from);
        if (close >= 0 && close < to) {
            throw new IllegalArgumentException("unopened variable at index " + close + "; write {{name}}");
        }
    }
}
