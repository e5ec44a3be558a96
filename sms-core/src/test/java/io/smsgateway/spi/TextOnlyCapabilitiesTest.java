package io.smsgateway.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.smsgateway.PhoneNumber;
import io.smsgateway.Refusal;
import io.smsgateway.SmsContent;
import io.smsgateway.SmsMessage;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class TextOnlyCapabilitiesTest {

    private static final PhoneNumber RECIPIENT = PhoneNumber.of("+8613800138000");
    private static final Capabilities CAPABILITIES = Capabilities.ofTexts(7);

    private static OutboundMessage text(String body) {
        return OutboundMessage.of(SmsMessage.text(RECIPIENT, body), "r");
    }

    @Test
    void takeTextsOnly() {
        OutboundMessage template =
                OutboundMessage.of(SmsMessage.of(RECIPIENT, SmsContent.VendorTemplate.of("1", Map.of())), "r");

        assertThat(CAPABILITIES.takesText()).isTrue();
        assertThat(CAPABILITIES.takesTemplates()).isFalse();
        assertThat(CAPABILITIES.maxRecipients()).isEqualTo(7);
        assertThat(CAPABILITIES.objection(text("hello"))).isEmpty();
        assertThat(CAPABILITIES.objection(template))
                .contains(Objection.of(Refusal.UNSUPPORTED, "the vendor sends texts only"));
    }

    @Test
    void putEqualTextsIntoOneRequest() {
        Object key = CAPABILITIES.batchKey(text("hello"));

        assertThat(CAPABILITIES.batchKey(text("hello"))).isEqualTo(key);
        assertThat(CAPABILITIES.batchKey(text("hullo"))).isNotEqualTo(key);
    }

    @Test
    void needRoomForOneRecipient() {
        assertThatIllegalArgumentException().isThrownBy(() -> Capabilities.ofTexts(0));
    }
}
