package io.smsgateway.springboot;

import static org.assertj.core.api.Assertions.assertThat;

import io.smsgateway.SmsGateway;
import io.smsgateway.SmsMessage;
import io.smsgateway.springboot.properties.InvalidConfigurationException;
import io.smsgateway.testkit.ScriptedProvider;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Templates by configuration: what they become, and what is refused with its property. */
class TemplatesTest {

    private static final String AT_ACME = "sms-gateway.templates.hello.providers.acme.";

    @Test
    void theSenderOfATemplateGoesWithItsText() {
        Context.scripted("acme")
                .withPropertyValues(
                        "sms-gateway.templates.hello.text=Hello {name}",
                        "sms-gateway.templates.hello.sender=Shop",
                        "sms-gateway.templates.hello.class=marketing")
                .run(context -> {
                    ScriptedProvider acme =
                            context.getBean(Context.Scripted.class).last("acme");

                    context.getBean(SmsGateway.class)
                            .send(SmsMessage.template(Context.CHINA, "hello", Map.of("name", "Ann")));

                    assertThat(acme.messages()).singleElement().satisfies(message -> {
                        assertThat(message.sender()).isEqualTo("Shop");
                        assertThat(message.messageClass()).hasToString("MARKETING");
                    });
                });
    }

    @ParameterizedTest
    @CsvSource({
        "sender, Shop, exactly one of template-id and text is required",
        "text, Hello, signature-id and parameters are for template-id",
        "template-id, 1, sender is for text"
    })
    void aFormIsATemplateOrAText(String property, String value, String why) {
        Context.scripted("acme")
                .withPropertyValues(
                        AT_ACME + property + "=" + value,
                        AT_ACME + (property.equals("text") ? "signature-id=7" : "sender=Shop"))
                .run(context -> assertThat(context)
                        .getFailure()
                        .rootCause()
                        .hasMessageContaining(why)
                        .isInstanceOfSatisfying(
                                InvalidConfigurationException.class,
                                bad -> assertThat(bad.property())
                                        .isEqualTo("sms-gateway.templates.hello.providers.acme")));
    }

    @Test
    void aTextThatCantBeFilledInIsRefusedWithItsTemplate() {
        Context.scripted("acme")
                .withPropertyValues("sms-gateway.templates.hello.text=Hello {")
                .run(context -> assertThat(context)
                        .getFailure()
                        .rootCause()
                        .isInstanceOfSatisfying(
                                InvalidConfigurationException.class,
                                bad -> assertThat(bad.property()).isEqualTo("sms-gateway.templates.hello")));
    }
}
