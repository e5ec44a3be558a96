package io.smsgateway.jsms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.smsgateway.Refusal;
import io.smsgateway.RequestFailedException;
import io.smsgateway.delivery.ReviewState;
import io.smsgateway.jsms.TemplateApplication.Kind;
import io.smsgateway.testkit.Behaviour;
import io.smsgateway.testkit.FaultyServer;
import java.time.Duration;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class JsmsTemplatesTest {

    private static final TemplateApplication CODE =
            TemplateApplication.verification("Your code is {{code}}", Duration.ofMinutes(5));

    private final FaultyServer vendor = FaultyServer.start(Behaviour.close());
    private final JsmsProvider provider = new JsmsProvider(Jsms.settings(vendor.url()));
    private final JsmsTemplates templates = provider.templates();

    @AfterEach
    void close() {
        provider.close();
        vendor.close();
    }

    private static Behaviour ok(String body) {
        return Behaviour.respond(200, body);
    }

    private static Behaviour error(int status, String code) {
        return Behaviour.respond(status, "{\"error\":{\"code\":" + code + ",\"message\":\"x\"}}");
    }

    private static RequestFailedException failed(ThrowingCallable call) {
        return assertThatExceptionOfType(RequestFailedException.class)
                .isThrownBy(call)
                .actual();
    }

    private String sent() {
        FaultyServer.Request request = vendor.requests().get(vendor.received() - 1);
        return request.method() + " " + request.path() + " " + request.body();
    }

    @Test
    void aTemplateIsHandedIn() {
        vendor.then(ok(Jsms.fixture("template-created.json")), ok("{\"temp_id\":\"7215\"}"));
        assertThat(templates.create(CODE)).isEqualTo("7214");
        assertThat(sent())
                .isEqualTo("POST /v1/templates {\"template\":\"Your code is {{code}}\",\"type\":1,\"ttl\":300}");
        assertThat(templates.create(TemplateApplication.marketing("Sale").withRemark("Shop")))
                .isEqualTo("7215");
        assertThat(sent()).isEqualTo("POST /v1/templates {\"template\":\"Sale\",\"type\":3,\"remark\":\"Shop\"}");
    }

    @Test
    void aRefusedTemplateIsHandedInAgain() {
        vendor.then(ok(Jsms.fixture("template-created.json")), error(403, "50047"));
        assertThat(templates.change("7214", TemplateApplication.notification("Hello")))
                .isEqualTo("7214");
        assertThat(sent()).isEqualTo("PUT /v1/templates/7214 {\"temp_id\":7214,\"template\":\"Hello\",\"type\":2}");
        RequestFailedException refused = failed(() -> templates.change("7214", CODE));
        assertThat(refused.code()).contains("50047");
        assertThat(refused.reason()).contains(Refusal.INVALID_REQUEST);
    }

    @Test
    void aTemplateIsFound() {
        vendor.then(ok(Jsms.fixture("template.json")));
        assertThat(templates.find("7214"))
                .contains(new JsmsTemplate(
                        "7214",
                        "您的验证码是{{code}}，五分钟内有效。",
                        Kind.VERIFICATION,
                        Duration.ofMinutes(5),
                        "登录",
                        ReviewState.REFUSED));
        assertThat(sent()).isEqualTo("GET /v1/templates/7214 ");
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "0,IN_REVIEW",
                "1,APPROVED",
                "2,REFUSED",
                "`\"1\"`,APPROVED",
                "3,UNKNOWN",
                "null,UNKNOWN",
                "true,UNKNOWN",
                "[],UNKNOWN"
            })
    void aStateThatIsNotInTheTableIsUnknown(String status, ReviewState state) {
        vendor.then(ok("{\"template\":\"x\",\"type\":9,\"ttl\":0,\"status\":" + status + "}"));
        assertThat(templates.find("1")).contains(new JsmsTemplate("1", "x", null, null, null, state));
    }

    @Test
    void aTemplateThatDoesNotExistIsNotFound() {
        vendor.then(error(403, "50013"), error(403, "50009"), ok("{}"), Behaviour.html());
        assertThat(templates.find("1")).isEmpty();
        assertThat(failed(() -> templates.find("1")).reason()).contains(Refusal.THROTTLED);
        assertThat(failed(() -> templates.find("1")).reason()).contains(Refusal.UNRECOGNISED);
        assertThat(failed(() -> templates.find("1")).reason()).contains(Refusal.UNRECOGNISED);
    }

    @Test
    void anAnswerAboutAnotherTemplateSaysNothingOfThisOne() {
        vendor.then(ok(Jsms.fixture("template.json")));
        assertThat(failed(() -> templates.find("1")).reason()).contains(Refusal.UNRECOGNISED);
    }

    @Test
    void whatWasHandedInIsNotRepeatedWhereTheCodeIsUnknown() {
        vendor.otherwise(Behaviour.respond(403, "{\"error\":{\"code\":50998,\"message\":\"bad text: Your code is\"}}"));
        assertThat(failed(() -> templates.create(CODE))).hasMessageNotContaining("Your code");
        assertThat(failed(() -> templates.delete("1"))).hasMessageContaining("bad text");
    }

    @Test
    void aTemplateIsDeleted() {
        vendor.then(Behaviour.empty(), ok("{}"));
        templates.delete("7214");
        assertThat(sent()).isEqualTo("DELETE /v1/templates/7214 ");
        templates.delete("7214");
        assertThat(vendor.received()).isEqualTo(2);
    }

    @Test
    void whatIsNoClearYesToADeletionIsInDoubt() {
        for (Behaviour unclear : new Behaviour[] {Behaviour.html(), Behaviour.close(), error(500, "50019"), ok("[]")}) {
            vendor.then(unclear);
            assertThat(failed(() -> templates.delete("7214")).isUnconfirmed())
                    .as(unclear.toString())
                    .isTrue();
        }
        vendor.then(error(200, "50013"));
        assertThat(failed(() -> templates.delete("7214")).reason()).contains(Refusal.TEMPLATE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{}", "{\"temp_id\":null}", "{\"temp_id\":0}", "{\"temp_id\":-1}", "{\"temp_id\":1.5}"})
    void anAnswerWithoutAnIdIsInDoubt(String body) {
        vendor.then(ok(body), ok(body));
        assertThat(failed(() -> templates.create(CODE)).isUnconfirmed()).isTrue();
        assertThat(failed(() -> templates.change("1", CODE)).isUnconfirmed()).isTrue();
        assertThat(vendor.received()).isEqualTo(2);
    }

    @Test
    void anAnswerThatWasLostIsInDoubtAndNothingIsRepeated() {
        vendor.then(Behaviour.reset());
        assertThat(failed(() -> templates.create(CODE)).isUnconfirmed()).isTrue();
        assertThat(vendor.begunRequests()).isOne();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "0", "01", "-1", "1/2", "../1", "1?x", "1234567890123456789"})
    void anIdThatIsNoNumberAsksNothing(String id) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> templates.find(id))
                .withMessageContaining("template id must be a number");
        assertThatIllegalArgumentException().isThrownBy(() -> templates.change(id, CODE));
        assertThatIllegalArgumentException().isThrownBy(() -> templates.delete(id));
        assertThat(vendor.begunRequests()).isZero();
    }

    @Test
    void printsNoText() {
        assertThat(new JsmsTemplate("1", "canary", Kind.MARKETING, null, "canary", ReviewState.APPROVED))
                .hasToString("JsmsTemplate{1, MARKETING, APPROVED}");
        JsmsTemplate named = new JsmsTemplate("13800138000", "canary", null, null, null, ReviewState.APPROVED);
        assertThat(named.toString()).startsWith("JsmsTemplate{").doesNotContain("13800138000");
    }
}
