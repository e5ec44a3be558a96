package io.smsgateway.jsms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.smsgateway.PhoneNumber;
import io.smsgateway.ProviderId;
import io.smsgateway.Refusal;
import io.smsgateway.RequestFailedException;
import io.smsgateway.delivery.DeliveryReport;
import io.smsgateway.delivery.DeliveryReports;
import io.smsgateway.delivery.DeliveryState;
import io.smsgateway.delivery.FailureReason;
import io.smsgateway.delivery.InboundMessage;
import io.smsgateway.delivery.InboundMessages;
import io.smsgateway.delivery.Page;
import io.smsgateway.delivery.UnrecognisedEvent;
import io.smsgateway.spi.SmsProvider;
import io.smsgateway.testkit.Behaviour;
import io.smsgateway.testkit.FaultyServer;
import io.smsgateway.testkit.SettableClock;
import java.time.Instant;
import java.util.Collections;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is handed out once and must not be lost. */
final class JsmsPullTest {

    private static final ProviderId JSMS = ProviderId.of("jsms");
    private static final PhoneNumber ONE = PhoneNumber.of("+8613800138001");
    private static final PhoneNumber TWO = PhoneNumber.of("+8613800138002");
    private static final Instant THEN = Instant.ofEpochMilli(1_700_000_000_000L);

    private final SettableClock clock = SettableClock.at("2026-11-22T08:00:00Z");
    private final FaultyServer vendor = FaultyServer.start(Behaviour.close());
    private final JsmsProvider provider = new JsmsProvider(Jsms.settings(vendor.url()), clock);

    @AfterEach
    void close() {
        provider.close();
        vendor.close();
    }

    private Page<DeliveryReport> reports(String body) {
        vendor.then(Behaviour.respond(200, body));
        return provider.deliveryReports().poll();
    }

    @Test
    void reportsAreTaken() {
        Page<DeliveryReport> page = reports(Jsms.fixture("reports.json"));
        assertThat(page.items())
                .containsExactly(
                        DeliveryReport.of(JSMS, "288193860302", ONE, DeliveryState.DELIVERED)
                                .withCode("4001")
                                .withAt(THEN),
                        DeliveryReport.of(JSMS, "288193860303", TWO, DeliveryState.UNDELIVERED)
                                .withReason(FailureReason.UNREACHABLE)
                                .withCode("4003")
                                .withAt(THEN.plusSeconds(1)));
        assertThat(page.unrecognised()).isEmpty();
        assertThat(page.more()).isFalse();
        assertThat(vendor.requests())
                .extracting(request -> request.method() + " " + request.path() + " " + request.body())
                .containsExactly("GET /v1/report ");
    }

    @Test
    void reportsOfTheOtherGenerationAreTaken() {
        assertThat(reports(Jsms.fixture("reports-as-text.json")).items())
                .containsExactly(
                        DeliveryReport.of(JSMS, "288193860302", ONE, DeliveryState.DELIVERED)
                                .withCode("4001")
                                .withAt(THEN),
                        DeliveryReport.of(JSMS, "288193860303", TWO, DeliveryState.UNDELIVERED)
                                .withReason(FailureReason.CONTENT_REJECTED)
                                .withCode("4010")
                                .withAt(THEN.plusMillis(1500)));
    }

