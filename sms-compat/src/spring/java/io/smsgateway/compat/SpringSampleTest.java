package io.smsgateway.compat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smsgateway.Accepted;
import io.smsgateway.Balance;
import io.smsgateway.SendResult;
import io.smsgateway.SmsGateway;
import io.smsgateway.SmsMessage;
import io.smsgateway.simulator.Fault;
import io.smsgateway.simulator.SmsSimulator;
import io.smsgateway.simulator.SmsSimulatorExtension;
import io.smsgateway.springboot.PhoneNumbers;
import io.smsgateway.springboot.RefreshResult;
import io.smsgateway.springboot.SmsBalances;
import io.smsgateway.springboot.SmsGatewayRefresher;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
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
import org.springframework.core.env.MapPropertySource;

/** A servlet application with actuator whose versions are those of its Spring Boot, and of its Spring Cloud where it has one. */
@ExtendWith(SmsSimulatorExtension.class)
class SpringSampleTest {

    private static final String TOKEN = "0123456789abcdef0123456789ABCDEF";

    @EnableAutoConfiguration
    static class Application {}

    private static ConfigurableApplicationContext start(SmsSimulator simulator) {
        return SpringApplication.run(
                Application.class,
                "--server.port=0",
                "--spring.config.location=file:../src/spring/resources/sample.yaml",
                "--sms-gateway.callbacks.token=" + TOKEN,
                "--sms-gateway.providers.jsms.base-url=" + simulator.jsmsUrl(),
                "--sms-gateway.providers.itniotech.base-url=" + simulator.itniotechUrl() + "/sms");
    }

    private static URI at(ConfigurableApplicationContext context, String path) {
        return URI.create(
                "http://127.0.0.1:" + context.getEnvironment().getRequiredProperty("local.server.port") + path);
    }

    private static HttpResponse<String> get(ConfigurableApplicationContext context, String path) throws Exception {
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(at(context, path)).build(), HttpResponse.BodyHandlers.ofString());
    }

    @Test
    void sendsFailsOverReadsBalancesAndIsRefreshed(SmsSimulator simulator) throws Exception {
        simulator.jsms().account().signature(7);
        try (ConfigurableApplicationContext context = start(simulator)) {
            SmsGateway gateway = context.getBean(SmsGateway.class);
            SmsMessage message = SmsMessage.template(
                    context.getBean(PhoneNumbers.class).read("13900000001"), "login-code", Map.of("code", "471100"));

            assertThat(gateway.send(message)).isInstanceOf(Accepted.class);
            simulator.jsms().fail(Fault.REFUSE);
            assertThat(gateway.send(message)).isInstanceOf(Accepted.class);
            simulator.jsms().heal();
            assertThat(context.getBean(SmsBalances.class).balances()).hasSize(2).allMatch(Balance.class::isInstance);
            assertThat(simulator.jsms().ledger().count()).isEqualTo(1);
            assertThat(simulator.itniotech().ledger().count()).isEqualTo(1);

            context.getEnvironment()
                    .getPropertySources()
                    .addFirst(new MapPropertySource("changed", Map.of("sms-gateway.route", "itniotech")));
            assertThat(context.getBean(SmsGatewayRefresher.class).refresh().outcome())
                    .isEqualTo(RefreshResult.Outcome.CHANGED);
            SendResult result = gateway.send(message);
            assertThat(result).isInstanceOf(Accepted.class);
            assertThat(result.provider()).hasToString("itniotech");
            observes(context);
        }
        MatrixRow.check("runs");
    }

    private static void observes(ConfigurableApplicationContext context) throws Exception {
        assertThat(get(context, "/actuator/smsgateway").body()).contains("\"outcome\":\"accepted\"", "\"itniotech\"");
        assertThat(get(context, "/actuator/metrics/sms.message").body()).contains("itniotech", "accepted");
        assertThat(get(context, "/actuator/metrics/sms.provider.available").body())
                .contains("jsms");
        assertThat(get(context, "/sms-gateway/callbacks/jsms/" + TOKEN + "?echostr=abcd1234")
                        .body())
                .isEqualTo("abcd1234");
        assertThat(get(context, "/actuator/health/readiness").body()).doesNotContain("sms");
        assertThat(get(context, "/actuator/health/liveness").body()).doesNotContain("sms");
        // 3.5 has the classes of health elsewhere
        assertThat(get(context, "/actuator/health/sms").statusCode())
                .isEqualTo(SpringBootVersion.getVersion().startsWith("3.5.") ? 404 : 200);
    }

    @Test
    void anApplicationThatCannotStartSaysWhy() {
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        PrintStream usual = System.out;
        System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
        try {
            assertThatThrownBy(() -> new SpringApplicationBuilder(Application.class)
                            .web(WebApplicationType.NONE)
                            .run())
                    .isNotNull();
        } finally {
            System.setOut(usual);
        }
        assertThat(printed.toString(StandardCharsets.UTF_8))
                .contains(
                        "APPLICATION FAILED TO START", "Invalid SMS gateway configuration: no provider is configured");
    }
}
