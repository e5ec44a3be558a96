package io.smsgateway.itniotech;

import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.matchingJsonPath;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static io.smsgateway.itniotech.ItniotechRequestsTest.failure;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.smsgateway.PhoneNumber;
import io.smsgateway.Refusal;
import io.smsgateway.delivery.Charge;
import io.smsgateway.delivery.InboundMessage;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Currency;
import java.util.List;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ItniotechInboundTest extends AtVendor {

    private static final Instant FROM = Instant.parse("2026-01-01T00:00:00Z");
    private static final String ONE = "{\"number\":\"8613800138000\",\"content\":\"%d\"}";

    @Test
    void handsOverWhatPeopleWroteBack() {
        vendorResponds(Samples.file("inbound.json"));

        assertThat(messages(FROM, FROM.plusSeconds(60)))
                .containsExactly(
                        InboundMessage.of(ITNIOTECH, PhoneNumber.of("+" + Samples.CHINA), "Yes, please")
                                .withAt(Instant.parse("2026-01-01T04:00:05Z"))
                                .withTo("106900001")
                                .withCharge(Charge.of(BigDecimal.ZERO, Currency.getInstance("USD"))
                                        .withUnitPrice(BigDecimal.ZERO)
                                        .withParts(1))
                                .withNetwork("460-1"),
                        InboundMessage.of(ITNIOTECH, PhoneNumber.of("+" + Samples.BRITAIN), "STOP")
                                .withAt(Instant.parse("2026-01-01T04:00:06Z"))
                                .withTo("106900001")
                                .withNetwork("234"));
        VENDOR.verify(1, postRequestedFor(urlEqualTo("/sms/recordMo")).withRequestBody(equalToJson("""
                        {"appId":"appDemo1","current":1,"size":100,
                         "params":{"strTime":"2026-01-01T08:00:00+08:00","endTime":"2026-01-01T08:01:00+08:00"}}""")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"pages\":2,", "\"pages\":\"2\",", "\"pages\":0,", ""})
    void turnsPagesUntilTheLast(String pages) {
        page(1, pages, 100);
        page(2, pages, 7);

        assertThat(messages(FROM, FROM)).hasSize(107);
        assertThat(requests()).hasSize(2);
    }

    @Test
    void saysSoWherePagesAreCountedAndNothingIsListed() {
        vendorResponds("{\"status\":\"0\",\"data\":{\"pages\":1,\"records\":null}}");

        assertThat(failure(() -> messages(FROM, FROM))).hasMessageContaining("pages but no messages");
    }

    @Test
    void endsAtAnEmptyPageWhateverIsPromised() {
        vendorResponds("{\"status\":\"0\",\"data\":{\"pages\":1000000,\"records\":[]}}");

        assertThat(messages(FROM, FROM)).isEmpty();
        assertThat(requests()).hasSize(1);
    }

    @Test
    void doesNotAskForEverWhereTheVendorDoesNotTurnThePage() {
        page(1, "\"pages\":1000000,", 100);
        vendorResponds(body("\"pages\":1000000,", 100));

        assertThat(failure(() -> messages(FROM, FROM))).hasMessageContaining("same page");
        assertThat(requests()).hasSize(2);
    }

    @Test
    void cutsLongTimesAtTheShortestMonth() {
        vendorResponds("{\"status\":\"0\",\"data\":{\"records\":null}}");

        messages(FROM, FROM.plus(Duration.ofDays(31)));

        assertThat(requests()).hasSize(2);
    }

    @Test
    void asksForNothingBeforeTheVendorsBeginning() {
        vendorResponds("{\"status\":\"0\",\"data\":{\"records\":[]}}");

        messages(Instant.parse("2021-01-01T00:00:00Z"), Instant.parse("2022-06-30T15:59:59Z"));
        assertThat(requests()).isEmpty();

        messages(Instant.parse("2021-01-01T00:00:00Z"), Instant.parse("2022-07-02T00:00:00Z"));
        assertThat(requests())
                .singleElement()
                .extracting(request -> request.getBodyAsString(), InstanceOfAssertFactories.STRING)
                .contains("\"strTime\":\"2022-07-01T00:00:00+08:00\"");
        assertThatIllegalArgumentException().isThrownBy(() -> messages(FROM, Instant.EPOCH));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'status':'0'}",
                "{'status':'0','data':null}",
                "{'status':'0','data':[]}",
                "{'status':'0','data':'x'}"
            })
    void saysSoWhereThereIsNoData(String body) {
        vendorResponds(body.replace('\'', '"'));

        assertThat(failure(() -> messages(FROM, FROM)).reason()).contains(Refusal.UNRECOGNISED);
    }

    @Test
    void handsOverAllThatCanBeReadAndThenSaysThatItIsNotAll() {
        vendorResponds("{\"status\":\"0\",\"data\":{\"records\":[null,{\"number\":\"Shop\",\"content\":\"x\"},"
                + "{\"number\":\"+8613800138000\",\"receiveTime\":\"?\"}]}}");
        List<InboundMessage> messages = new ArrayList<>();

        assertThat(failure(() -> provider.inboundMessages().between(FROM, FROM, messages::add)))
                .hasMessageContaining("2 messages");
        assertThat(messages).containsExactly(InboundMessage.of(ITNIOTECH, PhoneNumber.of("+" + Samples.CHINA), ""));
    }

    private List<InboundMessage> messages(Instant from, Instant to) {
        List<InboundMessage> messages = new ArrayList<>();
        provider.inboundMessages().between(from, to, messages::add);
        return messages;
    }

    private static void page(int current, String pages, int count) {
        VENDOR.stubFor(any(anyUrl())
                .withRequestBody(matchingJsonPath("$.current", equalTo(Integer.toString(current))))
                .willReturn(okJson(body(pages, count))));
    }

    private static String body(String pages, int count) {
        return "{\"status\":\"0\",\"data\":{" + pages + "\"records\":["
                + String.join(",", Collections.nCopies(count, ONE)) + "]}}";
    }
}
