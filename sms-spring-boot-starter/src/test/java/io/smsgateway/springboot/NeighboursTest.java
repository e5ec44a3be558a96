package io.smsgateway.springboot;

import static org.assertj.core.api.Assertions.assertThat;

import io.smsgateway.PhoneNumber;
import io.smsgateway.SmsGateway;
import io.smsgateway.springboot.callbacks.SmsGatewayCallbackAutoConfiguration;
import io.smsgateway.springboot.observation.SmsGatewayEndpointAutoConfiguration;
import io.smsgateway.springboot.observation.SmsGatewayHealthAutoConfiguration;
import io.smsgateway.springboot.observation.SmsGatewayObservationAutoConfiguration;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** The starter beside beans of an application, and an application that excludes parts of the starter. */
class NeighboursTest {

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    @Import(Context.Scripted.class)
    static class Application {}

    /** Beans with names that an application is likely to choose. */
    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    @Import(Context.Scripted.class)
    static class Namesakes {

        @Bean
        String smsGateway() {
            return "the application's";
        }

        @Bean
        Map<String, PhoneNumber> smsPhoneNumbers() {
            return Map.of("support", Context.CHINA);
        }
    }

    private static ConfigurableApplicationContext run(
            Class<?> application, WebApplicationType type, String... arguments) {
        return new SpringApplicationBuilder(application)
                .web(type)
                .run(Stream.concat(
                                Stream.of(
                                        "--server.port=0",
                                        "--management.endpoints.web.exposure.include=*",
                                        "--sms-gateway.providers.acme.type=scripted"),
                                Stream.of(arguments))
                        .toArray(String[]::new));
    }

    @Test
    void beansOfTheApplicationKeepTheirNames() {
        try (ConfigurableApplicationContext context = run(Namesakes.class, WebApplicationType.SERVLET)) {
            assertThat(context.getBean("smsGateway")).isEqualTo("the application's");
            assertThat(context.getBean("smsPhoneNumbers")).isEqualTo(Map.of("support", Context.CHINA));
            assertThat(Context.by(context)).hasToString("acme");
            assertThat(context.getBean(PhoneNumbers.class)).isNotNull();
        }
    }

    @Test
    void everyBeanOfTheStarterHasADistinctiveName() {
        try (ConfigurableApplicationContext context = run(Application.class, WebApplicationType.SERVLET)) {
            assertThat(context.getBeanFactory().getBeanDefinitionNames())
                    .filteredOn(name -> String.valueOf(context.getBeanFactory()
                                    .getBeanDefinition(name)
                                    .getFactoryBeanName())
                            .matches("io\\.smsgateway\\.springboot\\.(\\w+\\.)?SmsGateway.*"))
                    .isNotEmpty()
                    // the health components are named by their beans
                    .allMatch(name ->
                            name.startsWith("io.smsgateway.") || name.matches("sms\\w*Health(Contributor|Indicator)"));
        }
    }

    @ParameterizedTest
    @CsvSource({"read-only, 404", "unrestricted, 200"})
    void theExposedEndpointIsReadOnlyUnlessAskedFor(String access, int status) throws Exception {
        String[] arguments = access.equals("read-only")
                ? new String[0]
                : new String[] {"--management.endpoint.smsgateway.access=" + access};
        try (ConfigurableApplicationContext context = run(Application.class, WebApplicationType.SERVLET, arguments)) {
            HttpRequest suspend = HttpRequest.newBuilder(URI.create("http://127.0.0.1:"
                            + context.getEnvironment().getRequiredProperty("local.server.port")
                            + "/actuator/smsgateway/acme"))
                    .header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofString("{\"suspended\":true}"))
                    .build();

            assertThat(HttpClient.newHttpClient()
                            .send(suspend, HttpResponse.BodyHandlers.ofString())
                            .statusCode())
                    .isEqualTo(status);
        }
    }

    static Stream<Class<?>> parts() {
        return Stream.of(
                SmsGatewayAutoConfiguration.class,
                SmsGatewayObservationAutoConfiguration.class,
                SmsGatewayEndpointAutoConfiguration.class,
                SmsGatewayHealthAutoConfiguration.class,
                SmsGatewayCallbackAutoConfiguration.class);
    }

    @ParameterizedTest
    @MethodSource("parts")
    void anApplicationStartsWithoutAnExcludedPart(Class<?> excluded) {
        try (ConfigurableApplicationContext context = run(
                Application.class,
                WebApplicationType.SERVLET,
                "--spring.autoconfigure.exclude=" + excluded.getName())) {
            assertThat(context.getBeanProvider(SmsGateway.class).getIfAvailable() == null)
                    .isEqualTo(excluded == SmsGatewayAutoConfiguration.class);
            assertThat(context.getBeanNamesForType(excluded)).isEmpty();
        }
    }
}
