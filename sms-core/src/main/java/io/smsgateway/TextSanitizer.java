package io.smsgateway;

import java.util.regex.Pattern;

/**
 * Makes text from outside safe to print: control and direction characters are escaped, long numbers masked, long texts
 * cut.
 */
public final class TextSanitizer {

    private static final int MAX_LENGTH = 256;
    private static final int KEPT_START = 6;
    private static final int KEPT_END = 3;
    /** With a plus sign and separators; of seven digits and more; or of groups as people write mobile numbers. */
    private static final Pattern NUMBER = Pattern.compile("\\+\\p{Nd}(?:[ .()-]{0,2}\\p{Nd}){6,}|\\p{Nd}{7,}"
            + "|(?<!\\p{Nd})\\p{Nd}{3}[ -]\\p{Nd}{3,4}[ -]\\p{Nd}{4}(?!\\p{Nd})");

    private static final Pattern INTERNATIONAL_NUMBER = Pattern.compile("\\+\\d{7,}");

    private TextSanitizer() {}

    /** Returns the text, safe to log and to show. */
    public static String of(String text) {
        return of(text, NUMBER);
    }

    /**
     * Returns an id, safe to log and to show. Its digits are kept, because a message is found by them; only a number with a
     * plus sign is masked.
     */
    public static String ofId(String id) {
        return of(id, INTERNATIONAL_NUMBER);
    }

    /**
     * Returns the start and the end of a reference, safe to log and to show: enough to find its message among others, too little
     * to name it to a vendor or to test a secret by it. Up to 9 characters are kept whole.
     */
    public static String ofReference(String reference) {
        String safe = of(reference);
        return safe.length() <= KEPT_START + KEPT_END
                ? safe
                : safe.substring(0, KEPT_START) + "…" + safe.substring(safe.length() - KEPT_END);
    }

    private static String of(String text, Pattern number) {
        String cut = text.length() <= MAX_LENGTH ? text : text.substring(0, MAX_LENGTH);
        StringBuilder safe = new StringBuilder(cut.length() + 8);
        for (int i = 0; i < cut.length(); i++) {
            char c = cut.charAt(i);
            if (isPrintable(c)) {
                safe.append(c);
            } else {
                safe.append(String.format("\\u%04x", (int) c));
            }
        }
        // a vendor's message may repeat the recipient's number
        String masked = number.matcher(safe).replaceAll("***");
        // again, because an escape is longer than its character; a copy of a result must equal it
        boolean whole = text.length() <= MAX_LENGTH && masked.length() <= MAX_LENGTH;
        return whole ? masked : masked.substring(0, Math.min(masked.length(), MAX_LENGTH)) + "…";
    }

    /** Returns whether no character needs an escape; a printable text may still be too long or hold a number. */
    static boolean isPrintable(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (!isPrintable(text.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isPrintable(char c) {
        if (c >= ' ' && c <= '~') {
            return true;
        }
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default -> true;
        };
    }
}
