package io.smsgateway.springboot.properties;

import io.smsgateway.PhoneNumber;

/** Countries that numbers are read by. */
public final class Regions {

    private static final String ANYBODY = "+8613800138000";

    private Regions() {}

    /** Refuses what is no country's code, such as UK, for nothing would ever match it. */
    public static String of(String property, String region) {
        InvalidConfigurationException.at(property, () -> require(region));
        return region;
    }

    /** Checks that a region is known. */
    public static PhoneNumber require(String region) {
        return PhoneNumber.of(ANYBODY, region);
    }
}
