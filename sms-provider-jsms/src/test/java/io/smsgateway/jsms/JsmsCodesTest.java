package io.smsgateway.jsms;

import static org.assertj.core.api.Assertions.assertThat;

import io.smsgateway.MessageClass;
import io.smsgateway.PhoneNumber;
import io.smsgateway.Refusal;
import io.smsgateway.Refused;
import io.smsgateway.SendResult;
import io.smsgateway.SmsContent.VendorCode;
import io.smsgateway.SmsContent.VendorCode.Channel;
import io.smsgateway.SmsMessage;
import io.smsgateway.Unconfirmed;
import io.smsgateway.client.SmsClient;
import io.smsgateway.testkit.Behaviour;
import io.smsgateway.testkit.FaultyServer;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The sending of codes that JSMS makes. */
final class JsmsCodesTest {

    private static final PhoneNumber TO = PhoneNumber.of("+8613800138001");

    private final FaultyServer vendor = FaultyServer.start(Behaviour.respond(200, Jsms.fixture("code.json")));
    private final JsmsProvider provider = new JsmsProvider(Jsms.settings(vendor.url()));

    @AfterEach
    void close() {
        provider.close();
        vendor.close();
    }

    static Stream<Arguments> documented() {
        String mobile = "{\"mobile\":\"13800138001\"";
        return Stream.of(
                Arguments.of(text(null, null), "/v1/codes", mobile + ",\"temp_id\":1}"),
                Arguments.of(text("12", "34"), "/v1/codes", mobile + ",\"temp_id\":12,\"sign_id\":34}"),
                Arguments.of(VendorCode.by(Channel.VOICE), "/v1/voice_codes", mobile + "}"),
                Arguments.of(
                        voice("0460123", Locale.ENGLISH, Duration.ofSeconds(90)),
                        "/v1/voice_codes",
                        mobile + ",\"code\":\"0460123\",\"voice_lang\":1,\"ttl\":90}"),
                Arguments.of(
                        voice(null, Locale.SIMPLIFIED_CHINESE, null), "/v1/voice_codes", mobile + ",\"voice_lang\":0}"),
                Arguments.of(
                        voice(null, Locale.forLanguageTag("mul"), null),
                        "/v1/voice_codes",
                        mobile + ",\"voice_lang\":2}"));
    }

    @ParameterizedTest
    @MethodSource("documented")
    void aCodeIsPostedAlone(VendorCode code, String path, String body) {
        assertThat(provider.capabilities().objection(Jsms.outbound(SmsMessage.of(TO, code))))
                .isEmpty();
        assertThat(provider.verification().start(SmsMessage.of(TO, code)).isAccepted())
                .isTrue();
        assertThat(vendor.requests()).singleElement().satisfies(request -> {
            assertThat(request.method()).isEqualTo("POST");
            assertThat(request.path()).isEqualTo(path);
            assertThat(request.body()).isEqualTo(body);
            assertThat(request.header("Authorization")).startsWith("Basic YWFh");
        });
    }

    @Test
    void whatTheMessageLeavesOpenIsAsConfigured() {
        try (JsmsProvider own = new JsmsProvider(Jsms.settings(vendor.url()).withCodes("12", "34"))) {
            own.gateway().send(Jsms.outbound(SmsMessage.code(TO))).orThrow();
        }
        assertThat(vendor.requests().get(0).body())
                .isEqualTo("{\"mobile\":\"13800138001\",\"temp_id\":12,\"sign_id\":34}");
    }

    @ParameterizedTest
    @CsvSource({
        "code.json,288193860306",
        "code-2016.json,7b2c6a10-4c1f-4d57-9c55-8f0e3a6d1b42",
        "voice-code.json,288193860307",
        "message.json,288193860302"
    })
    void anIdIsKeptAsItIsWritten(String fixture, String id) {
        vendor.otherwise(Behaviour.respond(200, Jsms.fixture(fixture)));
        for (Channel channel : Channel.values()) {
            assertThat(send(VendorCode.by(channel)).orThrow().messageId()).isEqualTo(id);
        }
    }

