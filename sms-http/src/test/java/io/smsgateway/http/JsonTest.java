package io.smsgateway.http;

import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smsgateway.http.wire.WireRecords;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTest {

    record Reply(String id, Integer count, Long big, Boolean ok, BigDecimal amount, List<Reply> rows, Object any) {}

    record Request(
            String b,
            @Nullable String a,
            @JsonName("temp_id") Integer template,
            Map<String, String> z) {}

    private static Reply read(String json) {
        return Json.read(json.getBytes(UTF_8), Reply.class);
    }

    @ParameterizedTest
    @CsvSource({
        "\"abc\", abc",
        "123, 123",
        "9223372036854775808, 9223372036854775808",
        "1234567890123456789, 1234567890123456789",
        "1e30, 1e30",
        "1.50, 1.50",
        "-1, -1",
        "\"00\", 00",
        "\"ü😀\", ü😀",
    })
    void keepsATextAsItStandsOnTheWire(String json, String expected) {
        assertThat(read("{\"id\":" + json + "}").id()).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"true", "false", "[1]", "{}", "[]"})
    void takesNothingElseForAText(String json) {
        assertUnreadable("{\"id\":" + json + "}");
    }

    @Test
    void readsAbsentAndNullAsNullAndEmptyAsEmpty() {
        assertThat(read("{}").id()).isNull();
        assertThat(read("{\"id\":null}").id()).isNull();
        assertThat(read("{\"id\":\"\"}").id()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"1.10, 1.10", "0, 0", "-0.01, -0.01", "12345678901234567890.123456789, 12345678901234567890.123456789"})
    void readsDecimalsExactly(String json, BigDecimal expected) {
        assertThat(read("{\"amount\":" + json + "}").amount()).isEqualTo(expected);
        assertThat(read("{\"any\":0.1}").any()).isEqualTo(new BigDecimal("0.1"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "null",
                "[]",
                "\"\"",
                "{",
                "}",
                "1",
                "true",
                "{\"id\":\"x\"",
                "{\"id\":\"x\"}}",
                "{} {}",
                "{}x",
                "{\"id\":\"a\",\"id\":\"b\"}",
                "{\"other\":1,\"other\":2}",
                "{\"id\":NaN}",
                "{\"amount\":NaN}",
                "{\"amount\":Infinity}",
                "{\"amount\":1e400}",
                "{\"amount\":1e999999999}",
                "{\"amount\":0x10}",
                "{\"amount\":\"1.5\"}",
                "{\"amount\":true}",
                "{\"count\":\"1\"}",
                "{\"count\":1.5}",
                "{\"count\":true}",
                "{\"count\":4294967296}",
                "{\"big\":9223372036854775808}",
                "{\"ok\":1}",
                "{\"ok\":\"true\"}",
                "{\"id\":01}",
                "{'id':1}",
                "{\"id\":\"a\u0000b\"}",
                "\u0000",
                "\ufeff{}",
                "<html>+8613800138000</html>",
                "{\"rows\":{}}",
                "/* c */{}",
            })
    void refusesWhatIsNotTheRecord(String json) {
        assertUnreadable(json);
    }

    @Test
    @DisplayName("S5 refuses other encodings and broken UTF-8")
    void refusesOtherEncodingsAndBrokenUtf8() {
        assertUnreadable("{\"id\":\"x\"}".getBytes(UTF_16));
        assertUnreadable(new byte[] {'{', '"', 'i', 'd', '"', ':', '"', (byte) 0xc3, '"', '}'});
    }

    @Test
    @DisplayName("S5 rejects a response truncated at any byte")
    void rejectsAResponseTruncatedAtAnyByte() {
        byte[] whole = "{\"id\":\"ü\",\"rows\":[{\"amount\":1.5}]}".getBytes(UTF_8);
        assertThat(Json.read(whole, Reply.class).rows()).hasSize(1);
        for (int length = 0; length < whole.length; length++) {
            assertUnreadable(Arrays.copyOf(whole, length));
        }
    }

    @Test
    @DisplayName("S6 keeps within its limits")
    void keepsWithinItsLimits() {
        String deep = "{\"rows\":[".repeat(15) + "]}".repeat(15);
        assertThat(read(deep).rows()).hasSize(1);
        assertUnreadable("{\"rows\":[".repeat(17) + "]}".repeat(17));
        assertUnreadable("{\"unknown\":" + "[".repeat(100_000));
        assertThat(read("{\"id\":\"" + "x".repeat(65_536) + "\"}").id()).hasSize(65_536);
        assertUnreadable("{\"id\":\"" + "x".repeat(200_000) + "\"}");
        assertThat(read("{\"id\":" + "1".repeat(64) + "}").id()).hasSize(64);
        assertUnreadable("{\"id\":" + "1".repeat(65) + "}");
        assertUnreadable("{\"unknown\":" + "1".repeat(1_000_000) + "}");
        assertUnreadable("{\"" + "n".repeat(1000) + "\":1}");
    }

    @Test
    void ignoresMembersItDoesNotKnow() {
        assertThat(read("{\"new\":{\"a\":[1,2]},\"id\":\"x\"}").id()).isEqualTo("x");
    }

    @Test
    void neverQuotesAResponseInItsException() {
        assertThatThrownBy(() -> read("{\"count\":\"+8613800138000\",\"secret\":1}"))
                .isInstanceOf(UnreadableResponseException.class)
                .hasNoCause()
                .message()
                .doesNotContain("138")
                .doesNotContain("secret")
                .contains("Reply");
    }

    @Test
    void readsRecordsThatOtherPackagesKeepToThemselves() {
        assertThat(WireRecords.read("{\"code\":50001,\"nested\":{\"msg_id\":\"7\"}}"))
                .isEqualTo("50001/7");
    }

    @Test
    void writesComponentsInTheirOrderAndLeavesOutNulls() {
        assertThat(new String(Json.write(new Request("2", null, 7, Map.of("k", "ü\n\""))), UTF_8))
                .isEqualTo("{\"b\":\"2\",\"temp_id\":7,\"z\":{\"k\":\"ü\\n\\\"\"}}");
    }

    @Test
    void saysWhatItCanNotWriteWithoutRepeatingIt() {
        assertThatThrownBy(() -> Json.write(new Broken("secret")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasNoCause()
                .message()
                .contains("Broken")
                .doesNotContain("secret");
    }

    record Broken(String text) {
        @Override
        public String text() {
            throw new IllegalStateException(text);
        }
    }

    private static void assertUnreadable(String json) {
        assertUnreadable(json.getBytes(UTF_8));
    }

    private static void assertUnreadable(byte[] json) {
        assertThatThrownBy(() -> Json.read(json, Reply.class)).isInstanceOf(UnreadableResponseException.class);
    }

    @Test
    void anArrayIsCutIntoItsItemsAsTheyStand() {
        String body = " [ {\"a\" : [1,{\"b\":\"]\"}]},12.50 ,\"é\\n\",[ ],null,true, {\"a\":1,\"a\":2}\n]\n";
        assertThat(Json.items(body.getBytes(UTF_8)))
                .extracting(item -> new String(item, UTF_8))
                .containsExactly(
                        "{\"a\" : [1,{\"b\":\"]\"}]}", "12.50", "\"é\\n\"", "[ ]", "null", "true", "{\"a\":1,\"a\":2}");
        assertThat(Json.items("[]".getBytes(UTF_8))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{}", "null", "[1", "[1]]", "[1] 2", "[1,]", "[{]", "<html>", "[\"a]"})
    void whatIsNoWholeArrayIsUnreadable(String body) {
        assertThatThrownBy(() -> Json.items(body.getBytes(UTF_8)))
                .isInstanceOf(UnreadableResponseException.class)
                .hasNoCause();
    }
}
