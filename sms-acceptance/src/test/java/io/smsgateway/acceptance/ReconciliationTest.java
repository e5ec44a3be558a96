package io.smsgateway.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.smsgateway.PhoneNumber;
import io.smsgateway.SendResult;
import io.smsgateway.SmsContent.VendorTemplate;
import io.smsgateway.SmsMessage;
import io.smsgateway.Unconfirmed;
import io.smsgateway.client.SmsClient;
import io.smsgateway.delivery.DeliveryReport;
import io.smsgateway.delivery.DeliveryReports;
import io.smsgateway.itniotech.ItniotechProvider;
import io.smsgateway.jsms.JsmsProvider;
import io.smsgateway.jsms.JsmsSettings;
import io.smsgateway.reconciliation.Reconciler;
import io.smsgateway.reconciliation.Reconciliation;
import io.smsgateway.reconciliation.Reconciliation.Evidence;
import io.smsgateway.reconciliation.Reconciliation.State;
import io.smsgateway.reconciliation.UnconfirmedAttempt;
import io.smsgateway.simulator.Fault;
import io.smsgateway.simulator.Outage;
import io.smsgateway.simulator.SmsSimulator;
import io.smsgateway.simulator.itniotech.ItniotechCallbacks.Kind;
import io.smsgateway.simulator.itniotech.ItniotechPushFields;
import io.smsgateway.simulator.itniotech.ItniotechVendor;
import io.smsgateway.simulator.jsms.JsmsVendor;
import io.smsgateway.testkit.SettableClock;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A message whose answer was lost, until it is known what became of it. */
class ReconciliationTest {

    private static final String TOKEN = "Zk3vQ8xW1nR6tY0pL5sD9fG2hJ7mB4cA";
    private static final PhoneNumber ANNA = PhoneNumber.of("+8613800138000");
    private static final PhoneNumber BERT = PhoneNumber.of("+8613800138001");
    private static final Duration SENDING = Duration.ofSeconds(10);

    private final SettableClock clock = SettableClock.at("2026-01-01T12:00:00Z");
    private final SmsSimulator simulator = SmsSimulator.start(clock);
    private final ItniotechVendor vendor = simulator.itniotech();
    private final ItniotechProvider provider = ItniotechStack.provider(simulator, clock);
    private final SmsClient client =
            SmsClient.builder().provider(provider).time(clock).build();
    private final Set<String> owned = ConcurrentHashMap.newKeySet();
    private final Reconciler reconciler =
            new Reconciler(clock, client::service, (who, id, recipient) -> owned.contains(id));

    @AfterEach
    void close() {
        client.close();
        simulator.close();
    }

    private UnconfirmedAttempt lose(Outage outage) {
        vendor.fail(outage.times(1));
        SmsMessage message = SmsMessage.text(ANNA, "Hello");
        SendResult result = client.send(message);
        vendor.heal();
        assertThat(result).isInstanceOf(Unconfirmed.class);
        List<UnconfirmedAttempt> attempts = UnconfirmedAttempt.of(message, result);
        assertThat(attempts).hasSize(1);
        return attempts.get(0);
    }

    private String accept(PhoneNumber to) {
        String id = client.send(SmsMessage.text(to, "Hello")).orThrow().messageId();
        owned.add(id);
        return id;
    }

    private Reconciliation now(UnconfirmedAttempt attempt) {
        return reconciler.reconcile(List.of(attempt)).get(0);
    }

    private String sentId() {
        return vendor.ledger().to("8613800138000").get(0).id();
    }

