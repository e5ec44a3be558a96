package io.smsgateway.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.smsgateway.PhoneNumber;
import io.smsgateway.SmsMessage;
import io.smsgateway.delivery.DeliveryReport;
import io.smsgateway.delivery.DeliveryState;
import io.smsgateway.delivery.InboundMessage;
import io.smsgateway.delivery.ProviderEvent;
import io.smsgateway.itniotech.ItniotechProvider;
import io.smsgateway.simulator.CallbackAttempt;
import io.smsgateway.simulator.SmsSimulator;
import io.smsgateway.simulator.itniotech.ItniotechCallbacks.Kind;
import io.smsgateway.simulator.itniotech.ItniotechPushFields;
import io.smsgateway.simulator.itniotech.ItniotechVendor;
import io.smsgateway.spi.OutboundMessage;
import io.smsgateway.testkit.SettableClock;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Pushes of the simulated Itniotech, which signs nothing, with all that may go wrong with them. */
class ItniotechPushesTest {

    private static final String TOKEN = "Zk3vQ8xW1nR6tY0pL5sD9fG2hJ7mB4cA";
    private static final PhoneNumber RECIPIENT = PhoneNumber.of("+8613800138000");
    private static final String WIRE_NUMBER = "8613800138000";
    private static final Duration SENDING = Duration.ofSeconds(10);
    private static final Set<ItniotechPushFields> WITHOUT_REFERENCE =
            EnumSet.of(ItniotechPushFields.ITNIOTECH_COM, ItniotechPushFields.ONBUKA_NET);

    private final SettableClock clock = SettableClock.at("2026-01-01T12:00:00Z");
    private final SmsSimulator simulator = SmsSimulator.start(clock);
    private final ItniotechVendor vendor = simulator.itniotech();
    private final ItniotechProvider provider = ItniotechStack.provider(simulator, clock);
    private final Set<String> known = ConcurrentHashMap.newKeySet();
    private final List<String> references = new ArrayList<>();
    private final CallbackEndpoint endpoint;

    ItniotechPushesTest() throws IOException {
        endpoint = new CallbackEndpoint(provider.callbacks(TOKEN, (who, id, recipient) -> known.contains(id)));
    }

    @BeforeEach
    void setUrls() {
        vendor.callbacks().set(Kind.REPORT, endpoint.url(TOKEN));
        vendor.callbacks().set(Kind.INBOUND, endpoint.url(TOKEN));
        vendor.reports().sendingFor(SENDING);
    }

    @AfterEach
    void close() {
        provider.close();
        simulator.close();
        endpoint.close();
    }

    /** Sends, keeps the id, and only then lets the vendor finish. */
    private String send() {
        OutboundMessage message = Outbound.of(SmsMessage.text(RECIPIENT, "Hello"));
        references.add(message.reference());
        String id = provider.gateway().send(message).orThrow().messageId();
        known.add(id);
        return id;
    }

    private List<ProviderEvent> events(int count) {
        await().until(() -> endpoint.events().size() >= count);
        return List.copyOf(endpoint.events());
    }

    private List<DeliveryReport> reports(int count) {
        await().until(() -> received().size() >= count);
        return received();
    }

    private List<DeliveryReport> received() {
        return List.copyOf(endpoint.events()).stream()
                .filter(DeliveryReport.class::isInstance)
                .map(DeliveryReport.class::cast)
                .toList();
    }

    private List<Integer> answers(int count) {
        await().until(() -> vendor.callbacks().attempts().size() >= count);
        return vendor.callbacks().attempts().stream()
                .map(CallbackAttempt::status)
                .toList();
    }

    private DeliveryReport asked(String id) {
        return provider.deliveryReports().query(List.of(id)).get(0);
    }

