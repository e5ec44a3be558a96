package io.smsgateway.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.smsgateway.PhoneNumber;
import io.smsgateway.SmsMessage;
import io.smsgateway.delivery.DeliveryReport;
import io.smsgateway.delivery.DeliveryState;
import io.smsgateway.delivery.FailureReason;
import io.smsgateway.delivery.InboundMessage;
import io.smsgateway.delivery.ProviderEvent;
import io.smsgateway.delivery.ReviewState;
import io.smsgateway.delivery.SignatureReviewed;
import io.smsgateway.delivery.TemplateReviewed;
import io.smsgateway.jsms.JsmsProvider;
import io.smsgateway.jsms.JsmsSettings;
import io.smsgateway.jsms.TemplateApplication;
import io.smsgateway.simulator.CallbackAttempt;
import io.smsgateway.simulator.SmsSimulator;
import io.smsgateway.simulator.jsms.JsmsCallbacks.Kind;
import io.smsgateway.simulator.jsms.JsmsVendor;
import io.smsgateway.testkit.SettableClock;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Callbacks of the simulated vendor to an application's endpoint, with all that may go wrong with them. */
class CallbacksTest {

    private static final PhoneNumber RECIPIENT = PhoneNumber.of("+8613800138000");

    private final SettableClock clock = SettableClock.at("2026-01-01T12:00:00Z");
    private final SmsSimulator simulator = SmsSimulator.start(clock);
    private final JsmsVendor jsms = simulator.jsms();
    private final JsmsProvider provider = new JsmsProvider(
            JsmsSettings.of(JsmsVendor.APP_KEY, JsmsVendor.MASTER_SECRET).withBaseUrl(simulator.jsmsUrl()), clock);
    private final CallbackEndpoint endpoint;

    CallbacksTest() throws IOException {
        endpoint = new CallbackEndpoint(provider.callbacks());
    }

    @BeforeEach
    void setUrls() {
        for (Kind kind : Kind.values()) {
            jsms.callbacks().set(kind, endpoint.url());
        }
    }

    @AfterEach
    void close() {
        provider.close();
        simulator.close();
        endpoint.close();
    }

    private String send() {
        return provider.gateway()
                .send(Outbound.of(SmsMessage.of(
                        RECIPIENT, io.smsgateway.SmsContent.VendorTemplate.of("2", Map.of("order", "A-1")))))
                .orThrow()
                .messageId();
    }

    private List<ProviderEvent> events(int count) {
        await().until(() -> endpoint.events().size() >= count);
        return List.copyOf(endpoint.events());
    }

    private void attempts(int count) {
        await().until(() -> jsms.callbacks().attempts().size() >= count);
    }

    @Test
    void tellsWhatBecameOfAMessage() {
        String id = send();
        jsms.reports().state(RECIPIENT.national(), 4005);
        String unpaid = send();

        assertThat(events(2))
                .containsExactly(
                        DeliveryReport.of(provider.id(), id, RECIPIENT, DeliveryState.DELIVERED)
                                .withCode("4001")
                                .withAt(clock.instant()),
                        DeliveryReport.of(provider.id(), unpaid, RECIPIENT, DeliveryState.UNDELIVERED)
                                .withReason(FailureReason.OUT_OF_CREDIT)
                                .withCode("4005")
                                .withAt(clock.instant()));
    }

    @Test
    void tellsWhatPeopleWriteAndReviewersDecide() {
        String template =
                provider.templates().create(TemplateApplication.notification("Your parcel {{number}} is here"));
        jsms.reply(RECIPIENT.national(), "TD");
        jsms.account().templates().refuse(Long.parseLong(template), "too short");

        assertThat(events(2))
                .containsExactly(
                        InboundMessage.of(provider.id(), RECIPIENT, "TD").withAt(clock.instant()),
                        TemplateReviewed.of(provider.id(), template, ReviewState.REFUSED)
                                .withReason("too short"));
    }

    @ParameterizedTest
    @EnumSource
    void takesWhatTheConsolesTestButtonSends(Kind kind) {
        assertThat(jsms.callbacks().test(kind)).isEqualTo(200);
        assertThat(events(1).get(0))
                .isInstanceOf(
                        switch (kind) {
                            case REPORT -> DeliveryReport.class;
                            case REPLY -> InboundMessage.class;
                            case TEMPLATE -> TemplateReviewed.class;
                            case SIGN -> SignatureReviewed.class;
                        });
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void isToldAgainWhatItCouldNotKeepHoweverTheRepetitionIsSigned(boolean asSigned) {
        jsms.callbacks().repeatAsSigned(asSigned);
        endpoint.failNext(3);
        String id = send();

        attempts(1);
        for (Duration pause : List.of(Duration.ofMinutes(3), Duration.ofHours(1), Duration.ofHours(12))) {
            assertThat(endpoint.events()).isEmpty();
            int before = jsms.callbacks().attempts().size();
            clock.advance(pause);
            attempts(before + 1);
        }

        assertThat(events(1))
                .extracting(event -> ((DeliveryReport) event).messageId())
                .containsExactly(id);
        assertThat(jsms.callbacks().attempts())
                .extracting(CallbackAttempt::status)
                .containsExactly(500, 500, 500, 200);
    }

    @Test
    void takesADuplicateThatIsSignedAnewForAnotherTelling() {
        jsms.callbacks().twice(true);
        String id = send();

        assertThat(events(2))
                .extracting(event -> ((DeliveryReport) event).messageId())
                .containsExactly(id, id);
    }

    @Test
    void takesADuplicateThatIsSignedAsBeforeOnlyOnce() {
        jsms.callbacks().twice(true);
        jsms.callbacks().repeatAsSigned(true);
        send();

        attempts(2);
        assertThat(jsms.callbacks().attempts())
                .extracting(CallbackAttempt::status)
                .containsExactly(200, 200);
        assertThat(endpoint.events()).hasSize(1);
    }

    @Test
    void takesReportsInAnyOrderAndBeforeTheSendIsAnswered() {
        jsms.callbacks().reversed(2);
        String first = send();
        String second = send();
        assertThat(events(2))
                .extracting(event -> ((DeliveryReport) event).messageId())
                .containsExactly(second, first);

        jsms.callbacks().reversed(1);
        jsms.callbacks().beforeResponse(true);
        String third = send();
        assertThat(endpoint.events())
                .last()
                .extracting(event -> ((DeliveryReport) event).messageId())
                .isEqualTo(third);
    }

    @Test
    void takesNegativeNonces() {
        jsms.callbacks().negativeNonces(true);
        send();

        assertThat(events(1)).hasSize(1);
    }

    @Test
    void takesNoForgedDataUnderASignatureThatWasUsed() {
        send();
        events(1);

        int status = jsms.callbacks()
                .forge(Kind.REPORT, "{\"msgId\":\"1\",\"phone\":\"13800138001\",\"receiveTime\":1,\"status\":4001}");

        assertThat(status).isEqualTo(200);
        assertThat(endpoint.events()).hasSize(1);
    }
}