    @ParameterizedTest
    @EnumSource(
            value = Fault.class,
            names = {"CLOSE_AFTER_READING", "HANG"})
    void isAcceptedWhenAPushNamesItAndTheVendorSaysTheSame(Fault fault) throws IOException {
        Set<String> references = ConcurrentHashMap.newKeySet();
        try (CallbackEndpoint endpoint =
                new CallbackEndpoint(provider.callbacks(TOKEN, (who, id, recipient) -> references.contains(id)))) {
            vendor.callbacks().set(Kind.REPORT, endpoint.url(TOKEN));
            vendor.reports().sendingFor(SENDING);
            UnconfirmedAttempt attempt = lose(Outage.of(fault).afterAccepting());
            references.add(String.valueOf(attempt.reference()));

            assertThat(now(attempt).state()).isEqualTo(State.UNKNOWN);
            assertThat(now(attempt).nextCheck())
                    .isEqualTo(attempt.at().plus(attempt.took()).plusSeconds(30));

            clock.advance(SENDING);
            await().until(() -> !endpoint.events().isEmpty());
            DeliveryReport push = (DeliveryReport) endpoint.events().get(0);
            assertThat(push.unverified()).isTrue();
            reconciler.received(push);

            assertThat(now(attempt)).isEqualTo(Reconciliation.accepted(attempt, Evidence.CONCLUSIVE, sentId()));
            assertThat(vendor.ledger().count()).as("it only asks").isEqualTo(1);
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Fault.class,
            names = {"HTTP_403_SUCCESS", "HTTP_429_SUCCESS"})
    void isAcceptedWhenTheVendorKnowsTheIdOfItsContradictoryResponse(Fault fault) {
        vendor.reports().queuedFor(SENDING);
        vendor.reports().sendingFor(Duration.ofHours(2));
        accept(ANNA);
        UnconfirmedAttempt attempt = lose(Outage.of(fault));
        String id = vendor.ledger().to("8613800138000").get(1).id();
        assertThat(attempt.messageId()).isEqualTo(id);

        assertThat(now(attempt).state()).as("in the vendor's queue").isEqualTo(State.UNKNOWN);
        clock.advance(SENDING);

        assertThat(now(attempt))
                .as("being sent, and on no record of sent messages yet")
                .isEqualTo(Reconciliation.accepted(attempt, Evidence.CONCLUSIVE, id));
    }

    @Test
    void isAcceptedByAReportUnderTheIdOfAContradictoryResponse() {
        JsmsVendor jsms = simulator.jsms();
        JsmsProvider polled = new JsmsProvider(
                JsmsSettings.of(JsmsVendor.APP_KEY, JsmsVendor.MASTER_SECRET).withBaseUrl(jsms.url()));
        try (SmsClient own = SmsClient.builder().provider(polled).time(clock).build()) {
            Reconciler byReports = new Reconciler(clock, own::service, (who, id, recipient) -> false);
            jsms.fail(Fault.HTTP_403_SUCCESS, 1);
            SmsMessage message = SmsMessage.of(
                    ANNA, VendorTemplate.of("2", Map.of("order", "A-17")).withSignature("1"));
            UnconfirmedAttempt attempt =
                    UnconfirmedAttempt.of(message, own.send(message)).get(0);
            assertThat(byReports.reconcile(List.of(attempt)).get(0).state()).isEqualTo(State.UNKNOWN);

            own.service(polled.id(), DeliveryReports.class)
                    .orElseThrow()
                    .poll()
                    .items()
                    .forEach(byReports::received);

            assertThat(byReports.reconcile(List.of(attempt)))
                    .containsExactly(Reconciliation.accepted(
                            attempt,
                            Evidence.CONCLUSIVE,
                            jsms.ledger().all().get(0).id()));
        }
    }

    @Test
    void isNotAcceptedOnAForgedPush() throws IOException {
        UnconfirmedAttempt attempt = lose(Outage.of(Fault.CLOSE_AFTER_READING).withoutAccepting());
        try (CallbackEndpoint endpoint =
                new CallbackEndpoint(provider.callbacks(TOKEN, (who, id, recipient) -> true))) {
            vendor.callbacks().set(Kind.REPORT, endpoint.url(TOKEN));
            vendor.callbacks()
                    .forge(
                            Kind.REPORT,
                            "{\"msgid\":\"2601012000001999999\",\"mobile\":\"8613800138000\",\"status\":0,\"orderId\":\""
                                    + attempt.reference() + "\",\"timestamp\":"
                                    + clock.instant().toEpochMilli() + "}");
            endpoint.events().forEach(event -> reconciler.received((DeliveryReport) event));

            assertThat(endpoint.events()).hasSize(1);
            assertThat(now(attempt).state()).isEqualTo(State.UNKNOWN);
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Fault.class,
            names = {"CLOSE_AFTER_READING", "HANG"})
    void isAcceptedWhenTheVendorsRecordsHaveIt(Fault fault) {
        vendor.reports().pageSize(1);
        vendor.reports().sendingFor(SENDING);
        accept(ANNA);
        UnconfirmedAttempt attempt = lose(Outage.of(fault).afterAccepting());
        accept(BERT);

        assertThat(now(attempt).state()).isEqualTo(State.UNKNOWN);
        clock.advance(SENDING);

        assertThat(now(attempt))
                .isEqualTo(Reconciliation.accepted(
                        attempt,
                        Evidence.STRONG,
                        vendor.ledger().to("8613800138000").get(1).id()));
    }

    @Test
    void isFoundInTheRecordsThoughItsPushHasNoNameOfOurs() throws IOException {
        vendor.callbacks().fields(ItniotechPushFields.ONBUKA_NET);
        try (CallbackEndpoint endpoint =
                new CallbackEndpoint(provider.callbacks(TOKEN, (who, id, recipient) -> owned.contains(id)))) {
            vendor.callbacks().set(Kind.REPORT, endpoint.url(TOKEN));
            UnconfirmedAttempt attempt =
                    lose(Outage.of(Fault.CLOSE_AFTER_READING).afterAccepting());
            await().until(() -> !vendor.callbacks().attempts().isEmpty());

            assertThat(endpoint.events()).isEmpty();
            assertThat(now(attempt).evidence()).isEqualTo(Evidence.STRONG);
        }
    }

    @Test
    void wasNotSentWhenTheRecordsHaveTheOthersOfThatMinuteAndNotThisAnHourLater() {
        UnconfirmedAttempt attempt = lose(Outage.of(Fault.CLOSE_AFTER_READING).withoutAccepting());
        accept(BERT);

        for (Duration wait : List.of(Duration.ofSeconds(30), Duration.ofSeconds(90), Duration.ofMinutes(8))) {
            Reconciliation open = now(attempt);
            assertThat(open.state()).isEqualTo(State.UNKNOWN);
            assertThat(open.nextCheck()).isAfter(clock.instant());
            clock.advance(wait);
        }
        clock.advance(Duration.ofHours(1));

        assertThat(now(attempt)).isEqualTo(Reconciliation.notSent(attempt, Evidence.FAIR));
        assertThat(vendor.ledger().to("8613800138000")).isEmpty();
    }

    @Test
    void staysUnknownWhileTheVendorCannotBeAskedOrHasNothingOfThatMinute() {
        UnconfirmedAttempt attempt = lose(Outage.of(Fault.CLOSE_AFTER_READING).withoutAccepting());
        clock.advance(Duration.ofMinutes(61));
        assertThat(now(attempt).state()).as("nothing else is on record").isEqualTo(State.UNKNOWN);

        UnconfirmedAttempt other = lose(Outage.of(Fault.CLOSE_AFTER_READING).withoutAccepting());
        accept(BERT);
        clock.advance(Duration.ofMinutes(61));
        vendor.fail(Fault.HTTP_500);
        assertThat(now(other).state()).isEqualTo(State.UNKNOWN);
        vendor.heal();
        assertThat(now(other).state()).isEqualTo(State.NOT_SENT);
        clock.advance(Duration.ofHours(14));
        assertThat(now(attempt).nextCheck()).as("the outcome stays unknown").isNull();
    }

    @Test
    void ofACodeThatIsNotOutItIsNeverSaidThatItWasNotSent() {
        vendor.fail(Outage.of(Fault.CLOSE_AFTER_READING).times(1).withoutAccepting());
        SmsMessage code = SmsMessage.code(ANNA);
        UnconfirmedAttempt attempt =
                UnconfirmedAttempt.of(code, client.verification().start(code)).get(0);
        accept(BERT);
        clock.advance(Duration.ofMinutes(61));

        assertThat(now(attempt).state()).isEqualTo(State.UNKNOWN);
    }
}
