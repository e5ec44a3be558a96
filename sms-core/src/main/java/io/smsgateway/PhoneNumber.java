package io.smsgateway;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.Phonenumber;

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
    static final int MAX_LENGTH = 16;

    private static final PhoneNumberUtil NUMBERS = PhoneNumberUtil.getInstance();

    public PhoneNumber {
        if (!e164.equals(NumberParser.e164(e164, null))) {
            throw new IllegalArgumentException(
                    "not a phone number in E.164 form; PhoneNumber.of also takes blanks and hyphens");
        }
    }

    /**
     * Parses a number that includes its country code.
     *
     * <p>A number is a plus and groups of the digits 0 to 9. Blanks, hyphens, dots and brackets may separate the groups:
     * {@code +86 138-0013-8000}, {@code +44 (0)20 7946 0958}, {@code +33 6.12.34.56.78}. Blanks may also surround the
     * number. A character elsewhere is refused rather than dropped, because digits behind it need not belong to the number:
     * <ul>
     *   <li>letters, other signs and digits of other scripts: {@code tel:}, {@code ext. 5}, {@code ;ext=5},
     *       {@code 1-800-FLOWERS}, {@code 1.38E10}
     *   <li>a decimal fraction, as in {@code 13800138000.0} from a spreadsheet: a last group of one digit behind a dot, of
     *       two digits behind the only dot, or of zeros where the dot is the only separator
     *   <li>digits in brackets behind the number
     *   <li>a separator without a digit on each side, a bracket without its counterpart, a second plus
     * </ul>
     *
     * @param number at most 40 characters
     * @throws IllegalArgumentException when it is no possible number; the message names the index of a character that is
     *     out of place, and does not repeat the number
     */
    public static PhoneNumber of(String number) {
        return new PhoneNumber(NumberParser.e164(number, null));
    }

    /**
     * Parses a number as people write it in a country.
     *
     * @param number national, or international with a plus; separated as in {@link #of(String)}
     * @param defaultRegion the country of a national number, two letters such as {@code CN}
     * @throws IllegalArgumentException when it is no possible number; the message names the index of a character that is
     *     out of place, and does not repeat the number
     */
    public static PhoneNumber of(String number, String defaultRegion) {
        if (!NUMBERS.getSupportedRegions().contains(defaultRegion)) {
            throw new IllegalArgumentException("\"" + TextSanitizer.of(defaultRegion)
                    + "\" is not a supported region; use two capital letters such as CN");
        }
        return new PhoneNumber(NumberParser.e164(number, defaultRegion));
    }

    /** Returns the country, two letters such as {@code CN}, or {@code ZZ} where the digits do not show it. */
    public String region() {
        String region = NUMBERS.getRegionCodeForNumber(parsed());
        return region == null ? "ZZ" : region;
    }

    /** Returns the country code, such as 86. */
    public int countryCode() {
        return Integer.parseInt(e164, 1, 1 + NumberPlans.countryCodeDigits(e164), 10);
    }

    /** Returns the number without plus and country code, digits only. */
    public String national() {
        return e164.substring(1 + NumberPlans.countryCodeDigits(e164));
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
        int shown = 1 + NumberPlans.countryCodeDigits(e164);
        int last = e164.length() - 2;
        return e164.substring(0, shown) + "*".repeat(last - shown) + e164.substring(last);
    }
}
