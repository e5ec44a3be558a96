package io.smsgateway.springboot;

import io.smsgateway.PhoneNumber;
import io.smsgateway.springboot.InvalidPhoneNumberException.Reason;
import io.smsgateway.springboot.properties.RegionCodeValidator;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Parser of phone numbers in international form or in the national form of {@code sms-gateway.default-region}. */
public final class PhoneNumbers {

    /** The mathematical minus and the long vowel marks of Japanese, which keyboards write for a hyphen. */
    private static final String HYPHENS = "\u2212\u30fc\uff70";

    /** A slash behind an area code, as in Germany; behind more digits or none of a prefix, it may part two numbers. */
    private static final Pattern AREA_CODE =
            Pattern.compile("^(\\D*(?:(?:\\+|00)(?:\\d\\D*){2,8}|0(?:\\d\\D*){1,5}))/([^/]{3,})$");

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
     * Parses a phone number as people type it. Digits of other scripts, blanks and hyphens of any kind, marks of the
     * writing direction, which keyboards and contact lists add, and a slash behind the area code are read as plain ones.
     *
     * @param number international with a plus, or national where a default region is configured; null, as a field that a
     *     form does not send, is blank
     * @throws InvalidPhoneNumberException when the number is invalid; the message does not contain it
     */
    public PhoneNumber read(@Nullable String number) {
        String folded = number == null ? "" : folded(number);
        if (folded.isBlank()) {
            throw new InvalidPhoneNumberException(Reason.BLANK, "the phone number is blank");
        }
        Optional<String> region = defaultRegion.get();
        if (!folded.chars().allMatch(c -> "+0123456789 -().".indexOf(c) >= 0)) {
            throw new InvalidPhoneNumberException(
                    Reason.INVALID_CHARACTER, "the phone number has a character that is not allowed");
        }
        if (region.isEmpty() && !folded.replaceFirst("^[ (]+", "").startsWith("+")) {
            throw new InvalidPhoneNumberException(
                    Reason.NO_COUNTRY_CODE,
                    "the phone number has no country code; write it with a plus, or configure"
                            + " sms-gateway.default-region");
        }
        try {
            return region.map(country -> PhoneNumber.of(folded, country)).orElseGet(() -> PhoneNumber.of(folded));
        } catch (IllegalArgumentException invalid) {
            throw new InvalidPhoneNumberException(Reason.NOT_POSSIBLE, String.valueOf(invalid.getMessage()));
        }
    }

    private static String folded(String typed) {
        StringBuilder folded = new StringBuilder();
        // full width only: full normalization would read a superscript or a circled digit as a digit of the number
        typed.codePoints().map(c -> c >= 0xFF01 && c <= 0xFF5E ? c - 0xFEE0 : c).forEach(c -> {
            int type = Character.getType(c);
            if (Character.isDigit(c)) {
                folded.append(Character.digit(c, 10));
            } else if (type == Character.DASH_PUNCTUATION || HYPHENS.indexOf(c) >= 0) {
                folded.append('-');
            } else if (Character.isSpaceChar(c) || Character.isWhitespace(c)) {
                folded.append(' ');
            } else if (type != Character.FORMAT) {
                folded.appendCodePoint(c);
            }
        });
        return AREA_CODE.matcher(folded.toString().strip()).replaceFirst("$1 $2");
    }
}
