package io.smsgateway.springboot.properties;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Names of the placeholders in values as they are written, which are safe to print, unlike the values. */
final class PlaceholderNames {

    private static final Pattern NAME = Pattern.compile("\\$\\{([\\w.-]+)[:}]");

    private PlaceholderNames() {}

    /** Returns the names, joined by "and", in the given form; empty where there is none. */
    static String in(@Nullable Object written, String form) {
        Matcher names = NAME.matcher(String.valueOf(written));
        return names.results()
                .map(name -> form.formatted(name.group(1)))
                .distinct()
                .collect(Collectors.joining(" and "));
    }
}
