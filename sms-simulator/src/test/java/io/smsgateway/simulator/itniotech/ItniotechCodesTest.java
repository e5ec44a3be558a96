package io.smsgateway.simulator.itniotech;

import static io.smsgateway.simulator.itniotech.ItniotechClient.is;
import static io.smsgateway.simulator.itniotech.ItniotechClient.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.NullNode;

class ItniotechCodesTest {

    private static final ItniotechClient CLIENT = new ItniotechClient();
    private static final String TO = "8613900000001";

    @BeforeEach
    void reset() {
        CLIENT.simulator.reset();
    }

    @AfterAll
    static void close() {
        CLIENT.close();
    }

    private static ItniotechCodes codes() {
        return CLIENT.vendor.codes();
    }

    private static JsonNode send(Object... more) {
        Object[] fields = new Object[4 + more.length];
        System.arraycopy(new Object[] {"templateId", 1, "to", TO}, 0, fields, 0, 4);
        System.arraycopy(more, 0, fields, 4, more.length);
        return CLIENT.post("/otp/verification/send", json(fields));
    }

    private static String id(JsonNode answer) {
        is("0", answer);
        return answer.path("data").path("verificationId").asString();
    }

    private static JsonNode check(String id, String code) {
        return CLIENT.post("/otp/verification/verify", json("verificationId", id, "code", code));
    }

    private static int matched(String id, String code) {
        JsonNode answer = check(id, code);
        is("0", answer);
        assertThat(answer.path("data").path("matched").isInt()).isTrue();
        return answer.path("data").path("matched").asInt();
    }

    private static String codeOf(String id) {
        return codes().code(id).orElseThrow();
    }

    private static String wrong(String code) {
        return code.equals("000000") ? "000001" : "000000";
    }

    @ParameterizedTest
    @ValueSource(strings = {"/otp", "/v3/otp"})
    void entersTheCodeIntoTheLedger(String prefix) {
        JsonNode answer = CLIENT.post(
                prefix + "/verification/send",
                json("templateId", 1, "to", TO, "flowId", NullNode.getInstance(), "orderId", "o-1", "channel", "sms"));

        String id = id(answer);
        assertThat(id).matches("2[0-9]{19}");
        assertThat(answer.path("data").toString())
                .isEqualTo("{\"verificationId\":\"%s\",\"to\":\"%s\",\"channel\":\"sms\"}".formatted(id, TO));
        String code = codeOf(id);
        assertThat(code).matches("[0-9]{6}");
        assertThat(CLIENT.vendor.ledger().all()).singleElement().satisfies(entry -> {
            assertThat(entry.id()).isEqualTo(id);
            assertThat(entry.content()).isEqualTo("Your code is " + code);
            assertThat(entry.parameters()).containsEntry("code", code);
            assertThat(entry.templateId()).isEqualTo(1);
            assertThat(entry.orderId()).isEqualTo("o-1");
        });
        assertThat(CLIENT.vendor.account().balance().balance()).isEqualByComparingTo("9999.99");
    }

    @Test
    void saysOfACodeWhetherItIsTheOneThatWasSent() {
        String id = id(send());
        String code = codeOf(id);

        assertThat(matched(id, wrong(code))).isEqualTo(2);
        JsonNode right = check(id, code);
        assertThat(right.path("data").toString())
                .isEqualTo("{\"verificationId\":\"%s\",\"to\":\"%s\",\"channel\":\"sms\",\"matched\":0}"
                        .formatted(id, TO));
        assertThat(matched(id, code)).isEqualTo(4);
        assertThat(matched(id, wrong(code))).isEqualTo(4);
    }

    @Test
    void knowsNoCodeOfAnotherId() {
        JsonNode answer = check("22601011200001000000", "123456");

        is("0", answer);
        assertThat(answer.path("data").path("matched").asInt()).isEqualTo(3);
        assertThat(answer.path("data").path("to").isNull()).isTrue();
    }

    @Test
    void letsACodeDieByTheSimulatedClock() {
        String id = id(send());
        String code = codeOf(id);
        CLIENT.forward(Duration.ofMinutes(5).minusSeconds(1));
        assertThat(matched(id, wrong(code))).isEqualTo(2);
        CLIENT.forward(Duration.ofSeconds(1));
        assertThat(matched(id, code)).isEqualTo(5);

        codes().lifetime(Duration.ofHours(1));
        id = id(send());
        CLIENT.forward(Duration.ofMinutes(59));
        assertThat(matched(id, codeOf(id))).isZero();
    }

    @Test
    void canBeOnItsWayForAWhile() {
        codes().sendingFor(Duration.ofSeconds(30));
        String id = id(send());

        assertThat(matched(id, codeOf(id))).isEqualTo(1);
        CLIENT.forward(Duration.ofSeconds(30));
        assertThat(matched(id, codeOf(id))).isZero();
    }

