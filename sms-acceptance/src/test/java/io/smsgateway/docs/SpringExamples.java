package io.smsgateway.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.smsgateway.ProviderId;
import io.smsgateway.SendResult;
import io.smsgateway.SmsGateway;
import io.smsgateway.SmsMessage;
import io.smsgateway.TimeSource;
import io.smsgateway.client.BalanceLow;
import io.smsgateway.client.BalanceRule;
import io.smsgateway.client.BalanceWatch;
import io.smsgateway.client.SmsClient;
import io.smsgateway.delivery.DeliveryReport;
import io.smsgateway.simulator.Fault;
import io.smsgateway.simulator.SmsSimulator;
import io.smsgateway.springboot.KnownMessages;
import io.smsgateway.springboot.PhoneNumbers;
import io.smsgateway.springboot.SmsClientCustomizer;
import io.smsgateway.springboot.test.SmsSimulatorTest;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Disabled;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;

/** The code in the pages about Spring Boot, so that it compiles. */
@SuppressWarnings("unused")
abstract class SpringExamples {

    @Service
    record LoginCodes(SmsGateway gateway, PhoneNumbers numbers) {

        SendResult send(String number, String code) {
            return gateway.send(SmsMessage.template(numbers.read(number), "login-code", Map.of("code", code)));
        }
    }

    abstract static class Listening {

        @EventListener
        void on(BalanceLow low) {
            warn(low.provider() + " is low for " + low.messageClasses() + "; empty at " + low.emptyAt());
        }

        @EventListener
        void on(DeliveryReport report) {
            keep(report.provider(), report.messageId(), report.state());
        }

        abstract void warn(String text);

        abstract void keep(@Nullable Object... facts);
    }

    abstract static class Beans {

        @Bean
        KnownMessages knownMessages(MessageTable table) {
            return (provider, messageId) -> table.hasSent(provider, messageId);
        }

        @Bean
        SmsClientCustomizer shortDeadline() {
            return builder -> builder.closeGrace(Duration.ofSeconds(20));
        }
    }

    interface MessageTable {

        boolean hasSent(ProviderId provider, String messageId);
    }

    @Disabled("shown only; the starter's own tests run the like of it")
    @SmsSimulatorTest
    @SpringBootTest
    static class LoginTest {

        @Autowired
        LoginCodes codes;

        @Test
        void theCodeLeavesThroughTheOtherVendorWhileOneIsDown(SmsSimulator simulator) {
            simulator.jsms().fail(Fault.REFUSE);

            assertThat(codes.send("139 0000 0001", "471100").isAccepted()).isTrue();
            assertThat(simulator.itniotech().ledger().copies("8613900000001", "Your code is 471100"))
                    .isEqualTo(1);
        }
    }

    abstract void warn(String text);

    @SuppressWarnings("FutureReturnValueIgnored")
    void watches(SmsClient client, ScheduledExecutorService timer) {
        BalanceWatch watch = new BalanceWatch(TimeSource.system(), event -> warn(event.provider() + ": " + event));
        Map<ProviderId, BalanceRule> rules = Map.of(
                ProviderId.of("jsms"), new BalanceRule(Duration.ofMinutes(10), BigDecimal.valueOf(5000)),
                ProviderId.of("itniotech"), new BalanceRule(Duration.ofMinutes(10), BigDecimal.valueOf(20)));
        timer.scheduleWithFixedDelay(() -> watch.check(client, rules), 0, 10, TimeUnit.SECONDS);
    }
}