    @ParameterizedTest
    @EnumSource
    void saysInEveryGenerationWhatTheVendorSaysWhenAsked(ItniotechPushFields fields) {
        vendor.callbacks().fields(fields);
        String id = send();
        clock.advance(SENDING);

        DeliveryReport push = reports(1).get(0);

        DeliveryReport asked = asked(id);
        assertThat(push.messageId()).isEqualTo(id);
        assertThat(push.recipient()).isEqualTo(asked.recipient()).isEqualTo(RECIPIENT);
        assertThat(push.state()).isEqualTo(DeliveryState.DELIVERED);
        assertThat(asked.state()).isEqualTo(DeliveryState.SENT);
        assertThat(push.charge()).isEqualTo(asked.charge()).isNotNull();
        assertThat(push.unverified()).isTrue();
        assertThat(asked.unverified()).isFalse();
        assertThat(push.reference()).isEqualTo(WITHOUT_REFERENCE.contains(fields) ? null : references.get(0));
        // of sending, or of the report
        assertThat(push.at()).isBetween(clock.instant().minus(SENDING), clock.instant());
    }

    @ParameterizedTest
    @EnumSource
    void takesOtherTypesThanThePagesHave(ItniotechPushFields fields) {
        vendor.callbacks().fields(fields);
        vendor.callbacks().swappedTypes(true);
        vendor.callbacks().priceDetail(false);
        vendor.reports().outcome(WIRE_NUMBER, 7, "EXPIRED");
        String id = send();
        vendor.inbound(WIRE_NUMBER, "1069", "Stop");
        clock.advance(SENDING);

        DeliveryReport push = reports(1).get(0);
        assertThat(push.messageId()).isEqualTo(id);
        assertThat(push.state()).isEqualTo(asked(id).state()).isEqualTo(DeliveryState.UNDELIVERED);
        assertThat(push.code()).isEqualTo("7 EXPIRED");
        assertThat(push.charge()).isNull();
        assertThat(push.at()).isNotNull();
    }

    @Test
    void comesTwiceAndIsTwiceTheSame() {
        vendor.callbacks().twice(true);
        send();
        clock.advance(SENDING);

        assertThat(reports(2)).hasSize(2).containsOnly(reports(2).get(0));
    }

    @Test
    void comesInAnyOrder() {
        vendor.callbacks().reversed(2);
        String first = send();
        String second = send();
        clock.advance(SENDING);

        assertThat(reports(2)).extracting(DeliveryReport::messageId).containsExactly(second, first);
    }

    @Test
    void isKnownByOurNameOfItWhereItComesBeforeTheId() {
        vendor.reports().sendingFor(Duration.ZERO);
        vendor.callbacks().beforeResponse(true);

        String id = send();

        assertThat(reports(1)).extracting(DeliveryReport::messageId).containsExactly(id);
        assertThat(reports(1).get(0).reference()).isNotNull();
    }

    @Test
    void isDroppedWhereItComesBeforeTheIdAndHasNoNameOfOursAndFoundByAsking() {
        vendor.callbacks().fields(ItniotechPushFields.ITNIOTECH_COM);
        vendor.reports().sendingFor(Duration.ZERO);
        vendor.callbacks().beforeResponse(true);

        String id = send();

        assertThat(answers(1)).containsExactly(200);
        assertThat(endpoint.events()).isEmpty();
        assertThat(asked(id).state()).isEqualTo(DeliveryState.SENT);
    }

    @Test
    void isNothingToThoseWhoDoNotKnowTheToken() {
        vendor.callbacks().set(Kind.REPORT, endpoint.url(TOKEN.replace('A', 'B')));
        send();
        clock.advance(SENDING);

        assertThat(answers(1)).containsExactly(404);
        assertThat(endpoint.events()).isEmpty();
    }

    @Test
    void isNotAcceptedForAMessageThatWasNeverSent() {
        int status = vendor.callbacks().forge(Kind.REPORT, forged("2601012000001999999", 0));

        assertThat(status).isEqualTo(200);
        assertThat(endpoint.events()).isEmpty();
    }

