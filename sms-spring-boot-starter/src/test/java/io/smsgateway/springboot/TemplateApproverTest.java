package io.smsgateway.springboot;

import static org.assertj.core.api.Assertions.assertThat;

import io.smsgateway.Accepted;
import io.smsgateway.Refusal;
import io.smsgateway.Refused;
import io.smsgateway.SendResult;
import io.smsgateway.SmsGateway;
import io.smsgateway.SmsMessage;
import io.smsgateway.simulator.LedgerEntry;
import io.smsgateway.simulator.jsms.JsmsVendor;
import io.smsgateway.springboot.test.SmsSimulatorTest;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Bean;

/** A newcomer's test: one adapter's YAML, an annotation, and nothing said to the simulator. */
@SmsSimulatorTest
@SpringBootTest(
        properties = {
            "sms-gateway.providers.jsms.app-key=notTheSimulators",
            "sms-gateway.providers.jsms.master-secret=notTheSimulators",
            "sms-gateway.providers.jsms.signatures.Shop=9",
            "sms-gateway.templates.login-code.class=otp",
            "sms-gateway.templates.login-code.text=Your code is {code}",
            "sms-gateway.templates.login-code.providers.jsms.template-id=42",
            "sms-gateway.templates.login-code.providers.jsms.signature-id=7",
            "sms-gateway.templates.login-code.providers.jsms.parameters.pin=code",
            "sms-gateway.templates.shipped.providers.jsms.template-id=43",
            "sms-gateway.templates.shipped.providers.jsms.parameters.order=number",
            "sms-gateway.templates.forgotten.text=Order {order} of {day}",
            "sms-gateway.templates.forgotten.providers.jsms.template-id=44",
            "sms-gateway.templates.forgotten.providers.jsms.parameters.order=order",
            "sms-gateway.templates.swapped.text=From {from} to {to}",
            "sms-gateway.templates.swapped.providers.jsms.template-id=46",
            "sms-gateway.templates.swapped.providers.jsms.parameters.from=to",
            "sms-gateway.templates.swapped.providers.jsms.parameters.to=from"
        })
class TemplateApproverTest {

    @SpringBootConfiguration
    @EnableAutoConfiguration
    static class Application {

        private @Nullable SendResult early;

        @Bean
        ApplicationRunner sendsWhileItStarts(SmsGateway gateway) {
            return arguments -> early = gateway.send(loginCode());
        }
    }

    @Autowired
    SmsGateway gateway;

    @Autowired
    Application application;

    private static SmsMessage loginCode() {
        return SmsMessage.template(Context.CHINA, "login-code", Map.of("code", "471100"));
    }

    private List<String> texts(JsmsVendor jsms) {
        return jsms.ledger().to("13900000001").stream()
                .map(LedgerEntry::content)
                .toList();
    }

    @Test
    void theTemplateAndTheSignatureThatAreConfiguredAreApproved(JsmsVendor jsms) {
        assertThat(gateway.send(loginCode())).isInstanceOf(Accepted.class);
        assertThat(texts(jsms)).singleElement().asString().contains("Your code is 471100");
    }

    @Test
    void aTemplateWithoutWordsHereIsFilledWithItsParameters(JsmsVendor jsms) {
        SmsMessage shipped = SmsMessage.template(Context.CHINA, "shipped", Map.of("number", "A7"));

        assertThat(gateway.send(shipped.from("Shop"))).isInstanceOf(Accepted.class);
        assertThat(texts(jsms)).singleElement().asString().contains("Template 43: A7");
    }

    @Test
    void aTemplateWhoseParametersAreNotThoseOfItsTextIsRefused(JsmsVendor jsms) {
        SmsMessage message = SmsMessage.template(Context.CHINA, "forgotten", Map.of("order", "A7", "day", "Monday"));

        assertThat(gateway.send(message))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.reason()).isEqualTo(Refusal.TEMPLATE));
        assertThat(texts(jsms)).isEmpty();
    }

    @Test
    void theVendorsNamesOfParametersAreItsOwn(JsmsVendor jsms) {
        gateway.send(SmsMessage.template(Context.CHINA, "swapped", Map.of("from", "A", "to", "B")));

        assertThat(texts(jsms)).singleElement().asString().contains("From A to B");
    }

    @Test
    void whatIsSentWhileTheApplicationStartsIsTaken() {
        assertThat(application.early).isInstanceOf(Accepted.class);
    }
}
