package io.smsgateway.verification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import io.smsgateway.Accepted;
import io.smsgateway.ProviderId;
import io.smsgateway.testsupport.EqualityChecks;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

final class VerificationIdTest {

    private static final ProviderId JSMS = ProviderId.of("jsms");

    @Test
    void isWhatWasAcceptedAndSurvivesASession() {
        VerificationId id = VerificationId.of(new Accepted(JSMS, "06890980-6789/x"));

        assertThat(id).hasToString("jsms/06890980-6789/x");
        assertThat(VerificationId.parse(id.toString())).isEqualTo(id);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "387120000001", "/387120000001", "jsms/", "jsms/1 2", "jsms/1\n2", "JSMS/1"})
    void refusesWhatIsNoneWithAnExplanation(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> VerificationId.parse(text));
        assertThatIllegalArgumentException().isThrownBy(() -> new VerificationId(JSMS, "x".repeat(201)));
    }

    @ParameterizedTest
    @EnumSource
    void onlyAValidCodeLetsAnybodyIn(Verdict verdict) {
        CheckResult result = CheckResult.of(JSMS, verdict, "in words");

        assertThat(result.isValid()).isEqualTo(verdict == Verdict.VALID);
    }

    @Test
    void printsTheVendorsWordsSafely() {
        CheckResult result = CheckResult.of(JSMS, Verdict.UNAVAILABLE, "line\nof 13800138000")
                .withCode("5\n0");

        assertThat(result.code()).isEqualTo("5\\u000a0");
        assertThat(result.detail()).isEqualTo("line\\u000aof ***");
        assertThat(CheckResult.of(JSMS, Verdict.VALID, "").code()).isNull();
    }

    @Test
    @SuppressWarnings("NullAway")
    void resultsAreEqualExactlyIfAllTheirPropertiesAre() {
        CheckResult valid = CheckResult.of(JSMS, Verdict.VALID, "x");
        EqualityChecks.assertToldApart(List.of(
                () -> CheckResult.of(JSMS, Verdict.VALID, "x"),
                () -> CheckResult.of(ProviderId.of("acme"), Verdict.VALID, "x"),
                () -> CheckResult.of(JSMS, Verdict.WRONG, "x"),
                () -> CheckResult.of(JSMS, Verdict.VALID, "y"),
                () -> valid.withCode("1")));

        assertThat(valid.withCode("1").withCode(null)).isEqualTo(valid);
        assertThat(valid.withCode("1")).hasToString("CheckResult{jsms, VALID, code 1, x}");
        assertThatNullPointerException().isThrownBy(() -> CheckResult.of(null, Verdict.VALID, "x"));
        assertThatNullPointerException().isThrownBy(() -> CheckResult.of(JSMS, null, "x"));
        assertThatNullPointerException().isThrownBy(() -> CheckResult.of(JSMS, Verdict.VALID, null));
    }
}
