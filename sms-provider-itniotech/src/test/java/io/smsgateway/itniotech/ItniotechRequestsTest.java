package io.smsgateway.itniotech;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.github.tomakehurst.wiremock.http.Fault;
import io.smsgateway.PhoneNumber;
import io.smsgateway.Refusal;
import io.smsgateway.RequestFailedException;
import io.smsgateway.testkit.FaultyServer;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A question is asked by {@code getReport}, something is told by the backfill. */
class ItniotechRequestsTest extends AtVendor {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "200 | {'status':'-1'} | BAD_CREDENTIALS | BAD_CREDENTIALS | -1",
                "200 | {'status':-13} | ACCOUNT_LOCKED | ACCOUNT_LOCKED | -13",
                "200 | {'status':'-14'} | INVALID_REQUEST | INVALID_REQUEST | -14",
                "200 | {'status':'-15'} | THROTTLED | THROTTLED | -15",
                "400 | {'status':'-22'} | INVALID_REQUEST | INVALID_REQUEST | -22",
                "200 | {'status':'-18'} | UNAVAILABLE | - | -18",
                "200 | {'status':'-99'} | UNRECOGNISED | - | -99",
                "400 | {'status':'-99'} | UNRECOGNISED | UNRECOGNISED | -99",
                "200 | {'status':'ok'} | UNRECOGNISED | - | -",
                "200 | {'status':true} | UNRECOGNISED | - | -",
                "200 | {} | UNRECOGNISED | - | -",
                "200 | null | UNRECOGNISED | - | -",
                "200 | <html> | UNRECOGNISED | - | -",
                "500 | <html> | UNAVAILABLE | - | -",
                "403 | <html> | INTERCEPTED | - | -",
                "404 | <html> | INTERCEPTED | INTERCEPTED | -",
                "500 | {'status':'-22'} | INVALID_REQUEST | - | -22",
                "429 | <html> | THROTTLED | THROTTLED | -",
                "502 | {'status':'0','array':[]} | UNRECOGNISED | - | -",
                "201 | {'status':'0','array':[]} | UNRECOGNISED | - | -",
            })
    void isInDoubtOnlyOfWhatItToldAndNeverOfWhatItAsked(
            int http, String body, Refusal asked, @Nullable Refusal told, @Nullable String code) {
        vendorResponds(http, body.replace('\'', '"'));

        RequestFailedException question =
                failure(() -> provider.deliveryReports().query(List.of(ID)));
        RequestFailedException command = failure(this::tell);

        assertThat(question.reason()).contains(asked);
        assertThat(command.reason().orElse(null)).isEqualTo(told);
        assertThat(question.code().orElse(null)).isEqualTo(code);
        assertThat(command.code().orElse(null)).isEqualTo(code);
        assertThat(requests()).hasSize(2);
    }

    @Test
    void isInDoubtOfWhatItToldWhenTheConnectionBreaksAndAsksOnce() {
        VENDOR.stubFor(any(anyUrl()).willReturn(aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER)));

        assertThat(failure(() -> provider.deliveryReports().query(List.of(ID))).reason())
                .contains(Refusal.UNAVAILABLE);
        assertThat(failure(this::tell).isUnconfirmed()).isTrue();
        assertThat(requests()).hasSize(2);
    }

    @Test
    void knowsThatNothingWasToldWhenNobodyListens() {
        try (ItniotechProvider other = new ItniotechProvider(settings.withBaseUrl(FaultyServer.refuse()))) {
            assertThat(failure(() -> other.postback().used(ID, PhoneNumber.of("+" + Samples.CHINA), NOW))
                            .reason())
                    .contains(Refusal.UNAVAILABLE);
        }
    }

    @Test
    void signsTheNextQuestionByTheVendorsTimeWhenTheClockIsWrong() {
        VENDOR.stubFor(any(anyUrl())
                .willReturn(okJson(Samples.file("failure-timestamp.json"))
                        .withHeader("Date", "Wed, 01 Sep 2021 06:00:00 GMT")));
        VENDOR.stubFor(any(anyUrl())
                .withHeader("Timestamp", equalTo("1630476000"))
                .willReturn(okJson(Samples.file("report.json"))));

        RequestFailedException first = failure(() -> provider.deliveryReports().query(List.of(ID)));

        assertThat(first.reason()).contains(Refusal.CLOCK_SKEW);
        assertThat(first).hasMessageContaining("try again");
        assertThat(provider.deliveryReports().query(List.of(ID))).hasSize(1);
    }

    @Test
    void repeatsTheVendorsWordsOfAQuestionAndNotOfWhatItTold() {
        vendorResponds("{\"status\":\"-14\",\"reason\":\"the vendor's own words\"}");

        assertThat(failure(() -> provider.deliveryReports().query(List.of(ID)))).hasMessageContaining("own words");
        assertThat(failure(this::tell)).hasMessageNotContaining("own words");
    }

    private void tell() {
        provider.postback().used(ID, PhoneNumber.of("+" + Samples.CHINA), NOW);
    }

    static RequestFailedException failure(ThrowingCallable request) {
        return catchThrowableOfType(RequestFailedException.class, request);
    }
}
