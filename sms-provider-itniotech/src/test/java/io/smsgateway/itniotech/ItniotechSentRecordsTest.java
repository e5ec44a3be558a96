package io.smsgateway.itniotech;

import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static io.smsgateway.itniotech.ItniotechRequestsTest.failure;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.github.tomakehurst.wiremock.http.Request;
import io.smsgateway.Refusal;
import io.smsgateway.delivery.DeliveryReport;
import io.smsgateway.delivery.DeliveryState;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ItniotechSentRecordsTest extends AtVendor {

    private static final Instant FROM = Instant.parse("2026-01-01T00:00:00Z");
    private static final int PAGE = 50_000;
    private static final String NOTHING = "{\"status\":\"0\",\"array\":[]}";

    @ParameterizedTest
    @CsvSource({"sent-records.json, SENT, 2", "sent-records-cn.json, PENDING, 1"})
    void readsBothGenerationsOfFailure(String file, DeliveryState first, String code) {
        vendorSent(Samples.file(file));

        List<DeliveryReport> records = records(FROM, FROM.plusSeconds(60));

        assertThat(records).extracting(DeliveryReport::state).containsExactly(first, DeliveryState.UNDELIVERED);
        assertThat(records.get(1).code()).isEqualTo(code);
        assertThat(records.get(0).messageId()).isEqualTo(ID);
    }

    @Test
    void encodesThePlusOfTheZoneAndRoundsOutwards() {
        vendorResponds(NOTHING);

        records(FROM.plusMillis(1), FROM.plusSeconds(60).plusNanos(1));

        assertThat(requests())
                .extracting(Request::getUrl)
                .containsExactly("/sms/getSentRcd?appId=appDemo1&startTime=2026-01-01T08%3A00%3A00%2B08%3A00"
                        + "&endTime=2026-01-01T08%3A01%3A01%2B08%3A00&startIndex=0");
    }

    @Test
    void cutsLongTimesIntoRequestsOfThirtyOneDays() {
        vendorResponds(NOTHING);

        records(FROM, FROM.plus(Duration.ofDays(70)));

        assertThat(requests())
                .extracting(request -> request.queryParameter("startTime").firstValue() + " "
                        + request.queryParameter("endTime").firstValue())
                .containsExactly(
                        "2026-01-01T08:00:00+08:00 2026-02-01T08:00:00+08:00",
                        "2026-02-01T08:00:00+08:00 2026-03-04T08:00:00+08:00",
                        "2026-03-04T08:00:00+08:00 2026-03-12T08:00:00+08:00");
    }

    @Test
    void asksForOneRequestWhereTheTimeIsAnInstantOrExactlyThirtyOneDays() {
        vendorResponds(NOTHING);

        records(FROM, FROM);
        records(FROM, FROM.plus(Duration.ofDays(31)));

        assertThat(requests()).hasSize(2);
    }

    @Test
    void asksForPagesUntilOneIsEmptyThoughTheyAreLong() {
        vendorResponds(NOTHING);
        VENDOR.stubFor(any(anyUrl()).withQueryParam("startIndex", equalTo("0")).willReturn(okJson(page(0, PAGE))));
        VENDOR.stubFor(
                any(anyUrl()).withQueryParam("startIndex", equalTo("50000")).willReturn(okJson(page(PAGE, 1))));
        Set<String> ids = new HashSet<>();

        provider.sentRecords().between(FROM, FROM.plusSeconds(60), report -> ids.add(report.messageId()));

        assertThat(page(0, PAGE).length()).isGreaterThan(4 << 20);
        assertThat(ids).hasSize(PAGE + 1);
        assertThat(requests())
                .extracting(request -> request.queryParameter("startIndex").firstValue())
                .containsExactly("0", "50000", "50001");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[{", "[null,{"})
    void doesNotAskForEverWhereTheVendorDoesNotCountOn(String begin) {
        vendorResponds(page(0, begin.equals("[{") ? PAGE : PAGE - 1).replace("[{", begin));

        assertThat(failure(() -> records(FROM, FROM.plusSeconds(60)))).hasMessageContaining("same page");
        assertThat(requests()).hasSize(2);
    }

    @Test
    void doesNotAskForEverWhatCannotBeRead() {
        vendorResponds("{\"status\":\"0\",\"array\":[null]}");

        assertThat(failure(() -> records(FROM, FROM.plusSeconds(60)))).hasMessageContaining("same page");
        assertThat(requests()).hasSize(2);
    }

    @Test
    void handsOverAllThatCanBeReadAndThenSaysThatItIsNotAll() {
        vendorSent("{\"status\":\"0\",\"array\":[null,{\"msgId\":\"\"},{\"msgId\":\"7\",\"status\":\"0\"}]}");
        List<DeliveryReport> records = new ArrayList<>();

        assertThat(failure(() -> provider.sentRecords().between(FROM, FROM, records::add)))
                .hasMessageContaining("2 records")
                .satisfies(failed -> assertThat(failed.reason()).contains(Refusal.UNRECOGNISED));
        assertThat(records).extracting(DeliveryReport::messageId).containsExactly("7");
    }

    @Test
    void saysSoWhereRecordsAreCountedAndNotListed() {
        vendorResponds("{\"status\":\"0\",\"success\":\"5\"}");

        assertThat(failure(() -> records(FROM, FROM)).reason()).contains(Refusal.UNRECOGNISED);
    }

    @Test
    void refusesTimesThatMakeNoSense() {
        assertThatIllegalArgumentException().isThrownBy(() -> records(FROM, FROM.minusSeconds(1)));
        assertThatIllegalArgumentException().isThrownBy(() -> records(Instant.MIN, FROM));
        assertThatIllegalArgumentException().isThrownBy(() -> records(FROM, Instant.MAX));
        assertThat(requests()).isEmpty();
    }

    /** One page, and nothing after it. */
    private static void vendorSent(String page) {
        vendorResponds(NOTHING);
        VENDOR.stubFor(any(anyUrl()).withQueryParam("startIndex", equalTo("0")).willReturn(okJson(page)));
    }

    private List<DeliveryReport> records(Instant from, Instant to) {
        List<DeliveryReport> records = new ArrayList<>();
        provider.sentRecords().between(from, to, records::add);
        return records;
    }

    private static String page(int from, int count) {
        return IntStream.range(from, from + count)
                .mapToObj(i -> "{\"msgId\":\"" + (2_601_011_200_001_000_000L + i) + "\",\"number\":\"8613800138000\","
                        + "\"receiveTime\":\"2026-01-01T12:00:05+08:00\",\"status\":\"0\"}")
                .collect(Collectors.joining(
                        ",",
                        "{\"status\":\"0\",\"reason\":\"success\",\"success\":\"" + count + "\",\"array\":[",
                        "]}"));
    }
}
