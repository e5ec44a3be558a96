package io.smsgateway.spi;

import java.security.CodeSource;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A library that a module needs, with the oldest version that works. Clients and providers check theirs when they are created,
 * so that an application that manages an older one fails at start instead of with every message.
 */
public final class Requirement {

    private static final Pattern NUMBER = Pattern.compile("\\d+");

    private final String library;
    private final String minimum;
    private final String className;

    private Requirement(String library, String minimum, String className) {
        this.library = library;
        this.minimum = minimum;
        this.className = className;
    }

    /**
     * Returns a requirement.
     *
     * @param library group and name of the library, as {@code org.acme:acme-client}
     * @param minimum oldest version that works, numbers with dots between them
     * @param className a class that the library has in every version
     */
    public static Requirement of(String library, String minimum, String className) {
        return new Requirement(library, minimum, className);
    }

    /**
     * Checks that the class path has the library in the version that is needed. A version that cannot be found out passes,
     * such as that of a library whose classes were put into the same jar as the user.
     *
     * @param user a class that uses the library, which is looked up by its class loader
     * @throws UnmetException when it is missing or too old; the message names library, version found, place, and version
     *     needed
     */
    public void check(Class<?> user) {
        Class<?> found;
        try {
            found = Class.forName(className, false, user.getClassLoader());
        } catch (ClassNotFoundException | LinkageError missing) {
            throw new UnmetException(
                    "SMS gateway needs " + library + " " + minimum + " or newer, but the class path has none", missing);
        }
        String place = place(found);
        String version = place.equals(place(user)) ? null : version(found, place);
        if (version != null && isOlder(version)) {
            throw new UnmetException(
                    "SMS gateway needs " + library + " " + minimum + " or newer, but the class path has " + version
                            + ", from " + place,
                    null);
        }
    }

    private static String place(Class<?> type) {
        CodeSource source = type.getProtectionDomain().getCodeSource();
        return source == null || source.getLocation() == null
                ? "an unknown place"
                : source.getLocation().toString();
    }

    private @Nullable String version(Class<?> type, String place) {
        String named = type.getPackage().getImplementationVersion();
        return named == null ? versionIn(place) : named;
    }

    /** Returns the version in the name of the library's jar, which may be in an application's jar; null where it has none. */
    @Nullable
    String versionIn(String place) {
        String artifact = library.substring(library.indexOf(':') + 1);
        Matcher file = Pattern.compile("/" + Pattern.quote(artifact) + "-(\\d[^/!]*)\\.jar")
                .matcher(place);
        return file.find() ? file.group(1) : null;
    }

    private boolean isOlder(String version) {
        int[] found = numbers(version);
        int[] needed = numbers(minimum);
        for (int i = 0; i < needed.length && found.length > 0; i++) {
            int number = i < found.length ? found[i] : 0;
            if (number != needed[i]) {
                return number < needed[i];
            }
        }
        return false;
    }

    private static int[] numbers(String version) {
        // a number of more digits is a date, which no version that is compared begins with
        return NUMBER.matcher(version)
                .results()
                .map(MatchResult::group)
                .filter(digits -> digits.length() < 10)
                .mapToInt(Integer::parseInt)
                .toArray();
    }

    @Override
    public String toString() {
        return "Requirement{" + library + " " + minimum + "}";
    }

    /** Thrown when a library is missing or too old. */
    public static final class UnmetException extends IllegalStateException {

        private static final long serialVersionUID = 1;

        private UnmetException(String message, @Nullable Throwable cause) {
            super(message, cause);
        }
    }
}
