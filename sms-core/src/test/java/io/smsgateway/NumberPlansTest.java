package io.smsgateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberType;
import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class NumberPlansTest {

    private static final PhoneNumberUtil NUMBERS = PhoneNumberUtil.getInstance();

    /** Example of a mobile number, as it is written in its region and for other regions. */
    private record Example(String region, String e164, String national) {}

    private static Stream<Example> mobileNumbers() {
        return NUMBERS.getSupportedRegions().stream().sorted().flatMap(NumberPlansTest::mobileNumber);
    }

    /** Some regions have no example. */
    private static Stream<Example> mobileNumber(String region) {
        return Stream.ofNullable(NUMBERS.getExampleNumberForType(region, PhoneNumberType.MOBILE))
                .map(number -> new Example(
                        region,
                        NUMBERS.format(number, PhoneNumberFormat.E164),
                        PhoneNumberUtil.normalizeDigitsOnly(NUMBERS.format(number, PhoneNumberFormat.NATIONAL))));
    }

    @Test
    void decideTheMobileNumbersOfNearlyAllRegionsInE164Form() {
        assertThat(mobileNumbers().map(Example::e164).filter(e164 -> !e164.equals(NumberPlans.e164(e164, null))))
                .hasSizeLessThan(5);
    }

    @Test
    void decideTheMobileNumbersOfMostRegionsInNationalForm() {
        assertThat(mobileNumbers()
                        .filter(number -> !number.e164().equals(NumberPlans.e164(number.national(), number.region()))))
                .hasSizeLessThan(30);
    }

    @ParameterizedTest
    @CsvSource({
        "+8613800138000, CN, +8613800138000",
        "13800138000, CN, +8613800138000",
        "02079460958, GB, +442079460958",
        "4155552671, US, +14155552671",
        "0612345678, IT, +390612345678",
        "+80012345678, CN, +80012345678",
        "+4407911123456, CN, +447911123456"
    })
    void decideUsualNumbers(String digits, String region, String e164) {
        assertThat(NumberPlans.e164(digits, region)).isEqualTo(e164);
    }

    @ParameterizedTest
    @CsvSource({
        "0013800138000, CN",
        "8613800138000, CN",
        "12593800138000, CN",
        "5491123456789, AR",
        "+86138001380001234, CN",
        "+08613800138000, CN",
        "+9991234567, CN",
        "+861, CN",
        "+, CN",
        "'', CN"
    })
    void leaveOtherNumbersToLibphonenumber(String digits, String region) {
        assertThat(NumberPlans.e164(digits, region)).isNull();
    }

    @ParameterizedTest
    @CsvSource({"+8613800138000, , 50", "13800138000, CN, 200"})
    void allocateLittleMoreThanTheNumber(String written, @Nullable String region, long bytes) {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long id = Thread.currentThread().getId();
        int numbers = 10_000;
        assertThat(parsed(written, region, numbers)).isEqualTo(14L * numbers);

        long before = threads.getThreadAllocatedBytes(id);
        long characters = parsed(written, region, numbers);
        long allocated = threads.getThreadAllocatedBytes(id) - before;

        assertThat(characters).isEqualTo(14L * numbers);
        assertThat(allocated / numbers).isLessThan(bytes);
    }

    private static long parsed(String written, @Nullable String region, int times) {
        long characters = 0;
        for (int i = 0; i < times; i++) {
            PhoneNumber number = region == null ? PhoneNumber.of(written) : PhoneNumber.of(written, region);
            characters += number.e164().length();
        }
        return characters;
    }
}
