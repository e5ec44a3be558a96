package io.smsgateway.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.smsgateway.MessageClass;
import io.smsgateway.ProviderId;
import io.smsgateway.SmsContent;
import io.smsgateway.spi.SmsProvider;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class MessageCatalogTest {

    private static final SmsProvider JSMS = StubProvider.ofTemplates("jsms");
    private static final SmsProvider ITNIOTECH = StubProvider.ofTexts("itniotech");
    private static final MessageTemplate LOGIN_CODE =
            MessageTemplate.of("login-code").vendorTemplate("jsms", "1", "7", Map.of("code", "code"));

    private static SmsContent rendered(MessageTemplate template, SmsProvider provider, Map<String, String> values) {
        return template.content(provider, values).orElseThrow();
    }

    @ParameterizedTest
    @CsvSource({
        "Your code is {code}, Your code is 42",
        "{code}{code}, 4242",
        "{{code}} is {code}, {code} is 42",
        "{{{code}}}, {42}",
        "100 {{ {code} }} 100, 100 { 42 } 100"
    })
    void fillsPlaceholdersAndTakesDoubledBracesForBraces(String pattern, String text) {
        assertThat(rendered(MessageTemplate.of("login-code").text(pattern), ITNIOTECH, Map.of("code", "42")))
                .isEqualTo(new SmsContent.Text(text));
    }

    @Test
    void fillsInValuesAsTheyAre() {
        assertThat(rendered(
                        MessageTemplate.of("login-code").text("{a} and {b-2}"),
                        ITNIOTECH,
                        Map.of("a", "{b-2}", "b-2", "$1\\{{")))
                .isEqualTo(new SmsContent.Text("{b-2} and $1\\{{"));
    }

    @ParameterizedTest
    @CsvSource({"{code, 0", "code}, 4", "a {} b, 2", "a {1st}, 2", "{co de}, 0", "{{code}, 6", "ok {{ }} {, 9"})
    void saysWhichBraceBelongsToNoPlaceholder(String pattern, int index) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MessageTemplate.of("login-code").text(pattern))
                .withMessage("the brace at index " + index
                        + " belongs to no placeholder; write {name}, or escape the brace by doubling it");
    }

    @Test
    void hasNoBlankKeysTextsOrIds() {
        assertThatIllegalArgumentException().isThrownBy(() -> MessageTemplate.of(" "));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MessageTemplate.of("k").text(" \n"))
                .withMessage("text must not be blank");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MessageTemplate.of("k").vendorTemplate("jsms", "", null, Map.of()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\u0007ring", "{code}\u0000", "half a pair: \ud83d {code}"})
    void refusesAPatternThatCannotBeSentWhenTheTemplateIsMade(String pattern) {
        MessageTemplate template = MessageTemplate.of("k");

        assertThatIllegalArgumentException().isThrownBy(() -> template.text(pattern));
        assertThatIllegalArgumentException().isThrownBy(() -> template.text("itniotech", pattern, "Bank"));
    }

    @Test
    void putsTheValuesUnderTheVendorsNames() {
        MessageTemplate template = MessageTemplate.of("login-code")
                .vendorTemplate("jsms", "1", null, Map.of("c", "code", "again", "code", "m", "minutes"));

        assertThat(rendered(template, JSMS, Map.of("code", "42", "minutes", "5")))
                .isEqualTo(SmsContent.VendorTemplate.of("1", Map.of("c", "42", "again", "42", "m", "5")));
        assertThat(rendered(LOGIN_CODE, JSMS, Map.of("code", "42")))
                .isEqualTo(
                        SmsContent.VendorTemplate.of("1", Map.of("code", "42")).withSignature("7"));
        assertThat(rendered(
                        MessageTemplate.of("login-code").vendorTemplate("jsms", "1", null, Map.of()), JSMS, Map.of()))
                .isEqualTo(SmsContent.VendorTemplate.of("1", Map.of()));
    }

    @Test
    void prefersTheFormOfTheProviderToTheTextForAll() {
        MessageTemplate template = MessageTemplate.of("login-code").text("all").text("itniotech", "own", null);

        assertThat(rendered(template, ITNIOTECH, Map.of())).isEqualTo(new SmsContent.Text("own"));
        assertThat(rendered(template, StubProvider.ofTexts("other"), Map.of())).isEqualTo(new SmsContent.Text("all"));
    }

    @Test
    void setsTheSenderOfTheFormOnly() {
        MessageTemplate template = MessageTemplate.of("login-code").text("all").text("itniotech", "own", "Bank");

        assertThat(template.sender(ITNIOTECH.id())).contains("Bank");
        assertThat(template.sender(ProviderId.of("other"))).isEmpty();
    }

    @Test
    void rendersNothingWhereATemplateCannotGo() {
        MessageTemplate template = LOGIN_CODE.text("Code {code}").only("jsms");

        assertThat(template.content(JSMS, Map.of("code", "1"))).isPresent();
        assertThat(template.content(ITNIOTECH, Map.of("code", "1"))).isEmpty();
        assertThat(LOGIN_CODE.content(ITNIOTECH, Map.of("code", "1"))).isEmpty();
    }

    @Test
    void refusesToFillInWhatNoTextCanCarry() {
        MessageTemplate template = MessageTemplate.of("login-code").text("{code}");

        assertThatIllegalArgumentException().isThrownBy(() -> template.content(ITNIOTECH, Map.of("code", " ")));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> template.content(ITNIOTECH, Map.of("code", "x".repeat(10_001))));
    }

    @Test
    void namesEachTemplateAndProviderThatDoNotFit() {
        MessageCatalog catalog = MessageCatalog.of(
                LOGIN_CODE,
                MessageTemplate.of("parcel").text("Your parcel {id} is here"),
                MessageTemplate.of("advert"));

        assertThat(catalog.incompleteTemplates(List.of(JSMS, ITNIOTECH)))
                .containsExactly(
                        "`advert` cannot go to `jsms`: it has no template of that vendor",
                        "`advert` cannot go to `itniotech`: it has no text",
                        "`login-code` cannot go to `itniotech`: it has no text",
                        "`parcel` cannot go to `jsms`: it has no template of that vendor");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Your code is {{code}}",
                "Your code is {{ code }}",
                "Your code is #[code]",
                "Your code is [code]",
                "Your code is <code>",
                "Your code is %code%",
                "Your code is :code",
                "Your code is \uff5bcode\uff5d",
                "Your code is \uff5b\uff5b \uff43\uff4f\uff44\uff45 \uff5d\uff5d",
                "Your code is \uff3bcode\uff3d",
                "Your code is ${{code}}"
            })
    void findsAPlaceholderInTheSyntaxOfAnotherEngine(String pattern) {
        MessageTemplate template = LOGIN_CODE.text(pattern);

        assertThat(MessageCatalog.of(template).incompleteTemplates(List.of(JSMS, ITNIOTECH)))
                .containsExactly("`login-code` has a text with `code` in another syntax; write {code}");
    }

    @ParameterizedTest
    @CsvSource({
        "Your code is {{otp}}, {{otp}}",
        "Your code is {{ user.code2 }}, {{ user.code2 }}",
        "Your code is {{}}, {{}}",
        "{{greeting}} {{otp}}, {{greeting}}",
        "Your code is ${{otp}}, {{otp}}",
        "Your code is \uff5botp\uff5d, \uff5botp\uff5d",
        "Barcode> decode: {{encoded}}, {{encoded}}"
    })
    void findsBracesOfAnotherEngineWhereTheTextLacksAParameter(String pattern, String braces) {
        assertThat(MessageCatalog.of(LOGIN_CODE.text(pattern)).incompleteTemplates(List.of(JSMS, ITNIOTECH)))
                .containsExactly("`login-code` has a text with `" + braces + "` in another syntax, and without {code}");
    }

    @Test
    void findsBracesOfAnotherEngineBesideAnotherText() {
        MessageTemplate template = MessageTemplate.of("login-code")
                .text("Your code is {code}, for {minutes} minutes")
                .text("itniotech", "Kode: {{kode}}", null);

        assertThat(MessageCatalog.of(template).incompleteTemplates(List.of(ITNIOTECH)))
                .containsExactly(
                        "`login-code` has a text with `{{kode}}` in another syntax, and without {code}, {minutes}");
    }

    @Test
    void findsAPlaceholderInThreeBracesBesideAVendorsTemplate() {
        assertThat(MessageCatalog.of(LOGIN_CODE.text("Your code is {{{code}}}"))
                        .incompleteTemplates(List.of(JSMS, ITNIOTECH)))
                .containsExactly("`login-code` has a text with `{{{code}}}`, which is another syntax; write {code}");
        assertThat(MessageCatalog.of(LOGIN_CODE.text("Your code is {{{otp}}}"))
                        .incompleteTemplates(List.of(JSMS, ITNIOTECH)))
                .containsExactly("`login-code` has a text with `{{{otp}}}`, which is another syntax; write {otp}");
        assertThat(MessageCatalog.of(MessageTemplate.of("k").text("{{{code}}}"))
                        .incompleteTemplates(List.of(ITNIOTECH)))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Your code: {code}",
                "{{code}} is {code}",
                "A code for you",
                "Barcode> decode: {{encoded}} {code}",
                "{{ {code} }}",
                "\u9a8c\u8bc1\u7801\uff1acode",
                "A smile }}:{{ for you"
            })
    void takesWordsForWords(String pattern) {
        assertThat(MessageCatalog.of(LOGIN_CODE.text(pattern)).incompleteTemplates(List.of(JSMS, ITNIOTECH)))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Barcode> decode: {{encoded}}", "Use {{SPRING}} today", "\uff5bSale\uff5d"})
    void takesBracesForWordsWhereTheVendorsTemplateHasNoParameter(String pattern) {
        MessageTemplate template = MessageTemplate.of("advert")
                .vendorTemplate("jsms", "1", null, Map.of())
                .text(pattern);

        assertThat(MessageCatalog.of(template).incompleteTemplates(List.of(JSMS, ITNIOTECH)))
                .isEmpty();
    }

    @Test
    void refusesADollarSignBeforeAPlaceholder() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MessageTemplate.of("login-code").text("Your code is ${code}"))
                .withMessage(
                        "${code} is the syntax of another engine; write {code}, and a currency sign into the value");
        assertThat(rendered(MessageTemplate.of("price").text("$ {amount} for {{$}}"), ITNIOTECH, Map.of("amount", "4")))
                .isEqualTo(new SmsContent.Text("$ 4 for {$}"));
    }

    @Test
    void findsAMisspelledParameter() {
        MessageTemplate misspelled = MessageTemplate.of("login-code")
                .text("Your code is {code}")
                .vendorTemplate("jsms", "1", null, Map.of("code", "kode"));
        MessageTemplate renamed = MessageTemplate.of("renamed")
                .text("Your code is {pin}")
                .vendorTemplate("jsms", "1", null, Map.of("code", "pin", "name", "shop"));
        MessageTemplate swapped = MessageTemplate.of("swapped")
                .text("{from} to {to}")
                .vendorTemplate("jsms", "1", null, Map.of("from", "to", "to", "from"));

        assertThat(MessageCatalog.of(misspelled, renamed, swapped).incompleteTemplates(List.of(JSMS, ITNIOTECH)))
                .containsExactly("`login-code` maps the parameter `code` to `kode`, which no other form has;"
                        + " did you mean `code`?");
    }

    @Test
    void hasNoHoleWhereATemplateIsNotMeantToGo() {
        assertThat(MessageCatalog.of(LOGIN_CODE.only("jsms")).incompleteTemplates(List.of(JSMS, ITNIOTECH)))
                .isEmpty();
        assertThat(MessageCatalog.of(LOGIN_CODE.text("{code}")).incompleteTemplates(List.of(JSMS, ITNIOTECH)))
                .isEmpty();
        assertThat(MessageCatalog.empty().incompleteTemplates(List.of(JSMS))).isEmpty();
    }

    @Test
    void reportsFormsAndRestrictionsForUnknownProviders() {
        MessageCatalog catalog = MessageCatalog.of(
                LOGIN_CODE.text("itniotech", "{code}", null).text("zeta", "{code}", null),
                MessageTemplate.of("advert").text("Buy").only("jsmz", "itniotech"));

        assertThat(catalog.incompleteTemplates(List.of(JSMS, ITNIOTECH)))
                .containsExactly(
                        "`advert` is only for `jsmz`, which is not in the route",
                        "`login-code` has a form for `zeta`, which is not in the route");
    }

    @Test
    void takesEveryObjectionOfAVendorForAHoleButThatToANumber() {
        MessageCatalog catalog = MessageCatalog.of(
                MessageTemplate.of("a")
                        .vendorTemplate("jsms", "one", null, Map.of("x", "x"))
                        .only("jsms"),
                MessageTemplate.of("b").text("LOUD").only("itniotech"),
                MessageTemplate.of("c")
                        .text("itniotech", "hello", "Unregistered")
                        .only("itniotech"),
                MessageTemplate.of("d").text("itniotech", "hello", "Abroad").only("itniotech"));

        assertThat(catalog.incompleteTemplates(List.of(JSMS, ITNIOTECH)))
                .containsExactly(
                        "`a` cannot go to `jsms`: the id of its template is no number",
                        "`b` cannot go to `itniotech`: no capitals",
                        "`c` cannot go to `itniotech`: its sender is not registered");
    }

    @Test
    void needsTheParametersOfAllForms() {
        MessageTemplate template = LOGIN_CODE.text("{code}, {minutes} min");

        assertThat(template.parameters()).containsExactly("code", "minutes");
        assertThat(template.key()).isEqualTo("login-code");
        assertThat(template.messageClass()).isNull();
        assertThat(template.withClass(MessageClass.OTP).messageClass()).isEqualTo(MessageClass.OTP);
    }

    @Test
    void findsATemplateByItsKey() {
        MessageCatalog catalog = MessageCatalog.of(LOGIN_CODE);

        assertThat(catalog.find("login-code")).containsSame(LOGIN_CODE);
        assertThat(catalog.find("nope")).isEmpty();
        assertThat(MessageCatalog.empty().find("login-code")).isEmpty();
    }

    @Test
    void leavesOutProvidersThatAClientLacks() {
        MessageCatalog catalog = MessageCatalog.of(
                LOGIN_CODE.text("{code}").only("jsms", "itniotech"),
                MessageTemplate.of("advert")
                        .vendorTemplate("jsmz", "1", null, Map.of("shop", "shop"))
                        .text("Buy"),
                MessageTemplate.of("alone").text("Buy").only("jsms"));

        assertThat(catalog.providers())
                .containsExactlyInAnyOrder(ProviderId.of("jsms"), ProviderId.of("jsmz"), ITNIOTECH.id());
        MessageCatalog left = catalog.without(Set.of(ProviderId.of("jsms"), ProviderId.of("jsmz")));
        assertThat(left.incompleteTemplates(List.of(ITNIOTECH))).isEmpty();
        assertThat(left).hasToString("MessageCatalog[advert, login-code]");
        assertThat(left.providers()).containsExactly(ITNIOTECH.id());
        assertThat(left.find("advert").orElseThrow().parameters()).isEmpty();
    }

    @Test
    void takesEachKeyOnce() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MessageCatalog.of(LOGIN_CODE, MessageTemplate.of("login-code")))
                .withMessage("two templates have the key `login-code`");
    }

    @Test
    void printsItsKeys() {
        assertThat(MessageCatalog.of(LOGIN_CODE, MessageTemplate.of("advert")))
                .hasToString("MessageCatalog[advert, login-code]");
        assertThat(LOGIN_CODE).hasToString("MessageTemplate{login-code}");
        assertThat(MessageTemplate.of("a\nb")).hasToString("MessageTemplate{a\\u000ab}");
        assertThat(MessageCatalog.of(MessageTemplate.of("a\nb"))).hasToString("MessageCatalog[a\\u000ab]");
    }

    @Test
    void leavesATemplateAsItIsWhenItIsRefined() {
        MessageTemplate plain = MessageTemplate.of("login-code");
        MessageTemplate refined =
                plain.text("{code}").withClass(MessageClass.OTP).only("jsms");

        assertThat(plain.parameters()).isEmpty();
        assertThat(refined.parameters()).containsExactly("code");
        assertThat(refined.isFor(ITNIOTECH.id())).isFalse();
        assertThat(plain.isFor(ITNIOTECH.id())).isTrue();
    }
}
