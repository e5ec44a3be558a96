package io.smsgateway.itniotech;

import static org.assertj.core.api.Assertions.assertThat;

import io.smsgateway.Refusal;
import io.smsgateway.SmsContent;
import io.smsgateway.SmsMessage;
import io.smsgateway.spi.Objection;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ItniotechCapabilitiesTest {

    private final ItniotechCapabilities capabilities = new ItniotechCapabilities(Samples.settings());

    @Test
    void takesTextOnlyAndAThousandRecipients() {
        assertThat(capabilities.takesText()).isTrue();
        assertThat(capabilities.takesTemplates()).isFalse();
        assertThat(capabilities.maxRecipients()).isEqualTo(1000);
    }

    @Test
    void letsMessagesOfAnyTextAndSenderShareARequest() {
        assertThat(capabilities.batchKey(Samples.outbound(text("one").from("Shop"))))
                .isEqualTo(capabilities.batchKey(Samples.outbound(text("another"))));
    }

    @Test
    void objectsToWhatIsNotText() {
        SmsMessage template = text("x").withContent(SmsContent.VendorTemplate.of("1", Map.of()));

        assertThat(capabilities.objection(Samples.outbound(template)))
                .map(Objection::reason)
                .contains(Refusal.UNSUPPORTED);
    }

    @Test
    void countsPeoplesCharactersNotTheMachines() {
        assertThat(capabilities.objection(Samples.outbound(text("😀".repeat(1024)))))
                .isEmpty();
        assertThat(capabilities.objection(Samples.outbound(text("😀".repeat(1025)))))
                .map(Objection::reason)
                .contains(Refusal.CONTENT_REJECTED);
    }

    @Test
    @DisplayName("P3 takes any sender but one with a comma")
    void takesAnySenderButOneWithAComma() {
        assertThat(capabilities.objection(Samples.outbound(text("x")))).isEmpty();
        assertThat(capabilities.objection(Samples.outbound(text("x").from("S".repeat(32)))))
                .isEmpty();
        assertThat(capabilities.objection(Samples.outbound(text("x").from("Shop,Two"))))
                .map(Objection::reason)
                .contains(Refusal.UNSUPPORTED);
    }

    private static SmsMessage text(String body) {
        return Samples.message(Samples.CHINA, body);
    }
}
