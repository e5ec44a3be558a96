package io.smsgateway;

import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.metadata.DefaultMetadataDependenciesProvider;
import com.google.i18n.phonenumbers.metadata.source.MetadataSource;
import java.util.BitSet;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/** Numbering plans of all regions, each made from libphonenumber's metadata when a number of the region is first parsed. */
final class NumberPlans {

    private static final int MAX_COUNTRY_CODE_DIGITS = 3;

    private static final PhoneNumberUtil NUMBERS = PhoneNumberUtil.getInstance();
    private static final MetadataSource METADATA =
            DefaultMetadataDependenciesProvider.getInstance().getPhoneNumberMetadataSource();
    private static final BitSet COUNTRY_CODES = new BitSet();
    private static final Map<String, NumberPlan> BY_REGION = new ConcurrentHashMap<>();
    private static final AtomicReferenceArray<@Nullable NumberPlan> BY_COUNTRY_CODE = new AtomicReferenceArray<>(1000);

    static {
        for (int code : NUMBERS.getSupportedCallingCodes()) {
            COUNTRY_CODES.set(code);
        }
    }

    private NumberPlans() {}

    /**
     * Returns the E.164 form of a number, or null where libphonenumber must decide. A number that is returned is possible.
     *
     * @param digits digits only, or a plus and digits
     * @param region a supported region for digits without a plus
     */
    static @Nullable String e164(String digits, @Nullable String region) {
        if (digits.startsWith("+")) {
            int codeDigits = countryCodeDigits(digits);
            if (codeDigits == 0) {
                return null;
            }
            NumberPlan plan = ofCountryCode(Integer.parseInt(digits, 1, 1 + codeDigits, 10));
            return e164(digits, 1 + codeDigits, plan, plan, false);
        }
        if (region == null) {
            return null;
        }
        NumberPlan plan = ofRegion(region);
        return e164(digits, 0, plan, ofCountryCode(plan.countryCode()), true);
    }

    /** Parses by the plan of the number's own region; the main region of the country code then has the last word. */
    private static @Nullable String e164(
            String digits, int from, NumberPlan own, NumberPlan main, boolean inNationalForm) {
        int prefixLength = own.prefixLength(digits, from, inNationalForm);
        int length = digits.length() - from - prefixLength;
        // libphonenumber keeps a prefix without which the number has no possible length
        if (prefixLength == NumberPlan.UNDECIDED
                || (prefixLength > 0 && !own.isPossible(length))
                || !main.isPossible(length)
                || main.codePrefix().length() + length > PhoneNumber.MAX_LENGTH) {
            return null;
        }
        return from > 0 && prefixLength == 0 ? digits : main.codePrefix().concat(digits.substring(from + prefixLength));
    }

    /**
     * Returns how many digits behind the plus are the country code, or 0 for an unknown one. No country code is a prefix
     * of another, so that the shortest known one is right.
     */
    static int countryCodeDigits(String e164) {
        int code = 0;
        for (int digits = 1; digits <= MAX_COUNTRY_CODE_DIGITS && digits < e164.length(); digits++) {
            code = 10 * code + e164.charAt(digits) - '0';
            if (code == 0) {
                return 0;
            }
            if (COUNTRY_CODES.get(code)) {
                return digits;
            }
        }
        return 0;
    }

    private static NumberPlan ofCountryCode(int code) {
        NumberPlan known = BY_COUNTRY_CODE.get(code);
        if (known != null) {
            return known;
        }
        String region = NUMBERS.getRegionCodeForCountryCode(code);
        NumberPlan plan = region.equals(PhoneNumberUtil.REGION_CODE_FOR_NON_GEO_ENTITY)
                ? new NumberPlan(METADATA.getMetadataForNonGeographicalRegion(code))
                : ofRegion(region);
        BY_COUNTRY_CODE.set(code, plan);
        return plan;
    }

    private static NumberPlan ofRegion(String region) {
        NumberPlan known = BY_REGION.get(region);
        if (known != null) {
            return known;
        }
        NumberPlan plan = new NumberPlan(METADATA.getMetadataForRegion(region));
        BY_REGION.put(region, plan);
        return plan;
    }
}
