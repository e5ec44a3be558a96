package io.smsgateway.http;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Reads exact decimals in every notation that vendors use for amounts: {@code 12.50}, {@code 0E-8}, {@code 1E+2},
 * {@code 1.0E7}.
 */
public final class Decimals {

    private static final Pattern DECIMAL = Pattern.compile("-?[0-9]{1,100}(\\.[0-9]{1,100})?([eE][+-]?[0-9]{1,3})?");

    /** {@code 1e999999999} is short to write and exhausts the heap when printed. */
    private static final int MAX_SCALE = 100;

    private Decimals() {}

    /**
     * Returns the exact value of a decimal number; empty if the text is not one, or if it has more than 100 digits
     * before or after the point once it is written without an exponent.
     */
    public static Optional<BigDecimal> parse(String text) {
        if (!DECIMAL.matcher(text).matches()) {
            return Optional.empty();
        }
        BigDecimal value = new BigDecimal(text);
        if (value.scale() > MAX_SCALE || (long) value.precision() - value.scale() > MAX_SCALE) {
            return Optional.empty();
        }
        return Optional.of(value.scale() < 0 ? value.setScale(0) : value);
    }
}
