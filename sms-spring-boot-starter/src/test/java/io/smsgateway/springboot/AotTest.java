package io.smsgateway.springboot;

import static org.assertj.core.api.Assertions.assertThat;

import io.smsgateway.SmsGateway;
import io.smsgateway.client.SmsClient;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.springframework.aot.hint.RuntimeHints;
import org.springframework.aot.hint.TypeReference;
import org.springframework.aot.test.generate.TestGenerationContext;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.aot.ApplicationContextAotGenerator;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.test.tools.CompileWithForkedClassLoader;
import org.springframework.core.test.tools.TestCompiler;
import org.springframework.javapoet.ClassName;

/** Ahead-of-time processing, run on the JVM; no native image was made. */
class AotTest {

    private static final Map<String, Object> ACCOUNT = Map.of(
            "sms-gateway.providers.jsms.app-key", "someAppKey00000000000001",
            "sms-gateway.providers.jsms.master-secret", "someSecret");

    @Test
    @CompileWithForkedClassLoader
    void whatIsConfiguredWhenItRunsCountsAndNotWhenItWasBuilt() {
        processed(Map.of(), initializer -> {
            Map<String, Object> later = new LinkedHashMap<>(ACCOUNT);
            later.put("sms-gateway.providers.itniotech.enabled", "false");
            try (GenericApplicationContext context = context(later)) {
                initializer.initialize(context);
                context.refresh();

                assertThat(context.getBean(SmsGateway.class)).isNotNull();
                assertThat(context.getBean(CurrentClient.class).with(SmsClient::providers))
                        .extracting(pipeline -> pipeline.provider().name())
                        .containsExactly("jsms");
            }
        });
    }

    private static GenericApplicationContext context(Map<String, Object> properties) {
        GenericApplicationContext context = new GenericApplicationContext();
        context.getEnvironment().getPropertySources().addFirst(new MapPropertySource("given", properties));
        return context;
    }

    private static void processed(
            Map<String, Object> whileBuilding, Consumer<ApplicationContextInitializer<GenericApplicationContext>> use) {
        AnnotationConfigApplicationContext source = new AnnotationConfigApplicationContext();
        source.getEnvironment().getPropertySources().addFirst(new MapPropertySource("given", whileBuilding));
        source.register(SmsGatewayAutoConfiguration.class);
        TestGenerationContext generation = new TestGenerationContext();
        ClassName name = new ApplicationContextAotGenerator().processAheadOfTime(source, generation);
        generation.writeGeneratedContent();
        TestCompiler.forSystem().with(generation).compile(compiled -> {
            @SuppressWarnings("unchecked")
            ApplicationContextInitializer<GenericApplicationContext> initializer =
                    compiled.getInstance(ApplicationContextInitializer.class, name.toString());
            use.accept(initializer);
        });
    }

    @Test
    void nothingOfTheConfigurationIsFrozenIntoTheBeanDefinitions() {
        AnnotationConfigApplicationContext source = new AnnotationConfigApplicationContext();
        source.register(SmsGatewayAutoConfiguration.class);
        source.refreshForAotProcessing(new RuntimeHints());

        assertThat(source.getBeanDefinitionNames())
                .contains(
                        "io.smsgateway.gateway",
                        "io.smsgateway.jsmsProviderFactory",
                        "io.smsgateway.itniotechProviderFactory")
                .noneMatch(name -> name.equals("jsms") || name.equals("itniotech"));
        assertThat(source.getBeanDefinition("io.smsgateway.gateway").getRole())
                .isEqualTo(BeanDefinition.ROLE_APPLICATION);
    }

    @Test
    void theVendorsWireRecordsAndNumberingPlansAreHinted() {
        RuntimeHints hints = new RuntimeHints();

        new SmsGatewayRuntimeHints().registerHints(hints, getClass().getClassLoader());

        assertThat(hints.reflection().getTypeHint(TypeReference.of("io.smsgateway.itniotech.SendRequest")))
                .isNotNull();
        assertThat(hints.reflection().getTypeHint(TypeReference.of("io.smsgateway.http.Sensitive")))
                .isNotNull();
        assertThat(hints.reflection().typeHints().map(hint -> hint.getType().getName()))
                .anyMatch(name -> name.startsWith("io.smsgateway.jsms."));
        assertThat(hints.resources().resourcePatternHints()).isNotEmpty();
    }
}
