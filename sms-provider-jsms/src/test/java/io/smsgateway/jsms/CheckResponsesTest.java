package io.smsgateway.jsms;

import static org.assertj.core.api.Assertions.assertThat;

import io.smsgateway.ProviderId;
import io.smsgateway.testkit.Behaviour;
import io.smsgateway.testkit.FaultyServer;
import io.smsgateway.verification.CheckResult;
import io.smsgateway.verification.Verdict;
import io.smsgateway.verification.VerificationId;
import io.smsgateway.verification.VerificationService;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What answers to the check of a code mean. */
final class CheckResponsesTest {

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

    @ParameterizedTest
    @CsvSource({"invalid.json,403", "invalid-2016.json,403", "invalid.json,200", "invalid.json,400"})
    void aWrongCodeIsAnAnswer(String fixture, int status) {
        CheckResult result = check(status, Jsms.fixture(fixture));
        assertThat(result.verdict()).isEqualTo(Verdict.WRONG);
        assertThat(result.code()).isEqualTo("50010");
    }

    @ParameterizedTest
    @CsvFileSource(resources = "/jsms/codes.csv", useHeadersInDisplayName = true)
    void everyCodeMeansWhatTheTableSays(String code, int status, String refusal, String call, Verdict verdict) {
        for (String written : List.of(code, "\"" + code + "\"")) {
            String error = "\"error\":{\"code\":" + written + ",\"message\":\"x\"}}";
            for (String body : List.of("{" + error, "{\"is_valid\":false," + error, "{\"is_valid\":null," + error)) {
                for (int received : new int[] {status, 200, 400, 403}) {
                    CheckResult result = check(received, body);
                    assertThat(result.verdict()).as(received + " " + body).isEqualTo(verdict);
                    assertThat(result.code()).isEqualTo(code);
                }
            }
            assertThat(check(500, "{\"is_valid\":false," + error).verdict()).isEqualTo(Verdict.UNAVAILABLE);
            assertThat(check(401, "{\"is_valid\":false," + error).verdict()).isEqualTo(Verdict.UNAVAILABLE);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"is_valid\":\"true\"}",
                "{\"is_valid\":1}",
                "{\"is_valid\":\"yes\"}",
                "{\"is_valid\":[true]}",
                "{\"is_valid\":{\"is_valid\":true}}",
                "{\"is_valid\":true,\"is_valid\":true}",
                "{\"is_valid\":true,\"is_valid\":false}",
                "{\"is_valid\":true,\"error\":{}}",
                "{\"is_valid\":true,\"error\":\"no\"}",
                "{\"is_valid\":true,\"error\":{\"code\":50000}}",
                "{\"is_valid\":true,\"error\":{\"code\":50010}}",
                "{\"is_valid\":\"false\",\"error\":{\"code\":50010}}",
                "{\"is_valid\":false,\"error\":{\"code\":50000}}",
                "{\"is_valid\":false,\"error\":{\"code\":50999}}",
                "{\"is_valid\":null}",
                "{\"IS_VALID\":true}",
                "{\"valid\":true}",
                "{\"data\":{\"is_valid\":true}}",
                "{\"msg_id\":\"288193860306\"}",
                "{\"error\":{\"code\":\"sorry\"}}",
                "{\"is_valid\":true}{}",
                "{\"is_valid\":true",
                "[{\"is_valid\":true}]",
                "[true]",
                "true",
                "null",
                "{}",
                " "
            })
    void whatIsNotUnderstoodLetsNobodyIn(String body) {
        for (int status : new int[] {200, 400, 403}) {
            assertThat(check(status, body).verdict()).as("HTTP " + status).isEqualTo(Verdict.UNAVAILABLE);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", ",\"error\":null", ",\"error\":{}", ",\"error\":\"no\"", ",\"error\":{\"code\":\"no\"}"})
    void aNoWithoutAReasonIsANo(String error) {
        for (int status : new int[] {200, 400, 403}) {
            assertThat(check(status, "{\"is_valid\":false" + error + "}").verdict())
                    .isEqualTo(Verdict.WRONG);
        }
        assertThat(check(500, "{\"is_valid\":false" + error + "}").verdict()).isEqualTo(Verdict.UNAVAILABLE);
    }

    @ParameterizedTest
    @ValueSource(ints = {201, 202, 204, 206, 301, 400, 401, 403, 404, 429, 500, 502, 503})
    void aYesUnderAnyOtherStatusLetsNobodyIn(int status) {
        CheckResult result = check(status, Jsms.fixture("valid.json"));
        assertThat(result.isValid()).isFalse();
        assertThat(result.verdict()).isEqualTo(Verdict.UNAVAILABLE);
    }

    @Test
    void aYesWithAnErrorThatIsNullIsAYes() {
        assertThat(check(200, "{\"error\":null,\"more\":1,\"is_valid\":true}").isValid())
                .isTrue();
    }

    @Test
    void anUnknownCodeIsToldUnlessItMayBeWhatWasTyped() {
        assertThat(check(403, "{\"error\":{\"code\":59999}}").code()).isEqualTo("59999");
        // a part of it
        assertThat(check(403, "{\"error\":{\"code\":84601}}").code()).isNull();
        // more than it
        vendor.otherwise(Behaviour.respond(403, "{\"error\":{\"code\":15999}}"));
        assertThat(verification.check(ID, "5999").code()).isNull();
    }

    @Test
    void saysWhatItMeansThatTooManyWereTried() {
        assertThat(check(403, "{\"error\":{\"code\":50009}}").detail()).isEqualTo("too many attempts");
        assertThat(check(403, "{\"error\":{\"code\":50011}}").detail()).isNotEqualTo("too many attempts");
    }

    private CheckResult check(int status, String body) {
        vendor.otherwise(Behaviour.respond(status, body));
        return verification.check(ID, TYPED);
    }
}
