package io.smsgateway.itniotech;

import static com.github.tomakehurst.wiremock.client.WireMock.absent;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static io.smsgateway.itniotech.ItniotechRequestsTest.failure;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.smsgateway.PhoneNumber;
import io.smsgateway.ProviderId;
import io.smsgateway.Refusal;
import io.smsgateway.SmsContent.VendorCode.Channel;
import io.smsgateway.delivery.CallbackReceiver;
import io.smsgateway.delivery.Charge;
import io.smsgateway.delivery.DeliveryReports;
import io.smsgateway.delivery.DeliveryState;
import io.smsgateway.delivery.InboundMessages;
import io.smsgateway.reconciliation.SentRecords;
import io.smsgateway.verification.VerificationId;
import io.smsgateway.verification.VerificationService;
import java.math.BigDecimal;
import java.util.Currency;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is Itniotech's own: codes sent again and looked up, calls, and telling what was used. */
class ItniotechOwnServicesTest extends AtVendor {

    private static final PhoneNumber CHINA = PhoneNumber.of("+" + Samples.CHINA);
    private static final VerificationId STARTED = new VerificationId(ITNIOTECH, CODE_ID);
    private static final VerificationId FOREIGN = new VerificationId(ProviderId.of("jsms"), CODE_ID);

    @Test
    void findsItsNeutralServicesByType() {
        assertThat(provider.service(VerificationService.class)).contains(provider.verification());
        assertThat(provider.service(DeliveryReports.class)).contains(provider.deliveryReports());
        assertThat(provider.service(InboundMessages.class)).contains(provider.inboundMessages());
        assertThat(provider.service(SentRecords.class)).contains(provider.sentRecords());
        assertThat(provider.service(CallbackReceiver.class)).isEmpty();
        assertThat(provider.service(String.class)).isEmpty();
    }

    @Test
    void hasACodeSentOnceMoreUnderANewId() {
        vendorResponds(Samples.file("code-sent.json").replace(CODE_ID, "22601011200001000009"));

        assertThat(provider.otp().resend(STARTED, Channel.VOICE)).hasToString("itniotech/22601011200001000009");

        VENDOR.verify(
                1,
                postRequestedFor(urlEqualTo("/otp/verification/resend"))
                        .withRequestBody(equalToJson("{\"verificationId\":\"" + CODE_ID + "\",\"channel\":\"call\"}")));
    }

    @Test
    void isInDoubtOfACodeSentOnceMoreWithoutAnId() {
        vendorResponds("{\"status\":\"0\",\"data\":{}}");
        assertThat(failure(() -> provider.otp().resend(STARTED, Channel.TEXT)).isUnconfirmed())
                .isTrue();

        vendorResponds("{\"status\":\"-28\"}");
        assertThat(failure(() -> provider.otp().resend(STARTED, Channel.TEXT)).reason())
                .contains(Refusal.RECIPIENT_LIMIT);
        vendorResponds("{\"status\":\"-29\"}");
        assertThat(failure(() -> provider.otp().resend(STARTED, Channel.TEXT)).reason())
                .contains(Refusal.CONTENT_REJECTED);
    }

    @Test
    void findsTheRecordOfACode() {
        vendorResponds(Samples.file("code-record.json"));

        ItniotechCodeRecord record = provider.otp().record(STARTED).orElseThrow();

        VENDOR.verify(1, getRequestedFor(urlEqualTo("/otp/verification/record/" + CODE_ID)));
        assertThat(record.verificationId()).isEqualTo(CODE_ID);
        assertThat(record.reference()).isEqualTo("1demoorder000000");
        assertThat(record.matched()).isZero();
        assertThat(record.verified()).isEqualTo("2026-01-01 12:01:00");
        assertThat(record.receiver()).isEqualTo(CHINA);
        assertThat(record.channel()).isEqualTo("sms");
        assertThat(record.calls()).isEmpty();
        ItniotechCodeRecord.Text text = record.texts().get(0);
        assertThat(record.texts()).hasSize(1);
        assertThat(text.submitted()).isEqualTo("2026-01-01 12:00:00");
        assertThat(text.sent()).isEqualTo("2026-01-01 12:00:01");
        assertThat(text.done()).isEqualTo("2026-01-01 12:00:05");
        assertThat(text.mcc()).isEqualTo(460);
        assertThat(text.mnc()).isEqualTo(1);
        assertThat(text.sender()).isEqualTo("Shop");
        assertThat(text.state()).isEqualTo(DeliveryState.SENT);
        assertThat(text.reason()).isEqualTo("0");
        assertThat(text.charge())
                .isEqualTo(Charge.of(new BigDecimal("0.01"), null).withParts(1));
        assertThat(text).hasToString("Text{SENT}");
    }

