package io.smsgateway.simulator.itniotech;

import static io.smsgateway.simulator.itniotech.ItniotechClient.is;
import static io.smsgateway.simulator.itniotech.ItniotechClient.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.smsgateway.simulator.Http;
import io.smsgateway.simulator.Http.Reply;
import java.time.Duration;
import java.util.Collections;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class ItniotechAccessTest {

    private static final ItniotechClient CLIENT = new ItniotechClient();
    private static final String ONE = "8613900000001";

    @BeforeEach
    void reset() {
        CLIENT.simulator.reset();
    }

    @AfterAll
    static void close() {
        CLIENT.close();
    }

    private static JsonNode balanceAt(long seconds, String sign) {
        return Http.send(Http.to(CLIENT.simulator.itniotechUrl(), "/sms/getBalance")
                        .header("Api-Key", "simKey01")
                        .header("Timestamp", Long.toString(seconds))
                        .header("Sign", sign.isEmpty() ? Http.md5("simKey01simSec01" + seconds) : sign))
                .json();
    }

    @ParameterizedTest
    @CsvSource({"1800,0", "1801,-16", "-1800,0", "-1801,-16"})
    void believesTimesWithinHalfAnHourInclusive(long off, String status) {
        is(status, balanceAt(CLIENT.now().getEpochSecond() + off, ""));
    }

    @Test
    void believesOtherTimesWhereItIsToldTo() {
        CLIENT.vendor.access().skew(Duration.ofSeconds(10));
        long now = CLIENT.now().getEpochSecond();

        is("0", balanceAt(now - 10, ""));
        is("-16", balanceAt(now - 11, ""));
    }

    @Test
    void reportsAWrongSignatureBeforeAWrongTimeByDefault() {
        is("-1", balanceAt(0, "x"));
        CLIENT.vendor.access().clockFirst(true);
        is("-16", balanceAt(0, "x"));
        is("-1", balanceAt(CLIENT.now().getEpochSecond(), "x"));
    }

    @ParameterizedTest
    @CsvSource({"TOO_OFTEN,-15", "WORKSPACE_DISABLED,-29", "KEY_DISABLED,-30", "IP_NOT_LISTED,-31", "NONE,0"})
    void canBarEveryCaller(ItniotechAccess.Bar bar, String status) {
        CLIENT.vendor.access().bar(bar);

        is(status, CLIENT.get("/sms/getBalance"));
    }

    @Test
    void countsCallsOnlyWhereItIsToldTo() {
        CLIENT.vendor.access().callsPerSecond(2);
        is("0", CLIENT.get("/sms/getBalance"));
        is("0", CLIENT.get("/sms/getBalance"));
        is("-15", CLIENT.get("/sms/getBalance"));
        CLIENT.forward(Duration.ofSeconds(1));
        is("0", CLIENT.get("/sms/getBalance"));
    }

    @Test
    void canGiveFailuresAnotherStatus() {
        CLIENT.vendor.access().failureStatus(401);
        CLIENT.vendor.account().locked(true);
        Reply reply = CLIENT.reply("GET", "/sms/getBalance", "");

        assertThat(reply.status()).isEqualTo(401);
        is("-13", reply.json());
    }

    @Test
    void findsEachProductUnderItsOwnPathsOnly() {
        assertThat(CLIENT.reply("POST", "/v3/sms/sendSms", "{}").status()).isEqualTo(404);
        assertThat(CLIENT.reply("POST", "/sms/verification/send", "{}").status())
                .isEqualTo(404);
        assertThat(CLIENT.reply("POST", "/otp/verification/record/1", "{}").status())
                .isEqualTo(405);
        assertThat(CLIENT.reply("GET", "/otp//verification/record/1/", "").status())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({
        "EMPTY, '{\"msgId\":\"ID\",\"number\":\"NO\",\"orderId\":\"\"}'",
        "NULL, '{\"msgId\":\"ID\",\"number\":\"NO\",\"orderId\":null}'",
        "ABSENT, '{\"msgId\":\"ID\",\"number\":\"NO\"}'"
    })
    void writesAnOrderIdThatWasNotGivenInEveryWay(ItniotechResponseFormat.NoOrderId shape, String entry) {
        CLIENT.vendor.account().responseFormat().noOrderId(shape);
        JsonNode first = CLIENT.post("/sms/sendSms", json("numbers", ONE, "content", "x"))
                .path("array")
                .get(0);

        assertThat(first.toString())
                .isEqualTo(entry.replace("ID", first.path("msgId").asString()).replace("NO", ONE));
    }

    @Test
    void listsRefusedNumbersInEveryFormat() {
        ItniotechResponseFormat responseFormat = CLIENT.vendor.account().responseFormat();
        String good = json("numbers", ONE, "content", "x");
        String mixed = json("numbers", ONE + ",bad", "content", "x", "orderId", "1,2");

        responseFormat.failArray(ItniotechResponseFormat.FailArray.ALWAYS);
        assertThat(CLIENT.post("/sms/sendSms", good).path("failArray").isArray())
                .isTrue();
        responseFormat.failArray(ItniotechResponseFormat.FailArray.WITH_ORDER_IDS);
        assertThat(CLIENT.post("/sms/sendSms", mixed)
                        .path("failArray")
                        .get(0)
                        .path("orderId")
                        .asString())
                .isEqualTo("2");
        responseFormat.failArray(ItniotechResponseFormat.FailArray.NEVER);
        JsonNode answer = CLIENT.post("/sms/sendSms", mixed);
        assertThat(answer.has("failArray")).isFalse();
        assertThat(answer.path("fail").asString()).isEqualTo("1");
    }

    @Test
    void chargesByTheLongestPrefix() {
        CLIENT.vendor.account().price("86", "1");
        CLIENT.vendor.account().price("86139", "2");
        CLIENT.vendor.account().balance(ItniotechBalance.of("100", "0", "0"));
        CLIENT.send(ONE + ",8613800000001,4913800000001", "x");

        assertThat(CLIENT.vendor.account().balance().balance()).isEqualByComparingTo("96.99");
    }

    @Test
    void canAcceptNumbersUntilTheMoneyIsSpent() {
        CLIENT.vendor.account().paidOneByOne(true);
        CLIENT.vendor.account().balance(ItniotechBalance.of("0.02", "0", "0"));
        String numbers = String.join(",", Collections.nCopies(3, ONE));

        JsonNode answer = CLIENT.post("/sms/sendSms", json("numbers", numbers, "content", "x"));
        assertThat(ItniotechClient.counts(answer)).startsWith("2/1/");
        assertThat(answer.path("failArray").get(0).path("reason").asString()).isEqualTo("BALANCE_NOT_ENOUGH");
        is("-10", CLIENT.post("/sms/sendSms", json("numbers", ONE, "content", "x")));
        assertThat(CLIENT.vendor.ledger().count()).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource({
        "'a', 152, '\u20ac', 1, 1", // 154 in all
        "'a', 152, '\u20ac', 80, 3", // an escaped character is not cut: 152, 76 * 2, 4 * 2
        "'\u4f60', 66, '\ud83d\ude00', 2, 1", // 70 units
        "'\u4f60', 66, '\ud83d\ude00', 3, 2", // 66, then 6
        "'\u4f60', 66, '\ud83d\ude00', 34, 3", // a pair is not cut: 66, 33 * 2, 2
        "'\n', 160, 'a', 0, 1",
        "'[', 76, '[', 1, 1"
    })
    void cutsNoCharacterInTwo(String first, int many, String then, int more, int parts) {
        assertThat(ItniotechText.parts(first.repeat(many) + then.repeat(more))).isEqualTo(parts);
    }
}
