package io.smsgateway.differential;

import static io.smsgateway.differential.OfficialClient.refuses;
import static org.assertj.core.api.Assertions.assertThat;

import cn.jsms.api.JSMSClient;
import cn.jsms.api.common.model.SMSPayload;
import io.smsgateway.simulator.SmsSimulator;
import io.smsgateway.simulator.SmsSimulatorExtension;
import io.smsgateway.simulator.jsms.JsmsAccount;
import io.smsgateway.simulator.jsms.JsmsQuota;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@ExtendWith(SmsSimulatorExtension.class)
class BalancesTest {

    private JsmsAccount account;
    private JSMSClient application;
    private JSMSClient developer;

    @BeforeEach
    void connect(SmsSimulator simulator) {
        account = simulator.jsms().account();
        application = OfficialClient.of(simulator);
        developer = OfficialClient.ofAccount(simulator);
    }

    @ParameterizedTest
    @EnumSource
    void bothGenerationsOfAnswersAreRead(JsmsAccount.BalanceFields fields) throws Exception {
        account.balanceFields(fields);
        account.app(new JsmsQuota(11L, 12L, 13L, 14L));
        account.dev(new JsmsQuota(21L, 22L, 23L, 24L));

        assertThat(application.getAppSMSBalance().getAppBalance()).isEqualTo(11);
        assertThat(developer.getSMSBalance().getDevBalance()).isEqualTo(21);
    }

    @Test
    void aMessageIsPaid() throws Exception {
        account.app(new JsmsQuota(7L, null, null, null));

        application.sendTemplateSMS(SMSPayload.newBuilder()
                .setMobileNumber("13900000001")
                .setTempId(1)
                .addTempPara("code", "1")
                .build());

        assertThat(application.getAppSMSBalance().getAppBalance()).isEqualTo(6);
        assertThat(account.app().all()).isEqualTo(6L);
    }

    @Test
    void theOfficialClientTakesNothingAssignedForNothingLeft() throws Exception {
        account.app(JsmsQuota.NONE);

        assertThat(application.getAppSMSBalance().getAppBalance()).isZero();
        assertThat(application.getAppSMSBalance().getOriginalContent()).contains("\"app_balance\":null");
    }

    @Test
    void anApplicationWithoutAQuotaIsRefused() {
        account.quotaAssigned(false);

        refuses(application::getAppSMSBalance, 403, 50033);
    }

    @Test
    void eachBalanceWantsItsOwnCredentials() {
        refuses(application::getSMSBalance, 401, 50002);
        refuses(developer::getAppSMSBalance, 401, 50002);
    }
}
