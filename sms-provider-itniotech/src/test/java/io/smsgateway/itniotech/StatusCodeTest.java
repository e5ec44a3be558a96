package io.smsgateway.itniotech;

import static org.assertj.core.api.Assertions.assertThat;

import io.smsgateway.PhoneNumber;
import io.smsgateway.Refusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class StatusCodeTest {

    private static final Path PAGE = Path.of("../docs/providers/itniotech-codes.md");
    private static final PhoneNumber SOUND = PhoneNumber.of("+" + Samples.CHINA);
    private static final PhoneNumber UNKNOWN_RANGE = PhoneNumber.of("+8612000000000");

    @ParameterizedTest
    @CsvFileSource(resources = "/itniotech/status-codes.csv", delimiter = '|', useHeadersInDisplayName = true)
    @DisplayName("S14 knows every code of the vendor's pages by product")
    void knowsEveryCodeOfTheVendorsPagesByProduct(
            String code, @Nullable String reason, @Nullable Refusal sms, @Nullable Refusal otp) {
        assertThat(refusal(Product.SMS, code)).isEqualTo(sms);
        assertThat(refusal(Product.VOICE, code)).isEqualTo(sms);
        assertThat(refusal(Product.OTP, code)).isEqualTo(otp);
    }

    @Test
    void hasACodeOfThePagesForEachOfItsOwn() {
        List<String> pages = Samples.file("status-codes.csv")
                .lines()
                .skip(1)
                .map(line -> line.substring(0, line.indexOf('|')).strip())
                .toList();

        assertThat(Stream.of(StatusCode.values()).map(StatusCode::code)).isSubsetOf(pages);
    }

    private static @Nullable Refusal refusal(Product product, String code) {
        return StatusCode.of(product, code).orElseThrow().refusal(SOUND).orElse(null);
    }

    @ParameterizedTest
    @CsvFileSource(resources = "/itniotech/status-codes.csv", delimiter = '|', useHeadersInDisplayName = true)
    void thePageHasEachCodeWithItsMeaning(
            String code, @Nullable String reason, @Nullable Refusal sms, @Nullable Refusal otp) throws IOException {
        List<String> rows = Files.readAllLines(PAGE).stream()
                .filter(line -> line.startsWith("| " + code + " |"))
                .toList();

        assertThat(rows).hasSize(1);
        assertThat(rows.get(0))
                .contains(StatusCode.of(Product.SMS, code).orElseThrow().detail(null))
                .contains(StatusCode.of(Product.OTP, code).orElseThrow().detail(null))
                .contains(sms == null ? "`Unconfirmed`" : "`" + sms + "`");
        assertThat(rows.get(0).contains("of codes `" + otp + "`")).isEqualTo(sms != otp);
    }

    @Test
    void thePageHasNoOtherCodes() throws IOException {
        List<String> codes = Files.readAllLines(PAGE).stream()
                .filter(line -> line.matches("\\| -[0-9]+ \\|.*"))
                .map(line -> line.substring(2, line.indexOf(' ', 2)))
                .toList();

        assertThat(codes)
                .doesNotHaveDuplicates()
                .containsExactlyInAnyOrderElementsOf(
                        Stream.of(StatusCode.values()).map(StatusCode::code).collect(Collectors.toSet()));
    }

    @Test
    void blamesTheNumberOnlyWhenOurOwnCheckDoesToo() {
        assertThat(UNKNOWN_RANGE.isInKnownRange()).isFalse();

        assertThat(StatusCode.NUMBER.refusal(UNKNOWN_RANGE)).contains(Refusal.INVALID_RECIPIENT);
        assertThat(StatusCode.NUMBER.refusal(SOUND)).contains(Refusal.UNSUPPORTED);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "0", "1", "-32", "-01", " -1", "-1.0", "999"})
    void knowsNoOtherCode(String code) {
        assertThat(StatusCode.of(Product.SMS, code)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(StatusCode.class)
    void saysInWordsWhatACodeMeans(StatusCode code) {
        assertThat(code.detail(null)).isNotBlank().isEqualTo(code.detail("  "));
        assertThat(code.detail(" vendor's word ")).endsWith("(vendor's word)");
    }
}
