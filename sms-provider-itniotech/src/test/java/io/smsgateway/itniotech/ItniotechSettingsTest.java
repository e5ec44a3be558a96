package io.smsgateway.itniotech;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.smsgateway.client.SmsClient;
import io.smsgateway.http.HttpSettings;
import io.smsgateway.spi.SmsProvider;
import io.smsgateway.testsupport.EqualityChecks;
import java.net.URI;
import java.util.Currency;
import java.util.List;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ItniotechSettingsTest {

    @Test
    void isItniotechUnlessToldOtherwise() {
        ItniotechSettings settings = Samples.settings();

        assertThat(settings.id()).hasToString("itniotech");
        assertThat(settings.http().baseUrl()).isEqualTo(URI.create("https://api.itniotech.com/sms"));
        assertThat(settings.currency()).isNull();
    }

    @Test
    void changesOneThingAtATime() {
        ItniotechSettings settings = Samples.settings()
                .withId("onbuka-marketing")
                .withBaseUrl(ItniotechSettings.ONBUKA)
                .withCurrency(Currency.getInstance("EUR"));

        assertThat(settings.id()).hasToString("onbuka-marketing");
        assertThat(settings.http().baseUrl()).isEqualTo(URI.create("https://api.onbuka.com/v3"));
        assertThat(settings.currency()).isEqualTo(Currency.getInstance("EUR"));
        assertThat(settings.apiKey()).isEqualTo("bDqJFiq9");
        assertThat(settings.apiSecret().reveal()).isEqualTo("7bz1lzh9");
        assertThat(settings.appId()).isEqualTo("appDemo1");
        assertThat(settings.http().maxConnections())
                .isEqualTo(Samples.settings().http().maxConnections());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "your api key", "key\r\nX-Evil: 1", "ключ", "key\u007f"})
    void refusesWhatCanNotBeACredentialWithoutRepeatingIt(String bad) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ItniotechSettings.of(bad, "7bz1lzh9", "appDemo1"))
                .withMessageStartingWith("api-key ")
                .extracting(Throwable::getMessage, InstanceOfAssertFactories.STRING)
                .doesNotContain(bad.isBlank() ? "\u0000" : bad);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ItniotechSettings.of("bDqJFiq9", bad, "appDemo1"))
                .withMessageStartingWith("api-secret ");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ItniotechSettings.of("bDqJFiq9", "7bz1lzh9", bad))
                .withMessageStartingWith("app-id ");
    }

    @Test
    void keepsItsCodesWhateverElseChanges() {
        ItniotechSettings.Codes codes = ItniotechSettings.Codes.of("otpDemo1", 7);

        assertThat(Samples.settings().codes()).isNull();
        assertThat(Samples.settings()
                        .withCodes("otpDemo1", 7)
                        .withId("onbuka")
                        .withBaseUrl(ItniotechSettings.ONBUKA)
                        .withCurrency(Currency.getInstance("EUR"))
                        .codes())
                .isEqualTo(codes)
                .hasToString("Codes{template 7}");
    }

    @Test
    void refusesApplicationsAndTemplatesThatCanNotBe() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ItniotechSettings.of("bDqJFiq9", "7bz1lzh9", "app,Demo1"))
                .withMessageStartingWith("app-id ")
                .withMessageNotContaining("app,Demo1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Samples.settings().withCodes("", 7))
                .withMessageStartingWith("otp-app-id ");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Samples.settings().withCodes("otp,Demo1", 7))
                .withMessageStartingWith("otp-app-id ");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Samples.settings().withCodes("otpDemo1", 0))
                .withMessageStartingWith("otp-template-id ");
    }

    @Test
    void tellsEveryPropertyApart() {
        ItniotechSettings settings = ItniotechSettings.of("key", "secret", "app");
        EqualityChecks.assertToldApart(List.of(
                () -> ItniotechSettings.of("key", "secret", "app"),
                () -> ItniotechSettings.of("another", "secret", "app"),
                () -> ItniotechSettings.of("key", "another", "app"),
                () -> ItniotechSettings.of("key", "secret", "another"),
                () -> settings.withId("onbuka"),
                () -> settings.withBaseUrl(ItniotechSettings.ONBUKA),
                () -> settings.withCurrency(Currency.getInstance("EUR")),
                () -> settings.withCodes("otpDemo1", 7),
                () -> settings.withCodes("otpDemo1", 8),
                () -> settings.withCodes("otpDemo2", 7)));
    }

    @Test
    void isEqualToACopyBuiltFromItsAccessors() {
        ItniotechSettings full = Samples.settings()
                .withId("onbuka")
                .withBaseUrl(ItniotechSettings.ONBUKA)
                .withCurrency(Currency.getInstance("EUR"))
                .withCodes("otpDemo1", 7);

        assertThat(ItniotechSettings.of(full.apiKey(), full.apiSecret().reveal(), full.appId())
                        .withId(full.id().name())
                        .withHttp(full.http())
                        .withCurrency(full.currency())
                        .withCodes(full.codes()))
                .isEqualTo(full);
        assertThat(full.withCurrency(null).withCodes(null).codes()).isNull();
    }

    @Test
    void printsNoCredential() {
        assertThat(Samples.settings())
                .hasToString("ItniotechSettings{itniotech, app …o1, https://api.itniotech.com/sms}");
        assertThat(ItniotechSettings.of("k", "s", "abc")).asString().contains("app …,");
    }

    @Test
    void aProviderMakesAsManyRequestsAtTheSameTimeAsItMayHaveConnections() {
        HttpSettings http = HttpSettings.of(URI.create("https://127.0.0.1")).withMaxConnections(49);
        try (SmsProvider provider = new ItniotechProvider(
                ItniotechSettings.of("someKey", "someSecret", "someApp").withHttp(http))) {
            assertThat(provider.maxConcurrentRequests()).isEqualTo(49);
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> SmsClient.builder().provider(provider))
                    .withMessageContaining("maxConnections");
        }
    }
}
