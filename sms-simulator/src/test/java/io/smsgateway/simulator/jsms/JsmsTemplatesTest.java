package io.smsgateway.simulator.jsms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smsgateway.simulator.Http;
import io.smsgateway.simulator.Http.Reply;
import io.smsgateway.simulator.SmsSimulatorExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class JsmsTemplatesTest {

    private static final String CODE = "{\"temp_id\":0,\"template\":\"Your code: {{code}}\",\"type\":1,\"ttl\":120,"
            + "\"remark\":\"for signing in\"}";

    @RegisterExtension
    static final SmsSimulatorExtension SIMULATOR = new SmsSimulatorExtension();

    private static JsmsAccount account() {
        return SIMULATOR.jsms().account();
    }

    private static Reply ask(String method, String path, String body) {
        return Http.jsms(SIMULATOR.simulator(), method, path, body);
    }

    private static long create(String body) {
        Reply reply = ask("POST", "/v1/templates", body);
        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.body()).matches("\\{\"temp_id\":[0-9]+}");
        return reply.json().path("temp_id").asLong();
    }

    private static void refuses(Reply reply, int status, int code) {
        assertThat(reply.status()).isEqualTo(status);
        assertThat(reply.json().path("error").path("code").asInt()).isEqualTo(code);
    }

    private static Reply send(long template) {
        return ask("POST", "/v1/codes", "{\"mobile\":\"13900000001\",\"temp_id\":%d}".formatted(template));
    }

    @Test
    void isUsableOnceItWasApproved() {
        long id = create(CODE);
        refuses(send(id), 403, 50020);

        JsonNode shown = ask("GET", "/v1/templates/" + id, "").json();
        assertThat(shown.toString())
                .isEqualTo("{\"temp_id\":%d,\"template\":\"Your code: {{code}}\",\"type\":1,\"ttl\":120,".formatted(id)
                        + "\"remark\":\"for signing in\",\"status\":0}");
        account().templates().approve(id);
        assertThat(ask("GET", "/v1/templates/" + id, "").json().path("status").asInt())
                .isEqualTo(1);
        assertThat(send(id).status()).isEqualTo(200);
        assertThat(SIMULATOR.jsms().ledger().all().get(0).content()).startsWith("Your code: ");
        refuses(ask("PUT", "/v1/templates/" + id, CODE.replace("\"temp_id\":0,", "")), 403, 50047);
    }

    @Test
    void isChangedAndReviewedAgainWhenItWasRefused() {
        long id = create(CODE);
        String changed = CODE.replace("\"temp_id\":0", "\"temp_id\":" + id).replace("Your", "The");
        refuses(ask("PUT", "/v1/templates/" + id, changed), 403, 50047);

        account().templates().refuse(id, "say whose code it is");
        refuses(send(id), 403, 50021);
        assertThat(ask("GET", "/v1/templates/" + id, "").json().path("status").asInt())
                .isEqualTo(2);
        refuses(ask("PUT", "/v1/templates/" + id, changed.replace("" + id, "77")), 403, 50013);
        assertThat(ask("PUT", "/v1/templates/" + id, changed).body()).isEqualTo("{\"temp_id\":" + id + "}");
        assertThat(account().templates().find(id).orElseThrow().review()).isEqualTo(JsmsTemplate.Review.IN_REVIEW);
        assertThat(account().templates().find(id).orElseThrow().text()).startsWith("The");
    }

    @Test
    void isApprovedAtOnceWhenAskedTo() {
        account().templates().autoApprove(true);

        assertThat(send(create(CODE)).status()).isEqualTo(200);
    }

    @Test
    void isGoneWhenItWasDeleted() {
        long id = create(CODE);

        Reply reply = ask("DELETE", "/v1/templates/" + id, "");
        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.body()).isEmpty();
        refuses(ask("DELETE", "/v1/templates/" + id, ""), 403, 50013);
        refuses(ask("GET", "/v1/templates/" + id, ""), 403, 50013);
        refuses(ask("GET", "/v1/templates/x", ""), 403, 50013);
        refuses(ask("PUT", "/v1/templates/" + id, CODE), 403, 50013);
        refuses(ask("GET", "/v1/templates/", ""), 404, 50016);
        assertThatThrownBy(() -> account().templates().approve(id))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("there is no template " + id);
    }

    @Test
    void hasNoTimeToLiveWhereItIsNotForCodes() {
        long id = create("{\"template\":\"Order {{order_no}}: {{url}}\",\"type\":2,\"ttl\":9,\"remark\":\"our shop\"}");
        assertThat(ask("GET", "/v1/templates/" + id, "").json().path("ttl").isNull())
                .isTrue();

        long plain = create("{\"template\":\"Sale\",\"type\":3}");
        assertThat(ask("GET", "/v1/templates/" + plain, "")
                        .json()
                        .path("remark")
                        .isNull())
                .isTrue();
    }

    @Test
    void takesTheCodeSeveralTimes() {
        create("{\"template\":\"{{code}}, again {{code}}\",\"type\":1,\"ttl\":86400}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"type\":1,\"ttl\":60}                                                  | 50042",
                "{\"template\":\"\",\"type\":1,\"ttl\":60}                                | 50042",
                "{\"template\":\"\u3010a\u3011{{code}}\",\"type\":1,\"ttl\":60}           | 50052",
                "{\"template\":\"casino {{code}}\",\"type\":1,\"ttl\":60}                 | 50037",
                "{\"template\":\"{{code}}\"}                                              | 50025",
                "{\"template\":\"{{code}}\",\"type\":4}                                   | 50025",
                "{\"template\":\"{{code}}\",\"type\":1}                                   | 50041",
                "{\"template\":\"{{code}}\",\"type\":1,\"ttl\":0}                         | 50041",
                "{\"template\":\"{{code}}\",\"type\":1,\"ttl\":86401}                     | 50041",
                "{\"template\":\"none\",\"type\":1,\"ttl\":60}                            | 50044",
                "{\"template\":\"{{pin}}\",\"type\":1,\"ttl\":60}                         | 50044",
                "{\"template\":\"{{code}}{{name}}\",\"type\":1,\"ttl\":60}                | 50044",
                "{\"template\":\"{{_a}}\",\"type\":2}                                     | 50044",
                "{\"template\":\"{{}}\",\"type\":2}                                       | 50044",
                "{\"template\":\"{{name\",\"type\":2}                                     | 50044",
                "{\"template\":\"See {{url}}\",\"type\":2}                                | 50053",
                "[]                                                                       | 50007"
            })
    void refusesAnInvalidTemplate(String body, int code) {
        account().blackWord("casino");

        refuses(ask("POST", "/v1/templates", body), 403, code);
        assertThat(account().templates().all()).isEqualTo(JsmsTemplate.SEEDS);
    }

    @Test
    void refusesWhatIsTooLong() {
        create("{\"template\":\"%s\",\"type\":2,\"remark\":\"%s\"}".formatted("x".repeat(500), "y".repeat(100)));

        refuses(
                ask("POST", "/v1/templates", "{\"template\":\"%s\",\"type\":2}".formatted("x".repeat(501))),
                403,
                50043);
        String remark = "{\"template\":\"x\",\"type\":2,\"remark\":\"%s\"}".formatted("y".repeat(101));
        refuses(ask("POST", "/v1/templates", remark), 403, 50045);
    }

    @Test
    void needsASignature() {
        account().signatures().remove(1);

        refuses(ask("POST", "/v1/templates", CODE), 403, 50046);
    }
}
