package io.smsgateway.itniotech;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Makes our ids of the messages in a request: 16 digits of base 36, of which 13 are the call's and 3 count. They say
 * nothing about the message, and hold no comma, at which the vendor cuts.
 */
final class OrderIds {

    private static final int RADIX = 36;

    private final RandomGenerator random;

    OrderIds(RandomGenerator random) {
        this.random = random;
    }

    List<String> next(int count) {
        String call = padded(random.nextLong() >>> 1, 13);
        List<String> ids = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            ids.add(call + padded(i, 3));
        }
        return ids;
    }

    private static String padded(long value, int digits) {
        String text = Long.toString(value, RADIX);
        return "0".repeat(Math.max(0, digits - text.length())) + text;
    }
}
