package io.smsgateway.http;

import com.google.common.math.IntMath;
import io.smsgateway.SmsContent;
import io.smsgateway.spi.OutboundMessage;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Filters vendors' explanations of errors, which may repeat what was sent. */
public final class ErrorMessageFilter {

    private static final String OMITTED = "vendor message omitted because it repeats what was sent";

    /** Much longer than a result prints, so that the filter sees all that a result may print. */
    private static final int MAX_LENGTH = 1024;

    /** Shorter values occur in explanations by chance. */
    private static final int MIN_LENGTH = 3;

    /** A shared run of this length identifies a text; a shorter one may be the vendor's own words. */
    private static final int RUN = 12;

    private static final String SEPARATORS = " \u00a0-\u2010\u2011.()/";

    private ErrorMessageFilter() {}

    /**
     * Returns the explanation, or a note in its place if it contains a recipient's number, in digits of any script and
     * grouping, the value of a parameter, or 12 characters of a text.
     *
     * @param messages the messages that the request carried
     * @param explanation the vendor's words, of which the first 1024 characters are used; null for none
     * @return empty if there is no explanation
     */
    public static String without(List<OutboundMessage> messages, @Nullable String explanation) {
        if (explanation == null || explanation.isBlank()) {
            return "";
        }
        String cut = explanation.strip();
        cut = cut.length() <= MAX_LENGTH ? cut : cut.substring(0, MAX_LENGTH);
        String digits = digits(cut);
        String lower = cut.toLowerCase(Locale.ROOT);
        for (OutboundMessage message : messages) {
            if (digits.contains(message.to().national())) {
                return OMITTED;
            }
        }
        Runs runs = new Runs(lower);
        // many messages often share a text
        boolean repeats = messages.stream()
                .map(OutboundMessage::content)
                .distinct()
                .flatMap(content -> values(content).stream())
                .map(value -> value.strip().toLowerCase(Locale.ROOT))
                .anyMatch(value -> value.length() <= RUN ? repeats(lower, digits, value) : runs.hasOneOf(value));
        return repeats ? OMITTED : cut;
    }

    private static Collection<String> values(SmsContent content) {
        if (content instanceof SmsContent.Text text) {
            return List.of(text.body());
        }
        if (content instanceof SmsContent.VendorTemplate template) {
            return template.parameters().values();
        }
        String code = content instanceof SmsContent.VendorCode vendorCode ? vendorCode.code() : null;
        return code == null ? List.of() : List.of(code);
    }

    private static boolean repeats(String explanation, String digits, String value) {
        return value.length() >= MIN_LENGTH && (explanation.contains(value) || digits.contains(value));
    }

    /** Returns the text with its digits as ASCII and without separators between them. */
    private static String digits(String text) {
        StringBuilder joined = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            int digit = Character.digit(c, 10);
            if (digit >= 0) {
                joined.append((char) ('0' + digit));
            } else if (SEPARATORS.indexOf(c) < 0) {
                joined.append(c);
            }
        }
        return joined.toString();
    }

    /** The runs of a text, with which another is compared in one pass. */
    private static final class Runs {

        private static final int MASK = 0xffff;

        /** The factor of a character that leaves the run. */
        private static final int POWER = IntMath.pow(31, RUN);

        private final Set<String> runs = new HashSet<>();
        private final BitSet hashes = new BitSet(MASK + 1);

        Runs(String text) {
            for (int from = 0; from + RUN <= text.length(); from++) {
                String run = text.substring(from, from + RUN);
                runs.add(run);
                hashes.set(run.hashCode() & MASK);
            }
        }

        boolean hasOneOf(String value) {
            int hash = 0;
            for (int end = 0; end < value.length(); end++) {
                // that of the last run's text, whose definition is a polynomial of 31
                hash = 31 * hash + value.charAt(end) - (end < RUN ? 0 : POWER * value.charAt(end - RUN));
                if (end >= RUN - 1
                        && hashes.get(hash & MASK)
                        && runs.contains(value.substring(end - RUN + 1, end + 1))) {
                    return true;
                }
            }
            return false;
        }
    }
}
