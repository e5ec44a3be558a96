package io.smsgateway.itniotech;

import io.smsgateway.PhoneNumber;
import org.jspecify.annotations.Nullable;

/**
 * A voice call that reads out a text. Vendor options that repeat the call are omitted deliberately, because the
 * library never sends duplicates on its own.
 *
 * @param to of 7 to 15 digits
 * @param language the vendor's language code in capital letters, such as {@code EN}; the vendor's page lists them,
 *     they follow no standard
 * @param text at most 1000 characters, fewer in some languages; not printed
 * @param displayNumber the caller id, 7 to 15 digits; null for the account's own
 * @param loops how often it is read, 1 to 9; null for once
 * @param info a note that is returned in the record, at most 1000 characters; null for none
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
            throw new IllegalArgumentException(
                    "language must be the vendor's code of two or three capital letters, such as EN");
        }
        if (text.isBlank() || text.length() > MOST_CHARACTERS) {
            throw new IllegalArgumentException(
                    "the text of a call must have 1 to " + MOST_CHARACTERS + " characters, not " + text.length());
        }
        if (displayNumber != null && !displayNumber.matches("[0-9]{7,15}")) {
            throw new IllegalArgumentException("displayNumber must be 7 to 15 digits");
        }
        if (loops != null && (loops < 1 || loops > 9)) {
            throw new IllegalArgumentException("loops must be from 1 to 9, not " + loops);
        }
        if (info != null && info.length() > MOST_CHARACTERS) {
            throw new IllegalArgumentException(
                    "info must have at most " + MOST_CHARACTERS + " characters, not " + info.length());
        }
    }

    /** Creates a call with the account's defaults. */
    public static ItniotechCall of(PhoneNumber to, String language, String text) {
        return new ItniotechCall(to, language, text, null, null, null);
    }

    @Override
    public String toString() {
        return "ItniotechCall{to " + to + ", " + language + ", " + text.length() + " characters}";
    }
}
