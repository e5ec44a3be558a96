package io.smsgateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class PhoneNumberTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "+8613800138000",
                "+86 138 0013 8000",
                "+86-138-0013-8000",
                " +86 (138) 0013.8000 ",
                "+86 0138 0013 8000"
            })
    @DisplayName("P4 reads what people write as one form")
    void readsWhatPeopleWriteAsOneForm(String written) {
        assertThat(PhoneNumber.of(written).e164()).isEqualTo("+8613800138000");
    }

    @ParameterizedTest
    @CsvSource({
        "138 0013 8000, CN, +8613800138000",
        "+8613800138000, US, +8613800138000",
        "(415) 555-2671, US, +14155552671",
        "06 12345678, IT, +390612345678",
        "020 7946 0958, GB, +442079460958",
        "(020) 7946 0958, GB, +442079460958",
        "(020 7946 0958), GB, +442079460958",
        "+44 (0)20 7946 0958, DE, +442079460958",
        "(+44) 20 7946-0958, DE, +442079460958",
        "06.12.34.56.00, FR, +33612345600",
        "+33.612345678, DE, +33612345678",
        "089 1234-0, DE, +498912340",
        "0800 123.000, DE, +49800123000",
        "0800.000000, DE, +49800000000",
        "0086 138 0013 8000, DE, +8613800138000"
    })
    void readsANationalNumberWithTheRegionThatIsNamed(String written, String region, String e164) {
        assertThat(PhoneNumber.of(written, region)).isEqualTo(new PhoneNumber(e164));
    }

    /** A possible one in Japan, of seventeen digits behind the country code; fifteen in all are the most by E.164. */
    @Test
    void takesNoNumberThatIsTooLongForTheInternationalForm() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PhoneNumber.of("+81086010003160311000"))
                .withMessage("not a phone number: too long or too short for +81 (21 characters)");
        assertThat(PhoneNumber.of("+491234567890123").e164()).hasSize(16);
    }

    @Test
    void saysWhatToDoAboutANationalNumberWithoutARegion() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PhoneNumber.of("13800138000"))
                .withMessage("not an international phone number: write it with a plus and the country code, or name its"
                        + " region: PhoneNumber.of(number, \"CN\")");
    }

    @ParameterizedTest
    @ValueSource(strings = {"cn", "XX", "", "China", "86"})
    void namesARegionThatIsNone(String region) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PhoneNumber.of("13800138000", region))
                .withMessage("\"" + region + "\" is not a supported region; use two capital letters such as CN");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "+８６１３８００１３８０００",
                "+86 138 0013 8000 ext. 5",
                "+8613800138000;ext=5",
                "+8613800138000,5",
                "1-800-FLOWERS",
                "tel:+8613800138000",
                "+8613800138000\r\n",
                "+86\u200b13800138000",
                "1.38E10",
                "13,800,138,000",
                "'13800138000"
            })
    @DisplayName("P4 takes no letters, extensions or digits of other scripts")
    void takesNoLettersExtensionsOrDigitsOfOtherScripts(String written) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PhoneNumber.of(written))
                .withMessageStartingWith("not a phone number: only digits")
                .withMessageNotContaining("138");
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            delimiter = '|',
            value = {
                "13800138000.0            | the dot at index 11 begins a decimal fraction; export the numbers as text",
                "13800138000.00           | the dot at index 11 begins a decimal fraction; export the numbers as text",
                "91234567.000000          | the dot at index 8 begins a decimal fraction; export the numbers as text",
                "+86 138.0013.8000.5      | the dot at index 17 begins a decimal fraction; export the numbers as text",
                "+86 138 0013 8000.00     | the dot at index 17 begins a decimal fraction; export the numbers as text",
                "\"13800138000.0 \"      | the dot at index 11 begins a decimal fraction; export the numbers as text",
                "+86 138 0013 8000 (5)    | the bracket at index 18 opens behind the number; remove the extension",
                "+86 138 0013 8000 (5     | the bracket at index 18 is not closed",
                "+86 (138 (0013)) 8000    | the bracket at index 9 opens within another one",
                "020) 7946 0958           | the bracket at index 3 closes none",
                "-13800138000             | the separator at index 0 follows no digit",
                "+.8613800138000          | the separator at index 1 follows no digit",
                "13800138000.             | the separator at index 11 precedes no digit",
                "\"138-0013-8000 - \"   | the separator at index 14 precedes no digit",
                "++8613800138000          | the plus at index 1 is not the first sign of the number",
                "138+00138000             | the plus at index 3 is not the first sign of the number",
                "1.38001E10               | only digits, a leading plus, blanks, hyphens, dots and brackets are allowed, unlike"
                        + " the character at index 7",
                "tel:+8613800138000       | only digits, a leading plus, blanks, hyphens, dots and brackets are allowed, unlike"
                        + " the character at index 0",
                "+8613800138000;ext=5     | only digits, a leading plus, blanks, hyphens, dots and brackets are allowed, unlike"
                        + " the character at index 14",
                "+8613800138000 0000 0000 0000 0000 0000 00 | longer than 40 characters"
            })
    void refusesASignThatIsOutOfPlaceWithItsIndex(String written, String reason) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PhoneNumber.of(written, "CN"))
                .withMessage("not a phone number: " + reason);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PhoneNumber.of(written))
                .withMessage("not a phone number: " + reason);
    }

    /** Their digits alone are possible numbers. */
    @ParameterizedTest
    @CsvSource({"812345678.0, ID", "91234567.00, DE", "13800138000.0, CN", "20 7946 0958 (1), DE"})
    void addsNoDigitsOfAFractionOrAnExtensionToANumber(String written, String region) {
        String digits = written.replaceAll("[^0-9]", "");

        assertThat(PhoneNumber.of(digits, region).national()).isEqualTo(digits);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PhoneNumber.of(written, region))
                .withMessageContaining(" at index ")
                .withMessageNotContaining(written);
    }

    @ParameterizedTest
    @ValueSource(strings = {"+861", "+86138001380001234", "+1 5552671", "+1415555267", "", "+", "   ", "()", "+0 138"})
    void refusesWhatIsNoPossibleNumberWithoutRepeatingIt(String written) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PhoneNumber.of(written))
                .withMessageStartingWith("not a")
                .satisfies(refusal -> {
                    if (!written.isBlank() && written.length() > 2) {
                        assertThat(refusal.getMessage()).doesNotContain(written.substring(1));
                    }
                });
    }

    @Test
    void countsWhatItDoesNotRepeat() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PhoneNumber.of("+86138001380001234"))
                .withMessage("not a phone number: too long or too short for +86 (18 characters)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"+86 13800138000", "+86-13800138000", " +8613800138000"})
    void isConstructedFromTheInternationalFormOnly(String e164) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new PhoneNumber(e164))
                .withMessage("not a phone number in E.164 form; PhoneNumber.of also takes blanks and hyphens");
    }

    @ParameterizedTest
    @CsvSource({
        "+8613800138000, +86*********00",
        "+14155552671, +1********71",
        "+35312345678, +353******78",
        "+29021234, +290***34"
    })
    void printsCountryCodeAndTwoDigitsOnly(String e164, String printed) {
        assertThat(new PhoneNumber(e164)).hasToString(printed);
    }

    @ParameterizedTest
    @CsvSource({
        "+8613800138000, CN, 86, 13800138000, MOBILE, true",
        "+861065529988, CN, 86, 1065529988, FIXED_LINE, true",
        "+14155552671, US, 1, 4155552671, FIXED_LINE_OR_MOBILE, true",
        "+390612345678, IT, 39, 0612345678, FIXED_LINE, true",
        "+449012345678, GB, 44, 9012345678, PREMIUM_RATE, true",
        "+80012345678, 001, 800, 12345678, OTHER, true",
        "+12005550123, ZZ, 1, 2005550123, UNKNOWN, false"
    })
    void tellsWhereItBelongsAndWhatKindItIs(
            String e164, String region, int code, String national, PhoneNumber.Type type, boolean known) {
        PhoneNumber number = new PhoneNumber(e164);

        assertThat(number.region()).isEqualTo(region);
        assertThat(number.countryCode()).isEqualTo(code);
        assertThat(number.national()).isEqualTo(national);
        assertThat(number.type()).isEqualTo(type);
        assertThat(number.isInKnownRange()).isEqualTo(known);
    }

    @Test
    void neitherEchoesNorMisreadsWhateverComesIn() {
        Random random = new Random(7);
        for (int i = 0; i < 20_000; i++) {
            StringBuilder digits = new StringBuilder("+");
            for (int n = 3 + random.nextInt(16); n > 0; n--) {
                digits.append("0123456789-. ()+".charAt(random.nextInt(random.nextInt(4) == 0 ? 16 : 10)));
            }
            try {
                PhoneNumber number = PhoneNumber.of(digits.toString());
                assertThat(number.e164()).matches("\\+[1-9][0-9]{4,17}");
                assertThat(number.toString())
                        .contains("+" + number.countryCode())
                        .doesNotContain(number.national());
            } catch (IllegalArgumentException refusal) {
                assertThat(refusal.getMessage())
                        .as(digits.toString())
                        .startsWith("not a")
                        .doesNotContain(digits);
            }
        }
    }
}
