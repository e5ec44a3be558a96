package io.smsgateway;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.PhoneNumberUtil.ValidationResult;
import com.google.i18n.phonenumbers.Phonenumber;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/**
 * A telephone number in E.164 form. Prints masked: country code and last two digits.
 *
 * @param e164 a plus, the country code and the national number, at most fifteen digits, such as {@code +8613800138000};
 *     read it only to send
 */
public record PhoneNumber(String e164) {

    /** Kind of line that a number belongs to, as far as its digits show. Values may be added; use a default branch. */
    public enum Type {
        /** A mobile line. */
        MOBILE,
        /** A fixed line. */
        FIXED_LINE,
        /** A mobile or a fixed line, in a country where their numbers do not differ, as in North America. */
        FIXED_LINE_OR_MOBILE,
        /** A premium-rate line. */
        PREMIUM_RATE,
        /** Any other known kind, such as toll-free. */
        OTHER,
        /** A kind that the digits do not show. */
        UNKNOWN
    }

    /** A plus and fifteen digits, by E.164. Some national plans have longer numbers for domestic use. */
    private static final int MAX_LENGTH = 16;

    private static final PhoneNumberUtil NUMBERS = PhoneNumberUtil.getInstance();
    private static final BitSet COUNTRY_CODES = new BitSet();

    static {
        NUMBERS.getSupportedCallingCodes().forEach(COUNTRY_CODES::set);
    }

    public PhoneNumber {
        if (!e164.equals(normalised(e164, null))) {
            throw new IllegalArgumentException(
                    "not a phone number in E.164 form; PhoneNumber.of also takes blanks and hyphens");
        }
    }

    /**
     * Parses a number that includes its country code.
     *
     * @param number with a plus and the country code; blanks, hyphens and brackets are dropped
     * @throws IllegalArgumentException when it is no possible number; the message does not repeat it
     */
    public static PhoneNumber of(String number) {
        return new PhoneNumber(normalised(number, null));
    }

    /**
     * Parses a number as people write it in a country.
     *
     * @param number national, or international with a plus
     * @param defaultRegion the country of a national number, two letters such as {@code CN}
     * @throws IllegalArgumentException when it is no possible number; the message does not repeat it
     */
    public static PhoneNumber of(String number, String defaultRegion) {
        if (!NUMBERS.getSupportedRegions().contains(defaultRegion)) {
            throw new IllegalArgumentException("\"" + TextSanitizer.of(defaultRegion)
                    + "\" is not a supported region; use two capital letters such as CN");
        }
        return new PhoneNumber(normalised(number, defaultRegion));
    }

    private static String normalised(String number, @Nullable String region) {
        // the parser would take extensions, letters and digits of other scripts, and read past garbage
        if (number.length() > 40 || !number.chars().allMatch(c -> "+0123456789 -().".indexOf(c) >= 0)) {
            throw new IllegalArgumentException(
                    "not a phone number: only digits, a leading plus, blanks, hyphens, dots and brackets are allowed");
        }
        try {
            Phonenumber.PhoneNumber parsed = NUMBERS.parse(number, region);
            // not isPossibleNumber, which accepts numbers that work only within their own area
            String e164 = NUMBERS.format(parsed, PhoneNumberFormat.E164);
            if (NUMBERS.isPossibleNumberWithReason(parsed) != ValidationResult.IS_POSSIBLE
                    || e164.length() > MAX_LENGTH) {
                throw new IllegalArgumentException("not a phone number: too long or too short for +"
                        + parsed.getCountryCode() + " (" + number.length() + " characters)");
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

    /** Returns the country, two letters such as {@code CN}, or {@code ZZ} where the digits do not show it. */
    public String region() {
        String region = NUMBERS.getRegionCodeForNumber(parsed());
        return region == null ? "ZZ" : region;
    }

    /** Returns the country code, such as 86. */
    public int countryCode() {
        return Integer.parseInt(e164, 1, 1 + countryCodeDigits(), 10);
    }

    /** Returns the number without plus and country code, digits only. */
    public String national() {
        return e164.substring(1 + countryCodeDigits());
    }

    /** No country code is a prefix of another, so that the shortest known one is right. Called for every message. */
    private int countryCodeDigits() {
        for (int digits = 1; digits < 3; digits++) {
            if (COUNTRY_CODES.get(Integer.parseInt(e164, 1, 1 + digits, 10))) {
                return digits;
            }
        }
        return 3;
    }

    /** Returns whether the number lies in a range that is known to be in use; new ranges may be missing. */
    public boolean isInKnownRange() {
        return NUMBERS.isValidNumber(parsed());
    }

    /** Returns the kind of line that the number belongs to. */
    public Type type() {
        return switch (NUMBERS.getNumberType(parsed())) {
            case MOBILE -> Type.MOBILE;
            case FIXED_LINE -> Type.FIXED_LINE;
            case FIXED_LINE_OR_MOBILE -> Type.FIXED_LINE_OR_MOBILE;
            case PREMIUM_RATE -> Type.PREMIUM_RATE;
            case UNKNOWN -> Type.UNKNOWN;
            default -> Type.OTHER;
        };
    }

    private Phonenumber.PhoneNumber parsed() {
        try {
            return NUMBERS.parse(e164, null);
        } catch (NumberParseException impossible) {
            throw new IllegalStateException("a number that was parsed before cannot be parsed again", impossible);
        }
    }

    @Override
    public String toString() {
        int shown = 1 + countryCodeDigits();
        int last = e164.length() - 2;
        return e164.substring(0, shown) + "*".repeat(last - shown) + e164.substring(last);
    }
}
