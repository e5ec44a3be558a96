package io.smsgateway.differential;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.NumberParseException.ErrorType;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.PhoneNumberUtil.ValidationResult;
import com.google.i18n.phonenumbers.Phonenumber;
import io.smsgateway.PhoneNumber;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The E.164 form of a written number, or the message of its refusal. */
record ParsedNumber(String text) {

    private static final Pattern SIGNS = Pattern.compile("[+0-9 .()-]{0,40}");
    private static final int MAX_LENGTH = 16;
    private static final PhoneNumberUtil NUMBERS = PhoneNumberUtil.getInstance();

    /** Parses with the library. */
    static ParsedNumber byLibrary(String written, @Nullable String region) {
        try {
            return new ParsedNumber(
                    (region == null ? PhoneNumber.of(written) : PhoneNumber.of(written, region)).e164());
        } catch (IllegalArgumentException refused) {
            return new ParsedNumber(String.valueOf(refused.getMessage()));
        }
    }

    /** Parses with libphonenumber alone. What it makes of a number is an E.164 number if parsing it changes nothing. */
    static ParsedNumber byLibphonenumber(String written, @Nullable String region) {
        if (!SIGNS.matcher(written).matches()) {
            throw new IllegalArgumentException("contains other signs");
        }
        ParsedNumber once = parsed(written, region);
        if (!once.isAccepted()) {
            return once;
        }
        ParsedNumber twice = parsed(once.text, null);
        return twice.isAccepted() && !twice.equals(once)
                ? new ParsedNumber("not a phone number in E.164 form; PhoneNumber.of also takes blanks and hyphens")
                : twice;
    }

    private static ParsedNumber parsed(String written, @Nullable String region) {
        try {
            Phonenumber.PhoneNumber number = NUMBERS.parse(written, region);
            String e164 = NUMBERS.format(number, PhoneNumberFormat.E164);
            return NUMBERS.isPossibleNumberWithReason(number) == ValidationResult.IS_POSSIBLE
                            && e164.length() <= MAX_LENGTH
                    ? new ParsedNumber(e164)
                    : new ParsedNumber("not a phone number: too long or too short for +" + number.getCountryCode()
                            + " (" + written.length() + " characters)");
        } catch (NumberParseException unreadable) {
            return new ParsedNumber(
                    unreadable.getErrorType() == ErrorType.INVALID_COUNTRY_CODE
                            ? "not an international phone number: write it with a plus and the country code, or name its"
                                    + " region: PhoneNumber.of(number, \"CN\")"
                            : "not a phone number: " + unreadable.getErrorType());
        }
    }

    boolean isAccepted() {
        return text.startsWith("+");
    }

    /** Returns whether it was refused for the place of one of its characters. */
    boolean isRefusedForItsSyntax() {
        return text.contains(" at index ");
    }
}
