package io.smsgateway.jsms;

import static org.assertj.core.api.Assertions.assertThat;

import io.smsgateway.PhoneNumber;
import io.smsgateway.Refusal;
import io.smsgateway.SmsContent.VendorTemplate;
import io.smsgateway.SmsMessage;
import io.smsgateway.spi.Capabilities;
import io.smsgateway.spi.Objection;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class JsmsCapabilitiesTest {

    private static final String MOBILE = "+8613800138000";

    private final JsmsSettings settings = JsmsSettings.of(Jsms.APP_KEY, Jsms.MASTER_SECRET);
    private final Capabilities capabilities = new JsmsCapabilities(settings);

    @Test
    void takesTemplatesForAThousandRecipients() {
        assertThat(capabilities.takesTemplates()).isTrue();
        assertThat(capabilities.takesText()).isFalse();
        assertThat(capabilities.maxRecipients()).isEqualTo(1000);
        assertThat(capabilities.parts("a\n" + "b".repeat(68)).parts()).isEqualTo(2);
    }

    @Test
    void messagesShareARequestByTemplateSignatureAndTag() {
        Object key = capabilities.batchKey(Jsms.outbound(message(MOBILE, "1", "2")));
        assertThat(capabilities.batchKey(Jsms.outbound(message("+8613900139000", "1", "2"))))
                .isEqualTo(key);
        assertThat(capabilities.batchKey(Jsms.outbound(message(MOBILE, "1", null))))
                .isNotEqualTo(key);
        assertThat(capabilities.batchKey(Jsms.outbound(message(MOBILE, "2", "2"))))
                .isNotEqualTo(key);
        assertThat(capabilities.batchKey(Jsms.outbound(SmsMessage.text(PhoneNumber.of(MOBILE), "x"))))
                .isNotEqualTo(key);
        SmsMessage tagged = message(MOBILE, "1", "2").tagged("autumn");
        assertThat(capabilities.batchKey(Jsms.outbound(tagged)))
                .isNotEqualTo(key)
                .isEqualTo(capabilities.batchKey(Jsms.outbound(tagged)));
    }

    @Test
    void objectsToNothingThatIsDocumented() {
        assertThat(capabilities.objection(Jsms.outbound(message(MOBILE, "1", null))))
                .isEmpty();
        assertThat(capabilities.objection(Jsms.outbound(message(MOBILE, "123456789012345678", "1"))))
                .isEmpty();
    }

    @Test
    void objectsToOtherContent() {
        PhoneNumber to = PhoneNumber.of(MOBILE);
        assertThat(reason(SmsMessage.text(to, "x"))).isEqualTo(Refusal.UNSUPPORTED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"login", "0", "01", "-1", "1.0", "1234567890123456789", "１"})
    void objectsToIdsThatAreNoNumbers(String id) {
        assertThat(reason(message(MOBILE, id, null))).isEqualTo(Refusal.TEMPLATE);
        assertThat(reason(message(MOBILE, "1", id))).isEqualTo(Refusal.TEMPLATE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"+85291234567", "+12025550123", "+861062345678"})
    void objectsToNumbersThatAreNoMainlandMobiles(String number) {
        assertThat(reason(message(number, "1", null))).isEqualTo(Refusal.UNSUPPORTED);
    }

    private Refusal reason(SmsMessage message) {
        return capabilities
                .objection(Jsms.outbound(message))
                .map(Objection::reason)
                .orElseThrow();
    }

    private static SmsMessage message(String number, String template, @Nullable String signature) {
        return Jsms.message(number, VendorTemplate.of(template, Map.of()).withSignature(signature));
    }
}
