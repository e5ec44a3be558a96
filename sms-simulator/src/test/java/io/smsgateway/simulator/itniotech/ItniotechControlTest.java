package io.smsgateway.simulator.itniotech;

import static io.smsgateway.simulator.itniotech.ItniotechClient.counts;
import static io.smsgateway.simulator.itniotech.ItniotechClient.is;
import static io.smsgateway.simulator.itniotech.ItniotechClient.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.smsgateway.simulator.CallbackReceiver;
import io.smsgateway.simulator.Http;
import io.smsgateway.simulator.Http.Reply;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class ItniotechControlTest {

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

    private static JsonNode control(String method, String path, String body) {
        Reply reply = Http.control(CLIENT.simulator, method, path, body);
        assertThat(reply.status()).isEqualTo(200);
        return reply.json();
    }

    @Test
    void controlsTheOutcomeOfMessages() {
        control("PUT", "/reports/itniotech", "{\"number\":\"%s\",\"status\":1}".formatted(ONE));
        assertThat(counts(CLIENT.report(CLIENT.send(ONE, "x").get(0)))).isEqualTo("0/1/0/0");
        assertThat(counts(CLIENT.report(CLIENT.send("8613900000002", "x").get(0))))
                .isEqualTo("1/0/0/0");
        control("PUT", "/reports/itniotech", "{\"status\":2,\"queuedSeconds\":5,\"sendingSeconds\":5}");
        String id = CLIENT.send("8613900000002", "x").get(0);
        assertThat(counts(CLIENT.report(id))).isEqualTo("0/0/0/1");
        CLIENT.forward(Duration.ofSeconds(5));
        assertThat(counts(CLIENT.report(id))).isEqualTo("0/0/1/0");
        CLIENT.forward(Duration.ofSeconds(5));
        assertThat(counts(CLIENT.report(id))).isEqualTo("0/1/0/0");
    }

    @Test
    void controlsWhichMessagesAreRefused() {
        control("PUT", "/refusals/itniotech", "{\"sensitiveWord\":\"casino\",\"unreachable\":\"44\"}");

        is("-3", CLIENT.post("/sms/sendSms", json("numbers", ONE + ",8613900000002", "content", "casino!")));
        is("-9", CLIENT.post("/sms/sendSms", json("numbers", "447700900001", "content", "x")));
        assertThat(CLIENT.simulator.itniotech().ledger().count()).isZero();
        assertThat(CLIENT.send(ONE, "x")).hasSize(1);
    }

    @Test
    void controlsInboundMessagesAndListsPushes() {
        try (CallbackReceiver receiver = new CallbackReceiver()) {
            String url = "{\"url\":\"%s\",\"fields\":\"ONBUKA_NEW\"}".formatted(receiver.url());
            control("PUT", "/callbacks/itniotech/inbound", url);
            control("PUT", "/callbacks/itniotech/report", url);
            control(
                    "POST",
                    "/replies/itniotech",
                    "{\"number\":\"%s\",\"to\":\"1069\",\"content\":\"Stop\"}".formatted(ONE));
            await().until(() ->
                    control("GET", "/callbacks/itniotech", "").path("attempts").size() == 1);
            JsonNode attempt =
                    control("GET", "/callbacks/itniotech", "").path("attempts").get(0);
            assertThat(attempt.path("kind").asString()).isEqualTo("inbound");
            assertThat(attempt.path("status").asInt()).isEqualTo(200);
            assertThat(attempt.path("body").asString()).contains("\"mnc\":-1", "Stop");

            assertThat(control("POST", "/callbacks/itniotech/report", "{\"forged\":true}")
                            .path("status")
                            .asInt())
                    .isEqualTo(200);
            assertThat(receiver.received().get(1).body()).isEqualTo("{\"forged\":true}");
            assertThat(control("DELETE", "/callbacks/itniotech/report", "")
                            .path("urls")
                            .path("report")
                            .isNull())
                    .isTrue();
        }
    }

    @Test
    void controlsCodesAndListsBackfills() {
        control("PUT", "/codes/itniotech", "{\"length\":4,\"lifetimeSeconds\":1,\"checkResponse\":\"NO_DATA\"}");
        JsonNode sent = CLIENT.post("/otp/verification/send", json("templateId", 1, "to", ONE));
        String id = sent.path("data").path("verificationId").asString();
        assertThat(CLIENT.vendor.codes().code(id).orElseThrow()).hasSize(4);
        assertThat(CLIENT.post("/otp/verification/verify", json("verificationId", id, "code", "0000"))
                        .has("data"))
                .isFalse();
        CLIENT.post("/otp/postback/backfill", json("verificationId", id));
        CLIENT.post("/sms/postback/backfill", json("number", ONE, "time", "1767240005000"));

        JsonNode backfills = control("GET", "/backfills/itniotech", "");
        assertThat(backfills.get(0).path("id").asString()).isEqualTo(id);
        assertThat(backfills.get(0).path("used").isNull()).isTrue();
        assertThat(backfills.get(1).path("used").asString()).isEqualTo("2026-01-01T04:00:05Z");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "PUT | /reports/itniotech | [] | 400 | not a JSON object",
                "PUT | /reports/itniotech | {\"queuedSeconds\":-1} | 400 | whole number",
                "PUT | /reports/itniotech | {\"queuedSeconds\":\"x\"} | 400 | whole number",
                "POST | /replies/itniotech | {\"number\":\"1\"} | 400 | a number and a content",
                "POST | /replies/itniotech | {\"content\":\"1\"} | 400 | a number and a content",
                "PUT | /callbacks/itniotech/report | {\"url\":\"http://203.0.113.1/\"} | 400 | this machine",
                "POST | /callbacks/itniotech/report | {} | 400 | set one first",
                "PUT | /callbacks/itniotech/nothing | {} | 404 | there are [report, inbound]",
                "PUT | /codes/itniotech | {\"length\":3} | 400 | 4 to 10",
                "PUT | /codes/itniotech | {\"checkResponse\":\"x\"} | 400 | CheckResponse.x",
                "PUT | /codes/jsms | {} | 404 | PUT /codes/itniotech"
            })
    void explainsInvalidRequests(String method, String path, String body, int status, String words) {
        Reply reply = Http.control(CLIENT.simulator, method, path, body);

        assertThat(reply.status()).isEqualTo(status);
        assertThat(reply.json().path("error").asString()).contains(words);
    }
}
