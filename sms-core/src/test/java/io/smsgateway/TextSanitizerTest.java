package io.smsgateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What vendors say is printed by way of the answers. */
final class TextSanitizerTest {

    private static final ProviderId ACME = ProviderId.of("acme");

    private static String printed(String words) {
        String refused = new Refused(ACME, Refusal.UNRECOGNISED, words).detail();
        assertThat(new Unconfirmed(ACME, words).detail()).isEqualTo(refused);
        assertThat(BalanceUnavailable.of(ACME, Refusal.UNAVAILABLE, words).detail())
                .isEqualTo(refused);
        assertThat(Balance.of(ACME, Instant.EPOCH, List.of())
                        .withNotes(List.of(words))
                        .notes())
                .containsExactly(refused);
        return refused;
    }

    @Test
    @DisplayName("S15 escapes what would steer a terminal or forge a log line")
    void escapesWhatWouldSteerATerminalOrForgeALogLine() {
        assertThat(printed("\u001b[2Jgone")).isEqualTo("\\u001b[2Jgone");
        assertThat(printed("a\r\nb\tc\u0000")).isEqualTo("a\\u000d\\u000ab\\u0009c\\u0000");
        assertThat(printed("a\u0085b\u2028c\u2029d")).isEqualTo("a\\u0085b\\u2028c\\u2029d");
    }

    @Test
    @DisplayName("S15 escapes what would turn the direction or hide")
    void escapesWhatWouldTurnTheDirectionOrHide() {
        assertThat(printed("\u202egnp.exe")).isEqualTo("\\u202egnp.exe");
        assertThat(printed("\u2066a\u2069\u200b\ufeff")).isEqualTo("\\u2066a\\u2069\\u200b\\ufeff");
        assertThat(printed("\ud83d\ude00 \ud800 \ue000")).isEqualTo("\\ud83d\\ude00 \\ud800 \\ue000");
    }

    @Test
    void keepsTextOfAnyScript() {
        assertThat(printed("模板不存在 é ß (code=50013)")).isEqualTo("模板不存在 é ß (code=50013)");
    }

    @ParameterizedTest
    @CsvSource({
        "to 13800138000 failed, to *** failed",
        "to +8613800138000 failed, to *** failed",
        "1234567, ***",
        "to 139-0000-0001 failed, to *** failed",
        "to +86 139 0000 0001 failed, to *** failed",
        "to +1 (202) 555-0123 failed, to *** failed",
        "to １３９００００００００１ failed, to *** failed",
        "at 2026-11-22 13:49:35, at 2026-11-22 13:49:35",
        "at 2026-11-22T13:49:35.123456Z, at 2026-11-22T13:49:35.123456Z",
        "123456, 123456",
        "a13800138000b13900139000, a***b***"
    })
    void masksNumbersThatAreLongEnoughForAPhoneNumber(String words, String safe) {
        assertThat(printed(words)).isEqualTo(safe);
    }

    @Test
    @DisplayName("S15 cuts after 256 characters")
    void cutsAfter256Characters() {
        assertThat(printed("x".repeat(256))).isEqualTo("x".repeat(256));
        assertThat(printed("x".repeat(257))).isEqualTo("x".repeat(256) + "…");
        assertThat(printed("x".repeat(1_000_000))).hasSize(257);
    }

    @Test
    void staysTheSameWhenAResultIsCopied() {
        for (String words : List.of("x".repeat(300), "\u001b".repeat(300), "13800138000 \u202e", "ok")) {
            Refused refused = new Refused(ACME, Refusal.UNRECOGNISED, words);
            assertThat(refused.forMessage(null, Map.of(), List.of())).isEqualTo(refused);
            assertThat(new Unconfirmed(ACME, words).forMessage(null, Map.of(), List.of()))
                    .isEqualTo(new Unconfirmed(ACME, words));
        }
    }

    @Test
    void appliesToTheVendorsCodeToo() {
        Refused refused =
                new Refused(ACME, Refusal.UNRECOGNISED, "no").withCode("5\n0").withRetryAfter(Duration.ofSeconds(1));

        assertThat(refused.code()).isEqualTo("5\\u000a0");
    }

    @Test
    void keepsTheStartAndTheEndOfAReference() {
        assertThat(TextSanitizer.ofReference("1a2b3c4d5e6f7001")).isEqualTo("1a2b3c…001");
        assertThat(TextSanitizer.ofReference("shop-4200")).isEqualTo("shop-4200");
        assertThat(TextSanitizer.ofReference("shop-42000")).isEqualTo("shop-4…000");
        assertThat(TextSanitizer.ofReference("13800138000")).isEqualTo("***");
    }
}
