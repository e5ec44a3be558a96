package io.smsgateway;

import com.google.i18n.phonenumbers.Phonemetadata.PhoneMetadata;
import com.google.i18n.phonenumbers.Phonemetadata.PhoneNumberDesc;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Table of what libphonenumber does to the numbers of one region, by their first three digits and their length. It is
 * sound because a regular expression that did not read to the end of its input has the same result for any longer one.
 */
final class NumberPlan {

    /** Result of {@link #prefixLength} where more than the first digits matters, so that libphonenumber must decide. */
    static final int UNDECIDED = -1;

    private static final int FIRST_DIGITS = 3;

    private static final int COMPUTED = 0x80;
    private static final int DECIDED = 0x40;
    private static final int DECIDED_IN_NATIONAL_FORM = 0x20;
    private static final int PREFIX_LENGTH = 0x0f;

    private final int countryCode;
    private final String codePrefix;
    private final Pattern nationalPrefix;
    private final boolean transforming;
    private final Pattern internationalPrefix;
    private final Pattern anyNumber;
    private final int possibleLengths;

    /** By the first digits. Two threads may compute an entry at the same time; both find the same value. */
    private final byte[] entries = new byte[1000];

    NumberPlan(PhoneMetadata metadata) {
        PhoneNumberDesc general = metadata.getGeneralDesc();
        countryCode = metadata.getCountryCode();
        codePrefix = "+".concat(Integer.toString(countryCode));
        nationalPrefix = Pattern.compile(metadata.getNationalPrefixForParsing());
        transforming = !metadata.getNationalPrefixTransformRule().isEmpty();
        internationalPrefix = Pattern.compile(metadata.getInternationalPrefix());
        anyNumber = Pattern.compile(general.getNationalNumberPattern());
        possibleLengths = bits(general.getPossibleLengthList()) & ~bits(general.getPossibleLengthLocalOnlyList());
    }

    // neither here nor in NumberPlans a lambda or a concatenation: the JVM takes milliseconds to set up its first ones
    private static int bits(List<Integer> lengths) {
        int bits = 0;
        for (int length : lengths) {
            // -1 stands for none
            bits |= length > 0 ? 1 << length : 0;
        }
        return bits;
    }

    int countryCode() {
        return countryCode;
    }

    /** Returns a plus and the country code. */
    String codePrefix() {
        return codePrefix;
    }

    /** Returns whether a national number may have this many digits, all of them dialled from abroad. */
    boolean isPossible(int length) {
        return length < Integer.SIZE && (possibleLengths & (1 << length)) != 0;
    }

    /**
     * Returns how many digits of a national prefix precede the national number, or {@link #UNDECIDED}.
     *
     * @param digits contains digits only from the index on
     * @param inNationalForm whether the digits may also begin with an international prefix or the country code
     */
    int prefixLength(String digits, int from, boolean inNationalForm) {
        if (digits.length() - from < FIRST_DIGITS) {
            return UNDECIDED;
        }
        int first = (digits.charAt(from) - '0') * 100
                + (digits.charAt(from + 1) - '0') * 10
                + (digits.charAt(from + 2) - '0');
        int entry = entries[first];
        if (entry == 0) {
            entry = compute(digits.substring(from, from + FIRST_DIGITS));
            entries[first] = (byte) entry;
        }
        return (entry & (inNationalForm ? DECIDED_IN_NATIONAL_FORM : DECIDED)) == 0 ? UNDECIDED : entry & PREFIX_LENGTH;
    }

    private int compute(String first) {
        int length = nationalPrefixLength(first);
        if (length == UNDECIDED) {
            return COMPUTED;
        }
        boolean mayBeInternational = first.startsWith(codePrefix.substring(1)) || mayMatch(internationalPrefix, first);
        return COMPUTED | DECIDED | (mayBeInternational ? 0 : DECIDED_IN_NATIONAL_FORM) | length;
    }

    private int nationalPrefixLength(String first) {
        Matcher prefix = nationalPrefix.matcher(first);
        boolean found = prefix.lookingAt();
        if (hasReadToTheEnd(prefix)) {
            return UNDECIDED;
        }
        if (!found) {
            return 0;
        }
        if (transforming && prefix.group(prefix.groupCount()) != null) {
            return UNDECIDED;
        }
        // libphonenumber leaves the prefix where the number with it is a valid one and without it is not
        return prefix.end() > 0 && mayMatch(anyNumber, first) ? UNDECIDED : prefix.end();
    }

    private static boolean mayMatch(Pattern pattern, String first) {
        Matcher matcher = pattern.matcher(first);
        return matcher.lookingAt() || hasReadToTheEnd(matcher);
    }

    /** Returns whether further digits could change the result, which the end of the match does not tell. */
    @SuppressWarnings("JdkObsolete")
    private static boolean hasReadToTheEnd(Matcher matcher) {
        return matcher.hitEnd();
    }
}
