package io.smsgateway.springboot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smsgateway.Secret;
import io.smsgateway.springboot.scanned.ScannedApplication;
import io.smsgateway.springboot.scanned.ScannedApplication.AcmeFactory.AcmeProperties;
import io.smsgateway.springboot.scanned.ScannedApplication.Vault;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;

/** An application whose properties Spring Boot scans for and binds itself, those of a provider factory included. */
@ExtendWith(OutputCaptureExtension.class)
class ScannedPropertiesTest {

    private static final Map<String, String> VALID = Map.of(
            "sms-gateway.providers.acme.type", "acme",
            "sms-gateway.providers.acme.user", "me",
            "sms-gateway.providers.acme.token", "firstSecret",
            "vault.key", "secondSecret",
            "vault.older[0]", "thirdSecret",
            "vault.older[1]", "fourthSecret");

    private static ConfigurableApplicationContext start(Map<String, String> more) {
        Map<String, String> properties = new TreeMap<>(VALID);
        properties.putAll(more);
        return new SpringApplicationBuilder(ScannedApplication.class)
                .web(WebApplicationType.NONE)
                .run(properties.entrySet().stream()
                        .map(property -> "--" + property)
                        .toArray(String[]::new));
    }

    @Test
    void bindsSecrets() {
        try (ConfigurableApplicationContext context = start(Map.of())) {
            assertThat(Context.by(context)).hasToString("acme");
            assertThat(context.getBean(AcmeProperties.class).token()).isEqualTo(Secret.of("token", "firstSecret"));
            assertThat(context.getBean(Vault.class))
                    .isEqualTo(new Vault(
                            Secret.of("key", "secondSecret"),
                            List.of(Secret.of("older", "thirdSecret"), Secret.of("older", "fourthSecret"))));
        }
    }

    @Test
    void takesABlankSecretForNone() {
        try (ConfigurableApplicationContext context = start(Map.of("vault.key", ""))) {
            @Nullable Secret key = context.getBean(Vault.class).key();
            assertThat(key).isNull();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"vault.key", "vault.older[1]", "vault.older", "sms-gateway.providers.acme.token"})
    void showsNoSecretThatCannotBeBound(String property, CapturedOutput output) {
        assertThatThrownBy(() -> start(Map.of(property, "hunter2 with a blank")))
                .satisfies(failure -> {
                    StringWriter stack = new StringWriter();
                    failure.printStackTrace(new PrintWriter(stack));
                    assertThat(stack.toString()).doesNotContain("hunter2");
                });

        assertThat(output)
                .contains("A secret cannot be bound: the value is not a credential")
                .containsPattern("(?m)^    Property: \\Q" + property + "\\E$")
                .doesNotContain("hunter2");
    }
}
