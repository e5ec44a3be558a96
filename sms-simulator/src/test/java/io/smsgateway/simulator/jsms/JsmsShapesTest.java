package io.smsgateway.simulator.jsms;

import static org.assertj.core.api.Assertions.assertThat;

import io.smsgateway.simulator.Fault;
import io.smsgateway.simulator.Http;
import io.smsgateway.simulator.SmsSimulatorExtension;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpRequest;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Holds answers to the vendor's documented samples: the same fields, with values of the same types. */
class JsmsShapesTest {

    private static final String RECIPIENTS = "\"recipients\":["
            + "{\"mobile\":\"13900000001\",\"temp_para\":{\"code\":\"1\"}},"
            + "{\"mobile\":\"bad\",\"temp_para\":{\"code\":\"2\"}},"
            + "{\"mobile\":\"13900000003\",\"temp_para\":{\"code\":\"3\"}}]";

    @RegisterExtension
    static final SmsSimulatorExtension SIMULATOR = new SmsSimulatorExtension();

    private static JsonNode ask(String method, String path, String body) {
        return Http.jsms(SIMULATOR.simulator(), method, path, body).json();
    }

    private static void isLike(JsonNode answer, String sample) {
        try (InputStream file = JsmsShapesTest.class.getResourceAsStream("/jsms/" + sample)) {
            assertThat(shape(answer)).isEqualTo(shape(JsonMapper.shared().readTree(Objects.requireNonNull(file))));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** Parameters are whatever the caller makes them; of an array each kind of element is told once. */
    private static String shape(JsonNode node) {
        if (node.isArray()) {
            return node.valueStream()
                    .map(JsmsShapesTest::shape)
                    .distinct()
                    .sorted()
                    .toList()
                    .toString();
        }
        if (!node.isObject()) {
            return node.getNodeType().toString();
        }
        return node.propertyStream()
                .map(field ->
                        field.getKey() + ":" + (field.getKey().equals("temp_para") ? "" : shape(field.getValue())))
                .sorted()
                .collect(Collectors.joining(",", "{", "}"));
    }

    @Test
    void respondsToMessagesAsDocumented() {
        isLike(Http.message(SIMULATOR.simulator(), "13900000001", "1").json(), "message.json");
        isLike(ask("POST", "/v1/messages/batch", "{\"temp_id\":1," + RECIPIENTS + "}"), "batch.json");
        isLike(Http.message(SIMULATOR.simulator(), "bad", "1").json(), "error.json");
    }

    @Test
    void respondsToCodesAsDocumented() {
        JsonNode started = ask("POST", "/v1/codes", "{\"mobile\":\"13900000001\",\"temp_id\":1}");
        isLike(started, "code.json");
        JsonNode called = ask("POST", "/v1/voice_codes", "{\"mobile\":\"13900000001\",\"code\":\"1234\"}");
        isLike(called, "voice-code.json");

        String check = "/v1/codes/" + called.path("msg_id").asString() + "/valid";
        isLike(ask("POST", check, "{\"code\":\"4321\"}"), "invalid.json");
        isLike(ask("POST", check, "{\"code\":\"1234\"}"), "valid.json");
    }

    @Test
    void respondsToSchedulesAsDocumented() {
        String time = "{\"send_time\":\"2099-01-01 00:00:00\",\"temp_id\":1,";
        isLike(
                ask("POST", "/v1/schedule", time + "\"mobile\":\"13900000001\",\"temp_para\":{\"code\":\"1\"}}"),
                "schedule.json");
        JsonNode made = ask("POST", "/v1/schedule/batch", time + RECIPIENTS + "}");
        isLike(made, "schedule-batch.json");
        isLike(ask("GET", "/v1/schedule/" + made.path("schedule_id").asString(), ""), "schedule-kept.json");
    }

    @Test
    void respondsToTemplatesAndSignaturesAsDocumented() {
        JsonNode template = ask(
                "POST",
                "/v1/templates",
                "{\"template\":\"{{code}}\",\"type\":1,\"ttl\":60,\"remark\":\"for signing in\"}");
        isLike(template, "template-created.json");
        isLike(ask("GET", "/v1/templates/" + template.path("temp_id").asLong(), ""), "template.json");

        String form = "--edge\r\nContent-Disposition: form-data; name=\"sign\"\r\n\r\nShop24\r\n--edge--\r\n";
        isLike(
                Http.send(Http.to(SIMULATOR.jsmsUrl(), "/v1/sign")
                                .POST(HttpRequest.BodyPublishers.ofString(form))
                                .header("Content-Type", "multipart/form-data; boundary=edge")
                                .header("Authorization", Http.basic(JsmsVendor.APP_KEY, JsmsVendor.MASTER_SECRET)))
                        .json(),
                "signature-created.json");
        isLike(ask("GET", "/v1/sign/1", ""), "signature.json");
    }

    @Test
    void respondsWithoutABodyUnderFaults() {
        for (Fault fault : new Fault[] {Fault.DRIP, Fault.SWAPPED_TYPES}) {
            long id = ask("POST", "/v1/templates", "{\"template\":\"x\",\"type\":2}")
                    .path("temp_id")
                    .asLong();
            SIMULATOR.jsms().fail(fault, 1);
            Http.Reply reply = Http.jsms(SIMULATOR.simulator(), "DELETE", "/v1/templates/" + id, "");
            assertThat(reply.status()).isEqualTo(200);
            assertThat(reply.body()).isEmpty();
        }
    }
}
