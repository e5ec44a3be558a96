package io.smsgateway.springboot;

import io.smsgateway.PhoneNumber;
import io.smsgateway.springboot.properties.RegionCodeValidator;
import java.util.Optional;
import java.util.function.Supplier;

/** Parser of phone numbers in international form or in the national form of {@code sms-gateway.default-region}. */
public final class PhoneNumbers {

    private final Supplier<Optional<String>> defaultRegion;

    PhoneNumbers(Supplier<Optional<String>> defaultRegion) {
        this.defaultRegion = defaultRegion;
    }

    /**
     * Creates a parser for one region: a bean that replaces the configured one, or for a test without Spring.
     *
     * @param region two capital letters such as CN
     * @throws IllegalArgumentException when there is no such country
     */
    public static PhoneNumbers forRegion(String region) {
        var unused = RegionCodeValidator.require(region);
        return new PhoneNumbers(() -> Optional.of(region));
    }

    /**
     * Parses a phone number.
     *
     * @param number international with a plus, or national where a default region is configured
     * @throws IllegalArgumentException when the number is invalid; the message does not contain it
     */
    public PhoneNumber read(String number) {
        return defaultRegion
                .get()
                .map(region -> PhoneNumber.of(number, region))
                .orElseGet(() -> PhoneNumber.of(number));
    }
}
