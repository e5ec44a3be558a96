package io.smsgateway.differential;

import static io.smsgateway.differential.OfficialClient.refuses;
import static io.smsgateway.differential.OfficialClient.refusesWithoutCode;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.jiguang.common.resp.APIConnectionException;
import cn.jsms.api.JSMSClient;
import cn.jsms.api.SendSMSResult;
import cn.jsms.api.common.model.SMSPayload;
import io.smsgateway.simulator.Fault;
import io.smsgateway.simulator.Outage;
import io.smsgateway.simulator.SmsSimulator;
import io.smsgateway.simulator.SmsSimulatorExtension;
import io.smsgateway.simulator.jsms.JsmsAccount;
import io.smsgateway.simulator.jsms.JsmsQuota;
import io.smsgateway.simulator.jsms.JsmsVendor;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@ExtendWith(SmsSimulatorExtension.class)
class MessagesTest {

    private static final String NUMBER = "13900000001";

    private JsmsVendor jsms;
    private JSMSClient client;

    @BeforeEach
    void connect(SmsSimulator simulator) {
        jsms = simulator.jsms();
        client = OfficialClient.of(simulator);
    }

    private static SMSPayload.Builder to(String number) {
        return SMSPayload.newBuilder().setMobileNumber(number).setTempId(1);
    }

    private static SMSPayload code(String number, String code) {
        return to(number).addTempPara("code", code).build();
    }

    @Test
    void aMessageHasTheIdUnderWhichItWasAccepted() throws Exception {
        SendSMSResult result = client.sendTemplateSMS(
                to(NUMBER).setSignId(1).addTempPara("code", "471100").build());

        assertThat(result.isResultOK()).isTrue();
        assertThat(jsms.ledger().all()).singleElement().satisfies(entry -> {
            assertThat(entry.id()).isEqualTo(result.getMessageId());
            assertThat(entry.number()).isEqualTo(NUMBER);
            assertThat(entry.content()).isEqualTo("Your code is 471100");
            assertThat(entry.templateId()).isEqualTo(1L);
            assertThat(entry.parameters()).isEqualTo(Map.of("code", "471100"));
        });
    }

    @ParameterizedTest
    @CsvSource({
        "13900000001,  0, 0, 1,      400, 50005",
        "23900000001,  1, 0, 1,      403, 50006",
        "1390000000,   1, 0, 1,      403, 50006",
        "13900000001, 99, 0, 1,      403, 50013",
        "13900000001,  4, 0, 1,      403, 50020",
        "13900000001,  5, 0, 1,      403, 50021",
        "13900000001,  2, 0, 1,      403, 50022",
        "13900000001,  1, 0, '',     403, 50023",
        "13900000009,  1, 0, 1,      403, 50024",
        "13900000001,  1, 0, casino, 403, 50037",
        "13900000001,  1, 0, \u3010, 403, 50054",
        "13900000001,  1, 9, 1,      403, 50102"
    })
    void aBadMessageIsRefusedWithItsCode(
            String number, int template, int signature, String value, int status, int code) {
        jsms.account().unsubscribe("13900000009");
        jsms.account().blackWord("casino");
        SMSPayload message = SMSPayload.newBuilder()
                .setMobileNumber(number)
                .setTempId(template)
                .setSignId(signature)
                .addTempPara("code", value)
                .build();

        refuses(() -> client.sendTemplateSMS(message), status, code);

        assertThat(jsms.ledger().count()).isZero();
    }

    @Test
    void whatTheAccountMayNotDoIsRefusedWithItsCode(SmsSimulator simulator) {
        jsms.account().maxContentLength(20);
        refuses(() -> client.sendTemplateSMS(code(NUMBER, "12345678")), 403, 50038);
        jsms.account().app(JsmsQuota.each(0));
        jsms.account().dev(JsmsQuota.NONE);
        refuses(() -> client.sendTemplateSMS(code(NUMBER, "1")), 403, 50014);
        jsms.account().bar(JsmsAccount.Bar.NOT_OPENED);
        refuses(() -> client.sendTemplateSMS(code(NUMBER, "1")), 403, 50008);
        jsms.account().bar(JsmsAccount.Bar.ILLEGAL_IP);
        refuses(() -> client.sendTemplateSMS(code(NUMBER, "1")), 403, 50035);
        jsms.account().bar(JsmsAccount.Bar.BARRED);
        refuses(() -> client.sendTemplateSMS(code(NUMBER, "1")), 403, 50036);
        JSMSClient stranger = OfficialClient.at(simulator.jsmsUrl(), JsmsVendor.APP_KEY, "b".repeat(24));
        refuses(() -> stranger.sendTemplateSMS(code(NUMBER, "1")), 401, 50002);

        assertThat(jsms.ledger().count()).isZero();
    }

    @Test
    void whatIsTooOftenIsRefusedWithItsCode() throws Exception {
        jsms.account().frequencyLimits(true);
        SMSPayload notice = SMSPayload.newBuilder()
                .setMobileNumber(NUMBER)
                .setTempId(2)
                .addTempPara("order", "A7")
                .build();
        for (int i = 0; i < 3; i++) {
            client.sendTemplateSMS(notice);
        }

        refuses(() -> client.sendTemplateSMS(notice), 403, 50009);
    }

    @Test
    void theOfficialClientReadsNoCodeOfAServerError() {
        jsms.fail(Fault.HTTP_500, 1);

        refusesWithoutCode(() -> client.sendTemplateSMS(code(NUMBER, "1")), 500);
    }

    @Test
    void theOfficialClientSendsTwiceWhereTheAnswerIsLost() throws Exception {
        jsms.fail(Outage.of(Fault.CLOSE_AFTER_READING).times(1).afterAccepting());

        client.sendTemplateSMS(code(NUMBER, "1"));

        assertThat(jsms.ledger().copies(NUMBER, "Your code is 1")).isEqualTo(2);
    }

    @Test
    void aClosedPortIsNoRefusal() {
        jsms.fail(Fault.REFUSE);

        assertThatThrownBy(() -> client.sendTemplateSMS(code(NUMBER, "1"))).isInstanceOf(APIConnectionException.class);
    }
}
