package io.smsgateway.jsms;

import static org.assertj.core.api.Assertions.assertThat;

import io.smsgateway.PhoneNumber;
import io.smsgateway.Refusal;
import io.smsgateway.SmsContent.VendorCode;
import io.smsgateway.SmsContent.VendorCode.Channel;
import io.smsgateway.SmsContent.VendorTemplate;
import io.smsgateway.SmsMessage;
import io.smsgateway.testkit.Behaviour;
import io.smsgateway.testkit.FaultyServer;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which signature a message goes out with. */
final class SendersTest {

    private static final PhoneNumber TO = PhoneNumber.of("+8613800138001");

    private final FaultyServer vendor = FaultyServer.start(Behaviour.respond(200, Jsms.fixture("message.json")));
    private final JsmsProvider plain = new JsmsProvider(Jsms.settings(vendor.url()));
    private final JsmsProvider mapped = new JsmsProvider(Jsms.settings(vendor.url())
            .withCodes("9", "99")
            .withSignature("Acme", "7")
            .withSignature("Other", "8"));

    @AfterEach
    void close() {
        plain.close();
        mapped.close();
        vendor.close();
    }

    @ParameterizedTest
    @CsvSource({"Acme,,7", "Other,,8", "Acme,42,42", "Nobody,42,42", ",42,42", ",,"})
    void theContentsOwnGoesBeforeTheSenders(@Nullable String sender, @Nullable String own, @Nullable String expected) {
        SmsMessage message =
                from(sender, SmsMessage.of(TO, VendorTemplate.of("1", Map.of()).withSignature(own)));
        assertThat(mapped.capabilities().objection(Jsms.outbound(message))).isEmpty();
        assertThat(mapped.gateway().send(Jsms.outbound(message)).isAccepted()).isTrue();
        assertThat(body())
                .isEqualTo("{\"mobile\":\"13800138001\",\"temp_id\":1"
                        + (expected == null ? "}" : ",\"sign_id\":" + expected + "}"));
    }

    @ParameterizedTest
    @CsvSource({"Acme,,7", "Acme,42,42", "Nobody,42,42", ",,99"})
    void theDefaultOfCodesComesLast(@Nullable String sender, @Nullable String own, String expected) {
        SmsMessage message =
                from(sender, SmsMessage.of(TO, VendorCode.by(Channel.TEXT).withSignature(own)));
        assertThat(mapped.capabilities().objection(Jsms.outbound(message))).isEmpty();
        assertThat(mapped.gateway().send(Jsms.outbound(message)).isAccepted()).isTrue();
        assertThat(body()).isEqualTo("{\"mobile\":\"13800138001\",\"temp_id\":9,\"sign_id\":" + expected + "}");
    }

    @Test
    void aSenderWithoutASignatureIsRefusedOnceOneHasOne() {
        for (SmsMessage message :
                List.of(Jsms.message(TO.e164(), VendorTemplate.of("1", Map.of())), SmsMessage.code(TO))) {
            assertThat(mapped.capabilities().objection(Jsms.outbound(message.from("Nobody"))))
                    .hasValueSatisfying(objection -> {
                        assertThat(objection.reason()).isEqualTo(Refusal.TEMPLATE);
                        assertThat(objection.detail()).contains("JsmsSettings.signature");
                    });
        }
    }

    @Test
    void aSenderIsIgnoredWhereNoneHasASignature() {
        SmsMessage message =
                Jsms.message(TO.e164(), VendorTemplate.of("1", Map.of())).from("Nobody");
        assertThat(plain.capabilities().objection(Jsms.outbound(message))).isEmpty();
        assertThat(plain.gateway().send(Jsms.outbound(message)).isAccepted()).isTrue();
        assertThat(body()).isEqualTo("{\"mobile\":\"13800138001\",\"temp_id\":1}");
    }

    @Test
    void aCallHasNoSignatureWhoeverSends() {
        SmsMessage call = SmsMessage.of(TO, VendorCode.by(Channel.VOICE)).from("Nobody");
        assertThat(mapped.capabilities().objection(Jsms.outbound(call))).isEmpty();
        assertThat(mapped.gateway().send(Jsms.outbound(call)).isAccepted()).isTrue();
        assertThat(body()).isEqualTo("{\"mobile\":\"13800138001\"}");
    }

    @Test
    void messagesShareARequestByTheSignatureThatTheirSendersStandFor() {
        SmsMessage message = Jsms.message(TO.e164(), VendorTemplate.of("1", Map.of()));
        Object key = mapped.capabilities().batchKey(Jsms.outbound(message.from("Acme")));
        assertThat(mapped.capabilities()
                        .batchKey(Jsms.outbound(Jsms.message(
                                TO.e164(), VendorTemplate.of("1", Map.of()).withSignature("7")))))
                .isEqualTo(key);
        assertThat(mapped.capabilities().batchKey(Jsms.outbound(message.from("Other"))))
                .isNotEqualTo(key);
        assertThat(plain.capabilities().batchKey(Jsms.outbound(message.from("Acme"))))
                .isEqualTo(plain.capabilities().batchKey(Jsms.outbound(message.from("Other"))));
    }

    private static SmsMessage from(@Nullable String sender, SmsMessage message) {
        return sender == null ? message : message.from(sender);
    }

    private String body() {
        return vendor.requests().get(0).body();
    }
}