    @Test
    void isAHintThatTheVendorContradictsWhereItIsForged() {
        String id = send();
        clock.advance(SENDING);
        events(1);

        assertThat(vendor.callbacks().forge(Kind.REPORT, forged(id, 1))).isEqualTo(200);

        DeliveryReport lie = reports(2).get(1);
        assertThat(lie.state()).isEqualTo(DeliveryState.UNDELIVERED);
        assertThat(lie.unverified()).isTrue();
        assertThat(asked(id).state()).isEqualTo(DeliveryState.SENT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "null", "\"text\"", "{", "{}", "{\"msgid\":{}}", "{\"msgid\":[1]}"})
    void isNothingWhereItIsNoPush(String body) {
        assertThat(vendor.callbacks().forge(Kind.REPORT, body)).isIn(200, 400);
        assertThat(endpoint.events()).isEmpty();
    }

    @Test
    void comesAgainWhereItCouldNotBeKept() {
        endpoint.failNext(2);
        String id = send();
        clock.advance(SENDING);
        answers(1);
        clock.advance(Duration.ofMinutes(1));
        answers(2);
        clock.advance(Duration.ofMinutes(1));

        assertThat(reports(1)).extracting(DeliveryReport::messageId).containsExactly(id);
        assertThat(answers(3)).containsExactly(500, 500, 200);
    }

    @Test
    void isForgottenByTheVendorAfterItsLastTryAndFoundByAsking() {
        endpoint.failNext(9);
        String id = send();
        clock.advance(SENDING);
        for (int tries = 1; tries <= 3; tries++) {
            answers(tries);
            clock.advance(Duration.ofMinutes(1));
        }

        assertThat(answers(3)).containsExactly(500, 500, 500);
        assertThat(asked(id).state()).isEqualTo(DeliveryState.SENT);
    }

    @ParameterizedTest
    @EnumSource
    void tellsWhatPeopleWriteToAReceiverThatTakesAnyId(ItniotechPushFields fields) throws IOException {
        try (CallbackEndpoint inbox = new CallbackEndpoint(provider.callbacks(TOKEN, (who, id, sender) -> true))) {
            vendor.callbacks().set(Kind.INBOUND, inbox.url(TOKEN));
            vendor.callbacks().fields(fields);
            vendor.inbound(WIRE_NUMBER, "1069", "Stop");

            await().until(() -> !inbox.events().isEmpty());
            InboundMessage pushed = (InboundMessage) inbox.events().get(0);
            assertThat(pushed)
                    .isEqualTo(InboundMessage.of(provider.id(), RECIPIENT, "Stop")
                            .withAt(clock.instant())
                            .withTo("1069")
                            .withNetwork("460")
                            .withCharge(pushed.charge())
                            .withUnverified(true));
            List<InboundMessage> asked = new ArrayList<>();
            provider.inboundMessages().between(clock.instant(), clock.instant(), asked::add);
            assertThat(asked)
                    .containsExactly(InboundMessage.of(provider.id(), RECIPIENT, "Stop")
                            .withAt(clock.instant())
                            .withTo("1069")
                            .withNetwork("460")
                            .withCharge(pushed.charge()));
        }
    }

    @Test
    void isTakenUnverifiedOfWhatPeopleWriteWhereItsIdIsNotKnown() {
        vendor.inbound(WIRE_NUMBER, "1069", "Stop");

        assertThat(answers(1)).containsExactly(200);
        assertThat(events(1))
                .singleElement()
                .isInstanceOfSatisfying(
                        InboundMessage.class,
                        pushed -> assertThat(pushed.content()).isEqualTo("Stop"));
        List<InboundMessage> asked = new ArrayList<>();
        provider.inboundMessages().between(clock.instant(), clock.instant(), asked::add);
        assertThat(asked).extracting(InboundMessage::content).containsExactly("Stop");
    }

    private static String forged(String id, int status) {
        return "{\"appId\":\"" + ItniotechVendor.APP_ID + "\",\"msgid\":\"" + id + "\",\"mobile\":\"" + WIRE_NUMBER
                + "\",\"status\":" + status + ",\"reason\":\"0\",\"timestamp\":1767268800000}";
    }
}
