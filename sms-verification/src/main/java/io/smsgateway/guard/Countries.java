package io.smsgateway.guard;

import io.smsgateway.PhoneNumber;
import java.util.regex.Pattern;

/** Codes of countries. */
final class Countries {

    private static final Pattern CODE = Pattern.compile("[A-Z]{2}");

    private Countries() {}

    /** Returns the code, or throws where it has not the form of those that {@link PhoneNumber#region} returns. */
    static String checked(String country) {
        if (!CODE.matcher(country).matches()) {
            throw new IllegalArgumentException(
                    "a country must be two capital letters such as CN, not " + country.length() + " other characters");
        }
        return country;
    }
}
