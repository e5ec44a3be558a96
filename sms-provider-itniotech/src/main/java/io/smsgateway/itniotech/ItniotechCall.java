package io.smsgateway.itniotech;

import io.smsgateway.PhoneNumber;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A voice call that reads out a text. Vendor options that repeat the call are omitted deliberately, because the
 * library never sends duplicates on its own. Immutable. Create it with {@link #of} and change options with the
 * {@code with} methods, each of which returns a changed copy; null is the vendor's default. Does not print the text.
 */
public final class ItniotechCall {

    private static final int MOST_CHARACTERS = 1000;

    private final PhoneNumber to;
    private final String language;
    private final String text;
    private final @Nullable String displayNumber;
    private final @Nullable Integer loops;
    private final @Nullable String info;

    private ItniotechCall(
            PhoneNumber to,
            String language,
            String text,
            @Nullable String displayNumber,
            @Nullable Integer loops,
            @Nullable String info) {
        this.to = Objects.requireNonNull(to, "to");
        this.language = language;
        this.text = text;
        this.displayNumber = displayNumber;
        this.loops = loops;
        this.info = info;
    }

    /**
     * Creates a call with the account's defaults.
     *
     * @param to of 7 to 15 digits
     * @param language the vendor's language code in capital letters, such as {@code EN}; the vendor's page lists them,
     *     they follow no standard
     * @param text at most 1000 characters, fewer in some languages
     */
    public static ItniotechCall of(PhoneNumber to, String language, String text) {
        if (!language.matches("[A-Z]{2,3}")) {
            throw new IllegalArgumentException(
                    "language must be the vendor's code of two or three capital letters, such as EN");
        }
        if (text.isBlank() || text.length() > MOST_CHARACTERS) {
            throw new IllegalArgumentException(
                    "the text of a call must have 1 to " + MOST_CHARACTERS + " characters, not " + text.length());
        }
        return new ItniotechCall(to, language, text, null, null, null);
    }

    /** Returns the recipient. */
    public PhoneNumber to() {
        return to;
    }

    /** Returns the vendor's language code. */
    public String language() {
        return language;
    }

    /** Returns the text. */
    public String text() {
        return text;
    }

    /** Returns the caller id; null for the account's own. */
    public @Nullable String displayNumber() {
        return displayNumber;
    }

    /** Returns how often the text is read; null for once. */
    public @Nullable Integer loops() {
        return loops;
    }

    /** Returns a note that is returned in the record; null for none. */
    public @Nullable String info() {
        return info;
    }

    /** Returns a copy with this caller id, 7 to 15 digits; null for the account's own. */
    public ItniotechCall withDisplayNumber(@Nullable String other) {
        if (other != null && !other.matches("[0-9]{7,15}")) {
            throw new IllegalArgumentException("displayNumber must be 7 to 15 digits");
        }
        return new ItniotechCall(to, language, text, other, loops, info);
    }

    /** Returns a copy whose text is read this often, 1 to 9 times; null for once. */
    public ItniotechCall withLoops(@Nullable Integer other) {
        if (other != null && (other < 1 || other > 9)) {
            throw new IllegalArgumentException("loops must be from 1 to 9, not " + other);
        }
        return new ItniotechCall(to, language, text, displayNumber, other, info);
    }

    /** Returns a copy with a note that is returned in the record, at most 1000 characters; null for none. */
    public ItniotechCall withInfo(@Nullable String other) {
        if (other != null && other.length() > MOST_CHARACTERS) {
            throw new IllegalArgumentException(
                    "info must have at most " + MOST_CHARACTERS + " characters, not " + other.length());
        }
        return new ItniotechCall(to, language, text, displayNumber, loops, other);
    }

    private List<@Nullable Object> values() {
        return Arrays.asList(to, language, text, displayNumber, loops, info);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ItniotechCall that && values().equals(that.values());
    }

    @Override
    public int hashCode() {
        return values().hashCode();
    }

    @Override
    public String toString() {
        return "ItniotechCall{to " + to + ", " + language + ", " + text.length() + " characters}";
    }
}