    @Test
    void findsTheRecordOfACodeUnderOurOwnName() {
        vendorResponds(Samples.file("code-record-by-order-id.json"));

        ItniotechCodeRecord record = provider.otp().recordOf("1demoorder000000").orElseThrow();

        VENDOR.verify(
                1,
                postRequestedFor(urlEqualTo("/otp/verification/orderId/record"))
                        .withRequestBody(
                                equalToJson("{\"appId\":\"otpDemo1\",\"orderId\":\"1demoorder000aagh6adq000\"}")));
        assertThat(record.verificationId()).isNull();
        assertThat(record.matched()).isEqualTo(-1);
        assertThat(record.texts()).singleElement().satisfies(text -> {
            assertThat(text.state()).isEqualTo(DeliveryState.UNDELIVERED);
            assertThat(text.reason()).isEqualTo("UNDELIV");
            assertThat(text.charge())
                    .isEqualTo(Charge.of(new BigDecimal("0.01"), null)
                            .withParts(1)
                            .withSettled(new Charge.Settlement(
                                    new BigDecimal("0.012"),
                                    null,
                                    Currency.getInstance("USD"),
                                    new BigDecimal("1.2"))));
        });
        assertThat(record.calls()).singleElement().satisfies(call -> {
            assertThat(call.terminationCode()).isEqualTo("0");
            assertThat(call.answered()).isEqualTo("2026-01-01 12:00:20");
            assertThat(call.voiceId()).isNull();
        });
        assertThat(record.toString()).doesNotContain(Samples.CHINA);
    }

    @Test
    void findsTheRecordOfACodeByAForeignOrderId() {
        vendorResponds("{\"status\":\"0\",\"data\":{\"orderId\":\"shop-42\"}}");

        assertThat(provider.otp().recordOf("shop-42").orElseThrow().reference()).isEqualTo("shop-42");

        VENDOR.verify(
                1,
                postRequestedFor(urlEqualTo("/otp/verification/orderId/record"))
                        .withRequestBody(equalToJson("{\"appId\":\"otpDemo1\",\"orderId\":\"shop-42\"}")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {"{'status':'0'} | true", "{'status':'0','data':null} | true", "{'status':'0','data':[]} | false"})
    void tellsNoRecordFromABrokenAnswer(String body, boolean none) {
        vendorResponds(body.replace('\'', '"'));

        if (none) {
            assertThat(provider.otp().record(STARTED)).isEmpty();
            assertThat(provider.otp().recordOf("a")).isEmpty();
            assertThat(provider.voice("voiceApp").record(ID)).isEmpty();
        } else {
            assertThat(failure(() -> provider.otp().record(STARTED)).reason()).contains(Refusal.UNRECOGNISED);
            assertThat(failure(() -> provider.voice("voiceApp").record(ID)).reason())
                    .contains(Refusal.UNRECOGNISED);
        }
    }

    @Test
    void readsARecordThatHasNothingInIt() {
        vendorResponds("{\"status\":\"0\",\"data\":{\"sms\":[null,1],\"call\":\"x\",\"verifications\":[]}}");

        assertThat(provider.otp().record(STARTED).orElseThrow().texts()).isEmpty();
    }

    @Test
    void refusesTheCodesOfAnotherProvider() {
        assertThatIllegalArgumentException().isThrownBy(() -> provider.otp().record(FOREIGN));
        assertThatIllegalArgumentException().isThrownBy(() -> provider.otp().resend(FOREIGN, Channel.TEXT));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> provider.postback().used(FOREIGN, CHINA, NOW));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> provider.otp().record(new VerificationId(ITNIOTECH, "../verify")));
        assertThatIllegalArgumentException().isThrownBy(() -> provider.otp().recordOf("a,b"));
        assertThat(requests()).isEmpty();
    }

