package io.smsgateway.itniotech;

import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.smsgateway.Accepted;
import io.smsgateway.PhoneNumber;
import io.smsgateway.Refusal;
import io.smsgateway.Refused;
import io.smsgateway.Remedy;
import io.smsgateway.SendResult;
import io.smsgateway.SmsContent.VendorCode;
import io.smsgateway.SmsContent.VendorCode.Channel;
import io.smsgateway.SmsMessage;
import io.smsgateway.Unconfirmed;
import io.smsgateway.spi.Objection;
import io.smsgateway.spi.OutboundMessage;
import io.smsgateway.verification.VerificationId;
import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ItniotechCodesTest extends AtVendor {

    private static final PhoneNumber TO = PhoneNumber.of("+" + Samples.CHINA);
    private static final SmsMessage CODE = SmsMessage.code(TO);

    @Test
    void hasTheVendorMakeACodeAndKnowsWhatItIsCheckedBy() {
        vendorResponds(Samples.file("code-sent.json"));

        SendResult result = provider.verification().start(CODE);

        assertThat(result).isEqualTo(new Accepted(ITNIOTECH, CODE_ID));
        assertThat(VerificationId.of(result.orThrow())).hasToString("itniotech/" + CODE_ID);
        VENDOR.verify(
                1,
                postRequestedFor(urlEqualTo("/otp/verification/send"))
                        .withHeader("Sign", equalTo("05d7a50893e22a5c4bb3216ae3396c7c"))
                        .withRequestBody(equalToJson("""
                        {"appId":"otpDemo1","templateId":7,"to":"8613800138000","channel":"sms",
                         "orderId":"1demoorder000aagh6adq000"}""")));
    }

    @Test
    void hasOurOwnCodeSentByACallWithAnotherTemplate() {
        vendorResponds(Samples.file("code-sent.json"));

        provider.verification()
                .start(SmsMessage.of(
                        TO, VendorCode.by(Channel.VOICE).withTemplate("9").withCode("586321")));

        VENDOR.verify(
                1, postRequestedFor(urlEqualTo("/otp/verification/sendRule")).withRequestBody(equalToJson("""
                        {"appId":"otpDemo1","templateId":9,"code":"586321","to":"8613800138000","channel":"call",
                         "orderId":"1demoorder000aagh6adq000"}""")));
    }

    @Test
    void findsCodesBelowTheVersionOfASisterBrand() {
        vendorResponds(Samples.file("code-sent.json"));
        try (ItniotechProvider onbuka =
                new ItniotechProvider(settings.withBaseUrl(URI.create(VENDOR.baseUrl() + "/v3")))) {
            assertThat(onbuka.gateway().send(Samples.outbound(CODE)).isAccepted())
                    .isTrue();
        }
        VENDOR.verify(1, postRequestedFor(urlEqualTo("/v3/otp/verification/send")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "200 | {'status':'0'} | without an id",
                "200 | {'status':'0','data':null} | without an id",
                "200 | {'status':'0','data':'22601011200001000001'} | without an id",
                "200 | {'status':'0','data':{'verificationId':''}} | without an id",
                "200 | {'status':'0','data':{'verificationId':'x y'}} | without an id",
                "200 | {'status':'0','data':{'verificationId':'1','to':'8613800138001'}} | another number",
                "500 | {'status':'0','data':{'verificationId':'1','to':'8613800138000'}} | HTTP 500",
                "200 | {'status':'-10','data':{'verificationId':'1'}} | failed with status -10",
                "200 | {'status':'-18'} | -18",
                "200 | {'status':'-26'} | -26",
                "200 | {'status':'-99'} | -99",
                "200 | {'status':'none'} | not in the vendor's format",
                "200 | <html> | not in the vendor's format",
                "500 | <html> | not in the vendor's format",
            })
    void isInDoubtUnderOurOwnNameWhereTheAnswerIsNotClear(int http, String body, String detail) {
        vendorResponds(http, body.replace('\'', '"'));

        assertThat(provider.gateway().send(Samples.outbound(CODE))).isInstanceOfSatisfying(Unconfirmed.class, doubt -> {
            assertThat(doubt.detail()).contains(detail);
            assertThat(doubt.reference()).isEqualTo("1demoorder000000");
        });
    }

    @Test
    void sendsNothingWithAReferenceThatIsNone() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> provider.gateway().send(OutboundMessage.of(CODE, "a,b")))
                .withMessageContaining("nothing was sent");
        assertThat(requests()).isEmpty();
    }

    @Test
    void theReferenceOfAnUnconfirmedCodeFindsItsRecord() {
        vendorResponds("<html>");
        Unconfirmed lost = (Unconfirmed) provider.verification().start(CODE);
        vendorResponds(Samples.file("code-record-by-order-id.json"));

        assertThat(provider.otp().recordOf(String.valueOf(lost.reference()))).isPresent();

        VENDOR.verify(
                1,
                postRequestedFor(urlEqualTo("/otp/verification/orderId/record"))
                        .withRequestBody(
                                equalToJson("{\"appId\":\"otpDemo1\",\"orderId\":\"1demoorder000aagh6adq000\"}")));
    }

    @ParameterizedTest
    @CsvSource({"+8613800138000", "8613800138000", "''"})
    void takesTheNumberWithAPlusOrNone(String to) {
        vendorResponds("{\"status\":0,\"data\":{\"verificationId\":" + CODE_ID + ",\"to\":\"" + to + "\"}}");

        assertThat(provider.gateway().send(Samples.outbound(CODE))).isEqualTo(new Accepted(ITNIOTECH, CODE_ID));
    }

    @ParameterizedTest
    @CsvFileSource(resources = "/itniotech/status-codes.csv", delimiter = '|', useHeadersInDisplayName = true)
    void knowsWhatEveryStatusMeansForACode(
            String status, @Nullable String reason, @Nullable Refusal sms, @Nullable Refusal otp) {
        vendorResponds("{\"status\":\"" + status + "\",\"reason\":\"" + Objects.requireNonNullElse(reason, "") + "\"}");

        SendResult result = provider.gateway().send(Samples.outbound(CODE));

        if (otp == null) {
            assertThat(result).isInstanceOf(Unconfirmed.class);
        } else {
            assertThat(result).isInstanceOfSatisfying(Refused.class, refused -> {
                assertThat(refused.reason()).isEqualTo(otp);
                assertThat(refused.code()).isEqualTo(status);
                assertThat(refused.detail()).contains(Objects.requireNonNullElse(reason, ""));
            });
        }
    }

    @Test
    void signsAgainAtOnceWhereTheClockIsWrong() {
        VENDOR.stubFor(any(anyUrl())
                .willReturn(okJson(Samples.file("failure-timestamp.json"))
                        .withHeader("Date", "Wed, 01 Sep 2021 06:00:00 GMT")));

        Refused refused = (Refused) provider.gateway().send(Samples.outbound(CODE));

        assertThat(refused.reason()).isEqualTo(Refusal.CLOCK_SKEW);
        assertThat(refused.remedy()).isEqualTo(Remedy.RETRY);
    }

    @Test
    void leavesOutWordsThatRepeatTheCode() {
        vendorResponds("{\"status\":\"-22\",\"reason\":\"code 586321 is bad\"}");
        SmsMessage own = SmsMessage.of(TO, VendorCode.by(Channel.TEXT).withCode("586321"));

        assertThat(((Refused) provider.gateway().send(Samples.outbound(own))).detail())
                .doesNotContain("586321");
    }

    static Stream<VendorCode> unsuitable() {
        return Stream.of(
                VendorCode.by(Channel.TEXT).withSignature("sig"),
                VendorCode.by(Channel.VOICE).withLanguage(Locale.ENGLISH),
                VendorCode.by(Channel.TEXT).withLifetime(Duration.ofMinutes(5)),
                VendorCode.by(Channel.TEXT).withTemplate("seven"),
                VendorCode.by(Channel.TEXT).withTemplate("0"),
                VendorCode.by(Channel.TEXT).withTemplate("9999999999"));
    }

    @ParameterizedTest
    @MethodSource("unsuitable")
    void objectsToWhatTheVendorDoesNotOffer(VendorCode code) {
        SmsMessage message = SmsMessage.of(TO, code);

        assertThat(provider.capabilities().objection(Samples.outbound(message))).isPresent();
        assertThat(provider.verification().start(message)).isInstanceOf(Refused.class);
        assertThat(requests()).isEmpty();
    }

    @Test
    void saysWhatToConfigureWhereThereAreNoCodes() {
        try (ItniotechProvider without = new ItniotechProvider(Samples.settings())) {
            assertThat(without.capabilities().objection(Samples.outbound(CODE)))
                    .map(Objection::detail)
                    .hasValueSatisfying(detail -> assertThat(detail).contains("ItniotechSettings.withCodes"));
            assertThat(without.verification().start(CODE))
                    .isInstanceOfSatisfying(
                            Refused.class,
                            refused -> assertThat(refused.reason()).isEqualTo(Refusal.UNSUPPORTED));
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> without.gateway().send(Samples.outbound(CODE)));
        }
    }

    @ParameterizedTest
    @CsvSource({"+2901234, false", "+4512345678, true", "+8613800138000, true", "+49170123456789, true"})
    void takesNumbersOfTenToFourteenDigits(String number, boolean taken) {
        assertThat(provider.capabilities()
                        .objection(Samples.outbound(SmsMessage.code(PhoneNumber.of(number))))
                        .isEmpty())
                .isEqualTo(taken);
    }

    @Test
    void goesAloneInItsRequest() {
        OutboundMessage code = Samples.outbound(CODE);
        assertThat(provider.capabilities().batchKey(code))
                .isNotEqualTo(provider.capabilities().batchKey(code));
        assertThatIllegalArgumentException().isThrownBy(() -> provider.gateway().sendAll(Samples.outbound(CODE, CODE)));
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        provider.gateway().sendAll(Samples.outbound(Samples.message(Samples.CHINA, "x"), CODE)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> provider.verification().start(Samples.message(Samples.CHINA, "x")));
        assertThat(requests()).isEmpty();
    }
}
