package io.smsgateway.jsms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.smsgateway.PhoneNumber;
import io.smsgateway.Refusal;
import io.smsgateway.Refused;
import io.smsgateway.SmsContent.VendorCode;
import io.smsgateway.SmsContent.VendorCode.Channel;
import io.smsgateway.SmsMessage;
import io.smsgateway.spi.Capabilities;
import io.smsgateway.testkit.Behaviour;
import io.smsgateway.testkit.FaultyServer;
import java.time.Duration;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Codes that JSMS can't be asked for. */
final class UnfitCodesTest {

    private static final PhoneNumber TO = PhoneNumber.of("+8613800138001");

    private final FaultyServer vendor = FaultyServer.start(Behaviour.close());
    private final JsmsProvider provider = new JsmsProvider(Jsms.settings(vendor.url()));
    private final Capabilities capabilities = provider.capabilities();

    @AfterEach
    void close() {
        provider.close();
        vendor.close();
    }

    static Stream<Arguments> unfit() {
        return Stream.of(
                Arguments.of(Refusal.UNSUPPORTED, "notification", code(Channel.TEXT, null, "460123", null, null)),
                Arguments.of(Refusal.UNSUPPORTED, "omit them", code(Channel.TEXT, null, null, Locale.CHINESE, null)),
                Arguments.of(
                        Refusal.UNSUPPORTED, "omit them", code(Channel.TEXT, null, null, null, Duration.ofMinutes(1))),
                Arguments.of(Refusal.TEMPLATE, "template id must be a number", text("login", null)),
                Arguments.of(Refusal.TEMPLATE, "signature id must be a number", text(null, "Acme")),
                Arguments.of(Refusal.UNSUPPORTED, "neither template", code(Channel.VOICE, "1", null, null, null)),
                Arguments.of(
                        Refusal.UNSUPPORTED,
                        "neither template",
                        VendorCode.by(Channel.VOICE).withSignature("1")),
                Arguments.of(Refusal.UNSUPPORTED, "(mul)", voice(null, Locale.FRENCH, null)),
                Arguments.of(Refusal.UNSUPPORTED, "(mul)", voice(null, Locale.ROOT, null)));
    }

    @ParameterizedTest
    @MethodSource("unfit")
    void whatJsmsDoesNotTakeIsRefusedBeforeAnyIo(Refusal reason, String words, VendorCode code) {
        SmsMessage message = SmsMessage.of(TO, code);
        assertThat(capabilities.objection(Jsms.outbound(message))).hasValueSatisfying(objection -> {
            assertThat(objection.reason()).isEqualTo(reason);
            assertThat(objection.detail()).contains(words).doesNotContain("460123");
        });
        assertThat(provider.verification().start(message))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.reason()).isEqualTo(reason));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> provider.gateway().send(Jsms.outbound(message)))
                .withMessageContaining("nothing was sent");
        assertThat(vendor.received()).isZero();
    }

    @Test
    void aCodeToANumberAbroadIsRefusedBeforeAnyIo() {
        assertThat(provider.verification().start(SmsMessage.code(PhoneNumber.of("+12025550123"))))
                .isInstanceOf(Refused.class);
        assertThat(vendor.received()).isZero();
    }

    @Test
    void aCodeSharesItsRequestWithNothing() {
        SmsMessage code = SmsMessage.code(TO);
        assertThat(capabilities.batchKey(Jsms.outbound(code))).isNotEqualTo(capabilities.batchKey(Jsms.outbound(code)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> provider.gateway().sendAll(Jsms.outbound(code, code)))
                .withMessageContaining("a single vendor code");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> provider.gateway().sendAll(Jsms.outbound(Jsms.message(1), code)))
                .withMessageContaining("a single vendor code");
        assertThat(vendor.received()).isZero();
    }

    @Test
    void aVerificationStartsWithACodeAndNothingElse() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> provider.verification().start(Jsms.message(1)))
                .withMessageContaining("nothing was sent");
        assertThat(vendor.received()).isZero();
    }

    private static VendorCode text(@Nullable String template, @Nullable String signature) {
        return VendorCode.by(Channel.TEXT).withTemplate(template).withSignature(signature);
    }

    private static VendorCode voice(@Nullable String code, @Nullable Locale language, @Nullable Duration lifetime) {
        return code(Channel.VOICE, null, code, language, lifetime);
    }

    private static VendorCode code(
            Channel channel,
            @Nullable String template,
            @Nullable String code,
            @Nullable Locale language,
            @Nullable Duration lifetime) {
        return VendorCode.by(channel)
                .withTemplate(template)
                .withCode(code)
                .withLanguage(language)
                .withLifetime(lifetime);
    }
}
