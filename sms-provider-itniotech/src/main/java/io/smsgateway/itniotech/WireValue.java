package io.smsgateway.itniotech;

import io.smsgateway.PhoneNumber;
import io.smsgateway.Secret;
import io.smsgateway.TextSanitizer;
import io.smsgateway.http.Decimals;
import java.math.BigDecimal;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Currency;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Parses and formats the vendor's values. An unreadable value is null, because an incomplete report is more useful
 * than none.
 */
final class WireValue {

    /** The zone of the vendor's own examples. */
    static final ZoneOffset ZONE = ZoneOffset.ofHours(8);

    /** 19 digits for messages and calls, 20 for codes; always text, because they exceed a double's precision. */
    private static final Pattern ID = Pattern.compile("[0-9]{1,32}");

    private static final Pattern INTEGER = Pattern.compile("-?[0-9]{1,9}");

    private static final Pattern NETWORK_PART = Pattern.compile("[0-9]{1,3}");

    private static final DateTimeFormatter LOCAL = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

    private WireValue() {}

    static boolean isId(@Nullable String id) {
        return id != null && ID.matcher(id).matches();
    }

    /** Returns the number with its country code first, without a plus. */
    static String number(PhoneNumber number) {
        return number.e164().substring(1);
    }

    static @Nullable PhoneNumber number(@Nullable String number) {
        if (number == null) {
            return null;
        }
        String digits = number.strip();
        try {
            return PhoneNumber.of(digits.startsWith("+") ? digits : "+" + digits);
        } catch (IllegalArgumentException unreadable) {
            return null;
        }
    }

    /** Formats as ISO 8601 with an offset, in whole seconds. */
    static String time(Instant at) {
        return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(at.atOffset(ZONE));
    }

    static @Nullable Instant time(@Nullable String iso) {
        try {
            return iso == null ? null : OffsetDateTime.parse(iso.strip()).toInstant();
        } catch (DateTimeException unreadable) {
            return null;
        }
    }

    /** Parses a time without a zone, in the vendor's zone. */
    static @Nullable Instant localTime(@Nullable String local) {
        try {
            return local == null
                    ? null
                    : LocalDateTime.parse(local.strip(), LOCAL).toInstant(ZONE);
        } catch (DateTimeException unreadable) {
            return null;
        }
    }

    static @Nullable BigDecimal decimal(@Nullable String text) {
        return text == null ? null : Decimals.parse(text).orElse(null);
    }

    static @Nullable Integer integer(@Nullable String text) {
        return text != null && INTEGER.matcher(text).matches() ? Integer.valueOf(text) : null;
    }

    /** Returns the codes of a country and its mobile network, which is -1 where the vendor does not know it. */
    static @Nullable String network(@Nullable String mcc, @Nullable String mnc) {
        if (mcc == null || !NETWORK_PART.matcher(mcc).matches()) {
            return null;
        }
        return mnc != null && NETWORK_PART.matcher(mnc).matches() ? mcc + "-" + mnc : mcc;
    }

    static @Nullable Currency currency(@Nullable String word) {
        try {
            return word == null ? null : Currency.getInstance(word);
        } catch (IllegalArgumentException unknown) {
            return null;
        }
    }

    /** Returns a code as written; an odd one is made safe to print. */
    static @Nullable String code(@Nullable String written) {
        return written == null || Envelope.isCode(written) ? written : TextSanitizer.of(written);
    }

    /** Encodes a query value; a plus of an offset would be read as a blank. */
    static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    /**
     * Checks a value at which the vendor splits lists, or that appears in its logs.
     *
     * @throws IllegalArgumentException if it has a comma or a control character; the message does not repeat it
     */
    static void requirePart(String what, @Nullable String value) {
        if (value != null && value.chars().anyMatch(c -> c == ',' || Character.isISOControl(c))) {
            throw new IllegalArgumentException(
                    what + " has a comma or a control character, at which the vendor splits; nothing was sent");
        }
    }

    /** Checks the id of an application: printable ASCII without blanks, and a part as {@link #requirePart} takes. */
    static void requireApp(String name, String id) {
        Secret.of(name, id);
        requirePart(name, id);
    }
}
