package io.smsgateway.simulator.itniotech;

import static io.smsgateway.simulator.itniotech.ItniotechClient.is;
import static io.smsgateway.simulator.itniotech.ItniotechClient.json;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class ItniotechVoiceHandlerTest {

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

    private static JsonNode call(String text) {
        return CLIENT.post("/voice/sendCode", json("callee", TO, "language", "EN", "text", text));
    }

    private static JsonNode record(String id) {
        return CLIENT.get("/voice/recordGroup/" + id);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/voice", "/v3/voice"})
    void acceptsACallAndRespondsWithAnId(String prefix) {
        JsonNode answer = CLIENT.post(
                prefix + "/sendCode",
                json(
                        "callee",
                        TO,
                        "displayNum",
                        "1008122211",
                        "language",
                        "EN",
                        "text",
                        "Your code is 1, 2, 3, 4",
                        "loopCount",
                        2,
                        "calledInfo",
                        "info",
                        "recallCount",
                        0,
                        "recallInterval",
                        0,
                        "maxDuration",
                        120,
                        "maxRingingTime",
                        60));

        is("0", answer);
        assertThat(answer.path("data").asString()).matches("[0-9]{19}");
        assertThat(CLIENT.vendor.ledger().all()).singleElement().satisfies(entry -> {
            assertThat(entry.id()).isEqualTo(answer.path("data").asString());
            assertThat(entry.content()).isEqualTo("Your code is 1, 2, 3, 4");
        });
    }

    @Test
    void keepsARecordOfTheCall() {
        CLIENT.vendor.reports().queuedFor(Duration.ofSeconds(5));
        CLIENT.vendor.reports().sendingFor(Duration.ofSeconds(20));
        Instant submitted = CLIENT.now();
        String id = call("Hello").path("data").asString();

        JsonNode waiting = record(id).path("data");
        assertThat(waiting.path("submitTime").asString()).isEqualTo(ItniotechTime.iso(submitted));
        assertThat(waiting.path("callTime").isNull()).isTrue();
        assertThat(waiting.path("terminationCode").isNull()).isTrue();

        CLIENT.forward(Duration.ofSeconds(25));
        JsonNode done = record(id).path("data");
        assertThat(done.path("callTime").asString()).isEqualTo(ItniotechTime.iso(submitted.plusSeconds(5)));
        assertThat(done.path("answerTime").asString()).isEqualTo(ItniotechTime.iso(submitted.plusSeconds(25)));
        assertThat(done.path("terminationCode").asString()).isEqualTo("200");
        assertThat(done.path("callDuration").isInt()).isTrue();
        assertThat(done.path("cost").asString()).isEqualTo("0.01");
        assertThat(done.path("feedbackValue").asString()).isEqualTo("-1");
        assertThat(done.has("settlePay")).isFalse();
    }

    @Test
    void recordsAFailedCallWithItsCostInBothCurrencies() {
        CLIENT.vendor.reports().outcome(TO, 1, "NO_ANSWER");
        CLIENT.vendor.account().currency("EUR", "1.1");
        JsonNode data = record(call("Hello").path("data").asString()).path("data");

        assertThat(data.path("terminationCode").asString()).isEqualTo("480");
        assertThat(data.path("terminationReason").asString()).isEqualTo("NO_ANSWER");
        assertThat(data.path("answerTime").isNull()).isTrue();
        assertThat(data.path("currency").asString()).isEqualTo("EUR");
        assertThat(data.path("settlePay").asString()).isEqualTo("0.011");
    }

    @Test
    void knowsNoRecordOfTwoMonthsAgoNorOfAnotherId() {
        String id = call("Hello").path("data").asString();
        is("-22", record("2601011200001000000"));
        CLIENT.forward(Duration.ofDays(60));
        is("0", record(id));
        CLIENT.forward(Duration.ofSeconds(1));
        is("-22", record(id));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "callee         | \"123456\"",
                "callee         | null",
                "displayNum     | \"12\"",
                "language       | null",
                "text           | \" \"",
                "appId          | \"other\"",
                "loopCount      | 10",
                "loopCount      | 0",
                "recallCount    | 10",
                "maxDuration    | 121",
                "maxRingingTime | 19",
                "maxRingingTime | \"60\""
            })
    void refusesWhatIsMissingOrOutOfRange(String field, String value) {
        String body = json("callee", TO, "language", "EN", "text", "Hello");
        String wrong = body.replaceFirst("\"" + field + "\":\"[^\"]*\",?", "")
                .replaceFirst("\\{", "{\"" + field + "\":" + value + ",")
                .replace(",}", "}");

        is("-22", CLIENT.post("/voice/sendCode", wrong));
        assertThat(CLIENT.vendor.ledger().count()).isZero();
    }

    @Test
    void refusesTextsThatAreTooLongAndRecallsWithoutAPause() {
        is("0", call("x".repeat(1000)));
        is("-22", call("x".repeat(1001)));
        is(
                "-22",
                CLIENT.post(
                        "/voice/sendCode",
                        json("callee", TO, "language", "EN", "text", "x", "recallCount", 1, "recallInterval", 1000)));
    }

    @Test
    void refusesWhatHasNoPriceOrIsNotPaid() {
        CLIENT.vendor.account().unreachable("86");
        is("-26", call("Hello"));
        CLIENT.simulator.reset();
        CLIENT.vendor.account().balance(ItniotechBalance.of("0", "0", "0"));
        is("-10", call("Hello"));
    }

    @Test
    void hearsOfCodesThatWereUsed() {
        long used = CLIENT.now().toEpochMilli();
        is("0", CLIENT.post("/sms/postback/backfill", json("msgid", "1", "number", TO, "time", "" + used)));
        is("0", CLIENT.post("/v3/postback/backfill", json("number", TO, "time", "" + used)));
        is("0", CLIENT.post("/v3/otp/postback/backfill", json("verificationId", "2")));

        assertThat(CLIENT.vendor.backfills())
                .containsExactly(
                        new ItniotechBackfill("sms", "1", TO, Instant.ofEpochMilli(used), CLIENT.now()),
                        new ItniotechBackfill("sms", null, TO, Instant.ofEpochMilli(used), CLIENT.now()),
                        new ItniotechBackfill("otp", "2", null, null, CLIENT.now()));
        assertThat(CLIENT.vendor.backfills().get(0).toString()).doesNotContain(TO);
        is("-14", CLIENT.post("/sms/postback/backfill", json("number", TO)));
        is("-14", CLIENT.post("/sms/postback/backfill", json("number", "x", "time", "" + used)));
        is("-14", CLIENT.post("/sms/postback/backfill", "{\"number\":\"%s\",\"time\":\"%d\"}".formatted(TO, used)));
        is("-14", CLIENT.post("/otp/postback/backfill", json()));
    }

    @Test
    void hearsOfHowManyCodesWereUsed() {
        String rate = json(
                "mcc", "460",
                "backfillNumber", "41",
                "backfillCardinalNumber", "64",
                "backfillNow", "64.06",
                "callbackTime", "2026-01-01T20:00:00+08:00");
        is("0", CLIENT.post("/otp/backfillRate", rate));
        is("0", CLIENT.post("/v3/otp/backfillRate", rate));

        assertThat(CLIENT.vendor.backfillRates())
                .hasSize(2)
                .containsOnly(new ItniotechBackfillRate("460", 41, 64, "64.06", Instant.parse("2026-01-01T12:00:00Z")));
        is("-14", CLIENT.post("/otp/backfillRate", rate.replace("460", "China")));
        is("-14", CLIENT.post("/otp/backfillRate", rate.replace("+08:00", "")));
        is("-14", CLIENT.post("/otp/backfillRate", rate.replace("64.06", "most")));
        CLIENT.simulator.reset();
        assertThat(CLIENT.vendor.backfillRates()).isEmpty();
    }
}
