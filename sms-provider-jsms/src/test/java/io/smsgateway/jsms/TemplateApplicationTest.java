package io.smsgateway.jsms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNoException;

import io.smsgateway.delivery.ReviewState;
import io.smsgateway.jsms.TemplateApplication.Kind;
import io.smsgateway.testsupport.EqualityChecks;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is wrong with a template is said before the vendor is asked. */
final class TemplateApplicationTest {

    private static final Duration FIVE_MINUTES = Duration.ofMinutes(5);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Code {{code}}",
                "{{code}}",
                "Code {{code}}, I say {{code}}",
                "{ {{code}} }",
                "{{code}} } {",
            })
    void aVerificationHasTheCodeAndNothingElse(String text) {
        assertThatNoException().isThrownBy(() -> TemplateApplication.verification(text, FIVE_MINUTES));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Hello", "{{Code}}", "{{code}} for {{name}}", "{{pin}}"})
    void aVerificationWithoutItOrWithMoreIsRefused(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TemplateApplication.verification(text, FIVE_MINUTES))
                .withMessageContaining("{{code}}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT0S", "PT-1S", "PT0.5S", "PT1.5S", "PT24H1S", "PT2562047788015215H"})
    void aLifetimeOfNoWholeSecondsOfADayIsRefused(Duration lifetime) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TemplateApplication.verification("{{code}}", lifetime))
                .withMessageContaining("from 1 to 86400");
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT1S", "PT24H"})
    void aLifetimeOfUpToADayIsTaken(Duration lifetime) {
        assertThat(TemplateApplication.verification("{{code}}", lifetime).lifetime())
                .isEqualTo(lifetime);
    }

    @Test
    void applicationsAreEqualExactlyIfAllTheirPropertiesAre() {
        EqualityChecks.assertToldApart(List.of(
                () -> TemplateApplication.notification("Hello"),
                () -> TemplateApplication.notification("Goodbye"),
                () -> TemplateApplication.marketing("Hello"),
                () -> TemplateApplication.notification("Hello", "Our shop"),
                () -> TemplateApplication.verification("{{code}}", FIVE_MINUTES),
                () -> TemplateApplication.verification("{{code}}", FIVE_MINUTES.plusSeconds(1))));

        TemplateApplication plain = TemplateApplication.notification("Hello");
        assertThat(plain.withRemark("Our shop")).isEqualTo(TemplateApplication.notification("Hello", "Our shop"));
        assertThat(plain.withRemark("Our shop").withRemark(null)).isEqualTo(plain);
    }

    @Test
    void vendorsTemplatesAndSignaturesAreEqualExactlyIfAllTheirPropertiesAre() {
        ReviewState state = ReviewState.APPROVED;
        EqualityChecks.assertToldApart(List.of(
                () -> new JsmsTemplate("1", "x", null, null, null, state),
                () -> new JsmsTemplate("2", "x", null, null, null, state),
                () -> new JsmsTemplate("1", "y", null, null, null, state),
                () -> new JsmsTemplate("1", "x", Kind.MARKETING, null, null, state),
                () -> new JsmsTemplate("1", "x", null, FIVE_MINUTES, null, state),
                () -> new JsmsTemplate("1", "x", null, null, "remark", state),
                () -> new JsmsTemplate("1", "x", null, null, null, ReviewState.REFUSED),
                () -> new JsmsSignature("1", "x", state, null, null),
                () -> new JsmsSignature("2", "x", state, null, null),
                () -> new JsmsSignature("1", "y", state, null, null),
                () -> new JsmsSignature("1", "x", ReviewState.REFUSED, null, null),
                () -> new JsmsSignature("1", "x", state, true, null),
                () -> new JsmsSignature("1", "x", state, null, true)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Hello", "Hello {{name1}}", "{{first_name}} {{2}} {{a__b}}", "{name}", "{{a}}{{b}}"})
    void otherTemplatesHaveAnyVariables(String text) {
        assertThat(TemplateApplication.notification(text).kind()).isEqualTo(Kind.NOTIFICATION);
        assertThat(TemplateApplication.marketing(text).kind()).isEqualTo(Kind.MARKETING);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{{}}",
                "{{ name }}",
                "{{名}}",
                "{{_a}}",
                "{{a_}}",
                "{{a-b}}",
                "{{a",
                "{{a}",
                "a}}",
                "{{a}} b}}",
                "a}} {{b}}",
                "{{a{{b}}",
                "{{{a}}}"
            })
    void aVariableThatIsNoneIsRefused(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TemplateApplication.notification(text))
                .withMessageContaining("index");
    }

    @Test
    void aLinkNeedsARemark() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TemplateApplication.notification("See {{url}}"))
                .withMessageContaining("needs a remark");
        assertThatIllegalArgumentException().isThrownBy(() -> TemplateApplication.marketing("See {{url}}", " "));
        assertThat(TemplateApplication.marketing("See {{url}}", "Our shop").remark())
                .isEqualTo("Our shop");
    }

    @ParameterizedTest
    @ValueSource(strings = {"【Shop】 Hello", "Hello【", "Hello】"})
    void bracketsOfASignatureAreRefused(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TemplateApplication.notification(text))
                .withMessageContaining("omit it");
    }

    @Test
    void textAndRemarkHaveAnEnd() {
        assertThatNoException()
                .isThrownBy(
                        () -> TemplateApplication.notification("好".repeat(500)).withRemark("好".repeat(100)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TemplateApplication.notification("a".repeat(501)))
                .withMessageContaining("1 to 500 characters, not 501");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TemplateApplication.notification("a").withRemark("b".repeat(101)))
                .withMessageContaining("at most 100 characters, not 101");
        assertThatIllegalArgumentException().isThrownBy(() -> TemplateApplication.notification(" "));
    }

    @Test
    void doesNotPrintTheText() {
        assertThat(TemplateApplication.notification("canary").withRemark("canary"))
                .hasToString("TemplateApplication{NOTIFICATION, 6 characters}");
    }
}
