package io.smsgateway.itniotech;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.github.tomakehurst.wiremock.http.Fault;
import io.smsgateway.ProviderId;
import io.smsgateway.verification.CheckResult;
import io.smsgateway.verification.Verdict;
import io.smsgateway.verification.VerificationId;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ItniotechVerificationTest extends AtVendor {

    private static final VerificationId STARTED = new VerificationId(ITNIOTECH, CODE_ID);

    @Test
    void letsInWhoTypedTheCode() {
        vendorResponds(Samples.file("check-matched.json"));

        CheckResult result = check(" 586321\n");

        assertThat(result.isValid()).isTrue();
        assertThat(result.provider()).isEqualTo(ITNIOTECH);
        VENDOR.verify(
                1,
                postRequestedFor(urlEqualTo("/otp/verification/verify"))
                        .withHeader("Sign", equalTo("05d7a50893e22a5c4bb3216ae3396c7c"))
                        .withRequestBody(equalToJson("{\"verificationId\":\"" + CODE_ID + "\",\"code\":\"586321\"}")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"586 321", "586-321", "５８６３２１", "٥٨٦٣٢١", "586321\u00a0", "58\u200b6321"})
    void asksForTheDigitsThatThePersonMeant(String typed) {
        vendorResponds(Samples.file("check-matched.json"));

        assertThat(check(typed).isValid()).isTrue();
        VENDOR.verify(
                1,
                postRequestedFor(urlEqualTo("/otp/verification/verify"))
                        .withRequestBody(equalToJson("{\"verificationId\":\"" + CODE_ID + "\",\"code\":\"586321\"}")));
    }

    @Test
    void asksForLettersToo() {
        vendorResponds(Samples.file("check-matched.json"));

        assertThat(check("aB 12").isValid()).isTrue();
        VENDOR.verify(
                1,
                postRequestedFor(urlEqualTo("/otp/verification/verify"))
                        .withRequestBody(equalToJson("{\"verificationId\":\"" + CODE_ID + "\",\"code\":\"aB12\"}")));
    }

    @ParameterizedTest
    @CsvSource({
        "0, VALID",
        "2, WRONG",
        "3, UNKNOWN_ID",
        "4, ALREADY_USED",
        "5, EXPIRED",
        "-1, UNAVAILABLE",
        "1, UNAVAILABLE",
        "6, UNAVAILABLE"
    })
    void readsTheVerdictAsNumberOrText(String matched, Verdict verdict) {
        vendorResponds("{\"status\":\"0\",\"data\":{\"matched\":" + matched + "}}");
        assertThat(check("586321").verdict()).isEqualTo(verdict);

        vendorResponds("{\"status\":0,\"data\":{\"matched\":\"" + matched + "\",\"verificationId\":" + CODE_ID + "}}");
        assertThat(check("586321").verdict()).isEqualTo(verdict);
    }

    @Test
    void tellsTheVendorsOwnWordOnlyWhereItIsOne() {
        vendorResponds("{\"status\":\"0\",\"data\":{\"matched\":2}}");
        assertThat(check("586321").code()).isEqualTo("2");
        vendorResponds("{\"status\":\"0\",\"data\":{\"matched\":586321}}");
        assertThat(check("586321").code()).isNull();
    }

    static Stream<String> provesNothing() {
        return Samples.file("checks-that-prove-nothing.txt").lines();
    }

    @ParameterizedTest
    @MethodSource("provesNothing")
    void letsNobodyInOnAnAnswerThatIsNotClear(String body) {
        vendorResponds(body);

        assertThat(check("586321").verdict()).isEqualTo(Verdict.UNAVAILABLE);
        assertThat(requests()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {201, 202, 204, 302, 307, 400, 401, 403, 404, 408, 429, 500, 502, 503})
    void letsNobodyInUnderAnotherHttpStatus(int status) {
        vendorResponds(status, Samples.file("check-matched.json"));

        assertThat(check("586321").verdict()).isEqualTo(Verdict.UNAVAILABLE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CONNECTION_RESET_BY_PEER",
                "EMPTY_RESPONSE",
                "MALFORMED_RESPONSE_CHUNK",
                "RANDOM_DATA_THEN_CLOSE"
            })
    void letsNobodyInWhenTheAnswerIsLostAndAsksOnce(Fault fault) {
        VENDOR.stubFor(any(anyUrl()).willReturn(aResponse().withFault(fault)));

        CheckResult result = check("586321");

        assertThat(result.verdict()).isEqualTo(Verdict.UNAVAILABLE);
        assertThat(result.detail()).contains("may have carried out");
        assertThat(requests()).hasSize(1);
    }

    @Test
    void saysWhyTheVendorDidNotCheck() {
        vendorResponds("{\"status\":\"-1\",\"reason\":\"the code was 586321\"}");

        CheckResult result = check("586321");

        assertThat(result.code()).isEqualTo("-1");
        assertThat(result.detail()).contains("BAD_CREDENTIALS").doesNotContain("586321");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "-", "123", "12345678901", "12 3", "12.34", "code!", "1234\u0000"})
    void knowsWithoutAskingWhatCanBeNoCode(String typed) {
        assertThat(check(typed).verdict()).isEqualTo(Verdict.WRONG);
        assertThat(requests()).isEmpty();
    }

    @Test
    void knowsWithoutAskingWhatCanBeNoId() {
        CheckResult result = provider.verification().check(new VerificationId(ITNIOTECH, "abc"), "586321");

        assertThat(result.verdict()).isEqualTo(Verdict.UNKNOWN_ID);
        assertThat(requests()).isEmpty();
    }

    @Test
    void refusesTheCodesOfAnotherProvider() {
        VerificationId foreign = new VerificationId(ProviderId.of("jsms"), CODE_ID);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> provider.verification().check(foreign, "586321"));
        assertThat(requests()).isEmpty();
    }

    private CheckResult check(String typed) {
        return provider.verification().check(STARTED, typed);
    }
}
