package io.smsgateway.jsms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.smsgateway.ProviderId;
import io.smsgateway.client.SmsClient;
import io.smsgateway.http.HttpSettings;
import io.smsgateway.spi.SmsProvider;
import io.smsgateway.testsupport.EqualityChecks;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class JsmsSettingsTest {

    private final JsmsSettings settings = JsmsSettings.of(Jsms.APP_KEY, Jsms.MASTER_SECRET);

    @Test
    void theDefaultIsTheVendorsAddress() {
        assertThat(settings.http().baseUrl()).isEqualTo(URI.create("https://api.sms.jpush.cn"));
        assertThat(settings.id()).isEqualTo(ProviderId.of("jsms"));
    }

    @Test
    void eachShortMethodChangesOneThing() {
        JsmsSettings changed = settings.withAccount(Jsms.DEV_KEY, Jsms.API_DEV_SECRET)
                .withBaseUrl(URI.create("https://sms.example.com"))
                .withId("jsms-marketing");
        assertThat(changed.id()).isEqualTo(ProviderId.of("jsms-marketing"));
        assertThat(changed.http().baseUrl()).isEqualTo(URI.create("https://sms.example.com"));
        assertThat(changed.http().responseTimeouts()).isEqualTo(settings.http().responseTimeouts());
        assertThat(changed.devKey()).isEqualTo(Jsms.DEV_KEY);
        assertThat(changed.appKey()).isEqualTo(Jsms.APP_KEY);
    }

    @Test
    void codesAreMadeFromTheReadyMadeTemplateUnlessToldOtherwise() {
        assertThat(settings.codeTemplate()).isEqualTo("1");
        assertThat(settings.codeSignature()).isNull();
        JsmsSettings changed = settings.withCodes("12", "34")
                .withSignature("Acme", "7")
                .withSignature("Acme Shop", "8")
                .withAccount(Jsms.DEV_KEY, Jsms.API_DEV_SECRET)
                .withId("jsms-marketing")
                .withBaseUrl(URI.create("https://sms.example.com"));
        assertThat(changed.codeTemplate()).isEqualTo("12");
        assertThat(changed.codeSignature()).isEqualTo("34");
        assertThat(changed.signatures()).isEqualTo(Map.of("Acme", "7", "Acme Shop", "8"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "login", "0", "01", "1.0"})
    void whatIsNoNumberOfTemplateOrSignatureIsNamed(String id) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> settings.withCodes(id, null))
                .withMessageStartingWith("the code template must be a number");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> settings.withCodes("1", id))
                .withMessageStartingWith("the code signature must be a number");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> settings.withSignature("Acme", id))
                .withMessageStartingWith("the signature of a sender must be a number");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a sender with many more letters than 32"})
    void aSenderThatNoMessageCanNameIsRefused(String sender) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> settings.withSignature(sender, "7"))
                .withMessageContaining("must have 1 to 32 characters");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a:b", "a b", "ab\n", "schlüssel"})
    void aKeyThatCantBeOneIsNamed(String key) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> JsmsSettings.of(key, Jsms.MASTER_SECRET))
                .withMessageStartingWith("app-key ");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> settings.withAccount(key, Jsms.API_DEV_SECRET))
                .withMessageStartingWith("dev-key ");
    }

    @Test
    void aKeyThatIsTooLongIsNamed() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> JsmsSettings.of("a".repeat(201), Jsms.MASTER_SECRET))
                .withMessageStartingWith("app-key ");
    }

    @Test
    void aSecretThatCantBeOneIsNamed() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> JsmsSettings.of(Jsms.APP_KEY, ""))
                .withMessageContaining("master-secret");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> settings.withPreviousMasterSecret(""))
                .withMessageContaining("previous-master-secret");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> settings.withAccount(Jsms.DEV_KEY, ""))
                .withMessageContaining("api-dev-secret");
    }

    @Test
    void tellsEveryPropertyApart() {
        EqualityChecks.assertToldApart(List.of(
                () -> JsmsSettings.of(Jsms.APP_KEY, Jsms.MASTER_SECRET),
                () -> JsmsSettings.of("another", Jsms.MASTER_SECRET),
                () -> JsmsSettings.of(Jsms.APP_KEY, "another"),
                () -> settings.withPreviousMasterSecret("another"),
                () -> settings.withId("jsms-marketing"),
                () -> settings.withAccount(Jsms.DEV_KEY, Jsms.API_DEV_SECRET),
                () -> settings.withAccount("another", Jsms.API_DEV_SECRET),
                () -> settings.withAccount(Jsms.DEV_KEY, "another"),
                () -> settings.withCodes("2", null),
                () -> settings.withCodes("1", "7"),
                () -> settings.withSignature("Acme", "7"),
                () -> settings.withBaseUrl(URI.create("https://sms.example.com"))));
    }

    @Test
    void isEqualToACopyBuiltFromItsAccessors() {
        JsmsSettings full = settings.withId("jsms-marketing")
                .withAccount(Jsms.DEV_KEY, Jsms.API_DEV_SECRET)
                .withPreviousMasterSecret("before")
                .withCodes("2", "3")
                .withSignature("Acme", "7")
                .withBaseUrl(URI.create("https://sms.example.com"));

        assertThat(JsmsSettings.of(full.appKey(), full.masterSecret().reveal())
                        .withId(full.id().name())
                        .withAccount(
                                Objects.requireNonNull(full.devKey()),
                                Objects.requireNonNull(full.apiDevSecret()).reveal())
                        .withPreviousMasterSecret(Objects.requireNonNull(full.previousMasterSecret())
                                .reveal())
                        .withCodes(full.codeTemplate(), full.codeSignature())
                        .withSignature(
                                "Acme", Objects.requireNonNull(full.signatures().get("Acme")))
                        .withHttp(full.http()))
                .isEqualTo(full);
    }

    @Test
    void printsNoMoreOfAKeyThanItsEnd() {
        assertThat(settings.withAccount(Jsms.DEV_KEY, Jsms.API_DEV_SECRET).toString())
                .doesNotContain(Jsms.APP_KEY, Jsms.MASTER_SECRET, Jsms.DEV_KEY, Jsms.API_DEV_SECRET);
        assertThat(settings.withAccount("abcdefghijkl", Jsms.API_DEV_SECRET))
                .hasToString("JsmsSettings{jsms, app …aa, account …kl, " + settings.http() + "}");
        assertThat(JsmsSettings.of("short", Jsms.MASTER_SECRET))
                .hasToString("JsmsSettings{jsms, app …, " + settings.http() + "}");
    }

    @Test
    void theProviderPrintsLikeTheDesign() {
        try (JsmsProvider provider = new JsmsProvider(settings)) {
            assertThat(provider).hasToString("Jsms{app …aa}");
            assertThat(provider.id()).isEqualTo(settings.id());
        }
    }

    @Test
    void aProviderMakesAsManyRequestsAtTheSameTimeAsItMayHaveConnections() {
        HttpSettings http = HttpSettings.of(URI.create("https://127.0.0.1")).withMaxConnections(49);
        try (SmsProvider provider =
                new JsmsProvider(JsmsSettings.of("someKey", "someSecret").withHttp(http))) {
            assertThat(provider.maxConcurrentRequests()).isEqualTo(49);
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> SmsClient.builder().provider(provider))
                    .withMessageContaining("maxConnections");
        }
    }
}
