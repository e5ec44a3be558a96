package io.smsgateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import io.smsgateway.SmsContent.Template;
import io.smsgateway.SmsContent.Text;
import io.smsgateway.SmsContent.VendorCode;
import io.smsgateway.SmsContent.VendorCode.Channel;
import io.smsgateway.SmsContent.VendorTemplate;
import io.smsgateway.testsupport.EqualityChecks;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class SmsContentTest {

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\u00a0", "\u3000\n"})
    void refusesABlankParameterOfATemplateByItsName(String blank) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Template("login-code", Map.of("code", blank, "minutes", "5")))
                .withMessage("parameter \"code\" is blank");
    }

    @Test
    void refusesANullParameterByItsName() {
        Map<String, String> parameters = new HashMap<>();
        parameters.put("minutes", "5");
        parameters.put("code", null);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Template("login-code", parameters))
                .withMessage("parameter \"code\" is null");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> VendorTemplate.of("1", parameters))
                .withMessage("parameter \"code\" is null");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Your code is 123456", "line\r\nline\ttab", "验证码 \ud83d\ude00", "\ud83d\ude00", "é"})
    void takesWhatASmsCanCarry(String body) {
        assertThat(new Text(body).body()).isEqualTo(body);
        assertThat(new Template("k", Map.of("p", body)).parameters()).containsEntry("p", body);
        assertThat(VendorTemplate.of("1", Map.of("p", body)).parameters()).containsEntry("p", body);
    }

    @ParameterizedTest
    @CsvSource({
        "'a\u0000', a control character at index 1",
        "'\u001b[2J', a control character at index 0",
        "'ab\u0085', a control character at index 2",
        "'\u007fa', a control character at index 0"
    })
    void refusesControlCharactersAndSaysWhere(String body, String what) {
        assertRefused(body, what);
    }

    @Test
    @DisplayName("P2 refuses half of a surrogate pair and says where")
    void refusesHalfOfASurrogatePairAndSaysWhere() {
        assertRefused("a\ud83d", "half of a surrogate pair at index 1");
        assertRefused("a\ud83db", "half of a surrogate pair at index 1");
        assertRefused("\ud83d\ude00\ude00", "half of a surrogate pair at index 2");
        assertRefused("\ude00\ud83d", "half of a surrogate pair at index 0");
    }

    private static void assertRefused(String body, String what) {
        assertThatIllegalArgumentException().isThrownBy(() -> new Text(body)).withMessage("a text has " + what);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Template("k", Map.of("code", body)))
                .withMessage("parameter \"code\" has " + what);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> VendorTemplate.of("1", Map.of("code", body)))
                .withMessage("parameter \"code\" has " + what);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Template("k", Map.of(body, "1")))
                .withMessage("a parameter's name has " + what);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> VendorTemplate.of("1", Map.of(body, "1")))
                .withMessage("a parameter's name has " + what);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\n\t"})
    void refusesWhatSaysNothing(String blank) {
        assertThatIllegalArgumentException().isThrownBy(() -> new Text(blank)).withMessage("text must not be blank");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Template(blank, Map.of()))
                .withMessage("a template needs a key");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> VendorTemplate.of(blank, Map.of()))
                .withMessage("a vendor's template needs its id");
    }

    @Test
    void takesUpToTenThousandCharacters() {
        assertThat(new Text("x".repeat(10_000)).body()).hasSize(10_000);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Text("x".repeat(10_001)))
                .withMessage("a text of 10001 characters is too long for any SMS");
    }

    @Test
    void printsNeitherWordsNorParameters() {
        String forged = "7\nERROR +8613800138000";
        assertThat(new Template(forged, Map.of())).hasToString("Template{7\\u000aERROR ***, 0 parameters}");
        assertThat(VendorTemplate.of(forged, Map.of()))
                .hasToString("VendorTemplate{7\\u000aERROR ***, 0 parameters}")
                .returns(forged, VendorTemplate::id);
        assertThat(VendorCode.by(Channel.TEXT).withTemplate(forged))
                .hasToString("VendorCode{TEXT, template 7\\u000aERROR ***}");
        assertThat(new Text("secret 123456")).hasToString("Text{13 characters}");
        assertThat(new Template("login-code", Map.of("code", "123456")))
                .hasToString("Template{login-code, 1 parameters}");
        assertThat(VendorTemplate.of("77", Map.of("code", "123456")).withSignature("s"))
                .hasToString("VendorTemplate{77, 1 parameters}");
    }

    @Test
    void keepsItsParametersWhenTheCallersMapChanges() {
        Map<String, String> parameters = new HashMap<>(Map.of("code", "1"));
        Template template = new Template("k", parameters);
        parameters.put("code", "2");

        assertThat(template.parameters()).containsExactly(Map.entry("code", "1"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"123", "123456789", "12a4", "", " 1234", "１２３４"})
    void takesDigitsOnlyForACodeOfOnesOwn(String code) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> VendorCode.by(Channel.VOICE).withCode(code))
                .withMessage("code must be 4 to 8 digits");
    }

    @Test
    void takesLifetimesFromASecondToADay() {
        assertThat(lasting(Duration.ofSeconds(1)).lifetime()).hasSeconds(1);
        assertThat(lasting(Duration.ofDays(1)).lifetime()).hasDays(1);
        assertThatIllegalArgumentException().isThrownBy(() -> lasting(Duration.ofMillis(999)));
        assertThatIllegalArgumentException().isThrownBy(() -> lasting(Duration.ofSeconds(86_401)));
        assertThatIllegalArgumentException().isThrownBy(() -> lasting(Duration.ofMillis(1500)));
    }

    private static VendorCode lasting(Duration lifetime) {
        return VendorCode.by(Channel.VOICE).withLifetime(lifetime);
    }

    @Test
    void printsNoCode() {
        assertThat(VendorCode.by(Channel.VOICE).withCode("471100")).hasToString("VendorCode{VOICE}");
        assertThat(VendorCode.by(Channel.TEXT).withTemplate("7").withSignature("1"))
                .hasToString("VendorCode{TEXT, template 7}");
    }

    @Test
    void vendorContentsAreEqualExactlyIfAllTheirPropertiesAre() {
        EqualityChecks.assertToldApart(List.of(
                () -> VendorTemplate.of("1", Map.of()),
                () -> VendorTemplate.of("2", Map.of()),
                () -> VendorTemplate.of("1", Map.of("code", "1")),
                () -> VendorTemplate.of("1", Map.of()).withSignature("7"),
                () -> VendorCode.by(Channel.TEXT),
                () -> VendorCode.by(Channel.VOICE),
                () -> VendorCode.by(Channel.TEXT).withTemplate("1"),
                () -> VendorCode.by(Channel.TEXT).withSignature("1"),
                () -> VendorCode.by(Channel.TEXT).withCode("4711"),
                () -> VendorCode.by(Channel.TEXT).withLanguage(Locale.ENGLISH),
                () -> VendorCode.by(Channel.TEXT).withLifetime(Duration.ofMinutes(1))));
    }

    @Test
    void vendorContentsRebuiltFromTheirPropertiesAreEqual() {
        VendorTemplate template = VendorTemplate.of("1", Map.of("code", "1")).withSignature("7");
        VendorCode code = VendorCode.by(Channel.VOICE)
                .withTemplate("1")
                .withSignature("2")
                .withCode("4711")
                .withLanguage(Locale.CHINESE)
                .withLifetime(Duration.ofMinutes(5));

        assertThat(VendorTemplate.of(template.id(), template.parameters()).withSignature(template.signature()))
                .isEqualTo(template);
        assertThat(VendorCode.by(code.channel())
                        .withTemplate(code.template())
                        .withSignature(code.signature())
                        .withCode(code.code())
                        .withLanguage(code.language())
                        .withLifetime(code.lifetime()))
                .isEqualTo(code);
        assertThat(code.withTemplate(null)
                        .withSignature(null)
                        .withCode(null)
                        .withLanguage(null)
                        .withLifetime(null))
                .isEqualTo(VendorCode.by(Channel.VOICE));
    }

    @Test
    @SuppressWarnings("NullAway")
    void vendorContentsNeedTheirRequiredProperties() {
        assertThatNullPointerException().isThrownBy(() -> VendorTemplate.of(null, Map.of()));
        assertThatNullPointerException().isThrownBy(() -> VendorTemplate.of("1", null));
        assertThatNullPointerException().isThrownBy(() -> VendorCode.by(null));
    }
}
