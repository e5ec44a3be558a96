package io.smsgateway.itniotech;

import io.smsgateway.PhoneNumber;
import org.jspecify.annotations.Nullable;

/**
 * A call that reads out a text. What the vendor can do beyond it, such as calling again by itself, is left out on purpose:
 * nothing here goes out twice unasked.
 *
 * @param to of 7 to 15 digits
 * @param language the vendor's code of it, capital letters such as {@code EN}; its page has the list, which is not that of
 *     any standard
 * @param text at most 1000 characters; the vendor takes fewer in some languages. Not printed
 * @param displayNumber what the person sees, 7 to 15 digits; null for the account's own
 * @param loops how often it is read, 1 to 9; null for once
 * @param info a note that comes back in the record, at most 1000 characters; null for none
 */
public record ItniotechCall(
        PhoneNumber to,
        String language,
        String text,
        @Nullable String displayNumber,
        @Nullable Integer loops,
        @Nullable String info) {

    private static final int MOST_CHARACTERS = 1000;

    public ItniotechCall {
        if (!language.matches("[A-Z]{2,3}")) {
            throw new IllegalArgumentException("a language is the vendor's two or three capital letters, such as EN");
        }
        if (text.isBlank() || text.length() > MOST_CHARACTERS) {
            throw new IllegalArgumentException(
                    "a call reads from 1 to " + MOST_CHARACTERS + " characters, not " + text.length());
        }
        if (displayNumber != null && !displayNumber.matches("[0-9]{7,15}")) {
            throw new IllegalArgumentException("a number to display has from 7 to 15 digits, and nothing else");
        }
        if (loops != null && (loops < 1 || loops > 9)) {
            throw new IllegalArgumentException("a call reads its text from 1 to 9 times, not " + loops);
        }
        if (info != null && info.length() > MOST_CHARACTERS) {
            throw new IllegalArgumentException(
                    "a note has at most " + MOST_CHARACTERS + " characters, not " + info.length());
        }
    }

    /** A call as the account has it. */
    public static ItniotechCall of(PhoneNumber to, String language, String text) {
        return new ItniotechCall(to, language, text, null, null, null);
    }

    @Override
    public String toString() {
        return "ItniotechCall{to " + to + ", " + language + ", " + text.length() + " characters}";
    }
}
