package io.smsgateway.springboot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smsgateway.Accepted;
import io.smsgateway.Balance;
import io.smsgateway.SmsGateway;
import io.smsgateway.SmsMessage;
import io.smsgateway.simulator.Fault;
import io.smsgateway.simulator.SmsSimulator;
import io.smsgateway.simulator.SmsSimulatorExtension;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootVersion;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * An application on the line of Spring Boot that the build names: run once for each, without anything else of Spring's. The
 * jar is compiled once, on the newest.
 */
@ExtendWith(SmsSimulatorExtension.class)
class BootLineTest {

    @EnableAutoConfiguration
    static class Application {}

    private static SpringApplication application() {
        return new SpringApplicationBuilder(Application.class)
                .web(WebApplicationType.NONE)
                .build();
    }

    @Test
    void theLineIsTheOneThatIsMeant() {
        assertThat(SpringBootVersion.getVersion()).startsWith(System.getProperty("boot.line") + ".");
    }

    @Test
    void anApplicationSendsFailsOverReadsBalancesAndIsRefreshed(SmsSimulator simulator) {
        simulator.jsms().account().signature(7);
        try (ConfigurableApplicationContext context = application()
                .run(
                        "--spring.config.name=example",
                        "--sms-gateway.providers.jsms.base-url=" + simulator.jsmsUrl(),
                        "--sms-gateway.providers.itniotech.base-url=" + simulator.itniotechUrl() + "/sms")) {
            SmsMessage message = SmsMessage.template(
                    context.getBean(PhoneNumbers.class).read("13900000001"), "login-code", Map.of("code", "471100"));
            SmsGateway gateway = context.getBean(SmsGateway.class);

            assertThat(gateway.send(message)).isInstanceOf(Accepted.class);
            simulator.jsms().fail(Fault.REFUSE);
            assertThat(gateway.send(message)).isInstanceOf(Accepted.class);
            simulator.jsms().heal();
            assertThat(context.getBean(SmsBalances.class).balances()).allMatch(Balance.class::isInstance);
            assertThat(simulator.jsms().ledger().count()).isEqualTo(1);
            assertThat(simulator.itniotech().ledger().count()).isEqualTo(1);

            Context.set(context, "sms-gateway.route", "itniotech");
            assertThat(context.getBean(SmsGatewayRefresher.class).refresh().outcome())
                    .isEqualTo(RefreshResult.Outcome.CHANGED);
            assertThat(Context.by(context, message)).hasToString("itniotech");
        }
    }

    @Test
    void anApplicationThatCantStartSaysWhy() {
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        PrintStream usual = System.out;
        System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
        try {
            assertThatThrownBy(() -> application().run()).isNotNull();
        } finally {
            System.setOut(usual);
        }
        assertThat(printed.toString(StandardCharsets.UTF_8))
                .contains(
                        "APPLICATION FAILED TO START", "Invalid SMS gateway configuration: no provider is configured");
    }
}
