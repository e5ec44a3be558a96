package io.smsgateway.springboot;

import static org.assertj.core.api.Assertions.assertThat;

import io.smsgateway.Accepted;
import io.smsgateway.AsyncSmsGateway;
import io.smsgateway.Balance;
import io.smsgateway.ProviderId;
import io.smsgateway.Quota;
import io.smsgateway.SmsGateway;
import io.smsgateway.SmsMessage;
import io.smsgateway.delivery.DeliveryReports;
import io.smsgateway.jsms.JsmsProvider;
import io.smsgateway.schedule.ScheduleId;
import io.smsgateway.schedule.ScheduleResult;
import io.smsgateway.schedule.ScheduleService;
import io.smsgateway.simulator.Fault;
import io.smsgateway.simulator.SmsSimulator;
import io.smsgateway.simulator.SmsSimulatorExtension;
import io.smsgateway.verification.VerificationService;
import java.net.URI;
import java.time.Duration;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Bean;

/** An application that has the starter, both adapters and the YAML of the documents. */
@SpringBootTest(properties = "spring.config.name=example")
class SendingTest {

    @RegisterExtension
    static final SmsSimulatorExtension SIMULATOR = new SmsSimulatorExtension();

    @SpringBootConfiguration
    @EnableAutoConfiguration
    static class Application {

        @Bean
        SmsGatewayConnectionDetails simulator() {
            return provider -> Optional.of(SmsGatewayConnectionDetails.Endpoint.of(
                    provider.equals("jsms") ? SIMULATOR.jsmsUrl() : URI.create(SIMULATOR.itniotechUrl() + "/sms"),
                    Map.of()));
        }
    }

    @Autowired
    SmsGateway gateway;

    @Autowired
    AsyncSmsGateway async;

    @Autowired
    SmsBalances balances;

    @Autowired
    VerificationService verification;

    @Autowired
    ScheduleService schedules;

    @Autowired
    PhoneNumbers numbers;

    @Autowired
    CurrentClient current;

    @BeforeEach
    void theConsoleHasTheSignature(SmsSimulator simulator) {
        simulator.jsms().account().signature(7);
    }

    private SmsMessage loginCode() {
        return SmsMessage.template(numbers.read("139 0000 0001"), "login-code", Map.of("code", "471100"));
    }

    @Test
    void aMessageLeavesThroughTheFirstOfTheRoute(SmsSimulator simulator) {
        assertThat(gateway.send(loginCode()))
                .isInstanceOfSatisfying(
                        Accepted.class,
                        accepted -> assertThat(accepted.provider()).hasToString("jsms"));
        assertThat(simulator.jsms().ledger().to("13900000001")).hasSize(1);
    }

    @Test
    void aMessageLeavesThroughTheNextWhereTheFirstIsDown(SmsSimulator simulator) {
        simulator.jsms().fail(Fault.REFUSE);

        assertThat(gateway.send(loginCode()))
                .isInstanceOfSatisfying(
                        Accepted.class,
                        accepted -> assertThat(accepted.provider()).hasToString("itniotech"));
        assertThat(simulator.itniotech().ledger().copies("8613900000001", "Your code is 471100"))
                .isEqualTo(1);
    }

    @Test
    void aMessageLeavesWithoutMakingTheCallerWait() throws Exception {
        assertThat(async.send(loginCode()).get(20, TimeUnit.SECONDS)).isInstanceOf(Accepted.class);
    }

    @Test
    void theBalanceOfEveryAccountIsRead() {
        assertThat(balances.balances())
                .hasSize(2)
                .allSatisfy(answer -> assertThat(answer).isInstanceOf(Balance.class));
        assertThat(((Balance) balances.balances().get(0)).quotas())
                .extracting(Quota::scope)
                .contains(Quota.Scope.ACCOUNT);
        assertThat(((Balance) balances.balances().get(1)).quotas())
                .extracting(Quota::currency)
                .containsOnly(Currency.getInstance("USD"));
    }

    @Test
    void aVendorMakesACode() {
        assertThat(verification.start(SmsMessage.code(numbers.read("13900000002"))))
                .isInstanceOf(Accepted.class);
    }

    @Test
    void aVendorKeepsAMessageForLater(SmsSimulator simulator) {
        var planned = schedules.schedule(simulator.now().plus(Duration.ofHours(1)), List.of(loginCode()));

        assertThat(planned.outcome()).isEqualTo(ScheduleResult.Outcome.DONE);
        ScheduleId id = Objects.requireNonNull(planned.id());
        assertThat(schedules.find(id)).isPresent();
        assertThat(schedules.cancel(id).outcome()).isEqualTo(ScheduleResult.Outcome.DONE);
    }

    @Test
    void furtherServicesAndTheVendorsOwnAreFoundByProvider() {
        ProviderId jsms = ProviderId.of("jsms");

        assertThat(current.service(jsms, DeliveryReports.class)).isPresent();
        assertThat(current.service(jsms, JsmsProvider.class)).isPresent();
        assertThat(current.service(ProviderId.of("itniotech"), DeliveryReports.class))
                .isPresent();
        assertThat(current.service(ProviderId.of("nobody"), DeliveryReports.class))
                .isEmpty();
    }
}
