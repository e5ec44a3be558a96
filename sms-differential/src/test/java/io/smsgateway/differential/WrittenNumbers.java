package io.smsgateway.differential;

import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberType;
import com.google.i18n.phonenumbers.Phonenumber;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Random phone numbers of all countries, possible and impossible ones, in the forms in which people write them. */
final class WrittenNumbers {

    private static final PhoneNumberUtil NUMBERS = PhoneNumberUtil.getInstance();
    private static final List<String> REGIONS =
            NUMBERS.getSupportedRegions().stream().sorted().toList();
    private static final List<Integer> COUNTRY_CODES =
            NUMBERS.getSupportedCallingCodes().stream().sorted().toList();
    private static final List<Phonenumber.PhoneNumber> EXAMPLES = Stream.concat(
                    REGIONS.stream()
                            .flatMap(region -> NUMBERS.getSupportedTypesForRegion(region).stream()
                                    .flatMap(type -> example(region, type))),
                    NUMBERS.getSupportedGlobalNetworkCallingCodes().stream()
                            .sorted()
                            .map(NUMBERS::getExampleNumberForNonGeoEntity))
            .toList();
    private static final String[] PREFIXES = {
        "0", "00", "1", "8", "9", "01", "06", "011", "810", "119", "0011", "15", "17911", "044", "90"
    };
    private static final String[] SEPARATORS = {" ", "-", ".", " - ", ") ", " (", ")(", "  ", "--"};

    private final Random random;

    WrittenNumbers(Random random) {
        this.random = random;
    }

    private static Stream<Phonenumber.PhoneNumber> example(String region, PhoneNumberType type) {
        return Stream.ofNullable(NUMBERS.getExampleNumberForType(region, type));
    }

    /** A number and the region in which it is written, which may be none. */
    record Written(String number, @Nullable String region) {}

    /** Returns digits, with a plus or without. */
    Written plain() {
        return switch (random.nextInt(6)) {
            case 0 -> new Written("+" + one(COUNTRY_CODES) + digits(random.nextInt(17)), noneOr(one(REGIONS)));
            case 1 -> new Written(digits(random.nextInt(18)), noneOr(one(REGIONS)));
            case 2 -> new Written("+" + digits(random.nextInt(17)), noneOr(one(REGIONS)));
            default -> example();
        };
    }

    private Written example() {
        Phonenumber.PhoneNumber example = one(EXAMPLES);
        String home = NUMBERS.getRegionCodeForNumber(example);
        String region = home == null || home.equals("001") || random.nextInt(8) == 0 ? one(REGIONS) : home;
        String national = changed(NUMBERS.getNationalSignificantNumber(example));
        String code = Integer.toString(example.getCountryCode());
        return switch (random.nextInt(6)) {
            case 0, 1 -> new Written("+" + code + national, null);
            case 2 -> new Written(national, region);
            case 3 -> new Written(one(PREFIXES) + national, region);
            case 4 -> new Written(nationalPrefix(region) + national, region);
            default -> new Written(one(PREFIXES) + code + one("", "0", "1") + national, region);
        };
    }

    private String nationalPrefix(String region) {
        String prefix = NUMBERS.getNddPrefixForRegion(region, true);
        return prefix == null ? "" : prefix;
    }

    /** Leaves one of three as it is; changes, adds or removes digits of the others. */
    private String changed(String national) {
        StringBuilder digits = new StringBuilder(national);
        for (int changes = random.nextInt(3); changes > 0 && digits.length() > 1; changes--) {
            int index = random.nextInt(random.nextBoolean() ? Math.min(4, digits.length()) : digits.length());
            switch (random.nextInt(5)) {
                case 0 -> digits.deleteCharAt(index);
                case 1 -> digits.insert(index, digit());
                case 2 -> digits.insert(0, one(PREFIXES));
                default -> digits.setCharAt(index, digit());
            }
        }
        return digits.toString();
    }

    /** Returns a number whose separators stand between groups of two digits and more, and which ends in no fraction. */
    Written separated() {
        Written plain = plain();
        String number = plain.number();
        StringBuilder written = new StringBuilder(one("", "", " "));
        int sinceSeparator = 0;
        boolean open = false;
        for (int i = 0; i < number.length(); i++) {
            boolean separates = sinceSeparator > 1 && i < number.length() - 2 && random.nextInt(4) == 0;
            if (separates) {
                String separator = one(SEPARATORS);
                if (separator.contains(")") == open && (open || !separator.contains("(") || i < number.length() - 5)) {
                    written.append(separator);
                    open = separator.contains("(");
                    sinceSeparator = 0;
                }
            }
            written.append(number.charAt(i));
            sinceSeparator++;
        }
        String closed = open ? written.toString().replaceAll("[()]", "-") : written.toString();
        return new Written(closed.length() > 40 || closed.matches(".*\\.0+") ? number : closed, plain.region());
    }

    /** Returns a number with signs at any place. */
    Written scribbled() {
        Written plain = plain();
        StringBuilder written = new StringBuilder(plain.number());
        for (int signs = 1 + random.nextInt(4); signs > 0; signs--) {
            int index = random.nextBoolean() ? written.length() : random.nextInt(written.length() + 1);
            written.insert(index, one(" ", "-", ".", "(", ")", "+", ".0", ".00", " (5)", "-1"));
        }
        return new Written(written.toString(), plain.region());
    }

    private String digits(int length) {
        StringBuilder digits = new StringBuilder();
        while (digits.length() < length) {
            digits.append(digit());
        }
        return digits.toString();
    }

    private char digit() {
        return (char) ('0' + random.nextInt(10));
    }

    private @Nullable String noneOr(String region) {
        return random.nextInt(4) == 0 ? null : region;
    }

    @SafeVarargs
    private <T> T one(T... choices) {
        return choices[random.nextInt(choices.length)];
    }

    private <T> T one(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
