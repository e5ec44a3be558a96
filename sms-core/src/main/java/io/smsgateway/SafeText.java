package io.smsgateway;

import java.util.regex.Pattern;

/** Makes words from outside fit to be printed: control and direction characters escaped, long numbers masked, cut. */
public final class SafeText {

    private static final int MOST = 256;
    private static final Pattern NUMBER = Pattern.compile("\\+?\\d{7,}");

    private SafeText() {}

    /** The same words, safe to log and to show. */
    public static String of(String text) {
        String cut = text.length() <= MOST ? text : text.substring(0, MOST);
        StringBuilder safe = new StringBuilder(cut.length() + 8);
        for (int i = 0; i < cut.length(); i++) {
            char c = cut.charAt(i);
            if (isPrintable(c)) {
                safe.append(c);
            } else {
                safe.append(String.format("\\u%04x", (int) c));
            }
        }
        // a vendor's words may repeat the recipient's number
        String masked = NUMBER.matcher(safe).replaceAll("***");
        // once more, for an escape is longer than what it stands for; so copies of an answer stay equal to it
        boolean whole = text.length() <= MOST && masked.length() <= MOST;
        return whole ? masked : masked.substring(0, Math.min(masked.length(), MOST)) + "…";
    }

    private static boolean isPrintable(char c) {
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
