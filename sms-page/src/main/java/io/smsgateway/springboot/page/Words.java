package io.smsgateway.springboot.page;

import io.smsgateway.MessageClass;
import io.smsgateway.PhoneNumber;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How the page words values. */
final class Words {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT).withZone(ZoneId.systemDefault());

    private Words() {}

    /** Returns a constant in lower case. */
    static String of(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    /** Returns a message class. */
    static String of(MessageClass messageClass) {
        return messageClass == MessageClass.OTP ? "codes" : of((Enum<?>) messageClass);
    }

    static String time(@Nullable Instant instant) {
        return instant == null ? "" : TIME.format(instant);
    }

    /** Returns a number with thousands separators. */
    static String count(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    /** Returns the seconds that are left, rounded up. */
    static String left(Duration duration) {
        return (duration.toMillis() + 999) / 1000 + " s";
    }

    /** Returns a number with all but its ends masked, unless numbers are shown. */
    static String number(PhoneNumber number, boolean shown) {
        return shown ? number.e164() : number.toString().replace('*', '•');
    }

    static String capital(String words) {
        return words.isEmpty() ? words : Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }
}
