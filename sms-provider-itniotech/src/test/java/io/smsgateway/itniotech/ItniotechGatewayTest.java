package io.smsgateway.itniotech;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.matchingJsonPath;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import io.smsgateway.Accepted;
import io.smsgateway.ProviderId;
import io.smsgateway.Refusal;
import io.smsgateway.Refused;
import io.smsgateway.Remedy;
import io.smsgateway.SendResult;
import io.smsgateway.SmsContent;
import io.smsgateway.SmsMessage;
import io.smsgateway.Unconfirmed;
import io.smsgateway.spi.OutboundMessage;
import io.smsgateway.testkit.SettableClock;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ItniotechGatewayTest {

    @RegisterExtension
    static final WireMockExtension VENDOR = WireMockExtension.newInstance()
            .options(wireMockConfig().dynamicPort())
            .build();

    private static final ProviderId ITNIOTECH = ProviderId.of("itniotech");
    private static final Instant NOW = Instant.ofEpochSecond(1_630_468_800);

    private final SettableClock clock = SettableClock.at(NOW);
    private final ItniotechProvider provider = new ItniotechProvider(
            Samples.settings().withBaseUrl(URI.create(VENDOR.baseUrl() + "/sms")), clock, Samples.RANDOM);

    @AfterEach
    void close() {
        provider.close();
    }

    @Test
    void postsOneTextToManyInOneSignedRequest() {
        vendorResponds("/sms/sendSms", "send-accepted.json");

        List<SendResult> results = provider.gateway()
                .sendAll(Samples.outbound(
                        Samples.message(Samples.CHINA, "你好 \"you\" 😀"),
                        Samples.message(Samples.BRITAIN, "你好 \"you\" 😀")));

        assertThat(results)
                .containsExactly(
                        new Accepted(ITNIOTECH, "2601011200001000001"), new Accepted(ITNIOTECH, "2601011200001000002"));
        assertThat(VENDOR.getAllServeEvents()).hasSize(1);
        VENDOR.verify(postRequestedFor(urlEqualTo("/sms/sendSms"))
                .withHeader("Content-Type", equalTo("application/json;charset=UTF-8"))
                .withHeader("Api-Key", equalTo("bDqJFiq9"))
                .withHeader("Timestamp", equalTo("1630468800"))
                .withHeader("Sign", equalTo("05d7a50893e22a5c4bb3216ae3396c7c"))
                .withRequestBody(equalToJson("""
                        {"appId":"appDemo1","numbers":"8613800138000,447400123456","content":"你好 \\"you\\" 😀",
                         "orderId":"1demoorder000aagh6adq000,1demoorder000aagh6adq001"}""")));
    }

    @Test
    void namesTheSenderWhereOneIsAskedFor() {
        vendorResponds("/sms/sendSms", "send-accepted.json");

        provider.gateway()
                .send(Samples.outbound(Samples.message(Samples.CHINA, "hello").from("Shop")));

        VENDOR.verify(postRequestedFor(urlEqualTo("/sms/sendSms")).withRequestBody(equalToJson("""
                        {"appId":"appDemo1","numbers":"8613800138000","content":"hello","senderId":"Shop",
                         "orderId":"1demoorder000aagh6adq000"}""")));
    }

    @Test
    void putsMessagesThatDifferIntoOneBatchGroupedByTextAndSender() {
        vendorResponds("/sms/sendSms/batch", "batch-accepted.json");

        List<SendResult> results = provider.gateway()
                .sendAll(Samples.outbound(
                        Samples.message(Samples.CHINA, "one"),
                        Samples.message(Samples.BRITAIN, "one").from("Shop"),
                        Samples.message(Samples.CHINA_TOO, "one")));

        assertThat(results)
                .extracting(result -> result.orThrow().messageId())
                .containsExactly("2601011200001000001", "2601011200001000003", "2601011200001000002");
        assertThat(VENDOR.getAllServeEvents()).hasSize(1);
        VENDOR.verify(postRequestedFor(urlEqualTo("/sms/sendSms/batch")).withRequestBody(equalToJson("""
                        {"appId":"appDemo1","array":[
                          {"numbers":"8613800138000,8613800138001","content":"one",
                           "orderId":"1demoorder000aagh6adq000,1demoorder000aagh6adq002"},
                          {"numbers":"447400123456","content":"one","senderId":"Shop","orderId":"1demoorder000aagh6adq001"}
                        ]}""")));
    }

    @ParameterizedTest
    @CsvSource({
        "send-accepted.json, true, true",
        "send-accepted-by-old-server.json, true, true",
        "send-mixed.json, true, false"
    })
    void readsTheAnswersOfEveryGeneration(String file, boolean first, boolean second) {
        vendorResponds("/sms/sendSms", file);

        assertThat(provider.gateway()
                        .sendAll(Samples.outbound(
                                Samples.message(Samples.CHINA, "x"), Samples.message(Samples.BRITAIN, "x"))))
                .extracting(SendResult::isAccepted)
                .containsExactly(first, second);
    }

    @Test
    void sendsEachOfEqualMessages() {
        vendorResponds("/sms/sendSms", "send-accepted.json");

        provider.gateway()
                .sendAll(Samples.outbound(Samples.message(Samples.CHINA, "x"), Samples.message(Samples.CHINA, "x")));

        VENDOR.verify(postRequestedFor(urlEqualTo("/sms/sendSms")).withRequestBody(equalToJson("""
                        {"appId":"appDemo1","numbers":"8613800138000,8613800138000","content":"x",
                         "orderId":"1demoorder000aagh6adq000,1demoorder000aagh6adq001"}""")));
    }

    @Test
    void sendsMessagesThatDifferInTextOrSenderThoughTheirNumberIsTheSame() {
        vendorResponds("/sms/sendSms/batch", "batch-accepted.json");

        provider.gateway()
                .sendAll(Samples.outbound(
                        Samples.message(Samples.CHINA, "one"),
                        Samples.message(Samples.CHINA, "two"),
                        Samples.message(Samples.CHINA, "one").from("Shop")));

        VENDOR.verify(postRequestedFor(urlEqualTo("/sms/sendSms/batch")).withRequestBody(equalToJson("""
                        {"appId":"appDemo1","array":[
                          {"numbers":"8613800138000","content":"one","orderId":"1demoorder000aagh6adq000"},
                          {"numbers":"8613800138000","content":"two","orderId":"1demoorder000aagh6adq001"},
                          {"numbers":"8613800138000","content":"one","senderId":"Shop","orderId":"1demoorder000aagh6adq002"}
                        ]}""")));
    }

    @Test
    void anUnconfirmedResultHasTheReferenceOfItsMessage() {
        VENDOR.stubFor(any(anyUrl()).willReturn(aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER)));

        List<SendResult> results = provider.gateway()
                .sendAll(Samples.outbound(Samples.message(Samples.CHINA, "x"), Samples.message(Samples.BRITAIN, "x")));

        assertThat(results)
                .extracting(result -> ((Unconfirmed) result).reference())
                .containsExactly("1demoorder000000", "1demoorder000001");
    }

    @Test
    void sendsTheSameMessageWithTheSameOrderIdAgain() {
        vendorResponds("/sms/sendSms", "send-accepted.json");
        OutboundMessage message = Samples.outbound(Samples.message(Samples.CHINA, "x"));

        provider.gateway().send(message);
        provider.gateway().send(message.withDeadline(null));

        VENDOR.verify(
                2,
                postRequestedFor(urlEqualTo("/sms/sendSms"))
                        .withRequestBody(matchingJsonPath("$.orderId", equalTo("1demoorder000aagh6adq000"))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "a,b", "1demoorder0000000"})
    void sendsNothingWithAReferenceThatIsNone(String reference) {
        OutboundMessage message = OutboundMessage.of(Samples.message(Samples.CHINA, "x"), reference);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> provider.gateway().send(message))
                .withMessageContaining("OutboundMessage.reference");
        assertThat(VENDOR.getAllServeEvents()).isEmpty();
    }

    @Test
    void aMessageThatTheResponseOmitsHasItsReference() {
        VENDOR.stubFor(any(anyUrl()).willReturn(okJson("{\"status\":\"0\",\"array\":[]}")));

        assertThat(((Unconfirmed) provider.gateway().send(Samples.outbound(Samples.message(Samples.CHINA, "x"))))
                        .reference())
                .isEqualTo("1demoorder000000");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Shop,Two", ","})
    void refusesAPartThatTheVendorWouldCutBeforeAnythingIsSent(String sender) {
        SmsMessage message = Samples.message(Samples.CHINA, "x").from(sender);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> provider.gateway().send(Samples.outbound(message)))
                .withMessageContaining("nothing was sent");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Recipient.of(Samples.outbound(Samples.message(Samples.CHINA, "x")), "a,b"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Recipient.of(Samples.outbound(Samples.message(Samples.CHINA, "x")), "a\nb"));
        assertThat(VENDOR.getAllServeEvents()).isEmpty();
    }

    @Test
    void sendsNothingForNoMessages() {
        assertThat(provider.gateway().sendAll(List.of())).isEmpty();
        assertThat(VENDOR.getAllServeEvents()).isEmpty();
    }

    @Test
    void refusesToBeHandedWhatItsCapabilitiesExclude() {
        SmsMessage template =
                Samples.message(Samples.CHINA, "x").withContent(SmsContent.VendorTemplate.of("1", Map.of()));

        assertThatIllegalArgumentException().isThrownBy(() -> provider.gateway().send(Samples.outbound(template)));
        assertThat(VENDOR.getAllServeEvents()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {"200|<html>", "200|", "200|null", "200|[]", "200|\"0\"", "200|{", "200|{}", "500|oops", "302|"})
    void leavesInDoubtWhatItCanNotRead(int status, String body) {
        VENDOR.stubFor(any(anyUrl()).willReturn(aResponse().withStatus(status).withBody(body)));

        assertThat(provider.gateway().send(Samples.outbound(Samples.message(Samples.CHINA, "x"))))
                .isInstanceOf(Unconfirmed.class);
        assertThat(VENDOR.getAllServeEvents()).hasSize(1);
    }

    @Test
    void readsARefusalInFrontOfTheVendorByItsHttpStatus() {
        VENDOR.stubFor(any(anyUrl()).willReturn(aResponse().withStatus(404).withBody("<html>no</html>")));

        assertThat(provider.gateway().send(Samples.outbound(Samples.message(Samples.CHINA, "x"))))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.reason()).isEqualTo(Refusal.INTERCEPTED));
    }

    @Test
    void signsRightOnTheSecondRequestWhenTheClockIsWrong() {
        vendorBelievesOnly(NOW.plusSeconds(7_200));

        Refused first = (Refused) provider.gateway().send(Samples.outbound(Samples.message(Samples.CHINA, "x")));
        SendResult second = provider.gateway().send(Samples.outbound(Samples.message(Samples.CHINA, "x")));

        assertThat(first.reason()).isEqualTo(Refusal.CLOCK_SKEW);
        assertThat(first.code()).isEqualTo("-16");
        assertThat(first.retryAfter()).isEqualTo(Duration.ZERO);
        assertThat(first.remedy()).isEqualTo(Remedy.RETRY);
        assertThat(second.isAccepted()).isTrue();
        assertThat(timestamps()).containsExactlyInAnyOrder("1630468800", "1630476000");
    }

    @Test
    void doesNotAskToSignAgainWhatWouldBeSignedAlike() {
        VENDOR.stubFor(any(anyUrl())
                .willReturn(okJson(Samples.file("failure-timestamp.json"))
                        .withHeader("Date", httpDate(NOW.plusSeconds(7_200)))));

        Refused first = (Refused) provider.gateway().send(Samples.outbound(Samples.message(Samples.CHINA, "x")));
        Refused second = (Refused) provider.gateway().send(Samples.outbound(Samples.message(Samples.CHINA, "x")));

        assertThat(first.remedy()).isEqualTo(Remedy.RETRY);
        assertThat(second.retryAfter()).isNull();
        assertThat(second.remedy()).isEqualTo(Remedy.FAILOVER);
    }

    @Test
    void keepsItsTimeWhenTheVendorRefusesForAnotherReason() {
        VENDOR.stubFor(any(anyUrl())
                .willReturn(okJson("{\"status\":\"-1\"}").withHeader("Date", httpDate(NOW.plusSeconds(7_200)))));

        provider.gateway().send(Samples.outbound(Samples.message(Samples.CHINA, "x")));
        provider.gateway().send(Samples.outbound(Samples.message(Samples.CHINA, "x")));

        assertThat(timestamps()).containsExactly("1630468800", "1630468800");
    }

    @Test
    void goesToTheNextProviderWhenTheVendorTellsNoTime() {
        VENDOR.stubFor(any(anyUrl()).willReturn(okJson(Samples.file("failure-timestamp.json"))));

        Refused refused = (Refused) provider.gateway().send(Samples.outbound(Samples.message(Samples.CHINA, "x")));

        assertThat(refused.retryAfter()).isNull();
    }

    @Test
    void printsNoCredentialNumberOrText() {
        assertThat(provider).hasToString("Itniotech{app …o1}");
        assertThat(provider.gateway()).hasToString("Itniotech{app …o1}");
        assertThat(Recipient.of(Samples.outbound(Samples.message(Samples.CHINA, "secret text")), "a")
                        .toString())
                .doesNotContain(Samples.CHINA, "secret text");
        assertThat(SendRequest.of(
                        "secretApp",
                        List.of(Recipient.of(Samples.outbound(Samples.message(Samples.CHINA, "secret text")), "a"))))
                .asString()
                .contains("/sendSms")
                .doesNotContain(Samples.CHINA, "secret text", "secretApp");
    }

    private static void vendorResponds(String path, String file) {
        VENDOR.stubFor(post(urlEqualTo(path)).willReturn(okJson(Samples.file(file))));
    }

    private static void vendorBelievesOnly(Instant time) {
        VENDOR.stubFor(any(anyUrl())
                .willReturn(okJson(Samples.file("failure-timestamp.json")).withHeader("Date", httpDate(time))));
        VENDOR.stubFor(any(anyUrl())
                .withHeader("Timestamp", equalTo(Long.toString(time.getEpochSecond())))
                .willReturn(okJson(Samples.file("send-accepted.json"))));
    }

    private static String httpDate(Instant time) {
        return DateTimeFormatter.RFC_1123_DATE_TIME.format(time.atOffset(ZoneOffset.UTC));
    }

    private static List<String> timestamps() {
        return VENDOR.getAllServeEvents().stream()
                .map(ServeEvent::getRequest)
                .map(request -> request.getHeader("Timestamp"))
                .toList();
    }
}
