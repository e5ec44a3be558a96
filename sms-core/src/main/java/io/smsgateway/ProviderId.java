package io.smsgateway;

import java.io.Serial;
import java.io.Serializable;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Name of a provider: one account at one vendor, such as {@code jsms} or {@code jsms-marketing}. */
public final class ProviderId implements Serializable {

    /** Stands for the library itself, in results that no provider had a part in. No provider may have its name. */
    public static final ProviderId NONE = new ProviderId("none");

    @Serial
    private static final long serialVersionUID = 1L;

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{0,39}");

    private final String name;

    private ProviderId(String name) {
        this.name = name;
    }

    /**
     * Returns the provider id with this name.
     *
     * @param name lower-case letters, digits and hyphens, starting with a letter, at most 40 characters; not {@code
     *     none}, the name of {@link #NONE}
     * @throws IllegalArgumentException when it is another name
     */
    public static ProviderId of(String name) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("a provider's name is lower-case letters, digits and hyphens, starting"
                    + " with a letter, at most 40 characters; not \"" + TextSanitizer.of(name) + "\"");
        }
        if (name.equals(NONE.name)) {
            throw new IllegalArgumentException("a provider must not be named \"none\", which results use where no"
                    + " provider had a part; choose another name");
        }
        return new ProviderId(name);
    }

    /** Returns the name. */
    public String name() {
        return name;
    }

    @Serial
    private Object readResolve() {
        return name.equals(NONE.name) ? NONE : of(name);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ProviderId id && name.equals(id.name);
    }

    @Override
    public int hashCode() {
        return name.hashCode();
    }

    @Override
    public String toString() {
        return name;
    }
}
