package io.smsgateway.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.smsgateway.Balance;
import io.smsgateway.MessageClass;
import io.smsgateway.Quota;
import io.smsgateway.Refusal;
import io.smsgateway.SendResult;
import io.smsgateway.SmsGateway;
import io.smsgateway.SmsMessage;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Refusals that may concern one message only, and when they suspend the provider. */
final class SuspectingGatewayTest {

    private static final Duration MINUTE = Duration.ofSeconds(60);

    private final ManualTime time = new ManualTime();
    private final ManualScheduler scheduler = new ManualScheduler(time);
    private final ScriptedProvider provider = new ScriptedProvider("acme");
    private final ScriptedGateway vendor = provider.script();
    private final Probe probe = new Probe(provider.id(), provider.balance(), scheduler);
    private final Suspender suspender =
            new Suspender(provider.id(), Suspensions.inMemory(), probe, MINUTE, time, Sample.HALF);
    private final SmsGateway requests = Sending.to(new SuspectingGateway(vendor, suspender, probe, MINUTE, time));

    private void refuses(Refusal reason, SmsMessage... messages) {
        vendor.then(reason);
        assertThat(requests.sendAll(List.of(messages))).noneMatch(SendResult::isAccepted);
    }

    private void accepts(SmsMessage message) {
        assertThat(requests.send(message).isAccepted()).isTrue();
    }

    private Map<MessageClass, Suspension> suspended() {
        return suspender.suspensions();
    }

