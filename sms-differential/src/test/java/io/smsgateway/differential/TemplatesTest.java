package io.smsgateway.differential;

import static io.smsgateway.differential.OfficialClient.refuses;
import static org.assertj.core.api.Assertions.assertThat;

import cn.jiguang.common.resp.ResponseWrapper;
import cn.jsms.api.JSMSClient;
import cn.jsms.api.common.model.SMSPayload;
import cn.jsms.api.template.TempSMSResult;
import cn.jsms.api.template.TemplatePayload;
import io.smsgateway.simulator.SmsSimulator;
import io.smsgateway.simulator.SmsSimulatorExtension;
import io.smsgateway.simulator.jsms.JsmsVendor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@ExtendWith(SmsSimulatorExtension.class)
class TemplatesTest {

    private static final int IN_REVIEW = 0;
    private static final int APPROVED = 1;
    private static final int REFUSED = 2;

    private JsmsVendor jsms;
    private JSMSClient client;

    @BeforeEach
    void connect(SmsSimulator simulator) {
        jsms = simulator.jsms();
        client = OfficialClient.of(simulator);
    }

    private static TemplatePayload.Builder code(String text) {
        return TemplatePayload.newBuilder().setTemplate(text).setType(1).setTTL(120);
    }

    private static TemplatePayload.Builder notice(String text) {
        return TemplatePayload.newBuilder().setTemplate(text).setType(2);
    }

    private static SMSPayload message(int template) {
        return SMSPayload.newBuilder()
                .setMobileNumber("13900000001")
                .setTempId(template)
                .addTempPara("place", "the door")
                .build();
    }

    @Test
    void aTemplateIsReadAsItWasMade() throws Exception {
        int id = client.createTemplate(
                        code("Use {{code}} now").setRemark("to log in").build())
                .getTempId();

        TempSMSResult found = client.checkTemplate(id);

        assertThat(found.getTempId()).isEqualTo(id);
        assertThat(found.getTemplate()).isEqualTo("Use {{code}} now");
        assertThat(found.getType()).isEqualTo(1);
        assertThat(found.getTtl()).isEqualTo(120);
        assertThat(found.getRemark()).isEqualTo("to log in");
        assertThat(found.getStatus()).isEqualTo(IN_REVIEW);
    }

    @Test
    void aTemplateSendsOnceItIsApproved() throws Exception {
        int id = client.createTemplate(notice("It lies at {{place}}").build()).getTempId();
        refuses(() -> client.sendTemplateSMS(message(id)), 403, 50020);

        jsms.account().templates().approve(id);

        assertThat(client.checkTemplate(id).getStatus()).isEqualTo(APPROVED);
        client.sendTemplateSMS(message(id));
        assertThat(jsms.ledger().copies("13900000001", "It lies at the door")).isEqualTo(1);
    }

    @Test
    void onlyARefusedTemplateCanBeChanged() throws Exception {
        int id = client.createTemplate(notice("It lies at {{place}}").build()).getTempId();
        TemplatePayload better =
                notice("Your parcel lies at {{place}}").setTempId(id).build();
        refuses(() -> client.updateTemplate(better, id), 403, 50047);

        jsms.account().templates().refuse(id, "say what");

        assertThat(client.checkTemplate(id).getStatus()).isEqualTo(REFUSED);
        refuses(() -> client.sendTemplateSMS(message(id)), 403, 50021);
        assertThat(client.updateTemplate(better, id).getTempId()).isEqualTo(id);
        assertThat(client.checkTemplate(id).getTemplate()).isEqualTo("Your parcel lies at {{place}}");
        assertThat(client.checkTemplate(id).getStatus()).isEqualTo(IN_REVIEW);
    }

    @Test
    void aDeletedTemplateIsGone() throws Exception {
        int id = client.createTemplate(notice("It lies at {{place}}").build()).getTempId();

        ResponseWrapper deleted = client.deleteTemplate(id);

        assertThat(deleted.responseCode).isEqualTo(200);
        assertThat(deleted.responseContent).isEmpty();
        refuses(() -> client.checkTemplate(id), 403, 50013);
        refuses(() -> client.deleteTemplate(id), 403, 50013);
        refuses(() -> client.sendTemplateSMS(message(id)), 403, 50013);
    }

    @ParameterizedTest
    @CsvSource({
        "'',                  1, 60,     '',   50042",
        "It lies at the door, 9, 0,      '',   50025",
        "Use {{code}},        1, 86401,  '',   50041",
        "Use {{code}},        1, 0,      '',   50041",
        "Use {{word}},        1, 60,     '',   50044",
        "\u3010A\u3011 {{code}}, 1, 60,  '',   50052",
        "See {{url}},         2, 0,      '',   50053"
    })
    void aBadTemplateIsRefusedWithItsCode(String text, int type, int ttl, String remark, int code) {
        TemplatePayload template = TemplatePayload.newBuilder()
                .setTemplate(text)
                .setType(type)
                .setTTL(ttl)
                .setRemark(remark)
                .build();

        refuses(() -> client.createTemplate(template), 403, code);
    }

    @Test
    void whatIsTooLongIsRefused() {
        refuses(() -> client.createTemplate(notice("a".repeat(501)).build()), 403, 50043);
        refuses(
                () -> client.createTemplate(
                        notice("a").setRemark("b".repeat(101)).build()),
                403,
                50045);
    }
}