    @Test
    void canEndAfterSoManyTries() {
        codes().maxTries(2);
        String id = id(send());
        String code = codeOf(id);
        matched(id, wrong(code));
        matched(id, wrong(code));

        assertThat(matched(id, code)).isEqualTo(5);
    }

    @Test
    void sendsTheCallersCode() {
        JsonNode answer = CLIENT.post("/otp/verification/sendRule", json("code", "ab-12", "to", TO));
        assertThat(codeOf(id(answer))).isEqualTo("ab-12");
        assertThat(matched(id(answer), "ab-12")).isZero();
        is("-22", CLIENT.post("/otp/verification/sendRule", json("to", TO)));
        is("-22", CLIENT.post("/otp/verification/sendRule", json("to", TO, "code", "12345678901")));
        // one that is too short can be sent, but not checked
        String id = id(CLIENT.post("/otp/verification/sendRule", json("code", "1", "to", TO, "templateId", 1)));
        is("-22", check(id, "1"));
    }

    @Test
    void sendsTheSameCodeAgainUnderAnotherId() {
        String first = id(send());
        String second = id(CLIENT.post("/otp/verification/resend", json("verificationId", first, "channel", "call")));

        assertThat(second).isNotEqualTo(first);
        assertThat(codeOf(second)).isEqualTo(codeOf(first));
        assertThat(matched(first, codeOf(first))).isEqualTo(5);
        assertThat(matched(second, codeOf(first))).isZero();
        is("-22", CLIENT.post("/otp/verification/resend", json("verificationId", second)));
        is("-22", CLIENT.post("/otp/verification/resend", json("verificationId", "2")));

        codes().resendEnds(false);
        String third = id(send());
        CLIENT.post("/otp/verification/resend", json("verificationId", third));
        assertThat(matched(third, codeOf(third))).isZero();
    }

