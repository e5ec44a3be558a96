package io.smsgateway.simulator.internal.page;

import io.smsgateway.simulator.internal.ReceivedRequest;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Hides secrets always, and numbers until a person asks for them.
 *
 * @param shown whether numbers are shown in full
 */
record Masking(boolean shown) {

    private static final Set<String> SECRET = Set.of("authorization", "api-key", "sign");

    /** The fields of both vendors that have a person's number, in JSON, in forms and in queries. */
    private static final Pattern NUMBER =
            Pattern.compile("(?<=\"(?:mobile|numbers?|phone|to|callee)\"\\s?:\\s?\"|[?&](?:numbers?|to)=)[0-9,+ ]{7,}");

    private static final Pattern DIGIT = Pattern.compile("[0-9](?=[0-9]{2})");

    /** Returns the number, without all but the country code's first digits and the last two unless it is shown. */
    String number(String e164) {
        if (shown || e164.length() < 7) {
            return e164;
        }
        return e164.substring(0, 3) + "•".repeat(e164.length() - 5) + e164.substring(e164.length() - 2);
    }

    /** Returns a body or an address with its numbers masked. */
    String text(String raw) {
        return shown
                ? raw
                : NUMBER.matcher(raw)
                        .replaceAll(found -> Matcher.quoteReplacement(
                                DIGIT.matcher(found.group()).replaceAll("•")));
    }

    /** Returns the value of a header; the scheme of an authorisation stays. */
    static String header(ReceivedRequest.Header header) {
        if (!SECRET.contains(header.name().toLowerCase(Locale.ROOT))) {
            return header.value();
        }
        int scheme = header.value().indexOf(' ');
        return header.value().substring(0, scheme + 1) + "••••••••";
    }
}