    @ParameterizedTest
    @EnumSource(names = {"ACCOUNT_LOCKED", "OUT_OF_CREDIT"})
    void oneOddRecipientAMinuteSuspendsNothing(Refusal reason) {
        for (int minute = 0; minute < 60; minute++) {
            refuses(reason, Sample.otp(7));
            scheduler.advance(MINUTE);
        }

        assertThat(suspended()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(names = {"ACCOUNT_LOCKED", "OUT_OF_CREDIT"})
    void anotherOddRecipientEachMinuteSuspendsNothingWhileOthersAreAccepted(Refusal reason) {
        for (int minute = 0; minute < 60; minute++) {
            refuses(reason, Sample.otp(minute));
            refuses(reason, Sample.otp(1000 + minute));
            accepts(Sample.otp(2000 + minute));
            scheduler.advance(MINUTE);
        }

        assertThat(suspended()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(names = {"ACCOUNT_LOCKED", "OUT_OF_CREDIT"})
    void threeRecipientsInARowSuspendTheirClassAndNoOther(Refusal reason) {
        refuses(reason, Sample.marketing(1));
        refuses(reason, Sample.marketing(2));
        assertThat(suspended()).isEmpty();

        refuses(reason, Sample.marketing(3));

        assertThat(suspended())
                .isEqualTo(Map.of(
                        MessageClass.MARKETING,
                        Suspension.of(reason, ManualTime.START).withNote("refused 3 recipients in a row")));
    }

    @Test
    void aRecipientThatWasRefusedBeforeIsNoFurtherEvidence() {
        refuses(Refusal.ACCOUNT_LOCKED, Sample.text(1));
        refuses(Refusal.ACCOUNT_LOCKED, Sample.text(2));
        refuses(Refusal.ACCOUNT_LOCKED, Sample.text(1));
        refuses(Refusal.ACCOUNT_LOCKED, Sample.text(2));

        assertThat(suspended()).isEmpty();
    }

    @Test
    void aListIsRefusedForOneOfItsRecipientsPerhaps() {
        for (int list = 0; list < 10; list++) {
            refuses(
                    Refusal.ACCOUNT_LOCKED,
                    Sample.marketing(7),
                    Sample.marketing(100 + list),
                    Sample.marketing(200 + list),
                    Sample.marketing(300 + list));
        }
        assertThat(suspended()).isEmpty();

        refuses(Refusal.ACCOUNT_LOCKED, Sample.marketing(401), Sample.marketing(402));
        assertThat(suspended()).isEmpty();
        refuses(Refusal.ACCOUNT_LOCKED, Sample.marketing(403), Sample.marketing(404));
        assertThat(suspended()).containsOnlyKeys(MessageClass.MARKETING);
    }

    @Test
    void anAcceptanceOfAnotherClassProvesNothingForThisOne() {
        refuses(Refusal.OUT_OF_CREDIT, Sample.marketing(1));
        accepts(Sample.otp(1));
        refuses(Refusal.OUT_OF_CREDIT, Sample.marketing(2));
        accepts(Sample.text(1));
        refuses(Refusal.OUT_OF_CREDIT, Sample.marketing(3));

        assertThat(suspended()).containsOnlyKeys(MessageClass.MARKETING);
    }

    @Test
    void anAcceptanceInTheSameRequestProvesThatTheOthersWereMeant() {
        for (int list = 0; list < 10; list++) {
            SmsMessage odd = Sample.marketing(2 * list);
            vendor.thenEach(
                    message -> message.equals(odd) ? vendor.refused(Refusal.ACCOUNT_LOCKED) : vendor.accepted());
            requests.sendAll(List.of(odd, Sample.marketing(2 * list + 1)));
            vendor.thenEach(
                    message -> message.equals(odd) ? vendor.refused(Refusal.ACCOUNT_LOCKED) : vendor.accepted());
            requests.sendAll(List.of(Sample.marketing(2 * list + 1), odd));
        }

        assertThat(suspended()).isEmpty();
    }

    @Test
    void anUnconfirmedMessageProvesNothing() {
        refuses(Refusal.OUT_OF_CREDIT, Sample.text(1));
        refuses(Refusal.OUT_OF_CREDIT, Sample.text(2));
        vendor.then(vendor.unconfirmed());
        requests.send(Sample.text(3));
        assertThat(suspended()).isEmpty();

        refuses(Refusal.OUT_OF_CREDIT, Sample.text(4));
        assertThat(suspended()).containsOnlyKeys(MessageClass.TRANSACTIONAL);
    }

    @Test
    void anEmptyAccountIsSuspendedAsSoonAsTheBalanceConfirmsIt() {
        provider.withBalance(() -> Sample.balance("acme", Quota.Kind.ANY, 0));

        refuses(Refusal.OUT_OF_CREDIT, Sample.text(1));
        scheduler.advance(Duration.ZERO);

        assertThat(suspended())
                .isEqualTo(Map.of(
                        MessageClass.TRANSACTIONAL,
                        Suspension.of(Refusal.OUT_OF_CREDIT, ManualTime.START)
                                .withNote("refused a message, as the balance confirms")));
    }

    @Test
    void whatIsLeftOfTheBalanceKeepsADearMessageFromSuspending() {
        provider.withBalance(() -> Balance.of(
                provider.id(),
                ManualTime.START,
                List.of(new Quota(
                        Quota.Scope.ACCOUNT,
                        Quota.Kind.PAID,
                        Quota.Unit.MONEY,
                        new BigDecimal("99.9"),
                        Currency.getInstance("USD")))));

        refuses(Refusal.OUT_OF_CREDIT, Sample.text(1));
        scheduler.advance(MINUTE);
        refuses(Refusal.OUT_OF_CREDIT, Sample.text(2));
        scheduler.advance(MINUTE);

        assertThat(provider.balanceQueries()).isEqualTo(2);
        assertThat(suspended()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "ACCOUNT_LOCKED, ACCOUNT_LOCKED, true",
        "ACCOUNT_LOCKED, BAD_CREDENTIALS, true",
        "OUT_OF_CREDIT, OUT_OF_CREDIT, true",
        "ACCOUNT_LOCKED, UNAVAILABLE, false",
        "OUT_OF_CREDIT, UNSUPPORTED, false",
        "OUT_OF_CREDIT, UNRECOGNISED, false",
        "ACCOUNT_LOCKED, THROTTLED, false"
    })
    void aBalanceQueryThatTheAccountIsRefusedConfirms(Refusal ofMessage, Refusal ofQuery, boolean confirms) {
        provider.refusesBalance(ofQuery);

        refuses(ofMessage, Sample.otp(1));
        scheduler.advance(Duration.ZERO);

        assertThat(suspended().containsKey(MessageClass.OTP)).isEqualTo(confirms);
    }

    @Test
    void anEmptyBalanceConfirmsNoLock() {
        provider.withBalance(() -> Sample.balance("acme", Quota.Kind.ANY, 0));

        refuses(Refusal.ACCOUNT_LOCKED, Sample.text(1));
        scheduler.advance(Duration.ZERO);

        assertThat(suspended()).isEmpty();
    }

    @Test
    void theBalanceIsQueriedOnceAMinuteForEachClassHoweverOftenMessagesAreRefused() {
        for (int second = 0; second < 120; second++) {
            refuses(Refusal.OUT_OF_CREDIT, Sample.text(second));
            accepts(Sample.text(1000 + second));
            refuses(Refusal.OUT_OF_CREDIT, Sample.otp(second));
            accepts(Sample.otp(1000 + second));
            scheduler.advance(Duration.ofSeconds(1));
        }

        assertThat(provider.balanceQueries()).isEqualTo(4);
        assertThat(suspended()).isEmpty();
    }

    @Test
    void aClassThatIsResumedIsSuspendedAgainByThreeFurtherRecipients() {
        for (int i = 1; i <= 3; i++) {
            refuses(Refusal.OUT_OF_CREDIT, Sample.text(i));
        }
        suspender.resume(suspended().keySet());

        refuses(Refusal.OUT_OF_CREDIT, Sample.text(4));
        refuses(Refusal.OUT_OF_CREDIT, Sample.text(5));
        assertThat(suspended()).isEmpty();
        refuses(Refusal.OUT_OF_CREDIT, Sample.text(6));
        assertThat(suspended()).isNotEmpty();
    }

    @Test
    void aReasonThatConcernsTheAccountOnlySuspendsAllClassesAtOnce() {
        refuses(Refusal.BAD_CREDENTIALS, Sample.text(1));

        assertThat(suspended()).containsOnlyKeys(MessageClass.values());
    }
}
