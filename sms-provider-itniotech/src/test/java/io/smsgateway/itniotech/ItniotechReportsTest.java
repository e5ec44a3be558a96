package io.smsgateway.itniotech;

import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static io.smsgateway.itniotech.ItniotechRequestsTest.failure;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.tuple;

import io.smsgateway.PhoneNumber;
import io.smsgateway.Refusal;
import io.smsgateway.delivery.Charge;
import io.smsgateway.delivery.DeliveryReport;
import io.smsgateway.delivery.DeliveryState;
import io.smsgateway.delivery.FailureReason;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ItniotechReportsTest extends AtVendor {

    private static final List<String> IDS =
            List.of("2601011200001000001", "2601011200001000002", "2601011200001000003", "2601011200001000004");

    @Test
    void tellsWhatBecameOfEachAndNothingOfWhatIsNotKnownYet() {
        vendorResponds(Samples.file("report.json"));

        assertThat(provider.deliveryReports().query(IDS))
                .containsExactly(
                        report(0, Samples.CHINA, DeliveryState.SENT, null, "0", "2026-01-01T04:00:05Z"),
                        report(1, Samples.BRITAIN, DeliveryState.PENDING, null, "-1", "2026-01-01T04:00:06Z"),
                        report(
                                2,
                                Samples.CHINA_TOO,
                                DeliveryState.UNDELIVERED,
                                FailureReason.OTHER,
                                "1",
                                "2026-01-01T04:00:07Z"));
        VENDOR.verify(getRequestedFor(urlEqualTo("/sms/getReport?appId=appDemo1&msgIds=" + String.join(",", IDS)))
                .withHeader("Sign", equalTo("05d7a50893e22a5c4bb3216ae3396c7c")));
    }

    @Test
    void keepsTheCostExactly() {
        vendorResponds(Samples.file("report-priced.json"));

        assertThat(provider.deliveryReports().query(IDS))
                .singleElement()
                .extracting(DeliveryReport::charge)
                .isEqualTo(Charge.of(new BigDecimal("0.0200"), Currency.getInstance("EUR"))
                        .withUnitPrice(new BigDecimal("0.0100"))
                        .withParts(2)
                        .withSettled(new Charge.Settlement(
                                new BigDecimal("0.0234"),
                                new BigDecimal("0.0117"),
                                Currency.getInstance("USD"),
                                new BigDecimal("1.17"))));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            nullValues = "-",
            value = {
                "{'pay':0.02,'price':0.01,'chargeCnt':'2','currency':'USD'} | 0.02 | 0.01 | 2 | USD",
                "{'pay':'2.0E-4','price':2.0E-4,'chargeCnt':2.5,'currency':'Dollar'} | 0.00020 | 0.00020 | - | -",
                "{'pay':'NaN','price':'1e999999999','chargeCnt':3,'currency':840} | - | - | 3 | -",
                "{'pay':{},'price':[],'chargeCnt':true,'currency':''} | - | - | - | -",
                "{} | - | - | - | -",
                "'free' | - | - | - | -",
                "[] | - | - | - | -",
                "null | - | - | - | -",
            })
    void leavesOutOfACostWhatItCanNotRead(
            String detail,
            @Nullable BigDecimal amount,
            @Nullable BigDecimal price,
            @Nullable Integer parts,
            @Nullable String currency) {
        vendorResponds(("{'status':'0','array':[{'msgId':'" + ID + "','status':'0','pricedetail':" + detail + "}]}")
                .replace('\'', '"'));

        Charge charge = provider.deliveryReports().query(List.of(ID)).get(0).charge();

        Charge expected = Charge.of(amount, currency == null ? null : Currency.getInstance(currency))
                .withUnitPrice(price)
                .withParts(parts);
        assertThat(charge).isEqualTo(amount == null && price == null && parts == null ? null : expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            nullValues = "-",
            value = {
                "'0' | SENT | 0",
                "0 | SENT | 0",
                "'2' | UNDELIVERED | 2",
                "'3' | UNKNOWN | 3",
                "'DELIVRD' | UNKNOWN | DELIVRD",
                "'' | UNKNOWN | ~~",
                "null | UNKNOWN | -",
                "0.0 | UNKNOWN | 0.0",
            })
    void readsAStateOfAnyTypeAndKeepsWhatItDoesNotKnow(String status, DeliveryState state, @Nullable String code) {
        vendorResponds(("{'status':'0','array':[{'msgId':" + ID + ",'number':'+8613800138000','status':" + status
                        + ",'receiveTime':'yesterday'}]}")
                .replace('\'', '"'));

        DeliveryReport report = provider.deliveryReports().query(List.of(ID)).get(0);

        assertThat(report.messageId()).isEqualTo(ID);
        assertThat(report.recipient()).isEqualTo(PhoneNumber.of("+8613800138000"));
        assertThat(report.state()).isEqualTo(state);
        assertThat(report.code()).isEqualTo(code);
        assertThat(report.at()).isNull();
        assertThat(report.unverified()).isFalse();
    }

    @Test
    void asksForTwoHundredAtATimeAndForEachOnce() {
        vendorResponds("{\"status\":\"0\",\"array\":[]}");
        List<String> many = LongStream.range(0, 401)
                .mapToObj(i -> Long.toString(2_601_011_200_001_000_000L + i % 400))
                .toList();

        assertThat(provider.deliveryReports().query(many)).isEmpty();

        assertThat(requests())
                .extracting(request -> request.getUrl().split(",").length)
                .containsExactly(200, 200);
        assertThat(provider.deliveryReports().query(List.of())).isEmpty();
        assertThat(requests()).hasSize(2);
    }

    @Test
    void takesOneReportOfEachIdItAskedForAndNoOther() {
        vendorResponds("{\"status\":\"0\",\"array\":[null,{\"number\":\"1\"},{\"msgId\":\"x\"},{\"msgId\":\"7\"},"
                + "{\"msgId\":\"8\",\"status\":\"0\"},{\"msgId\":\"8\",\"status\":\"1\"}]}");

        assertThat(provider.deliveryReports().query(List.of("8", "9")))
                .singleElement()
                .extracting(DeliveryReport::messageId, DeliveryReport::state)
                .containsExactly("8", DeliveryState.SENT);
    }

    @Test
    void returnsAReportForEachRecipientOfOneId() {
        vendorResponds("{\"status\":\"0\",\"array\":[{\"msgId\":\"8\",\"number\":\"8613800138000\",\"status\":\"0\"},"
                + "{\"msgId\":\"8\",\"number\":\"8613800138001\",\"status\":\"1\"}]}");

        assertThat(provider.deliveryReports().query(List.of("8")))
                .extracting(DeliveryReport::recipient, DeliveryReport::state)
                .containsExactly(
                        tuple(PhoneNumber.of("+8613800138000"), DeliveryState.SENT),
                        tuple(PhoneNumber.of("+8613800138001"), DeliveryState.UNDELIVERED));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "12 3", "1,2", "1&appId=x", "-1", "1.0", "abc", "١٢"})
    void asksForNothingThatCanNotBeAnId(String id) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> provider.deliveryReports().query(List.of(ID, id)));
        assertThat(requests()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"status\":\"0\"} | true",
                "{\"status\":\"0\",\"success\":\"0\",\"fail\":\"0\",\"nofound\":\"1\",\"array\":null} | true",
                "{\"status\":\"0\",\"success\":\"1\"} | false",
                "{\"status\":\"0\",\"array\":{}} | false",
            })
    void tellsAnEmptyAnswerFromABrokenOne(String body, boolean empty) {
        vendorResponds(body);

        if (empty) {
            assertThat(provider.deliveryReports().query(List.of(ID))).isEmpty();
        } else {
            assertThat(failure(() -> provider.deliveryReports().query(List.of(ID)))
                            .reason())
                    .contains(Refusal.UNRECOGNISED);
        }
    }

    private static DeliveryReport report(
            int id, String number, DeliveryState state, @Nullable FailureReason reason, String code, String at) {
        return DeliveryReport.of(ITNIOTECH, IDS.get(id), PhoneNumber.of("+" + number), state)
                .withReason(reason)
                .withCode(code)
                .withAt(Instant.parse(at));
    }
}
