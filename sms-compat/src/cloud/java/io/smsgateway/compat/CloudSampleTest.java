package io.smsgateway.compat;

import static org.assertj.core.api.Assertions.assertThat;

import io.smsgateway.PhoneNumber;
import io.smsgateway.SmsGateway;
import io.smsgateway.SmsMessage;
import io.smsgateway.simulator.SmsSimulator;
import io.smsgateway.simulator.SmsSimulatorExtension;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.cloud.context.environment.EnvironmentChangeEvent;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;

/** A change of the environment that Spring Cloud publishes refreshes the gateway. */
@ExtendWith(SmsSimulatorExtension.class)
class CloudSampleTest {

    @EnableAutoConfiguration
    static class Application {}

    private static ConfigurableApplicationContext start(SmsSimulator simulator, Path configuration) {
        simulator.jsms().account().signature(7);
        return SpringApplication.run(
                Application.class,
                "--server.port=0",
                "--spring.config.location=file:" + configuration,
                "--sms-gateway.providers.jsms.base-url=" + simulator.jsmsUrl(),
                "--sms-gateway.providers.itniotech.base-url=" + simulator.itniotechUrl() + "/sms");
    }

    private static String provider(ConfigurableApplicationContext context) {
        return context.getBean(SmsGateway.class)
                .send(SmsMessage.template(PhoneNumber.of("+8613900000001"), "login-code", Map.of("code", "471100")))
                .provider()
                .toString();
    }

    @Test
    void theEventRefreshesTheGateway(SmsSimulator simulator) {
        try (ConfigurableApplicationContext context = start(simulator, Path.of("../src/spring/resources/sample.yaml"))) {
            assertThat(provider(context)).isEqualTo("jsms");
            context.getEnvironment()
                    .getPropertySources()
                    .addFirst(new MapPropertySource("changed", Map.of("sms-gateway.route", "itniotech")));
            assertThat(provider(context)).isEqualTo("jsms");

            context.publishEvent(new EnvironmentChangeEvent(context, Set.of("sms-gateway.route")));

            assertThat(provider(context)).isEqualTo("itniotech");
        }
    }

    @Test
    void theRefreshEndpointTakesOverAChangedFile(SmsSimulator simulator) throws Exception {
        Path file = Files.copy(
                Path.of("../src/spring/resources/sample.yaml"),
                Path.of("target", "changing.yaml"),
                StandardCopyOption.REPLACE_EXISTING);
        try (ConfigurableApplicationContext context = start(simulator, file)) {
            assertThat(provider(context)).isEqualTo("jsms");
            Files.writeString(file, Files.readString(file).replace("route: [jsms, itniotech]", "route: [itniotech]"));
            assertThat(provider(context)).isEqualTo("jsms");

            String port = context.getEnvironment().getRequiredProperty("local.server.port");
            HttpResponse<String> response = HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/actuator/refresh"))
                                    .POST(HttpRequest.BodyPublishers.noBody())
                                    .build(),
                            HttpResponse.BodyHandlers.ofString());

            assertThat(response.body()).contains("sms-gateway.route[0]");
            assertThat(provider(context)).isEqualTo("itniotech");
        }
    }
}
