package io.smsgateway.jsms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.smsgateway.Accepted;
import io.smsgateway.PhoneNumber;
import io.smsgateway.ProviderId;
import io.smsgateway.SmsMessage;
import io.smsgateway.testkit.Behaviour;
import io.smsgateway.testkit.FaultyServer;
import io.smsgateway.verification.CheckResult;
import io.smsgateway.verification.Verdict;
import io.smsgateway.verification.VerificationId;
import io.smsgateway.verification.VerificationService;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The checking of what a person typed. */
final class JsmsVerificationTest {

    private static final String TYPED = "8460123";
    private static final VerificationId ID = new VerificationId(ProviderId.of("jsms"), "288193860306");

    private final FaultyServer vendor = FaultyServer.start(Behaviour.close());
    private final JsmsProvider provider = new JsmsProvider(Jsms.settings(vendor.url()));
    private final VerificationService verification = provider.verification();

    @AfterEach
    void close() {
        provider.close();
        vendor.close();
    }

    @Test
    void asksOnceForWhatWasStarted() {
        vendor.then(
                Behaviour.respond(200, Jsms.fixture("code.json")), Behaviour.respond(200, Jsms.fixture("valid.json")));
        Accepted started = verification
                .start(SmsMessage.code(PhoneNumber.of("+8613800138001")))
                .orThrow();
        CheckResult result = verification.check(VerificationId.of(started), " \u3000" + TYPED + "\n");
        assertThat(result.isValid()).isTrue();
        assertThat(result.code()).isNull();
        assertThat(vendor.requests()).last().satisfies(request -> {
            assertThat(request.method()).isEqualTo("POST");
            assertThat(request.path()).isEqualTo("/v1/codes/288193860306/valid");
            assertThat(request.body()).isEqualTo("{\"code\":\"" + TYPED + "\"}");
            assertThat(request.header("Authorization")).startsWith("Basic YWFh");
        });
        assertThat(vendor.received()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"846 0123", "846-0123", "８４６０１２３", "٨٤٦٠١٢٣", "8460123\u00a0", "84\u200b60123"})
    void asksForTheDigitsThatThePersonMeant(String typed) {
        vendor.otherwise(Behaviour.respond(200, Jsms.fixture("valid.json")));
        assertThat(verification.check(ID, typed).isValid()).isTrue();
        assertThat(vendor.requests().get(0).body()).isEqualTo("{\"code\":\"" + TYPED + "\"}");
    }

    @Test
    void asksForLettersToo() {
        vendor.otherwise(Behaviour.respond(200, Jsms.fixture("valid.json")));
        assertThat(verification.check(ID, "aB 12").isValid()).isTrue();
        assertThat(vendor.requests().get(0).body()).isEqualTo("{\"code\":\"aB12\"}");
    }

    @Test
    void theIdOf2016IsAskedForAsItIs() {
        vendor.otherwise(Behaviour.respond(200, Jsms.fixture("valid.json")));
        VerificationId uuid = new VerificationId(ID.provider(), "7b2c6a10-4c1f-4d57-9c55-8f0e3a6d1b42");
        assertThat(verification.check(uuid, TYPED).isValid()).isTrue();
        assertThat(vendor.requests().get(0).path()).isEqualTo("/v1/codes/7b2c6a10-4c1f-4d57-9c55-8f0e3a6d1b42/valid");
    }

    static Stream<Behaviour> faults() {
        String valid = Jsms.fixture("valid.json");
        return Stream.of(
                Behaviour.empty(),
                Behaviour.html(),
                Behaviour.html(403),
                Behaviour.html(502),
                Behaviour.silence(),
                Behaviour.close(),
                Behaviour.reset(),
                Behaviour.closeBeforeReading(),
                Behaviour.halfHeaders(),
                Behaviour.garbage(),
                Behaviour.cut(200, valid),
                Behaviour.drip(200, valid, Duration.ofSeconds(1)),
                Behaviour.respond(307, Map.of("Location", "/elsewhere"), valid));
    }

    @ParameterizedTest
    @MethodSource("faults")
    void aVendorThatCantBeUnderstoodIsUnavailableAndAskedOnce(Behaviour fault) {
        vendor.otherwise(fault);
        CheckResult result = verification.check(ID, TYPED);
        assertThat(result.verdict()).isEqualTo(Verdict.UNAVAILABLE);
        assertThat(result.detail()).isNotBlank();
        assertThat(vendor.begunRequests()).isOne();
    }

    @Test
    void aVendorThatCantBeReachedIsUnavailable() {
        try (JsmsProvider nowhere = new JsmsProvider(Jsms.settings(FaultyServer.refuse()))) {
            CheckResult result = nowhere.verification().check(ID, TYPED);
            assertThat(result.verdict()).isEqualTo(Verdict.UNAVAILABLE);
            assertThat(result.detail()).startsWith("not checked: ");
        }
    }

    @Test
    void whatMayHaveCountedSaysSo() {
        vendor.otherwise(Behaviour.reset());
        assertThat(verification.check(ID, TYPED).detail()).startsWith("the code may count as used: ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "-", "12345678901", "12.34", "12345\u0000", "../1", "\"", "é"})
    void whatCanBeNoCodeIsWrongWithoutAsking(String typed) {
        assertThat(verification.check(ID, typed).verdict()).isEqualTo(Verdict.WRONG);
        assertThat(vendor.begunRequests()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "00-0", "null", "../1", "1/valid", "1?x=2", "1%2f", "-1", "a.1"})
    void whatCanBeNoIdIsUnknownWithoutAsking(String id) {
        assertThat(verification
                        .check(new VerificationId(ID.provider(), id), TYPED)
                        .verdict())
                .isEqualTo(Verdict.UNKNOWN_ID);
        assertThat(vendor.begunRequests()).isZero();
    }

    @Test
    void neverAsksAboutACodeThatAnotherMade() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> verification.check(new VerificationId(ProviderId.of("other"), "1"), TYPED))
                .withMessageContaining("belongs to other, not to jsms");
        assertThat(vendor.begunRequests()).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"is_valid\":false,\"error\":{\"code\":50010,\"message\":\"46012 is wrong\"}}",
                "{\"is_valid\":false,\"error\":{\"code\":50999,\"message\":\"46012 is odd\"}}",
                "{\"is_valid\":false,\"error\":{\"code\":46012,\"message\":\"46012\"}}",
                "{\"error\":{\"code\":\"046012\"}}",
                "46012"
            })
    void neverPrintsWhatWasTyped(String body) {
        vendor.otherwise(Behaviour.respond(403, body));
        assertThat(verification.check(ID, "46012").toString()).doesNotContain("46012");
        assertThat(verification.check(ID, "46012!").toString()).doesNotContain("46012");
    }

    @Test
    void theProviderHasItByItsType() {
        assertThat(provider.service(VerificationService.class)).containsSame(verification);
        assertThat(provider.service(Runnable.class)).isEmpty();
    }
}