    @Test
    void hasNoCodeWhereTheNetworkProvesTheNumber() {
        JsonNode answer = send("channel", "sna");
        String id = id(answer);

        assertThat(answer.path("data").path("snaUrl").asString()).contains(id);
        assertThat(matched(id, "0000")).isEqualTo(-1);
        codes().opened(id);
        assertThat(matched(id, "0000")).isZero();
        assertThat(CLIENT.get("/otp/verification/record/" + id)
                        .path("data")
                        .path("sna")
                        .isObject())
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "[]                                                                            | -18",
                "{\"templateId\":1,\"to\":\"8613900000001\"}                                   | -22",
                "{\"appId\":\"other\",\"templateId\":1,\"to\":\"8613900000001\"}               | -22",
                "{\"appId\":\"simApp01\",\"to\":\"8613900000001\"}                             | -22",
                "{\"appId\":\"simApp01\",\"templateId\":9,\"to\":\"8613900000001\"}            | -22",
                "{\"appId\":\"simApp01\",\"templateId\":\"x\",\"to\":\"8613900000001\"}        | -22",
                "{\"appId\":\"simApp01\",\"templateId\":1,\"to\":\"861390000\"}                | -22",
                "{\"appId\":\"simApp01\",\"templateId\":1,\"to\":\"+8613900000001\"}           | -22",
                "{\"appId\":\"simApp01\",\"templateId\":1,\"to\":\"861390000000012\"}          | -22",
                "{\"appId\":\"simApp01\",\"templateId\":1,\"to\":\"8613900000001\",\"channel\":\"fax\"} | -22",
                "{\"appId\":\"simApp01\",\"templateId\":1,\"to\":\"8613900000001\",\"flowId\":\"x\"}    | -22",
                "{\"appId\":\"simApp01\",\"templateId\":2,\"to\":\"8613900000001\"}            | -29",
                "{\"appId\":\"simApp01\",\"templateId\":1,\"to\":\"9113900000001\"}            | -26"
            })
    void refusesAnInvalidRequest(String body, String status) {
        CLIENT.vendor.account().sensitiveWord("casino");
        CLIENT.vendor.account().unreachable("91");
        codes().template(2, "Your casino code is {code}");

        is(status, CLIENT.post("/otp/verification/send", body));
        assertThat(CLIENT.vendor.ledger().count()).isZero();
    }

    @Test
    void takesAnOrderIdOnce() {
        id(send("orderId", "o".repeat(64)));
        is("-22", send("orderId", "o".repeat(64)));
        is("-22", send("orderId", "p".repeat(65)));
    }

    @Test
    void countsCodesInAPeriod() {
        codes().limit(3, Duration.ofHours(1));
        codes().limitOfNumber(2, Duration.ofMinutes(10));
        id(send());
        id(send());
        is("-28", send());
        CLIENT.forward(Duration.ofMinutes(10));
        id(send());
        is("-27", send());
        CLIENT.forward(Duration.ofMinutes(50));
        id(send());
    }

    @Test
    void refusesWhatTheMoneyDoesNotCover() {
        CLIENT.vendor.account().balance(ItniotechBalance.of("0", "0", "0"));
        is("-10", send());
        assertThat(CLIENT.vendor.ledger().count()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"123", "12345678901", ""})
    void checksCodesOfFourToTenCharactersOnly(String code) {
        is("-22", check(id(send()), code));
        is("-22", check("", "123456"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "NO_DATA          | {\"status\":\"0\",\"reason\":\"success\"}",
                "NULL_DATA        | {\"status\":\"0\",\"reason\":\"success\",\"data\":null}",
                "TEXT_DATA        | {\"status\":\"0\",\"reason\":\"success\",\"data\":\"success\"}",
                "NO_MATCHED       | \"channel\":\"sms\"}}",
                "NULL_MATCHED     | \"matched\":null}}",
                "TEXT_MATCHED     | \"matched\":\"2\"}}",
                "WORD_MATCHED     | \"matched\":\"success\"}}",
                "BOOLEAN_MATCHED  | \"matched\":true}}",
                "UNKNOWN_MATCHED  | \"matched\":99}}",
                "FRACTION_MATCHED | \"matched\":0.5}}",
                "OTHER_ID         | \"matched\":0}}"
            })
    void respondsToACheckInMalformedWaysIfConfigured(ItniotechCodes.CheckResponse answers, String end) {
        String id = id(send());
        codes().checkResponse(answers);

        assertThat(check(id, wrong(codeOf(id))).toString()).endsWith(end);
    }

    @Test
    void keepsARecordOfEachCode() {
        codes().sendingFor(Duration.ofSeconds(5));
        String id = id(send("orderId", "o-1"));
        JsonNode before = CLIENT.get("/otp/verification/record/" + id).path("data");
        assertThat(before.path("verifications").path("matched").asInt()).isEqualTo(-1);
        assertThat(before.path("verifications").path("verifiedDate").isNull()).isTrue();
        assertThat(before.path("sms").path("status").asInt()).isEqualTo(-1);
        assertThat(before.path("sms").path("doneTm").isNull()).isTrue();

        CLIENT.forward(Duration.ofSeconds(5));
        check(id, codeOf(id));
        check(id, codeOf(id));
        JsonNode after = CLIENT.get("/v3/otp/verification/record/" + id).path("data");
        String now = ItniotechTime.iso(CLIENT.now());
        assertThat(after.path("verifications").toString())
                .isEqualTo("{\"matched\":0,\"verifiedDate\":\"%s\",\"oriReceiver\":\"%s\",\"channel\":\"sms\"}"
                        .formatted(now, TO));
        assertThat(after.path("orderId").asString()).isEqualTo("o-1");
        assertThat(after.path("sms").path("doneTm").asString()).isEqualTo(now);
        assertThat(after.path("sms").path("mcc").asInt()).isEqualTo(460);
        assertThat(after.path("sms").path("pay").asString()).isEqualTo("0.01");
        assertThat(after.path("sms").path("status").asInt()).isZero();
        is("-24", CLIENT.get("/otp/verification/record/22601011200001000000"));
    }

    @Test
    void keepsARecordOfAllThatWasSentUnderOneOrderId() {
        CLIENT.vendor.reports().fail(TO);
        String first = id(send("orderId", "o-1", "flowId", 7));
        id(CLIENT.post("/otp/verification/resend", json("verificationId", first)));
        id(CLIENT.post("/otp/verification/resend", json("verificationId", first, "channel", "call")));

        JsonNode data = CLIENT.post("/otp/verification/orderId/record", json("orderId", "o-1"))
                .path("data");
        assertThat(data.path("flowId").asInt()).isEqualTo(7);
        assertThat(data.path("sms").size()).isEqualTo(2);
        assertThat(data.path("sms").get(0).path("status").asInt()).isEqualTo(1);
        assertThat(data.path("sms").get(0).path("reason").asString()).isEqualTo("UNDELIV");
        assertThat(data.path("call").get(0).path("terminationCode").asInt()).isEqualTo(1);
        assertThat(data.path("verifications").path("channel").asString()).isEqualTo("call");
        is("-24", CLIENT.post("/otp/verification/orderId/record", json("orderId", "o-2")));
        is("-22", CLIENT.post("/otp/verification/orderId/record", json()));
    }

    @Test
    void makesCodesOfTheLengthThatIsWanted() {
        codes().length(10);
        assertThat(codeOf(id(send()))).matches("[0-9]{10}");
        assertThatThrownBy(() -> codes().length(3)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> codes().length(11)).isInstanceOf(IllegalArgumentException.class);
    }
}
