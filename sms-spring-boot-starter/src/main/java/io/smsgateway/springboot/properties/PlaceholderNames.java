package io.smsgateway.springboot.properties;

import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Names of the placeholders in values as they are written, which are safe to print, unlike the values. */
final class PlaceholderNames {

    private static final Pattern NAME = Pattern.compile("\\$\\{([\\w.-]+)[:}]");

    private PlaceholderNames() {}

    /** Returns the names. */
    static Stream<String> in(@Nullable Object written) {
        return NAME.matcher(String.valueOf(written)).results().map(name -> name.group(1));
    }

    /** Returns the names, joined by "and", in the given form; empty where there is none. */
    static String in(@Nullable Object written, String form) {
        return in(written).map(form::formatted).distinct().collect(Collectors.joining(" and "));
    }
}