    @Test
    void tellsWhichCodesWereUsed() {
        vendorResponds("{\"status\":\"0\",\"reason\":\"success\"}");

        provider.postback().used(ID, CHINA, NOW);
        provider.postback().used((String) null, CHINA, NOW);
        provider.postback().used(STARTED, CHINA, NOW);
        provider.postback().rate("460", 1, 3, NOW);
        provider.postback().rate("460", 100, 1000, NOW.plusNanos(1));

        VENDOR.verify(1, postRequestedFor(urlEqualTo("/sms/postback/backfill")).withRequestBody(equalToJson("""
                        {"appId":"appDemo1","msgid":"2601011200001000001","number":"8613800138000",
                         "time":"1630468800000"}""")));
        VENDOR.verify(1, postRequestedFor(urlEqualTo("/sms/postback/backfill")).withRequestBody(equalToJson("""
                        {"appId":"appDemo1","number":"8613800138000","time":"1630468800000"}""")));
        VENDOR.verify(1, postRequestedFor(urlEqualTo("/otp/postback/backfill")).withRequestBody(equalToJson("""
                        {"appId":"otpDemo1","verificationId":"22601011200001000001","number":"8613800138000",
                         "time":"1630468800000"}""")));
        VENDOR.verify(1, postRequestedFor(urlEqualTo("/otp/backfillRate")).withRequestBody(equalToJson("""
                        {"appId":"otpDemo1","mcc":"460","backfillNumber":"1","backfillCardinalNumber":"3",
                         "backfillNow":"33.33","callbackTime":"2021-09-01T12:00:00+08:00"}""")));
        VENDOR.verify(1, postRequestedFor(urlEqualTo("/otp/backfillRate")).withRequestBody(equalToJson("""
                        {"appId":"otpDemo1","mcc":"460","backfillNumber":"100","backfillCardinalNumber":"1000",
                         "backfillNow":"10","callbackTime":"2021-09-01T12:00:00+08:00"}""")));
    }

    @Test
    void saysWhatWasRefusedOfWhatItTold() {
        vendorResponds(Samples.file("backfill-refused.json"));

        assertThat(failure(() -> provider.postback().used(ID, CHINA, NOW)))
                .satisfies(refused -> assertThat(refused.reason()).contains(Refusal.INVALID_REQUEST))
                .satisfies(refused -> assertThat(refused.code()).contains("-14"));
    }

    @Test
    void tellsNothingThatMakesNoSense() {
        ItniotechPostback postback = provider.postback();
        assertThatIllegalArgumentException().isThrownBy(() -> postback.used("x", CHINA, NOW));
        assertThatIllegalArgumentException().isThrownBy(() -> postback.rate("CN", 1, 2, NOW));
        assertThatIllegalArgumentException().isThrownBy(() -> postback.rate("460", 3, 2, NOW));
        assertThatIllegalArgumentException().isThrownBy(() -> postback.rate("460", -1, 2, NOW));
        assertThatIllegalArgumentException().isThrownBy(() -> postback.rate("460", 0, 0, NOW));
        assertThat(requests()).isEmpty();
    }

    @Test
    void saysWhatToConfigureWhereThereAreNoCodes() {
        try (ItniotechProvider without = new ItniotechProvider(Samples.settings())) {
            assertThat(failure(() -> without.otp().recordOf("a"))).hasMessageContaining("ItniotechSettings.withCodes");
            assertThat(failure(() -> without.postback().rate("460", 1, 2, NOW)).reason())
                    .contains(Refusal.UNSUPPORTED);
        }
    }

