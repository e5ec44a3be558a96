package io.smsgateway.springboot.callbacks;

import static org.assertj.core.api.Assertions.assertThat;

import io.smsgateway.delivery.CallbackReceiver;
import io.smsgateway.delivery.CallbackRequest;
import io.smsgateway.delivery.CallbackResponse;
import io.smsgateway.delivery.InboundMessage;
import io.smsgateway.springboot.Context;
import io.smsgateway.testkit.ScriptedProvider;
import jakarta.servlet.Filter;
import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Callbacks at an embedded server, under the paths and behind the filters that applications have. */
@ExtendWith(OutputCaptureExtension.class)
class CallbackPathsTest {

    private static final String TOKEN = "0123456789abcdef0123456789ABCDEF";

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    @Import(Context.Scripted.class)
    static class Application {

        final List<CallbackRequest> received = new CopyOnWriteArrayList<>();
        final List<InboundMessage> replies = new CopyOnWriteArrayList<>();

        @Bean(destroyMethod = "")
        ScriptedProvider own() {
            CallbackReceiver receiver = (request, handler) -> {
                received.add(request);
                return CallbackResponse.text(200, "taken");
            };
            return ScriptedProvider.named("own")
                    .service(CallbackReceiver.class, receiver)
                    .build();
        }

        @EventListener
        void on(InboundMessage reply) {
            replies.add(reply);
        }
    }

    /** An application with a filter that reads parameters, as those for method overriding and for locales do. */
    @Configuration(proxyBeanMethods = false)
    static class ReadingFilter {

        @Bean
        @Order(Ordered.HIGHEST_PRECEDENCE)
        Filter reads() {
            return (request, response, chain) -> {
                request.getParameter("_method");
                chain.doFilter(request, response);
            };
        }
    }

    /** An application whose own mapping takes every path. */
    @RestController
    static class Everything {

        @RequestMapping("/**")
        @ResponseStatus(HttpStatus.ACCEPTED)
        void all() {}
    }

    private static ConfigurableApplicationContext run(Class<?> more, String... arguments) {
        return new SpringApplicationBuilder(Application.class, more)
                .web(WebApplicationType.SERVLET)
                .run(Stream.concat(
                                Stream.of(
                                        "--server.port=0",
                                        "--sms-gateway.callbacks.token=" + TOKEN,
                                        "--sms-gateway.providers.jsms.app-key=someAppKey00000000000001",
                                        "--sms-gateway.providers.jsms.master-secret=some",
                                        "--sms-gateway.providers.itniotech.api-key=someKey",
                                        "--sms-gateway.providers.itniotech.api-secret=some",
                                        "--sms-gateway.providers.itniotech.app-id=someApp"),
                                Stream.of(arguments))
                        .toArray(String[]::new));
    }

    private static URI at(ConfigurableApplicationContext context, String prefix, String provider) {
        return URI.create("http://127.0.0.1:" + context.getEnvironment().getRequiredProperty("local.server.port")
                + prefix + "/sms-gateway/callbacks/" + provider + "/" + TOKEN);
    }

    private static HttpResponse<String> get(URI where) throws IOException, InterruptedException {
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(where).build(), HttpResponse.BodyHandlers.ofString());
    }

    private static HttpResponse<String> post(URI where, String type, String body)
            throws IOException, InterruptedException {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(where)
                                .header("Content-Type", type)
                                .POST(HttpRequest.BodyPublishers.ofString(body))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "-, ''",
                "--server.servlet.context-path=/app, /app",
                "--spring.mvc.servlet.path=/api, /api",
                "--server.servlet.context-path=/app --spring.mvc.servlet.path=/api, /app/api",
            })
    void servesCallbacksBelowThePathsOfTheApplication(@Nullable String arguments, String prefix) throws Exception {
        try (ConfigurableApplicationContext context =
                run(Everything.class, arguments == null ? new String[0] : arguments.split(" ", -1))) {
            assertThat(get(URI.create(at(context, prefix, "jsms") + "?echostr=abcd1234"))
                            .body())
                    .isEqualTo("abcd1234");
            assertThat(post(
                                    at(context, prefix, "itniotech"),
                                    "application/json",
                                    "{\"msgid\":\"7\",\"mobile\":\"8613900000001\",\"reply_time\":\"2026-01-01 12:00:05\","
                                            + "\"content\":\"TD\"}")
                            .statusCode())
                    .isEqualTo(200);
            assertThat(context.getBean(Application.class).replies)
                    .extracting(InboundMessage::content)
                    .containsExactly("TD");
            assertThat(post(at(context, prefix, "own"), "application/json", "{}")
                            .body())
                    .isEqualTo("taken");
        }
    }

    @Test
    void logsTheUrlToRegisterWithoutTheToken(CapturedOutput output) {
        try (ConfigurableApplicationContext context =
                run(Everything.class, "--server.servlet.context-path=/app", "--spring.mvc.servlet.path=/api")) {
            assertThat(context.isRunning()).isTrue();
        }
        assertThat(output)
                .contains("Callbacks of vendors are served at /app/api/sms-gateway/callbacks/<provider>/<token>")
                .doesNotContain(TOKEN);
    }

    @Test
    void knowsThePublicUrlBehindAProxyThatStripsItsPath() throws Exception {
        try (ConfigurableApplicationContext context =
                run(Everything.class, "--sms-gateway.callbacks.public-url=https://www.example.com/sms-service")) {
            post(at(context, "", "own"), "application/json", "{}");

            assertThat(context.getBean(Application.class).received)
                    .singleElement()
                    .satisfies(request -> assertThat(request.publicUrl())
                            .isEqualTo(URI.create(
                                    "https://www.example.com/sms-service/sms-gateway/callbacks/own/" + TOKEN)));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "data=%7B%22msg_id%22%3A%221%22%7D&nonce=1&signature=ab+cd%2B%C3%A4%E4%B8%AD&empty=&timestamp=2",
                "a=1&a=2&b=x%20y"
            })
    void readsAFormThatAFilterHasReadBefore(String form) throws Exception {
        try (ConfigurableApplicationContext context = run(ReadingFilter.class)) {
            post(URI.create(at(context, "", "own") + "?query=q&a=0"), "application/x-www-form-urlencoded", form);

            assertThat(context.getBean(Application.class).received)
                    .singleElement()
                    .satisfies(request -> {
                        assertThat(URLDecoder.decode(
                                        new String(request.body(), StandardCharsets.UTF_8), StandardCharsets.UTF_8))
                                .isEqualTo(URLDecoder.decode(form, StandardCharsets.UTF_8));
                        assertThat(request.query()).isEqualTo("query=q&a=0");
                    });
        }
    }
}
