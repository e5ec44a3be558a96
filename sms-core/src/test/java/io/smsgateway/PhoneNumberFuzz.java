package io.smsgateway;

import java.nio.charset.StandardCharsets;

/** Whatever is written for a number is a number in its one form, or is said to be none without being repeated. */
final class PhoneNumberFuzz {

    private PhoneNumberFuzz() {}

    public static void fuzzerTestOneInput(byte[] data) {
        String written = new String(data, StandardCharsets.UTF_8);
        try {
            check(PhoneNumber.of(written));
        } catch (IllegalArgumentException none) {
            silent(none, written);
        }
        try {
            check(PhoneNumber.of(written, "CN"));
        } catch (IllegalArgumentException none) {
            silent(none, written);
        }
    }

    private static void check(PhoneNumber number) {
        String e164 = number.e164();
        require(e164.matches("\\+[1-9][0-9]{2,14}"), "its form");
        require(PhoneNumber.of(e164).equals(number), "to be read again as the same");
        require(e164.equals("+" + number.countryCode() + number.national()), "country code and the rest");
        require(!number.toString().contains(number.national()), "to be masked");
        require(!number.region().isEmpty(), "a region");
        number.isInKnownRange();
        number.type();
    }

    private static void silent(IllegalArgumentException none, String written) {
        require(written.length() < 4 || !String.valueOf(none.getMessage()).contains(written), "not to repeat it");
    }

    private static void require(boolean holds, String what) {
        if (!holds) {
            throw new AssertionError("a number has " + what);
        }
    }
}
