package io.smsgateway.differential;

import static io.smsgateway.differential.OfficialClient.refuses;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.jsms.api.JSMSClient;
import cn.jsms.api.SendSMSResult;
import cn.jsms.api.common.model.SMSPayload;
import io.smsgateway.simulator.LedgerEntry;
import io.smsgateway.simulator.SmsSimulator;
import io.smsgateway.simulator.SmsSimulatorExtension;
import io.smsgateway.simulator.jsms.JsmsTemplate;
import io.smsgateway.simulator.jsms.JsmsVendor;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@ExtendWith(SmsSimulatorExtension.class)
class CodesTest {

    private static final String NUMBER = "13900000001";

    private JsmsVendor jsms;
    private JSMSClient client;

    @BeforeEach
    void connect(SmsSimulator simulator) {
        jsms = simulator.jsms();
        client = OfficialClient.of(simulator);
    }

    private static SMSPayload.Builder to(String number) {
        return SMSPayload.newBuilder().setMobileNumber(number);
    }

    private static SMSPayload text() {
        return to(NUMBER).setTempId(1).build();
    }

    /** What the person reads. */
    private String received() {
        LedgerEntry entry = jsms.ledger().to(NUMBER).get(0);
        return entry.content().substring("Your code is ".length());
    }

    private static String another(String code) {
        return code.equals("000000") ? "000001" : "000000";
    }

    @Test
    void aCodeIsGoodForOneCheck() throws Exception {
        SendSMSResult sent =
                client.sendSMSCode(to(NUMBER).setTempId(1).setSignId(1).build());

        assertThat(sent.isResultOK()).isTrue();
        assertThat(jsms.ledger().all()).singleElement().satisfies(entry -> {
            assertThat(entry.id()).isEqualTo(sent.getMessageId());
            assertThat(entry.number()).isEqualTo(NUMBER);
            assertThat(entry.templateId()).isEqualTo(1L);
        });
        refuses(() -> client.sendValidSMSCode(sent.getMessageId(), another(received())), 403, 50010);
        assertThat(client.sendValidSMSCode(sent.getMessageId(), received()).getIsValid())
                .isTrue();
        refuses(() -> client.sendValidSMSCode(sent.getMessageId(), received()), 403, 50012);
    }

    @Test
    void aCodeExpires(SmsSimulator simulator) throws Exception {
        jsms.account()
                .template(JsmsTemplate.of(1, "Your code is {{code}}", JsmsTemplate.Kind.VERIFICATION)
                        .withTtl(Duration.ofMinutes(1)));
        SendSMSResult sent = client.sendSMSCode(text());

        simulator.clockAhead(Duration.ofMinutes(2));

        refuses(() -> client.sendValidSMSCode(sent.getMessageId(), received()), 403, 50011);
    }

    @Test
    void anUnknownIdIsRefused() {
        refuses(() -> client.sendValidSMSCode("999999999999", "123456"), 403, 50026);
    }

    @ParameterizedTest
    @CsvSource({
        "13900000001,  0, 0, 400, 50005",
        "23900000001,  1, 0, 403, 50006",
        "13900000001, 99, 0, 403, 50013",
        "13900000001,  4, 0, 403, 50020",
        "13900000001,  5, 0, 403, 50021",
        "13900000009,  1, 0, 403, 50024",
        "13900000001,  2, 0, 403, 50025",
        "13900000001,  1, 9, 403, 50102"
    })
    void aBadRequestForACodeIsRefusedWithItsCode(String number, int template, int signature, int status, int code) {
        jsms.account().unsubscribe("13900000009");

        refuses(
                () -> client.sendSMSCode(
                        to(number).setTempId(template).setSignId(signature).build()),
                status,
                code);

        assertThat(jsms.ledger().count()).isZero();
    }

    @Test
    void aCodeOfOnesOwnIsReadOutAndChecked() throws Exception {
        SendSMSResult sent = client.sendVoiceSMSCode(
                to(NUMBER).setCode("471100").setVoiceLang(1).setTTL(90).build());

        assertThat(jsms.ledger().all()).singleElement().satisfies(entry -> {
            assertThat(entry.id()).isEqualTo(sent.getMessageId());
            assertThat(entry.content()).contains("471100");
        });
        assertThat(client.sendValidSMSCode(sent.getMessageId(), "471100").getIsValid())
                .isTrue();
    }

    @Test
    void aCallMadeWithoutACodeReadsOutTheVendors() throws Exception {
        SendSMSResult sent = client.sendVoiceSMSCode(to(NUMBER).build());

        assertThat(jsms.ledger().all())
                .singleElement()
                .satisfies(entry -> assertThat(entry.id()).isEqualTo(sent.getMessageId()));
    }

    @Test
    void aCallsCodeExpiresAfterItsOwnTime(SmsSimulator simulator) throws Exception {
        SendSMSResult sent =
                client.sendVoiceSMSCode(to(NUMBER).setCode("471100").setTTL(90).build());

        simulator.clockAhead(Duration.ofSeconds(91));

        refuses(() -> client.sendValidSMSCode(sent.getMessageId(), "471100"), 403, 50011);
    }

    @Test
    void aBadCallIsRefusedWithItsCode() {
        refuses(() -> client.sendVoiceSMSCode(to(NUMBER).setCode("47a1").build()), 403, 50039);
        refuses(() -> client.sendVoiceSMSCode(to("23900000001").build()), 403, 50006);
        assertThat(jsms.ledger().count()).isZero();
    }

    @Test
    void aSecondCallWithinTwentySecondsIsRefused() throws Exception {
        jsms.account().frequencyLimits(true);
        client.sendVoiceSMSCode(to(NUMBER).build());

        refuses(() -> client.sendVoiceSMSCode(to(NUMBER).build()), 403, 50009);
    }

    @Test
    void theOfficialClientCantCheckACodeThatHasNotSixDigits() throws Exception {
        SendSMSResult sent = client.sendVoiceSMSCode(to(NUMBER).setCode("4711").build());

        assertThatThrownBy(() -> client.sendValidSMSCode(sent.getMessageId(), "4711"))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
