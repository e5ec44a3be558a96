package io.smsgateway;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.PhoneNumberUtil.ValidationResult;
import com.google.i18n.phonenumbers.Phonenumber;
import org.jspecify.annotations.Nullable;

/** Parser of written numbers: by the numbering plans where they decide, else by libphonenumber, with the same result. */
final class NumberParser {

    private static final PhoneNumberUtil NUMBERS = PhoneNumberUtil.getInstance();

    private NumberParser() {}

    /**
     * Returns the E.164 form.
     *
     * @param region a supported region for numbers without a plus
     * @throws IllegalArgumentException when it is no possible number
     */
    static String e164(String written, @Nullable String region) {
        String e164 = NumberPlans.e164(NumberSyntax.digits(written), region);
        return e164 == null ? byLibphonenumber(written, region) : e164;
    }

    private static String byLibphonenumber(String written, @Nullable String region) {
        try {
            Phonenumber.PhoneNumber parsed = NUMBERS.parse(written, region);
            // not isPossibleNumber, which accepts numbers that work only within their own area
            String e164 = NUMBERS.format(parsed, PhoneNumberFormat.E164);
            if (NUMBERS.isPossibleNumberWithReason(parsed) != ValidationResult.IS_POSSIBLE
                    || e164.length() > PhoneNumber.MAX_LENGTH) {
                throw new IllegalArgumentException("not a phone number: too long or too short for +"
                        + parsed.getCountryCode() + " (" + written.length() + " characters)");
            }
            return e164;
        } catch (NumberParseException unreadable) {
            throw new IllegalArgumentException(
                    unreadable.getErrorType() == NumberParseException.ErrorType.INVALID_COUNTRY_CODE
                            ? "not an international phone number: write it with a plus and the country code, or name its"
                                    + " region: PhoneNumber.of(number, \"CN\")"
                            : "not a phone number: " + unreadable.getErrorType());
        }
    }
}
