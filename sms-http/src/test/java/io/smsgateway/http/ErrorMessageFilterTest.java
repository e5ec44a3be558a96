package io.smsgateway.http;

import static io.smsgateway.http.ExchangeFixture.outbound;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.smsgateway.PhoneNumber;
import io.smsgateway.SmsContent.VendorCode;
import io.smsgateway.SmsContent.VendorTemplate;
import io.smsgateway.SmsMessage;
import io.smsgateway.spi.OutboundMessage;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class ErrorMessageFilterTest {

    private static final PhoneNumber TO = PhoneNumber.of("+8613800138000");
    private static final String OMITTED = "vendor message omitted because it repeats what was sent";

    private final OutboundMessage text = outbound(SmsMessage.text(TO, "Your parcel waits at the station."));
    private final OutboundMessage code =
            outbound(SmsMessage.of(TO, VendorTemplate.of("login", Map.of("code", "4601", "n", "12", "none", ""))));
    private final OutboundMessage vendors =
            outbound(SmsMessage.of(TO, VendorTemplate.of("1", Map.of("name", "Ludwig van Beethoven"))));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "13800138000",
                "no route to +8613800138000",
                "138 0013 8000 is wrong",
                "138-0013-8000",
                "(138) 0013.8000",
                "1 3 8 0 0 1 3 8 0 0 0",
                "１３８００１３８０００"
            })
    void omitsTheNumberInEveryNotation(String words) {
        assertThat(ErrorMessageFilter.without(List.of(text), words)).isEqualTo(OMITTED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "bad text: Your parcel waits at the station.",
                "bad: arcel waits a",
                "YOUR PARCEL WAITS AT…",
                "Your parcel waits at the station. And more of it."
            })
    void omitsATextAndTwelveCharactersOfIt(String words) {
        assertThat(ErrorMessageFilter.without(List.of(text), words)).isEqualTo(OMITTED);
    }

    @Test
    void leavesOutTheValuesOfParameters() {
        assertThat(ErrorMessageFilter.without(List.of(code), "code 4601 is wrong"))
                .isEqualTo(OMITTED);
        assertThat(ErrorMessageFilter.without(List.of(code), "46 01")).isEqualTo(OMITTED);
        assertThat(ErrorMessageFilter.without(List.of(vendors), "dear ludwig van beethoven"))
                .isEqualTo(OMITTED);
        assertThat(ErrorMessageFilter.without(List.of(vendors), "dear Ludwig van Be"))
                .isEqualTo(OMITTED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"code 4601 is wrong", "46 01", "٤٦٠١", "the code was 4-6-0-1."})
    void leavesOutTheDigitsOfACodeThatTheVendorSends(String words) {
        OutboundMessage own = outbound(
                SmsMessage.of(TO, VendorCode.by(VendorCode.Channel.VOICE).withCode("4601")));

        assertThat(ErrorMessageFilter.without(List.of(own), words)).isEqualTo(OMITTED);
        assertThat(ErrorMessageFilter.without(List.of(own), "the code is wrong"))
                .isEqualTo("the code is wrong");
    }

    /** To search each run of the explanation in each text would take seconds. */
    @Test
    void comparesALongExplanationWithAThousandTextsInAMoment() {
        String explanation = words(0, "-");
        List<OutboundMessage> batch = IntStream.rangeClosed(1, 1000)
                .mapToObj(i -> outbound(SmsMessage.text(TO, words(i * 1000, "+"))))
                .toList();

        assertTimeoutPreemptively(
                Duration.ofSeconds(2),
                () -> assertThat(ErrorMessageFilter.without(batch, explanation)).isEqualTo(explanation));
    }

    /** Returns 1,024 characters whose runs differ, but begin alike. */
    private static String words(int first, String end) {
        return IntStream.range(first, first + 200)
                .mapToObj(i -> "aaaaaaaa" + i + end)
                .collect(Collectors.joining())
                .substring(0, 1024);
    }

    @Test
    void checksTheContentOfEveryMessage() {
        assertThat(ErrorMessageFilter.without(List.of(text, code), "4601")).isEqualTo(OMITTED);
    }

    @Test
    void looksBeyondWhatWillBePrinted() {
        assertThat(ErrorMessageFilter.without(List.of(text), "x".repeat(250) + "13800138000"))
                .isEqualTo(OMITTED);
        assertThat(ErrorMessageFilter.without(List.of(text), "x".repeat(5000))).hasSize(1024);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "DST_MCCMNC_LIMIT",
                "your parcel",
                "12 of 13",
                "the balance is 13.80",
                "number 13800138 is no number"
            })
    void passesOnTheVendorsOwnWords(String words) {
        assertThat(ErrorMessageFilter.without(List.of(text, code, vendors), " " + words + "\n"))
                .isEqualTo(words);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", " \n"})
    void isEmptyWithoutAnExplanation(String words) {
        assertThat(ErrorMessageFilter.without(List.of(text), words)).isEmpty();
    }
}