    @ParameterizedTest
    @CsvFileSource(resources = "/jsms/codes.csv", useHeadersInDisplayName = true)
    void everyCodeMeansWhatTheTableSays(String code, int status, @Nullable Refusal text, @Nullable Refusal call) {
        // its text speaks of codes
        Refusal ofCode = code.equals("50008") ? Refusal.UNSUPPORTED : text;
        for (String written : List.of(code, "\"" + code + "\"")) {
            vendor.otherwise(Behaviour.respond(status, "{\"error\":{\"code\":" + written + ",\"message\":\"x\"}}"));
            check(send(VendorCode.by(Channel.TEXT)), ofCode, code);
            check(send(VendorCode.by(Channel.VOICE)), call, code);
        }
    }

    private static void check(SendResult result, @Nullable Refusal refusal, String code) {
        if (refusal == null) {
            assertThat(result).isInstanceOf(Unconfirmed.class);
        } else {
            assertThat(result).isInstanceOfSatisfying(Refused.class, refused -> {
                assertThat(refused.reason()).isEqualTo(refusal);
                assertThat(refused.code()).isEqualTo(code);
            });
        }
    }

    @Test
    void whatACodeOfTheTableMeansDependsOnWhatWasAskedFor() {
        vendor.otherwise(Behaviour.respond(403, "{\"error\":{\"code\":50025}}"));
        assertThat(((Refused) send(VendorCode.by(Channel.TEXT))).detail()).contains("verification type");
        assertThat(((Refused) provider.gateway().send(Jsms.outbound(Jsms.message(1)))).detail())
                .doesNotContain("verification type");
        vendor.otherwise(Behaviour.respond(403, "{\"error\":{\"code\":50038}}"));
        assertThat(((Refused) send(VendorCode.by(Channel.VOICE))).detail()).contains("4 to 8 digits");
    }

    /** Calls have a quota of their own, and are opened by themselves. */
    @ParameterizedTest
    @ValueSource(ints = {50008, 50014})
    void aCallThatIsNotOpenedOrNotPaidKeepsNoTextBack(int code) {
        vendor.then(Behaviour.respond(403, "{\"error\":{\"code\":" + code + ",\"message\":\"x\"}}"));
        try (SmsClient client = SmsClient.builder().provider(provider).build()) {
            assertThat(client.send(SmsMessage.of(TO, VendorCode.by(Channel.VOICE))))
                    .isInstanceOf(Refused.class);
            assertThat(client.send(SmsMessage.code(TO)).isAccepted()).isTrue();
        }
    }

    @Test
    void codesThatAreNotEnabledKeepNoMessageOfTheirClassBack() {
        vendor.otherwise(Behaviour.respond(403, "{\"error\":{\"code\":50008,\"message\":\"no sms code auth\"}}"));
        try (SmsClient client = SmsClient.builder().provider(provider).build()) {
            for (int i = 1; i <= 5; i++) {
                assertThat(client.send(SmsMessage.code(Jsms.message(i).to())).isAccepted())
                        .isFalse();
            }
            assertThat(vendor.received()).isEqualTo(5);

            vendor.otherwise(Behaviour.respond(200, Jsms.fixture("message.json")));
            assertThat(client.send(Jsms.message(6).withClass(MessageClass.OTP)).isAccepted())
                    .isTrue();
            assertThat(client.providers().get(0).suspensions()).isEmpty();
        }
    }

    @Test
    void wordsThatRepeatTheCodeAreNotPassedOn() {
        vendor.otherwise(Behaviour.respond(403, "{\"error\":{\"code\":50999,\"message\":\"0460123 is odd\"}}"));
        assertThat(send(voice("0460123", null, null)).toString()).doesNotContain("0460123");
    }

    private SendResult send(VendorCode code) {
        return provider.gateway().send(Jsms.outbound(SmsMessage.of(TO, code)));
    }

    private static VendorCode text(@Nullable String template, @Nullable String signature) {
        return VendorCode.by(Channel.TEXT).withTemplate(template).withSignature(signature);
    }

    private static VendorCode voice(@Nullable String code, @Nullable Locale language, @Nullable Duration lifetime) {
        return VendorCode.by(Channel.VOICE)
                .withCode(code)
                .withLanguage(language)
                .withLifetime(lifetime);
    }
}
