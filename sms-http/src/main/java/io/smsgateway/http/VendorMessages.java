package io.smsgateway.http;

import io.smsgateway.SmsContent;
import io.smsgateway.SmsMessage;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A vendor's explanation, which is worth reading unless it repeats what was sent. */
public final class VendorMessages {

    private static final String LEFT_OUT = "the vendor's words repeat the message and are left out";

    /** Far more than a result prints, so that what is repeated is seen whole before it is cut there. */
    private static final int MOST = 1024;

    /** Shorter values stand in words by chance. */
    private static final int SHORTEST = 3;

    /** So much of a text shows whose it is; less of it may be the vendor's own word. */
    private static final int RUN = 12;

    private static final String BETWEEN_DIGITS = " \u00a0-\u2010\u2011.()/";

    private VendorMessages() {}

    /**
     * The words, or a note in their place where they hold a recipient's number, in digits of any script and however
     * they are grouped, a parameter's value, or a text or 12 characters of it.
     *
     * @param messages what the words may be about
     * @param words at most 1024 characters of them are looked at and returned; null for none
     * @return empty where there are none
     */
    public static String without(List<SmsMessage> messages, @Nullable String words) {
        if (words == null || words.isBlank()) {
            return "";
        }
        String cut = words.strip();
        cut = cut.length() <= MOST ? cut : cut.substring(0, MOST);
        String digits = digits(cut);
        String lower = cut.toLowerCase(Locale.ROOT);
        for (SmsMessage message : messages) {
            if (digits.contains(message.to().national())) {
                return LEFT_OUT;
            }
        }
        // the same text often goes to many
        boolean repeats = messages.stream()
                .map(SmsMessage::content)
                .distinct()
                .flatMap(content -> values(content).stream())
                .anyMatch(value -> repeats(lower, digits, value.strip().toLowerCase(Locale.ROOT)));
        return repeats ? LEFT_OUT : cut;
    }

    private static Collection<String> values(SmsContent content) {
        if (content instanceof SmsContent.Text text) {
            return List.of(text.body());
        }
        if (content instanceof SmsContent.VendorTemplate own) {
            return own.parameters().values();
        }
        if (content instanceof SmsContent.VendorCode vendors) {
            String code = vendors.code();
            return code == null ? List.of() : List.of(code);
        }
        return ((SmsContent.Template) content).parameters().values();
    }

    private static boolean repeats(String words, String digits, String value) {
        if (value.length() < SHORTEST) {
            return false;
        }
        if (value.length() <= RUN) {
            return words.contains(value) || digits.contains(value);
        }
        for (int from = 0; from + RUN <= words.length(); from++) {
            if (value.contains(words.substring(from, from + RUN))) {
                return true;
            }
        }
        return false;
    }

    /** The words with the digits of each group drawn together, as ASCII. */
    private static String digits(String words) {
        StringBuilder drawn = new StringBuilder(words.length());
        for (int i = 0; i < words.length(); i++) {
            char c = words.charAt(i);
            int digit = Character.digit(c, 10);
            if (digit >= 0) {
                drawn.append((char) ('0' + digit));
            } else if (BETWEEN_DIGITS.indexOf(c) < 0) {
                drawn.append(c);
            }
        }
        return drawn.toString();
    }
}
