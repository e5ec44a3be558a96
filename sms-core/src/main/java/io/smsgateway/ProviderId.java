package io.smsgateway;

import java.io.Serializable;
import java.util.regex.Pattern;

/**
 * Name of a provider: one account at one vendor, such as {@code jsms} or {@code jsms-marketing}.
 *
 * @param name lower-case letters, digits and hyphens, starting with a letter, at most 40 characters
 */
public record ProviderId(String name) implements Serializable {

    // before NONE, which is checked against it
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{0,39}");

    /** Stands for the library itself, in results that no provider had a part in. */
    public static final ProviderId NONE = new ProviderId("none");

    public ProviderId {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("a provider's name is lower-case letters, digits and hyphens, starting"
                    + " with a letter, at most 40 characters; not \"" + TextSanitizer.of(name) + "\"");
        }
    }

    /** Returns the provider id with this name. */
    public static ProviderId of(String name) {
        return new ProviderId(name);
    }

    @Override
    public String toString() {
        return name;
    }
}
