package io.smsgateway.springboot;

import io.smsgateway.PhoneNumber;
import io.smsgateway.springboot.properties.Regions;
import java.util.Optional;
import java.util.function.Supplier;

/** Reads numbers as people of {@code sms-gateway.default-region} write them. */
public final class PhoneNumbers {

    private final Supplier<Optional<String>> defaultRegion;

    PhoneNumbers(Supplier<Optional<String>> defaultRegion) {
        this.defaultRegion = defaultRegion;
    }

    /**
     * Reads numbers as people of one country write them: a bean in place of the configured one, or for a test without
     * Spring.
     *
     * @param region two capital letters such as CN
     * @throws IllegalArgumentException when there is no such country
     */
    public static PhoneNumbers forRegion(String region) {
        var unused = Regions.require(region);
        return new PhoneNumbers(() -> Optional.of(region));
    }

    /**
     * Reads a number.
     *
     * @param number international with a plus; national where a default region is configured
     * @throws IllegalArgumentException when it is no possible number; the message does not repeat it
     */
    public PhoneNumber read(String number) {
        return defaultRegion
                .get()
                .map(region -> PhoneNumber.of(number, region))
                .orElseGet(() -> PhoneNumber.of(number));
    }
}