    @Test
    void hasATextReadOut() {
        vendorResponds(Samples.file("voice-called.json"));

        assertThat(provider.voice("voiceApp").call(ItniotechCall.of(CHINA, "EN", "Your code is 5 8 6")))
                .isEqualTo(ID);
        provider.voice("voiceApp")
                .call(ItniotechCall.of(CHINA, "EN", "x")
                        .withDisplayNumber("1008122211")
                        .withLoops(2)
                        .withInfo("note"));

        VENDOR.verify(1, postRequestedFor(urlEqualTo("/voice/sendCode")).withRequestBody(equalToJson("""
                        {"callee":"8613800138000","language":"EN","text":"Your code is 5 8 6","appId":"voiceApp"}""")));
        VENDOR.verify(1, postRequestedFor(urlEqualTo("/voice/sendCode")).withRequestBody(equalToJson("""
                        {"callee":"8613800138000","displayNum":"1008122211","language":"EN","text":"x",
                         "appId":"voiceApp","loopCount":2,"calledInfo":"note"}""")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"status\":\"0\"}",
                "{\"status\":\"0\",\"data\":\"\"}",
                "{\"status\":\"0\",\"data\":{}}",
                "<html>"
            })
    void isInDoubtOfACallWithoutAnId(String body) {
        vendorResponds(body);

        assertThat(failure(() -> provider.voice("voiceApp").call(ItniotechCall.of(CHINA, "EN", "x")))
                        .isUnconfirmed())
                .isTrue();
    }

    @Test
    void findsTheRecordOfACall() {
        vendorResponds(Samples.file("voice-record.json"));

        ItniotechCallRecord record = provider.voice("voiceApp").record(ID).orElseThrow();

        VENDOR.verify(1, getRequestedFor(urlEqualTo("/voice/recordGroup/" + ID)).withRequestBody(absent()));
        assertThat(record.voiceId()).isEqualTo(ID);
        assertThat(record.callee()).isEqualTo(CHINA);
        assertThat(record.displayNumber()).isEqualTo("1008122211");
        assertThat(record.operator()).isEqualTo("China");
        assertThat(record.submitted()).isEqualTo("2026-01-01 12:00:10");
        assertThat(record.called()).isEqualTo("2026-01-01 12:00:11");
        assertThat(record.ringing()).isEqualTo("2026-01-01 12:00:13");
        assertThat(record.answered()).isEqualTo("2026-01-01 12:00:20");
        assertThat(record.hungUp()).isEqualTo("2026-01-01 12:00:40");
        assertThat(record.callSeconds()).isEqualTo(20);
        assertThat(record.chargedSeconds()).isEqualTo(60);
        assertThat(record.terminationCode()).isEqualTo("200");
        assertThat(record.terminationReason()).isEqualTo("OK");
        assertThat(record.charge())
                .isEqualTo(Charge.of(new BigDecimal("0.05"), Currency.getInstance("EUR"))
                        .withUnitPrice(new BigDecimal("0.05"))
                        .withSettled(new Charge.Settlement(
                                new BigDecimal("0.06"), new BigDecimal("0.06"), null, new BigDecimal("1.2"))));
        assertThat(record.billPeriod()).isEqualTo("60+60");
        assertThat(record.toString()).doesNotContain(Samples.CHINA, "1008122211");
    }

    @Test
    void callsNobodyWithWhatCanNotBeACall() {
        assertThatIllegalArgumentException().isThrownBy(() -> ItniotechCall.of(CHINA, "english", "x"));
        assertThatIllegalArgumentException().isThrownBy(() -> ItniotechCall.of(CHINA, "EN", " "));
        assertThatIllegalArgumentException().isThrownBy(() -> ItniotechCall.of(CHINA, "EN", "x".repeat(1001)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ItniotechCall.of(CHINA, "EN", "x").withDisplayNumber("+4912345"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ItniotechCall.of(CHINA, "EN", "x").withLoops(0));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ItniotechCall.of(CHINA, "EN", "x").withLoops(10));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ItniotechCall.of(CHINA, "EN", "x").withInfo("x".repeat(1001)));
        assertThatIllegalArgumentException().isThrownBy(() -> provider.voice("a,b"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> provider.voice("voiceApp").record("../x"));
        assertThat(ItniotechCall.of(CHINA, "EN", "secret").toString()).doesNotContain("secret", Samples.CHINA);
    }

    @Test
    void printsNoCredentialWhateverIsPrinted() {
        assertThat(String.join(
                        " ",
                        provider.verification().toString(),
                        provider.deliveryReports().toString(),
                        provider.sentRecords().toString(),
                        provider.inboundMessages().toString(),
                        provider.toString(),
                        settings.toString(),
                        String.valueOf(settings.codes())))
                .doesNotContain("appDemo1", "otpDemo1", "voiceApp", "bDqJFiq9", "7bz1lzh9");
    }
}
