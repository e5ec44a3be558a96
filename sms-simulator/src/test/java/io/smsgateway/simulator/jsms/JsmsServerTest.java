package io.smsgateway.simulator.jsms;

import static org.assertj.core.api.Assertions.assertThat;

import io.smsgateway.simulator.Http;
import io.smsgateway.simulator.Http.Reply;
import io.smsgateway.simulator.RequestCounts;
import io.smsgateway.simulator.SmsSimulatorExtension;
import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class JsmsServerTest {

    @RegisterExtension
    static final SmsSimulatorExtension SIMULATOR = new SmsSimulatorExtension();

    private static Reply post(String path, String body) {
        return Http.jsms(SIMULATOR.simulator(), "POST", path, body);
    }

    private static void refuses(Reply reply, int status, int code) {
        assertThat(reply.status()).isEqualTo(status);
        JsonNode error = reply.json().path("error");
        assertThat(error.path("code").isNumber()).isTrue();
        assertThat(error.path("code").asInt()).isEqualTo(code);
        assertThat(error.path("message").asString()).isNotEmpty();
        assertThat(SIMULATOR.jsms().ledger().count()).isZero();
    }

    @Test
    void respondsToAMessageWithANumericIdAndEntersItFilledIn() {
        Reply reply = Http.message(SIMULATOR.simulator(), "13900000001", "4711");

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.body()).matches("\\{\"msg_id\":[0-9]{12}}");
        assertThat(reply.raw().headers().firstValue("Content-Type")).contains("application/json");
        assertThat(SIMULATOR.jsms().ledger().all()).singleElement().satisfies(entry -> {
            assertThat(entry.vendor()).isEqualTo("jsms");
            assertThat(entry.id()).isEqualTo(reply.json().path("msg_id").asString());
            assertThat(entry.number()).isEqualTo("13900000001");
            assertThat(entry.content()).isEqualTo("Your code is 4711");
            assertThat(entry.templateId()).isEqualTo(1L);
            assertThat(entry.parameters()).containsEntry("code", "4711");
            assertThat(entry.orderId()).isNull();
            assertThat(entry.toString()).doesNotContain("13900000001", "4711");
        });
    }

    @Test
    void refusesCallersItDoesNotKnow() {
        refuses(Http.send(Http.body(Http.to(SIMULATOR.jsmsUrl(), "/v1/messages"), "POST", "{}")), 400, 50001);
        refuses(as("Bearer abc", "/v1/messages"), 400, 50001);
        refuses(as("Basic ***", "/v1/messages"), 401, 50002);
        refuses(as(Http.basic(JsmsVendor.APP_KEY, "wrong"), "/v1/messages"), 401, 50002);
        refuses(as(Http.basic(JsmsVendor.DEV_KEY, JsmsVendor.API_DEV_SECRET), "/v1/messages"), 401, 50002);
    }

    private static Reply as(String authorization, String path) {
        return Http.send(
                Http.body(Http.to(SIMULATOR.jsmsUrl(), path), "POST", "{}").header("Authorization", authorization));
    }

    @Test
    void refusesWrongPathsAndVerbsAndMedia() {
        refuses(post("/v1/message", "{}"), 404, 50016);
        refuses(Http.jsms(SIMULATOR.simulator(), "GET", "/v1/messages", ""), 405, 50018);
        Reply form = Http.send(Http.to(SIMULATOR.jsmsUrl(), "/v1/messages")
                .POST(java.net.http.HttpRequest.BodyPublishers.ofString("a=b"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Authorization", Http.basic(JsmsVendor.APP_KEY, JsmsVendor.MASTER_SECRET)));
        refuses(form, 415, 50017);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "``                                                                  | 400 | 50003",
                "[]                                                                  | 403 | 50007",
                "{                                                                   | 403 | 50007",
                "{\"mobile\":\"13900000001\"}                                        | 400 | 50005",
                "{\"mobile\":\"13900000001\",\"temp_id\":\"\"}                       | 400 | 50005",
                "{\"mobile\":\"13900000001\",\"temp_id\":99}                         | 403 | 50013",
                "{\"mobile\":\"13900000001\",\"temp_id\":\"x\"}                      | 403 | 50013",
                "{\"mobile\":\"13900000001\",\"temp_id\":4}                          | 403 | 50020",
                "{\"mobile\":\"13900000001\",\"temp_id\":5}                          | 403 | 50021",
                "{\"mobile\":\"13900000001\",\"temp_id\":1,\"sign_id\":9}            | 403 | 50102",
                "{\"temp_id\":1}                                                     | 400 | 50004",
                "{\"mobile\":\"\",\"temp_id\":1}                                     | 400 | 50004",
                "{\"mobile\":\"1390000000\",\"temp_id\":1}                           | 403 | 50006",
                "{\"mobile\":\"23900000001\",\"temp_id\":1}                          | 403 | 50006",
                "{\"mobile\":13900000001,\"temp_id\":1}                              | 403 | 50006",
                "{\"mobile\":\"13900000001\",\"temp_id\":1}                          | 403 | 50022",
                "{\"mobile\":\"13900000001\",\"temp_id\":1,\"temp_para\":[]}         | 403 | 50007",
                "{\"mobile\":\"13900000001\",\"temp_id\":1,\"temp_para\":{\"code\":\"\"}}        | 403 | 50023",
                "{\"mobile\":\"13900000001\",\"temp_id\":1,\"temp_para\":{\"code\":\"\u3010x\"}} | 403 | 50054",
                "{\"mobile\":\"13900000009\",\"temp_id\":1,\"temp_para\":{\"code\":\"1\"}}       | 403 | 50024",
                "{\"mobile\":\"13900000001\",\"temp_id\":1,\"temp_para\":{\"code\":\"casino\"}}  | 403 | 50037"
            })
    void refusesAnInvalidMessage(String body, int status, int code) {
        SIMULATOR.jsms().account().unsubscribe("13900000009");
        SIMULATOR.jsms().account().blackWord("casino");

        refuses(post("/v1/messages", body), status, code);
    }

    @Test
    void takesNumericTextsForIdsAndNumbersForParameters() {
        Reply reply = post(
                "/v1/messages",
                "{\"mobile\":\"13900000001\",\"temp_id\":\"1\",\"sign_id\":\"1\",\"temp_para\":{\"code\":12,\"x\":\"y\"}}");

        assertThat(reply.status()).isEqualTo(200);
        assertThat(SIMULATOR.jsms().ledger().copies("13900000001", "Your code is 12"))
                .isEqualTo(1);
    }

    @Test
    void refusesATextThatIsTooLong() {
        SIMULATOR.jsms().account().maxContentLength(20);

        refuses(Http.message(SIMULATOR.simulator(), "13900000001", "12345678"), 403, 50038);
    }

    @ParameterizedTest
    @CsvSource({"NOT_OPENED,50008", "ILLEGAL_IP,50035", "BARRED,50036"})
    void refusesEverythingWhenTheAccountIsBarred(JsmsAccount.Bar bar, int code) {
        SIMULATOR.jsms().account().bar(bar);

        refuses(Http.message(SIMULATOR.simulator(), "13900000001", "1"), 403, code);
        refuses(Http.jsms(SIMULATOR.simulator(), "GET", "/v1/accounts/app", ""), 403, code);
    }

    @Test
    void respondsToABatchInTheOrderOfTheRequest() {
        Reply reply = post("/v1/messages/batch", """
                {"temp_id":1,"tag":"autumn","recipients":[
                  {"mobile":"13900000001","temp_para":{"code":"1"}},
                  {"mobile":"bad","temp_para":{"code":"2"}},
                  {"mobile":"13900000001","temp_para":{"code":"1"}},
                  {"mobile":"13900000001","temp_para":{"code":"3"}},
                  {"mobile":"13900000002"},
                  {"temp_para":{"code":"4"}}]}""");

        assertThat(reply.status()).isEqualTo(200);
        JsonNode answer = reply.json();
        assertThat(answer.path("success_count").asInt()).isEqualTo(2);
        assertThat(answer.path("failure_count").asInt()).isEqualTo(4);
        assertThat(answer.path("recipients")
                        .valueStream()
                        .map(entry -> entry.path("error_code").asString("ok")))
                .containsExactly("ok", "50006", "50034", "ok", "50022", "50004");
        assertThat(answer.path("recipients").valueStream())
                .allSatisfy(entry -> assertThat(entry.path("msg_id").isString()).isTrue());
        assertThat(answer.path("recipients").get(1).path("error_message").asString())
                .isEqualTo("invalid mobile");
        assertThat(answer.path("recipients")
                        .get(1)
                        .path("temp_para")
                        .path("code")
                        .asString())
                .isEqualTo("2");
        assertThat(SIMULATOR.jsms().ledger().to("13900000001")).hasSize(2);
        assertThat(SIMULATOR.jsms().ledger().maxCopies()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({
        "13900000009, 1, 50024",
        "13900000001, casino, 50037",
        "13900000002, 2, 50034",
        "13900000003, 3, 50009",
        "13900000004, , 0",
        "1, 1, 0"
    })
    void refusesABatchWholeForOneThatItProtectsWhereSetSo(String mobile, @Nullable String parameter, int code) {
        JsmsAccount account = SIMULATOR.jsms().account();
        Http.control(
                SIMULATOR.simulator(),
                "PUT",
                "/refusals/jsms",
                "{\"unsubscribed\":\"13900000009\",\"blackWord\":\"casino\",\"wholeBatches\":true}");
        account.limits().own(JsmsService.TEXT_CODE, 1, Duration.ofHours(1));
        account.limits().own(JsmsService.NOTICE, 1, Duration.ofHours(1));
        Http.message(SIMULATOR.simulator(), "13900000003", "9");
        SIMULATOR.jsms().ledger().clear();
        String others = "{\"mobile\":\"13900000002\",\"temp_para\":{\"code\":\"2\"}},"
                + "{\"mobile\":\"13900000005\",\"temp_para\":{\"code\":\"5\"}}";
        String odd = "{\"mobile\":\"" + mobile + "\""
                + (parameter == null ? "" : ",\"temp_para\":{\"code\":\"" + parameter + "\"}") + "}";

        Reply reply = post("/v1/messages/batch", "{\"temp_id\":1,\"recipients\":[" + others + "," + odd + "]}");

        if (code == 0) {
            assertThat(reply.json().path("success_count").asInt()).isEqualTo(2);
            assertThat(SIMULATOR.jsms().ledger().count()).isEqualTo(2);
        } else {
            refuses(reply, 403, code);
        }
    }

    @Test
    void respondsWith200WhenAllOfABatchFail() {
        Reply reply = post("/v1/messages/batch", "{\"temp_id\":1,\"recipients\":[{\"mobile\":\"1\"}]}");

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.json().path("success_count").asInt(-1)).isZero();
        assertThat(SIMULATOR.jsms().ledger().count()).isZero();
    }

    @Test
    void takesAThousandRecipientsAndNotOneMore() {
        assertThat(post("/v1/messages/batch", batch(1000))
                        .json()
                        .path("success_count")
                        .asInt())
                .isEqualTo(1000);
        SIMULATOR.jsms().ledger().clear();

        refuses(post("/v1/messages/batch", batch(1001)), 403, 50031);
        refuses(post("/v1/messages/batch", batch(0)), 403, 50030);
        refuses(post("/v1/messages/batch", "{\"temp_id\":1}"), 403, 50030);
        refuses(post("/v1/messages/batch", "{\"temp_id\":1,\"recipients\":{}}"), 403, 50007);
        refuses(post("/v1/messages/batch", "{\"temp_id\":1,\"tag\":\"12345678901\",\"recipients\":[]}"), 403, 50007);
        assertThat(SIMULATOR.jsms().requestCounts().largestBatch()).isEqualTo(1001);
    }

    private static String batch(int recipients) {
        return IntStream.range(0, recipients)
                .mapToObj(i -> "{\"mobile\":\"139%08d\",\"temp_para\":{\"code\":\"1\"}}".formatted(i))
                .collect(Collectors.joining(",", "{\"temp_id\":1,\"recipients\":[", "]}"));
    }

    @Test
    void countsTheRequestsOfEachPath() {
        Http.message(SIMULATOR.simulator(), "13900000001", "1");
        Http.message(SIMULATOR.simulator(), "13900000001", "1");
        post("/nowhere", "");

        RequestCounts requestCounts = SIMULATOR.jsms().requestCounts();
        assertThat(requestCounts.requests("/v1/messages")).isEqualTo(2);
        assertThat(requestCounts.requests("/v1/messages/batch")).isZero();
        assertThat(requestCounts.requests()).isEqualTo(3);
        assertThat(requestCounts.byPath()).containsOnlyKeys("/v1/messages", "/nowhere");
    }
}
