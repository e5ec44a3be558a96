package io.smsgateway.springboot;

import static org.assertj.core.api.Assertions.assertThat;

import io.smsgateway.simulator.SmsSimulator;
import io.smsgateway.simulator.SmsSimulatorExtension;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootVersion;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;

/** A servlet application with actuator on the line of Spring Boot that the build names: run once for each. */
@ExtendWith(SmsSimulatorExtension.class)
class BootLineWebTest {

    private static final String TOKEN = "0123456789abcdef0123456789ABCDEF";
    private static final String LINE = System.getProperty("boot.line");

    @EnableAutoConfiguration
    static class Application {}

    private ConfigurableApplicationContext context;

    @BeforeEach
    void start(SmsSimulator simulator) {
        context = SpringApplication.run(
                Application.class,
                "--server.port=0",
                "--spring.config.name=example",
                "--management.endpoints.web.exposure.include=*",
                "--management.endpoint.smsgateway.access=unrestricted",
                "--management.endpoint.health.show-details=always",
                "--sms-gateway.callbacks.token=" + TOKEN,
                "--sms-gateway.providers.jsms.base-url=" + simulator.jsmsUrl(),
                "--sms-gateway.providers.itniotech.base-url=" + simulator.itniotechUrl() + "/sms");
    }

    @AfterEach
    void stop() {
        context.close();
    }

    private HttpResponse<String> get(String path) throws Exception {
        return send(HttpRequest.newBuilder(at(path)).build());
    }

    private URI at(String path) {
        return URI.create(
                "http://127.0.0.1:" + context.getEnvironment().getRequiredProperty("local.server.port") + path);
    }

    private static HttpResponse<String> send(HttpRequest request) throws Exception {
        return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
    }

    @Test
    void endpointMetricsHealthAndCallbacksAreThere() throws Exception {
        assertThat(SpringBootVersion.getVersion()).startsWith(LINE + ".");
        HttpResponse<String> suspended = send(HttpRequest.newBuilder(at("/actuator/smsgateway/jsms"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("{\"suspended\":true}"))
                .build());
        assertThat(suspended.body()).contains("\"suspendedFor\":\"SUSPENDED\"");

        assertThat(Context.by(context)).hasToString("itniotech");

        assertThat(get("/actuator/smsgateway").body()).contains("\"outcome\":\"accepted\"", "\"name\":\"itniotech\"");
        assertThat(get("/actuator/metrics/sms.message").body()).contains("itniotech", "accepted");
        assertThat(get("/actuator/metrics/sms.attempt").body()).contains("itniotech");
        assertThat(get("/actuator/metrics/sms.provider.available").body()).contains("jsms");
        assertThat(get("/sms-gateway/callbacks/jsms/" + TOKEN + "?echostr=abcd1234")
                        .body())
                .isEqualTo("abcd1234");
        assertThat(get("/sms-gateway/callbacks/jsms/wrong?echostr=abcd1234").statusCode())
                .isEqualTo(404);
        assertThat(get("/actuator/health/readiness").body()).doesNotContain("sms");
        assertThat(get("/actuator/health/liveness").body()).doesNotContain("sms");
        // 3.5 has the classes of health elsewhere
        assertThat(get("/actuator/health/sms").statusCode()).isEqualTo(LINE.equals("3.5") ? 404 : 200);
    }
}