    @Test
    void repliesAreTaken() {
        vendor.then(Behaviour.respond(200, Jsms.fixture("replies.json")));
        assertThat(provider.inboundMessages().poll().items())
                .containsExactly(
                        InboundMessage.of(JSMS, ONE, "TD").withAt(THEN),
                        InboundMessage.of(JSMS, TWO, "谢谢").withAt(THEN));
        assertThat(vendor.requests()).extracting(FaultyServer.Request::path).containsExactly("/v1/reply");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", " [ ] "})
    void nothingNewIsAnEmptyPage(String body) {
        Page<DeliveryReport> page = reports(body);
        assertThat(page.isEmpty()).isTrue();
        assertThat(page.more()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\r\n"})
    void anAnswerWithoutABodyMayHaveLostAPage(String body) {
        assertThatExceptionOfType(RequestFailedException.class)
                .isThrownBy(() -> reports(body))
                .satisfies(failed -> assertThat(failed.isUnconfirmed()).isTrue());
    }

    @Test
    void oneThatCantBeReadSpoilsNoOther() {
        String odd = "{\"msgId\": [\"1\"], \"status\": 4001}";
        String twice = "{\"msgId\":\"1\",\"msgId\":\"2\",\"status\":4001}";
        Page<DeliveryReport> page = reports("[" + odd + ",{\"msgId\":\"5\",\"status\":4001},null, 7 ," + twice + "]");
        assertThat(page.items()).extracting(DeliveryReport::messageId).containsExactly("5");
        assertThat(page.unrecognised())
                .containsExactly(
                        UnrecognisedEvent.of(JSMS, "", odd),
                        UnrecognisedEvent.of(JSMS, "", "null"),
                        UnrecognisedEvent.of(JSMS, "", "7"),
                        UnrecognisedEvent.of(JSMS, "", twice));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"reports\":[{\"msgId\":\"1\",\"status\":4001}]}",
                "null",
                "[{\"msgId\":\"1\",\"status\":4001}",
                "[] []",
                "<html>好</html>"
            })
    void anAnswerThatIsNoArrayIsHandedOnWhole(String body) {
        Page<DeliveryReport> page = reports(body);
        assertThat(page.items()).isEmpty();
        assertThat(page.unrecognised()).containsExactly(UnrecognisedEvent.of(JSMS, "", body));
    }

    @ParameterizedTest
    @CsvSource({"499,false", "500,true", "501,true"})
    void aFullPageSaysThatThereIsMore(int records, boolean more) {
        String body = "[" + String.join(",", Collections.nCopies(records, "{\"msgId\":\"1\",\"status\":4001}")) + "]";
        Page<DeliveryReport> page = reports(body);
        assertThat(page.items()).hasSize(records);
        assertThat(page.more()).isEqualTo(more);
    }

    @ParameterizedTest
    @CsvSource({
        "403,50009,THROTTLED",
        "200,50009,THROTTLED",
        "401,50002,BAD_CREDENTIALS",
        "403,50035,IP_NOT_ALLOWED",
        "403,50999,UNRECOGNISED",
        "429,50999,THROTTLED"
    })
    void aRefusalLosesNothing(int status, String code, Refusal reason) {
        vendor.then(Behaviour.respond(status, "{\"error\":{\"code\":" + code + ",\"message\":\"x\"}}"));
        RequestFailedException failed = failed(provider.deliveryReports());
        assertThat(failed.reason()).contains(reason);
        assertThat(failed.code()).contains(code);
    }

    @Test
    void anAnswerThatWasLostMayHaveTakenAPageWithIt() {
        for (Behaviour lost : new Behaviour[] {
            Behaviour.close(), Behaviour.cut(200, "[{}]"), Behaviour.html(502), Behaviour.respond(500, "[]")
        }) {
            vendor.then(lost);
            assertThat(failed(provider.deliveryReports()).isUnconfirmed())
                    .as(lost.toString())
                    .isTrue();
        }
        assertThat(vendor.begunRequests()).isEqualTo(4);
    }

    @Test
    void aVendorThatCantBeReachedLosesNothing() {
        try (JsmsProvider nowhere = new JsmsProvider(Jsms.settings(FaultyServer.refuse()), clock)) {
            assertThat(failed(nowhere.deliveryReports()).reason()).contains(Refusal.UNAVAILABLE);
        }
    }

    private static RequestFailedException failed(DeliveryReports reports) {
        return assertThatExceptionOfType(RequestFailedException.class)
                .isThrownBy(reports::poll)
                .actual();
    }

    @Test
    void theServicesAreFoundByTheirTypes() {
        SmsProvider any = provider;
        assertThat(any.service(DeliveryReports.class)).containsSame(provider.deliveryReports());
        assertThat(any.service(InboundMessages.class)).containsSame(provider.inboundMessages());
        assertThat(any.service(Runnable.class)).isEmpty();
    }
}
