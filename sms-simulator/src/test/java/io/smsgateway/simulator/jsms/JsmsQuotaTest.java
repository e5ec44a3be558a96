package io.smsgateway.simulator.jsms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smsgateway.simulator.Http;
import io.smsgateway.simulator.Http.Reply;
import io.smsgateway.simulator.SmsSimulatorExtension;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class JsmsQuotaTest {

    @RegisterExtension
    static final SmsSimulatorExtension SIMULATOR = new SmsSimulatorExtension();

    private static Reply app() {
        return Http.jsms(SIMULATOR.simulator(), "GET", "/v1/accounts/app", "");
    }

    private static Reply dev(String key, String secret) {
        return Http.send(
                Http.to(SIMULATOR.jsmsUrl(), "/v1/accounts/dev").header("Authorization", Http.basic(key, secret)));
    }

    private static Reply send(int template, String parameter) {
        return Http.jsms(
                SIMULATOR.simulator(),
                "POST",
                "/v1/messages",
                "{\"mobile\":\"13900000001\",\"temp_id\":%d,\"temp_para\":{\"code\":\"%s\",\"order\":\"%s\",\"offer\":\"%s\"}}"
                        .formatted(template, parameter, parameter, parameter));
    }

    @Test
    void returnsFourPoolsOfTheApplicationAndOfTheAccount() {
        SIMULATOR.jsms().account().app(new JsmsQuota(1L, 22L, 44L, null));
        SIMULATOR.jsms().account().dev(JsmsQuota.NONE);

        assertThat(app().body())
                .isEqualTo("{\"app_balance\":1,\"app_voice\":22,\"app_industry\":44,\"app_market\":null}");
        assertThat(dev(JsmsVendor.DEV_KEY, JsmsVendor.API_DEV_SECRET).body())
                .isEqualTo("{\"dev_balance\":null,\"dev_voice\":null,\"dev_industry\":null,\"dev_market\":null}");
    }

    @Test
    void returnsOneFieldIfConfigured() {
        SIMULATOR.jsms().account().balanceFields(JsmsAccount.BalanceFields.ONE_FIELD);

        assertThat(app().body()).isEqualTo("{\"app_balance\":1000000}");
    }

    @Test
    void returnsTheAccountsBalanceToTheDeveloperOnly() {
        assertThat(dev(JsmsVendor.APP_KEY, JsmsVendor.MASTER_SECRET).status()).isEqualTo(401);
        assertThat(dev(JsmsVendor.DEV_KEY, JsmsVendor.MASTER_SECRET).status()).isEqualTo(401);
    }

    @Test
    void saysWhenNothingWasAssigned() {
        SIMULATOR.jsms().account().quotaAssigned(false);

        assertThat(app().status()).isEqualTo(403);
        assertThat(app().json().path("error").path("code").asInt()).isEqualTo(50033);
    }

    @Test
    void paysFromThePoolOfTheKindThenFromThePoolForAllThenFromTheAccount() {
        JsmsAccount account = SIMULATOR.jsms().account();
        account.app(new JsmsQuota(1L, 5L, 1L, 5L));
        account.dev(new JsmsQuota(1L, 5L, null, 5L));

        assertThat(send(1, "1").status()).isEqualTo(200);
        assertThat(account.app()).isEqualTo(new JsmsQuota(1L, 5L, 0L, 5L));
        assertThat(send(2, "2").status()).isEqualTo(200);
        assertThat(account.app()).isEqualTo(new JsmsQuota(0L, 5L, 0L, 5L));
        assertThat(send(1, "3").status()).isEqualTo(200);
        assertThat(account.dev()).isEqualTo(new JsmsQuota(0L, 5L, null, 5L));

        Reply refused = send(1, "4");
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.json().path("error").path("code").asInt()).isEqualTo(50014);
        assertThat(SIMULATOR.jsms().ledger().count()).isEqualTo(3);

        assertThat(send(3, "5").status()).isEqualTo(200);
        assertThat(account.app()).isEqualTo(new JsmsQuota(0L, 5L, 0L, 4L));
    }

    @Test
    void runsDryInTheMiddleOfABatch() {
        SIMULATOR.jsms().account().app(new JsmsQuota(null, null, 1L, null));
        SIMULATOR.jsms().account().dev(JsmsQuota.NONE);

        Reply reply = Http.jsms(SIMULATOR.simulator(), "POST", "/v1/messages/batch", """
                {"temp_id":1,"recipients":[
                  {"mobile":"13900000001","temp_para":{"code":"1"}},{"mobile":"13900000002","temp_para":{"code":"2"}}]}""");

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.json().path("recipients").get(1).path("error_code").asString())
                .isEqualTo("50014");
        assertThat(SIMULATOR.jsms().ledger().to("13900000002")).isEmpty();
    }

    @Test
    void billsALongTextAsSeveralMessages() {
        SIMULATOR.jsms().account().app(new JsmsQuota(null, null, 10L, null));

        send(1, "x".repeat(70 - "Your code is ".length()));
        assertThat(SIMULATOR.jsms().account().app().industry()).isEqualTo(9L);
        send(1, "x".repeat(71 - "Your code is ".length()));
        assertThat(SIMULATOR.jsms().account().app().industry()).isEqualTo(7L);
        send(1, "x".repeat(134 - "Your code is ".length()));
        assertThat(SIMULATOR.jsms().account().app().industry()).isEqualTo(5L);
        send(1, "x".repeat(135 - "Your code is ".length()));
        assertThat(SIMULATOR.jsms().account().app().industry()).isEqualTo(2L);
    }

    @Test
    void keepsToTheLimitsOfTheNumberWhenAskedTo() {
        SIMULATOR.jsms().account().frequencyLimits(true);

        for (int i = 0; i < 3; i++) {
            assertThat(send(3, "offer " + i).status()).isEqualTo(200);
            assertThat(send(2, "same").status()).isEqualTo(200);
        }
        assertThat(send(3, "offer 4").json().path("error").path("code").asInt()).isEqualTo(50009);
        assertThat(send(2, "same").json().path("error").path("code").asInt()).isEqualTo(50009);
        assertThat(send(2, "other").status()).isEqualTo(200);

        SIMULATOR.simulator().clockAhead(Duration.ofMinutes(10).plusSeconds(1));
        assertThat(send(3, "offer 5").status()).isEqualTo(200);
    }

    @Test
    void countsAtMostTwoHundredNoticesADayUnlessToldOtherwise() {
        SIMULATOR.jsms().account().frequencyLimits(true);
        for (int i = 0; i < 200; i++) {
            assertThat(send(2, "order " + i).status()).isEqualTo(200);
        }

        assertThat(send(2, "more").json().path("error").path("code").asInt()).isEqualTo(50009);
        SIMULATOR.jsms().account().limits().noticesBounded(false);
        assertThat(send(2, "more").status()).isEqualTo(200);
    }

    @Test
    void keepsToTheCustomersOwnLimits() {
        JsmsLimits limits = SIMULATOR.jsms().account().limits();
        limits.own(JsmsService.NOTICE, 1, Duration.ofMinutes(1));
        limits.own(JsmsService.NOTICE, 2, Duration.ofHours(1));

        assertThat(send(2, "1").status()).isEqualTo(200);
        assertThat(send(2, "2").json().path("error").path("code").asInt()).isEqualTo(50009);
        assertThat(send(3, "2").status()).isEqualTo(200);
        SIMULATOR.simulator().clockAhead(Duration.ofMinutes(2));
        assertThat(send(2, "3").status()).isEqualTo(200);
        SIMULATOR.simulator().clockAhead(Duration.ofMinutes(4));
        assertThat(send(2, "4").status()).isEqualTo(403);
        assertThatThrownBy(() -> limits.own(JsmsService.NOTICE, 0, Duration.ofHours(1)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> limits.own(JsmsService.NOTICE, 1, Duration.ZERO))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void acceptsUnpaidMessagesAndReportsThemIfConfigured() {
        SIMULATOR.jsms().account().app(JsmsQuota.NONE);
        SIMULATOR.jsms().account().dev(JsmsQuota.NONE);
        SIMULATOR.jsms().account().acceptWithoutQuota(true);

        Reply reply = send(1, "1");
        assertThat(reply.status()).isEqualTo(200);
        assertThat(SIMULATOR.jsms().ledger().count()).isZero();
        Reply reports = Http.jsms(SIMULATOR.simulator(), "GET", "/v1/report", "");
        assertThat(reports.json().get(0).path("status").asInt()).isEqualTo(4005);
        assertThat(reports.json().get(0).path("msgId").asString())
                .isEqualTo(reply.json().path("msg_id").asString());
    }

    @Test
    void doesNotTakeNegativeQuotas() {
        assertThatThrownBy(() -> JsmsQuota.each(-1)).isInstanceOf(IllegalArgumentException.class);
    }
}
