package io.smsgateway.springboot.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.smsgateway.PhoneNumber;
import io.smsgateway.SmsGateway;
import io.smsgateway.SmsMessage;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** The page in an application without simulated vendors and without an outbox. */
class SmsPageTest {

    @SuppressWarnings("NullAway.Init")
    private ConfigurableApplicationContext application;

    /** An application that sends nothing. */
    @SpringBootConfiguration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class Shop {}

    private void start(WebApplicationType type, String... properties) {
        application = new SpringApplicationBuilder(Shop.class)
                .web(type)
                .run(Stream.concat(
                                Stream.of(
                                        "--server.port=0",
                                        "--logging.level.root=error",
                                        "--spring.main.banner-mode=off",
                                        "--sms-gateway.providers.acme.type=log"),
                                Stream.of(properties))
                        .toArray(String[]::new));
    }

    @AfterEach
    void stop() {
        application.close();
    }

    private HttpResponse<String> send(String path, String... form) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                URI.create("http://127.0.0.1:" + application.getEnvironment().getProperty("local.server.port") + path));
        if (form.length > 0) {
            request.header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(HttpRequest.BodyPublishers.ofString(String.join("&", form)));
        }
        return HttpClient.newBuilder()
                .followRedirects(HttpClient.Redirect.NORMAL)
                .build()
                .send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private List<String> pageBeans() {
        return Stream.of(application.getBeanDefinitionNames())
                .filter(name -> name.startsWith("io.smsgateway.page"))
                .toList();
    }

    @Test
    void isNotThereWithoutTheProperty() throws Exception {
        start(WebApplicationType.SERVLET);

        assertThat(pageBeans()).isEmpty();
        assertThat(send("/sms-gateway/page").statusCode()).isEqualTo(404);
    }

    @Test
    void isNotThereWhereThePropertyIsFalse() {
        start(WebApplicationType.SERVLET, "--sms-gateway.page.enabled=false");

        assertThat(pageBeans()).isEmpty();
    }

    @Test
    void isNotThereInAnApplicationWithoutAServer() {
        start(WebApplicationType.NONE, "--sms-gateway.page.enabled=true");

        assertThat(pageBeans()).isEmpty();
    }

    @Test
    void showsTheApplicationAndWhatItSendsBelowItsOwnPath() throws Exception {
        start(
                WebApplicationType.SERVLET,
                "--sms-gateway.page.enabled=true",
                "--server.servlet.context-path=/shop",
                "--sms-gateway.templates.parcel.text=Parcel {parcel} is here");
        application
                .getBean(SmsGateway.class)
                .send(SmsMessage.template(PhoneNumber.of("+8613900000001"), "parcel", Map.of("parcel", "P-7")));

        String page = send("/shop/sms-gateway/page").body();

        assertThat(page)
                .contains("Parcel P-7 is here", "Accepted by acme", "href=\"/shop/sms-gateway/page/page.css\"")
                .contains("Messages are sent by the configured providers.", "name=\"to\"", "value=\"\"")
                .doesNotContain("Simulate", "Outbox", "Send to many", "13900000001");
        assertThat(send("/shop/sms-gateway/page/page.css").body()).contains("--accent");
    }

    @Test
    void sendsToNumbersThatAreEnteredOnly() throws Exception {
        start(WebApplicationType.SERVLET, "--sms-gateway.page.enabled=true");

        assertThat(send("/sms-gateway/page/bulk", "to=%2B8613900000001", "content=Hello", "count=10")
                        .body())
                .contains("Nothing was sent: no vendor is simulated");
        assertThat(send("/sms-gateway/page/messages", "to=%2B8613900000001", "content=Hello", "durable=on")
                        .body())
                .contains("Nothing was sent: this application has no outbox", "No messages yet.");
        assertThat(send("/sms-gateway/page/messages", "to=%2B8613900000001", "content=Hello")
                        .body())
                .contains("+86•••••••••01", "Hello");
        assertThat(send("/sms-gateway/page/vendors/acme/fault", "preset=DOWN").statusCode())
                .isEqualTo(400);
    }
}
