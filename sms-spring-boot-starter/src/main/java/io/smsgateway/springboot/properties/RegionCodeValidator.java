package io.smsgateway.springboot.properties;

import io.smsgateway.PhoneNumber;

/** Checks country codes. Internal: may change without notice. */
public final class RegionCodeValidator {

    private static final String ANY_NUMBER = "+8613800138000";

    private RegionCodeValidator() {}

    /** Returns a country code after a check; a wrong one such as UK would never match a number. */
    static String of(String property, String region) {
        InvalidConfigurationException.at(property, () -> require(region));
        return region;
    }

    /**
     * Checks a country code.
     *
     * @throws IllegalArgumentException when there is no such country
     */
    public static PhoneNumber require(String region) {
        return PhoneNumber.of(ANY_NUMBER, region);
    }
}
