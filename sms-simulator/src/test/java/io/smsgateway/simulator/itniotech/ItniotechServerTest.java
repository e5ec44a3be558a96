package io.smsgateway.simulator.itniotech;

import static org.assertj.core.api.Assertions.assertThat;

import io.smsgateway.simulator.Http;
import io.smsgateway.simulator.Http.Reply;
import io.smsgateway.simulator.Ledger;
import io.smsgateway.simulator.LedgerEntry;
import io.smsgateway.simulator.SmsSimulator;
import io.smsgateway.simulator.SmsSimulatorExtension;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class ItniotechServerTest {

    @RegisterExtension
    static final SmsSimulatorExtension SIMULATOR = new SmsSimulatorExtension();

    private static ItniotechAccount account() {
        return SIMULATOR.itniotech().account();
    }

    private static Ledger ledger() {
        return SIMULATOR.itniotech().ledger();
    }

    private static Reply post(String path, String body) {
        return Http.itniotech(SIMULATOR.simulator(), "POST", path, body);
    }

    private static Reply text(String numbers, String content) {
        return Http.text(SIMULATOR.simulator(), numbers, content);
    }

    private static void refuses(Reply reply, String status) {
        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.json().path("status").asString()).isEqualTo(status);
        assertThat(reply.json().path("reason").asString()).isNotEmpty();
        assertThat(ledger().count()).isZero();
    }

    @Test
    void respondsWithAnIdOfNineteenDigitsForEachNumber() {
        Reply reply = post(
                "/sms/sendSms",
                "{\"appId\":\"simApp01\",\"numbers\":\"8613900000001,8613900000002\",\"content\":\"Hello\","
                        + "\"senderId\":null,\"orderId\":\"a-1,a-2\"}");

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.raw().headers().firstValue("Content-Type")).contains("application/json;charset=UTF-8");
        JsonNode answer = reply.json();
        assertThat(answer.path("status").isString()).isTrue();
        assertThat(answer.path("status").asString()).isEqualTo("0");
        assertThat(answer.path("reason").asString()).isEqualTo("success");
        assertThat(answer.path("success").isString()).isTrue();
        assertThat(answer.path("success").asString()).isEqualTo("2");
        assertThat(answer.path("fail").asString()).isEqualTo("0");
        assertThat(answer.has("failArray")).isFalse();
        assertThat(answer.path("array").valueStream().map(JsonNode::toString))
                .satisfiesExactly(
                        first -> assertThat(first)
                                .matches(
                                        "\\{\"msgId\":\"[0-9]{19}\",\"number\":\"8613900000001\",\"orderId\":\"a-1\"}"),
                        second -> assertThat(second).contains("8613900000002", "a-2"));
        assertThat(ledger().all()).extracting(LedgerEntry::orderId).containsExactly("a-1", "a-2");
        assertThat(ledger().all())
                .extracting(LedgerEntry::id)
                .containsExactly(
                        answer.path("array").get(0).path("msgId").asString(),
                        answer.path("array").get(1).path("msgId").asString());
        assertThat(ledger().copies("8613900000002", "Hello")).isEqualTo(1);
    }

    @Test
    void stampsIdsWithTheTimeInShanghai() {
        Instant noon = Instant.parse("2026-01-01T04:00:00Z");
        try (SmsSimulator simulator = SmsSimulator.start(java.time.Clock.fixed(noon, java.time.ZoneOffset.UTC))) {
            Reply reply = Http.send(Http.signed(
                    Http.body(
                            Http.to(simulator.itniotechUrl(), "/sms/sendSms"),
                            "POST",
                            "{\"appId\":\"simApp01\",\"numbers\":\"8613900000001\",\"content\":\"Hello\"}"),
                    noon));

            assertThat(reply.json().path("array").get(0).path("msgId").asString())
                    .isEqualTo("2601011200001000000");
            assertThat(reply.raw().headers().firstValue("Date")).contains("Thu, 01 Jan 2026 04:00:00 GMT");
            assertThat(simulator.itniotech().ledger().all())
                    .extracting(LedgerEntry::at)
                    .containsExactly(noon);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/sms/sendSms", "/sms//sendSms", "//sms/sendSms/", "/v3/sendSms"})
    void respondsOnEverySpellingOfThePath(String path) {
        Reply reply = post(path, "{\"appId\":\"simApp01\",\"numbers\":\"8613900000001\",\"content\":\"Hello\"}");

        assertThat(reply.json().path("status").asString()).isEqualTo("0");
        assertThat(SIMULATOR.itniotech().requestCounts().requests()).isEqualTo(1);
    }

    @Test
    void takesAQueryToo() {
        Reply reply = Http.itniotech(
                SIMULATOR.simulator(),
                "GET",
                "/sms/sendSms?appId=simApp01&numbers=8613900000001,8613900000002&content=Hello%20%E4%BD%A0&orderId=1,2",
                "");

        assertThat(reply.json().path("success").asString()).isEqualTo("2");
        assertThat(ledger().copies("8613900000001", "Hello \u4f60")).isEqualTo(1);
    }

    @Test
    void takesAHundredNumbersByGetAndAThousandByPost() {
        String query = "/sms/sendSms?appId=simApp01&content=x&numbers=";
        refuses(Http.itniotech(SIMULATOR.simulator(), "GET", query + numbers(101), ""), "-7");
        refuses(text(numbers(1001), "x"), "-7");

        assertThat(SIMULATOR.itniotech().requestCounts().largestBatch()).isEqualTo(1001);
        Reply get = Http.itniotech(SIMULATOR.simulator(), "GET", query + numbers(100), "");
        assertThat(get.json().path("success").asString()).isEqualTo("100");
        assertThat(text(numbers(1000), "x").json().path("success").asString()).isEqualTo("1000");
        assertThat(ledger().count()).isEqualTo(1100);
    }

    private static String numbers(int count) {
        return IntStream.range(0, count).mapToObj(i -> "86139%08d".formatted(i)).collect(Collectors.joining(","));
    }

    @Test
    void refusesCallersItDoesNotKnow() {
        refuses(Http.send(request()), "-1");
        refuses(Http.send(request().header("Api-Key", "simKey01").header("Sign", "x")), "-1");
        refuses(Http.send(request().header("Api-Key", "simKey01").header("Timestamp", "1")), "-1");
        refuses(headers("nobody", "" + Instant.now().getEpochSecond(), "x"), "-1");
        refuses(headers("simKey01", "" + Instant.now().getEpochSecond(), "x"), "-1");
        refuses(headers("simKey01", "now", "x"), "-16");
        String millis = Instant.now().getEpochSecond() + "000";
        refuses(headers("simKey01", millis, Http.md5("simKey01simSec01" + millis)), "-16");
    }

    private static HttpRequest.Builder request() {
        return Http.to(SIMULATOR.itniotechUrl(), "/sms/getBalance");
    }

    private static Reply headers(String key, String timestamp, String sign) {
        return Http.send(
                request().header("Api-Key", key).header("Timestamp", timestamp).header("Sign", sign));
    }

    @Test
    void takesASignatureInCapitals() {
        String now = Long.toString(Instant.now().getEpochSecond());
        String sign = Http.md5("simKey01simSec01" + now).toUpperCase(Locale.ROOT);

        assertThat(headers("simKey01", now, sign).json().path("status").asString())
                .isEqualTo("0");
    }

    @ParameterizedTest
    @CsvSource({"-1790,0", "1790,0", "-1900,-16", "1900,-16"})
    void believesTimesWithinHalfAnHour(long ahead, String status) {
        SIMULATOR.simulator().clockAhead(Duration.ofSeconds(ahead));

        Reply reply = Http.itniotech(SIMULATOR.simulator(), "GET", "/sms/getBalance", "");
        assertThat(reply.json().path("status").asString()).isEqualTo(status);
    }

    @Test
    void keepsOutLockedAccountsAndForeignAddresses() {
        account().locked(true);
        refuses(text("8613900000001", "x"), "-13");
        account().ipBlocked(true);
        refuses(text("8613900000001", "x"), "-2");
    }

    @Test
    void respondsToWrongPathsAndMethodsLikeItsFramework() {
        assertThat(post("/sms/nowhere", "{}").status()).isEqualTo(404);
        assertThat(post("/getBalance", "{}").status()).isEqualTo(404);
        assertThat(post("/sms/getBalance", "{}").status()).isEqualTo(405);
        Reply reply = Http.itniotech(SIMULATOR.simulator(), "GET", "/sms/sendSms/batch", "");
        assertThat(reply.status()).isEqualTo(405);
        assertThat(reply.json().path("status").asInt()).isEqualTo(405);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "``                                                                                       | -18",
                "[1]                                                                                      | -18",
                "{\"numbers\":\"8613900000001\",\"content\":\"x\"}                                        | -19",
                "{\"appId\":\"other\",\"numbers\":\"8613900000001\",\"content\":\"x\"}                    | -19",
                "{\"appId\":\"simApp01\",\"content\":\"x\"}                                               | -8",
                "{\"appId\":\"simApp01\",\"numbers\":\" , \",\"content\":\"x\"}                           | -8",
                "{\"appId\":\"simApp01\",\"numbers\":\"8613900000001\",\"content\":\" \"}                 | -4",
                "{\"appId\":\"simApp01\",\"numbers\":\"8613900000001\"}                                   | -4",
                "{\"appId\":\"simApp01\",\"numbers\":\"8613900000001\",\"content\":\"a casino\"}          | -3",
                "{\"appId\":\"simApp01\",\"numbers\":\"8613900000001\",\"content\":\"x\",\"orderId\":\"1,2\"} | -14"
            })
    void refusesAnInvalidRequest(String body, String status) {
        account().sensitiveWord("casino");

        refuses(post("/sms/sendSms", body), status);
    }

    @Test
    void countsCodePointsOfAText() {
        assertThat(text("8613900000001", "\ud83d\ude00".repeat(1024))
                        .json()
                        .path("status")
                        .asString())
                .isEqualTo("0");
        ledger().clear();
        refuses(text("8613900000001", "x".repeat(1025)), "-5");
    }

    @Test
    void canOverlookTheApplicationAndTheCountOfOrderIds() {
        account().appIdChecked(false);
        account().orderIdsChecked(false);

        post("/sms/sendSms", "{\"numbers\":\"8613900000001,8613900000002\",\"content\":\"x\",\"orderId\":\"one\"}");
        post("/sms/sendSms", "{\"numbers\":\"8613900000003\",\"content\":\"x\",\"orderId\":\"one,two\"}");

        assertThat(ledger().all()).extracting(LedgerEntry::orderId).containsExactly("one", "one", null);
    }

    @Test
    void acceptsValidNumbersAndListsInvalidOnes() {
        account().unreachable("91");
        Reply reply = text("8613900000001,+8613900000002,9100000000,123456", "Hello");

        JsonNode answer = reply.json();
        assertThat(answer.path("status").asString()).isEqualTo("0");
        assertThat(answer.path("success").asString()).isEqualTo("1");
        assertThat(answer.path("fail").asString()).isEqualTo("3");
        assertThat(answer.path("array").get(0).path("orderId").asString("none")).isEmpty();
        assertThat(answer.path("failArray")
                        .valueStream()
                        .map(entry -> entry.path("reason").asString()))
                .containsExactly("NUMBER_FORMAT_ERROR", "DST_MCCMNC_LIMIT", "NUMBER_FORMAT_ERROR");
        assertThat(answer.path("failArray").get(0).path("msgId").asString()).matches("[0-9]{19}");
        assertThat(answer.path("failArray").get(0).has("orderId")).isFalse();
        assertThat(ledger().all()).extracting(LedgerEntry::number).containsExactly("8613900000001");
    }

    @Test
    void respondsWithMinusNineWhenNoNumberIsValid() {
        account().unreachable("91");
        Reply reply = text("9100000000", "Hello");

        refuses(reply, "-9");
        assertThat(reply.json().path("reason").asString()).isEqualTo("DST_MCCMNC_LIMIT");
        assertThat(reply.json().path("success").asString()).isEqualTo("0");
        assertThat(reply.json().path("fail").asString()).isEqualTo("1");
        assertThat(reply.json().path("array").isArray()).isTrue();
        assertThat(reply.json().path("array").isEmpty()).isTrue();
    }

    @Test
    void sendsTwiceToANumberThatIsNamedTwice() {
        text("8613900000001,8613900000001", "Hello");

        assertThat(ledger().copies("8613900000001", "Hello")).isEqualTo(2);
        assertThat(ledger().maxCopies()).isEqualTo(2);
    }

    @Test
    void sendsEachGroupOfABatchItsOwnText() {
        Reply reply = post("/sms/sendSms/batch", """
                {"appId":"simApp01","array":[
                  {"numbers":"8613900000001,8613900000002","content":"one","orderId":"a,b"},
                  {"numbers":"8613900000001","content":"two"}]}""");

        assertThat(reply.json().path("success").asString()).isEqualTo("3");
        assertThat(reply.json().path("array").size()).isEqualTo(3);
        assertThat(ledger().all()).extracting(LedgerEntry::content).containsExactly("one", "one", "two");
        assertThat(SIMULATOR.itniotech().requestCounts().largestBatch()).isEqualTo(3);
    }

    @Test
    void refusesAWholeBatchForOneInvalidGroup() {
        refuses(post("/sms/sendSms/batch", """
                {"appId":"simApp01","array":[
                  {"numbers":"8613900000001","content":"one"},{"numbers":"8613900000001","content":""}]}"""), "-4");
        refuses(post("/sms/sendSms/batch", "{\"appId\":\"simApp01\",\"array\":[]}"), "-8");
        refuses(post("/sms/sendSms/batch", "{\"appId\":\"other\"}"), "-19");
        refuses(
                post(
                        "/sms/sendSms/batch",
                        "{\"appId\":\"simApp01\",\"array\":[{\"numbers\":\"%s\",\"content\":\"x\"},{\"numbers\":\"%s\",\"content\":\"y\"}]}"
                                .formatted(numbers(600), numbers(600))),
                "-7");
    }
}
