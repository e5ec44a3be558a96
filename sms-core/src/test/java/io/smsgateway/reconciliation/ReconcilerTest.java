package io.smsgateway.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.smsgateway.Accepted;
import io.smsgateway.Attempt;
import io.smsgateway.PhoneNumber;
import io.smsgateway.ProviderId;
import io.smsgateway.Refusal;
import io.smsgateway.RequestFailedException;
import io.smsgateway.SendResult;
import io.smsgateway.SmsMessage;
import io.smsgateway.Unconfirmed;
import io.smsgateway.delivery.DeliveryReport;
import io.smsgateway.delivery.DeliveryReports;
import io.smsgateway.delivery.DeliveryState;
import io.smsgateway.reconciliation.Reconciliation.Evidence;
import io.smsgateway.reconciliation.Reconciliation.State;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ReconcilerTest {

    private static final ProviderId VENDOR = ProviderId.of("vendor");
    private static final PhoneNumber ANNA = PhoneNumber.of("+8613800138000");
    private static final PhoneNumber BERT = PhoneNumber.of("+8613800138001");
    private static final SmsMessage MESSAGE = SmsMessage.text(ANNA, "Hello");
    private static final Instant THEN = Instant.parse("2026-01-01T12:00:00Z");
    private static final UnconfirmedAttempt ATTEMPT =
            UnconfirmedAttempt.of(VENDOR, ANNA, THEN, Duration.ofSeconds(8)).withReference("a-1");

    private static final UnconfirmedAttempt NAMED =
            UnconfirmedAttempt.of(VENDOR, ANNA, THEN, Duration.ofSeconds(8)).withMessageId("7");

    /** A vendor that knows some reports and sent some messages. */
    private static final class StubProvider implements DeliveryReports, SentRecords {

        private final List<DeliveryReport> sent = new ArrayList<>();
        private final List<String> asked = new ArrayList<>();
        private int queries;
        private boolean down;
        private boolean answersQueries = true;
        private boolean lists = true;
        private Runnable meanwhile = () -> {};

        @Override
        public List<DeliveryReport> query(Collection<String> messageIds) {
            fail();
            if (!answersQueries) {
                throw new RequestFailedException(VENDOR, Refusal.UNSUPPORTED, null, "no queries");
            }
            if (messageIds.contains("<broken>")) {
                throw new IllegalArgumentException("no id of this vendor");
            }
            queries++;
            asked.addAll(messageIds);
            return sent.stream()
                    .filter(record -> messageIds.contains(record.messageId()))
                    .toList();
        }

        @Override
        public void between(Instant from, Instant to, Consumer<DeliveryReport> each) {
            fail();
            asked.add(from + " " + to);
            meanwhile.run();
            sent.stream()
                    .filter(record -> lists)
                    .filter(record -> record.at() == null
                            || (!record.at().isBefore(from) && !record.at().isAfter(to)))
                    .forEach(each);
        }

        private void fail() {
            if (down) {
                throw new RequestFailedException(VENDOR, Refusal.UNAVAILABLE, null, "down");
            }
        }
    }

    private final StubProvider vendor = new StubProvider();
    private final Set<String> owned = new HashSet<>();
    private final Set<MessageKey> known = new HashSet<>();
    private Duration age = Duration.ofMinutes(1);

    private Reconciler reconciler() {
        return reconciler(new InMemoryReceivedReports(100_000));
    }

    private Reconciler reconciler(ReceivedReports received) {
        Clock clock = Clock.fixed(ATTEMPT.ended().plus(age), ZoneOffset.UTC);
        return new Reconciler(
                clock,
                new Reconciler.Services() {
                    @Override
                    public <T> Optional<T> service(ProviderId provider, Class<T> type) {
                        return provider.equals(VENDOR) && type.isInstance(vendor)
                                ? Optional.of(type.cast(vendor))
                                : Optional.empty();
                    }
                },
                (provider, id, recipient) -> owned.contains(id) || known.contains(new MessageKey(id, recipient)),
                received);
    }

    private static DeliveryReport report(String id, PhoneNumber to, Instant at) {
        return DeliveryReport.of(VENDOR, id, to, DeliveryState.DELIVERED)
                .withCode("0")
                .withAt(at);
    }

    private static DeliveryReport push(String id, @Nullable String reference) {
        return DeliveryReport.of(VENDOR, id, ANNA, DeliveryState.DELIVERED)
                .withCode("0")
                .withAt(THEN.plusSeconds(20))
                .withReference(reference)
                .withUnverified(true);
    }

    private static Reconciliation only(Reconciler reconciler, UnconfirmedAttempt... attempts) {
        return reconciler.reconcile(List.of(attempts)).get(0);
    }

    @Test
    void listsEveryUnconfirmedAttempt() {
        Attempt refused = new Attempt(VENDOR, THEN, Duration.ZERO, Attempt.Outcome.REFUSED)
                .withRefusal(Refusal.TEMPLATE, "1", null);
        Attempt doubtful =
                Attempt.of(new Unconfirmed(VENDOR, "lost").withReference("a-1"), THEN, Duration.ofSeconds(8));

        SmsMessage message = SmsMessage.text(ANNA, "hello");
        SendResult lost = new Unconfirmed(VENDOR, "lost").forMessage(null, Map.of(), List.of(refused, doubtful));

        assertThat(UnconfirmedAttempt.of(message, lost)).containsExactly(ATTEMPT);
        Attempt contradicted = Attempt.of(
                new Unconfirmed(VENDOR, "success under HTTP 403").withMessageId("7"), THEN, Duration.ofSeconds(8));
        assertThat(UnconfirmedAttempt.of(message, lost.forMessage(null, Map.of(), List.of(contradicted))))
                .containsExactly(NAMED);
        assertThat(UnconfirmedAttempt.of(
                        message, new Accepted(VENDOR, "1").forMessage(null, Map.of(), List.of(refused))))
                .isEmpty();
        // no list of messages has the codes that vendors make: that one is missing there would prove nothing
        assertThat(UnconfirmedAttempt.of(SmsMessage.code(ANNA), lost))
                .extracting(UnconfirmedAttempt::code)
                .containsExactly(true);
    }

    @ParameterizedTest
    @EnumSource(
            value = DeliveryState.class,
            names = {"SENT", "PENDING", "UNDELIVERED"})
    void findsTheCopyThatItsResponseNamedOnceTheVendorKnowsTheId(DeliveryState state) {
        assertThat(only(reconciler(), NAMED).state()).isEqualTo(State.UNKNOWN);

        vendor.lists = false; // as long as the message is being sent
        vendor.sent.add(DeliveryReport.of(VENDOR, "7", ANNA, state));
        assertThat(only(reconciler(), NAMED)).isEqualTo(Reconciliation.accepted(NAMED, Evidence.CONCLUSIVE, "7"));
    }

    @Test
    void findsTheCopyThatItsResponseNamedInAVerifiedReportOfAVendorWithoutQueries() {
        ProviderId polled = ProviderId.of("polled");
        UnconfirmedAttempt attempt =
                UnconfirmedAttempt.of(polled, ANNA, THEN, Duration.ofSeconds(8)).withMessageId("7");
        Reconciler reconciler = reconciler();
        reconciler.received(DeliveryReport.of(polled, "8", ANNA, DeliveryState.DELIVERED));
        reconciler.received(DeliveryReport.of(polled, "7", BERT, DeliveryState.DELIVERED));
        assertThat(only(reconciler, attempt).state()).isEqualTo(State.UNKNOWN);

        reconciler.received(DeliveryReport.of(polled, "7", ANNA, DeliveryState.DELIVERED));
        assertThat(only(reconciler, attempt)).isEqualTo(Reconciliation.accepted(attempt, Evidence.CONCLUSIVE, "7"));
    }

    @Test
    void findsTheCopyThatItsResponseNamedInTheRecordsOfAVendorThatCannotBeQueriedById() {
        vendor.answersQueries = false;
        vendor.sent.add(report("8", ANNA, THEN.plusSeconds(3)));
        assertThat(only(reconciler(), NAMED).state()).isEqualTo(State.UNKNOWN);

        vendor.sent.add(report("7", ANNA, THEN.plusSeconds(20)));
        assertThat(only(reconciler(), NAMED)).isEqualTo(Reconciliation.accepted(NAMED, Evidence.CONCLUSIVE, "7"));
    }

    @Test
    void takesNoRecordUnderTheIdOfAResponseThatNamesAnotherRecipientOrReference() {
        UnconfirmedAttempt attempt = NAMED.withReference("a-1");
        vendor.lists = false;
        vendor.sent.add(report("7", BERT, THEN.plusSeconds(3)));
        vendor.sent.add(report("7", ANNA, THEN.plusSeconds(3)).withReference("a-2"));

        assertThat(only(reconciler(), attempt).state()).isEqualTo(State.UNKNOWN);
    }

    @Test
    void reconcilesTheOtherAttemptsThoughTheVendorRejectsTheIdOfAResponse() {
        UnconfirmedAttempt broken =
                UnconfirmedAttempt.of(VENDOR, BERT, THEN, Duration.ofSeconds(8)).withMessageId("<broken>");
        Reconciler reconciler = reconciler();
        reconciler.received(push("7", "a-1"));
        vendor.sent.add(report("7", ANNA, THEN.plusSeconds(20)));

        assertThat(reconciler.reconcile(List.of(broken, ATTEMPT)))
                .extracting(Reconciliation::state)
                .containsExactly(State.UNKNOWN, State.ACCEPTED);
    }

    @Test
    void neverSaysThatACopyWasNotSentWhichItsResponseNamed() {
        vendor.sent.add(report("10", BERT, THEN.plusSeconds(3)));
        age = Duration.ofMinutes(61);

        assertThat(only(reconciler(), NAMED).state()).isEqualTo(State.UNKNOWN);
        assertThat(only(reconciler(), NAMED.withMessageId(null)).state()).isEqualTo(State.NOT_SENT);
    }

    @Test
    void leavesTheRecordOfTheCopyThatItsResponseNamedToThatCopy() {
        vendor.sent.add(report("7", ANNA, THEN.plusSeconds(20)));
        vendor.answersQueries = false;
        assertThat(reconciler().reconcile(List.of(ATTEMPT, NAMED)))
                .extracting(Reconciliation::state)
                .containsExactly(State.UNKNOWN, State.ACCEPTED);

        vendor.sent.add(report("9", ANNA, THEN.plusSeconds(21)));
        assertThat(reconciler().reconcile(List.of(ATTEMPT, NAMED)))
                .extracting(Reconciliation::messageId)
                .containsExactly("9", "7");
    }

    @Test
    void findsTheCopyThatAPushNamesOnceTheVendorConfirmsIt() {
        Reconciler reconciler = reconciler();
        reconciler.received(push("7", "a-1"));

        assertThat(only(reconciler, ATTEMPT).state()).isEqualTo(State.UNKNOWN);

        vendor.sent.add(report("7", ANNA, THEN.plusSeconds(20)));
        assertThat(only(reconciler, ATTEMPT)).isEqualTo(Reconciliation.accepted(ATTEMPT, Evidence.CONCLUSIVE, "7"));
    }

    @Test
    void believesNoPushThatTheVendorContradicts() {
        Reconciler reconciler = reconciler();
        reconciler.received(push("7", "a-1"));
        vendor.sent.add(report("7", BERT, THEN.plusSeconds(20)));

        assertThat(only(reconciler, ATTEMPT).state()).isEqualTo(State.UNKNOWN);
    }

    @Test
    void believesNoPushThatNamesWhatTheVendorKnowsByAnotherName() {
        Reconciler reconciler = reconciler();
        reconciler.received(push("7", "a-1"));
        DeliveryReport told = DeliveryReport.of(VENDOR, "7", ANNA, DeliveryState.DELIVERED)
                .withCode("0")
                .withAt(THEN.plusSeconds(20))
                .withReference("a-2");
        vendor.sent.add(told);

        // and what is left over may still be it, but no push made it so
        assertThat(only(reconciler, ATTEMPT).evidence()).isNotEqualTo(Evidence.CONCLUSIVE);
    }

    @Test
    void queriesAllUnverifiedReportsAtOnceUpToAMaximum() {
        Reconciler reconciler = reconciler();
        for (int i = 0; i < 1500; i++) {
            reconciler.received(push(Integer.toString(i), null));
        }

        only(reconciler, ATTEMPT);

        assertThat(vendor.asked).hasSize(1001);
        assertThat(vendor.queries).isEqualTo(1);
    }

    @Test
    void trustsNoPushWhileTheVendorCannotBeQueried() {
        Reconciler reconciler = reconciler();
        reconciler.received(push("7", "a-1"));
        vendor.down = true;

        Reconciliation reconciliation = only(reconciler, ATTEMPT);

        assertThat(reconciliation.state()).isEqualTo(State.UNKNOWN);
        assertThat(reconciliation.nextCheck()).isEqualTo(ATTEMPT.ended().plus(Duration.ofMinutes(2)));
    }

    @Test
    void takesNoReportOfAnotherMessageOfOurs() {
        Reconciler reconciler = reconciler();
        reconciler.received(push("7", "a-2"));
        owned.add("8");
        reconciler.received(report("8", ANNA, THEN.plusSeconds(20)));

        assertThat(only(reconciler, ATTEMPT).state()).isEqualTo(State.UNKNOWN);
    }

    @Test
    void findsTheCopyThatIsLeftOverInSignedReports() {
        Reconciler reconciler = reconciler();
        reconciler.received(report("8", ANNA, THEN.plusSeconds(20)));

        assertThat(only(reconciler, ATTEMPT)).isEqualTo(Reconciliation.accepted(ATTEMPT, Evidence.STRONG, "8"));
    }

    @Test
    void findsTheCopyThatIsLeftOverInTheSentRecords() {
        vendor.sent.add(report("8", ANNA, THEN.plusSeconds(20)));

        assertThat(only(reconciler(), ATTEMPT)).isEqualTo(Reconciliation.accepted(ATTEMPT, Evidence.STRONG, "8"));
        assertThat(vendor.asked).containsExactly("2026-01-01T11:30:00Z 2026-01-01T12:01:08Z");
    }

    @Test
    void takesNoMessageOfAnotherTimeOrPerson() {
        vendor.sent.add(report("8", ANNA, THEN.minus(Duration.ofMinutes(3))));
        vendor.sent.add(report("9", ANNA, THEN.plus(Duration.ofHours(2))));
        vendor.sent.add(report("10", BERT, THEN));
        age = Duration.ofHours(3);

        assertThat(only(reconciler(), ATTEMPT).state()).isEqualTo(State.UNKNOWN);
    }

    @Test
    void tellsNothingApartThatCannotBe() {
        UnconfirmedAttempt other = UnconfirmedAttempt.of(VENDOR, ANNA, THEN.plusSeconds(30), Duration.ofSeconds(8))
                .withReference("a-9");
        vendor.sent.add(report("8", ANNA, THEN.plusSeconds(40)));

        assertThat(reconciler().reconcile(List.of(ATTEMPT, other)))
                .extracting(Reconciliation::state)
                .containsExactly(State.UNKNOWN, State.UNKNOWN);

        vendor.sent.add(report("9", ANNA, THEN.plusSeconds(41)));
        assertThat(reconciler().reconcile(List.of(ATTEMPT, other)))
                .extracting(Reconciliation::messageId)
                .containsExactly("8", "9");
        assertThat(only(reconciler(), ATTEMPT).state()).isEqualTo(State.UNKNOWN);
    }

    @Test
    void leavesTheRestOverAfterWhatWasNamed() {
        UnconfirmedAttempt other = UnconfirmedAttempt.of(VENDOR, ANNA, THEN.plusSeconds(30), Duration.ofSeconds(8))
                .withReference("a-9");
        vendor.sent.add(report("7", ANNA, THEN.plusSeconds(20)));
        vendor.sent.add(report("8", ANNA, THEN.plusSeconds(40)));
        Reconciler reconciler = reconciler();
        reconciler.received(push("7", "a-1"));

        assertThat(reconciler.reconcile(List.of(ATTEMPT, other)))
                .extracting(Reconciliation::messageId, Reconciliation::evidence)
                .containsExactly(tuple("7", Evidence.CONCLUSIVE), tuple("8", Evidence.STRONG));
    }

    @Test
    void takesNoAbsenceForProofThatACodeOfTheVendorsWasNotSent() {
        SendResult lost = new Unconfirmed(VENDOR, "lost")
                .forMessage(
                        null,
                        Map.of(),
                        List.of(Attempt.of(new Unconfirmed(VENDOR, "lost"), THEN, Duration.ofSeconds(8))));
        UnconfirmedAttempt code =
                UnconfirmedAttempt.of(SmsMessage.code(ANNA), lost).get(0);
        vendor.sent.add(report("10", BERT, THEN.plusSeconds(3)));
        age = Duration.ofMinutes(61);

        assertThat(only(reconciler(), code).state()).isEqualTo(State.UNKNOWN);
        assertThat(only(reconciler(), UnconfirmedAttempt.of(MESSAGE, lost).get(0))
                        .state())
                .isEqualTo(State.NOT_SENT);
    }

    @Test
    void takesAbsenceForProofOnlyAfterAnHourAndBesideOthersOfThatMinute() {
        vendor.sent.add(report("10", BERT, THEN.plusSeconds(3)));

        assertThat(only(reconciler(), ATTEMPT).state()).isEqualTo(State.UNKNOWN);

        // from the end of the request, which took 8 s
        age = Duration.ofHours(1);
        assertThat(only(reconciler(), ATTEMPT).state()).isEqualTo(State.UNKNOWN);

        age = age.plusMillis(1);
        assertThat(only(reconciler(), ATTEMPT)).isEqualTo(Reconciliation.notSent(ATTEMPT, Evidence.FAIR));

        vendor.sent.clear();
        assertThat(only(reconciler(), ATTEMPT).state()).isEqualTo(State.UNKNOWN);
    }

    @Test
    void countsTheHourFromTheEndOfTheAttempt() {
        vendor.sent.add(report("10", BERT, THEN.plusSeconds(3)));
        age = Duration.ofHours(1);
        assertThat(only(reconciler(), ATTEMPT).state()).isEqualTo(State.UNKNOWN);

        age = Duration.ofHours(1).plusMillis(1);
        assertThat(only(reconciler(), ATTEMPT).state()).isEqualTo(State.NOT_SENT);
    }

    @Test
    void takesAMessageThatWasSentWithinAnHourOfTheEndOfTheAttempt() {
        vendor.sent.add(report("8", ANNA, ATTEMPT.ended().plus(Duration.ofHours(1))));
        age = Duration.ofHours(2);
        assertThat(only(reconciler(), ATTEMPT).messageId()).isEqualTo("8");

        vendor.sent.clear();
        vendor.sent.add(
                report("8", ANNA, ATTEMPT.ended().plus(Duration.ofHours(1)).plusMillis(1)));
        assertThat(only(reconciler(), ATTEMPT).state()).isEqualTo(State.UNKNOWN);
    }

    /** The list has records of the attempt's minutes, which end with those of its response. */
    @ParameterizedTest
    @CsvSource({"-121, UNKNOWN", "-120, NOT_SENT", "179, NOT_SENT", "180, UNKNOWN"})
    void provesAbsenceOnlyByAListWithRecordsOfItsMinutes(long seconds, State state) {
        vendor.sent.add(report("10", BERT, THEN.plusSeconds(seconds)));
        age = Duration.ofMinutes(61);

        assertThat(only(reconciler(), ATTEMPT).state()).isEqualTo(state);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2})
    void provesNoAbsenceBesideARecordWithoutRecipient(int position) {
        vendor.sent.add(report("10", BERT, THEN.plusSeconds(3)));
        vendor.sent.add(report("12", BERT, THEN.plusSeconds(4)));
        vendor.sent.add(
                position,
                DeliveryReport.of(VENDOR, "11", null, DeliveryState.DELIVERED)
                        .withCode("0")
                        .withAt(THEN));
        age = Duration.ofMinutes(61);

        assertThat(only(reconciler(), ATTEMPT).state()).isEqualTo(State.UNKNOWN);
    }

    @Test
    void provesNoAbsenceByAListWithoutAnythingOfThatMinuteWhateverWasPushed() {
        owned.add("8");
        age = Duration.ofMinutes(61);
        Reconciler reconciler = reconciler();
        reconciler.received(report("8", ANNA, THEN.plusSeconds(5)));

        assertThat(only(reconciler, ATTEMPT).state()).isEqualTo(State.UNKNOWN);
    }

    /** A machine may end after it stored an id as known, and before it stored which message has it. */
    @Test
    void provesNoAbsenceBesideAKnownRecordOfTheSameTimeWhichMayBeTheAttempts() {
        vendor.sent.add(report("10", BERT, THEN.plusSeconds(3)));
        vendor.sent.add(report("8", ANNA, THEN.plusSeconds(20)));
        owned.add("8");
        age = Duration.ofMinutes(61);
        assertThat(only(reconciler(), ATTEMPT).state()).isEqualTo(State.UNKNOWN);

        vendor.sent.set(1, report("8", ANNA, THEN.minusSeconds(121)));
        assertThat(only(reconciler(), ATTEMPT).state()).isEqualTo(State.NOT_SENT);
    }

    @Test
    void provesNoAbsenceBesideAKnownReportOfTheSameTime() {
        vendor.sent.add(report("10", BERT, THEN.plusSeconds(3)));
        owned.add("8");
        age = Duration.ofMinutes(61);
        Reconciler reconciler = reconciler();
        reconciler.received(report("8", ANNA, THEN.plusSeconds(5)));

        assertThat(only(reconciler, ATTEMPT).state()).isEqualTo(State.UNKNOWN);
    }

    @Test
    void provesNoAbsenceAgainstAnUnconfirmedPush() {
        vendor.sent.add(report("10", BERT, THEN.plusSeconds(3)));
        age = Duration.ofMinutes(61);
        Reconciler reconciler = reconciler();
        reconciler.received(push("7", "a-1"));

        assertThat(only(reconciler, ATTEMPT).state()).isEqualTo(State.UNKNOWN);
    }

    @Test
    void provesNoAbsenceOfWhatReachedAPhoneThatWasOff() {
        vendor.sent.add(report("10", BERT, THEN.plusSeconds(3)));
        vendor.sent.add(report("8", ANNA, THEN.plus(Duration.ofHours(2))));
        age = Duration.ofHours(3);

        assertThat(only(reconciler(), ATTEMPT).state()).isEqualTo(State.UNKNOWN);
    }

    @Test
    void provesNoAbsenceOfWhatAClockThatIsFastPutsLater() {
        vendor.sent.add(report("10", BERT, THEN.plusSeconds(3)));
        vendor.sent.add(report("8", ANNA, THEN.minus(Duration.ofMinutes(20))));
        age = Duration.ofMinutes(61);

        assertThat(only(reconciler(), ATTEMPT).state()).isEqualTo(State.UNKNOWN);
    }

    @Test
    void takesForTheSameCopyWhatGoesByTheSameName() {
        vendor.sent.add(report("8", ANNA, THEN.plusSeconds(20)));

        assertThat(reconciler().reconcile(List.of(ATTEMPT, ATTEMPT)))
                .extracting(Reconciliation::messageId)
                .containsExactly("8", "8");
    }

    @Test
    void tellsCopiesApartByTimeInWhateverOrderTheVendorListsThem() {
        UnconfirmedAttempt later = UnconfirmedAttempt.of(
                        VENDOR, ANNA, THEN.plus(Duration.ofMinutes(30)), Duration.ofSeconds(8))
                .withReference("a-9");
        vendor.sent.add(report("9", ANNA, THEN.plus(Duration.ofMinutes(31))));
        vendor.sent.add(report("8", ANNA, THEN.plusSeconds(20)));
        age = Duration.ofMinutes(40);

        assertThat(reconciler().reconcile(List.of(ATTEMPT, later)).get(0).messageId())
                .isEqualTo("8");
    }

    @Test
    void keepsWhatIsNamedAtOneProviderApartFromTheSameIdAtAnother() {
        ProviderId other = ProviderId.of("other");
        UnconfirmedAttempt elsewhere =
                UnconfirmedAttempt.of(other, ANNA, THEN, Duration.ofSeconds(8)).withReference("b-1");
        vendor.sent.add(report("7", ANNA, THEN.plusSeconds(20)));
        Reconciler reconciler = reconciler();
        reconciler.received(DeliveryReport.of(other, "7", ANNA, DeliveryState.DELIVERED)
                .withCode("0")
                .withAt(THEN.plusSeconds(20))
                .withReference("b-1"));

        assertThat(reconciler.reconcile(List.of(elsewhere, ATTEMPT)))
                .extracting(Reconciliation::state)
                .containsExactly(State.ACCEPTED, State.ACCEPTED);
    }

    @Test
    void queriesUnverifiedReportsWithTheReferenceFirst() {
        Reconciler reconciler = reconciler();
        for (int i = 0; i < 1500; i++) {
            reconciler.received(push("9" + i, null));
        }
        reconciler.received(push("7", "a-1"));
        vendor.sent.add(report("7", ANNA, THEN.plusSeconds(20)));

        assertThat(only(reconciler, ATTEMPT).evidence()).isEqualTo(Evidence.CONCLUSIVE);
    }

    @Test
    void letsNoLaterPushOfTheSameIdReplaceTheOneWithTheReference() {
        Reconciler reconciler = reconciler();
        reconciler.received(push("7", "a-1"));
        reconciler.received(push("7", null));
        vendor.sent.add(report("7", ANNA, THEN.plusSeconds(20)));

        assertThat(only(reconciler, ATTEMPT).evidence()).isEqualTo(Evidence.CONCLUSIVE);
    }

    @Test
    void provesNothingByAListThatBrokeOff() {
        vendor.sent.add(report("10", BERT, THEN.plusSeconds(3)));
        vendor.down = true;
        age = Duration.ofHours(2);

        assertThat(only(reconciler(), ATTEMPT).state()).isEqualTo(State.UNKNOWN);
    }

    @Test
    void knowsNothingOfAVendorThatTellsNothing() {
        UnconfirmedAttempt elsewhere = UnconfirmedAttempt.of(ProviderId.of("silent"), ANNA, THEN, Duration.ZERO);

        assertThat(only(reconciler(), elsewhere).state()).isEqualTo(State.UNKNOWN);
    }

    @Test
    void endsAskingAfterTheLastRepetitionOfACallback() {
        age = Duration.ofHours(14);

        assertThat(only(reconciler(), ATTEMPT).nextCheck()).isNull();
    }

    /** A vendor that gives one id to all messages of a request. */
    @Test
    void confirmsAReportWhoseIdNamesTheWholeRequestByItsRecipient() {
        UnconfirmedAttempt other =
                UnconfirmedAttempt.of(VENDOR, BERT, THEN, Duration.ofSeconds(8)).withReference("b-1");
        Reconciler reconciler = reconciler();
        reconciler.received(push("7", "a-1"));
        vendor.sent.add(report("7", ANNA, THEN.plusSeconds(20)));
        vendor.sent.add(report("7", BERT, THEN.plusSeconds(21)));

        assertThat(reconciler.reconcile(List.of(ATTEMPT, other)))
                .extracting(Reconciliation::messageId, Reconciliation::evidence)
                .containsExactly(tuple("7", Evidence.CONCLUSIVE), tuple("7", Evidence.STRONG));
    }

    @Test
    void matchesRecordsOfOneIdToTheAttemptsOfTheirRecipients() {
        UnconfirmedAttempt other =
                UnconfirmedAttempt.of(VENDOR, BERT, THEN, Duration.ofSeconds(8)).withReference("b-1");
        vendor.sent.add(report("7", ANNA, THEN.plusSeconds(20)));
        vendor.sent.add(report("7", BERT, THEN.plusSeconds(20)));

        assertThat(reconciler().reconcile(List.of(ATTEMPT, other)))
                .extracting(Reconciliation::messageId)
                .containsExactly("7", "7");
    }

    @Test
    void takesARecordForTheAttemptThoughItsIdIsThatOfAKnownMessageToAnother() {
        known.add(new MessageKey("7", BERT));
        vendor.sent.add(report("7", BERT, THEN.plusSeconds(20)));
        vendor.sent.add(report("7", ANNA, THEN.plusSeconds(20)));

        assertThat(only(reconciler(), ATTEMPT)).isEqualTo(Reconciliation.accepted(ATTEMPT, Evidence.STRONG, "7"));
    }

    @Test
    void provesNoAbsenceBesideARecordWithoutRecipientEvenUnderAKnownId() {
        owned.add("11");
        vendor.sent.add(report("10", BERT, THEN.plusSeconds(3)));
        vendor.sent.add(DeliveryReport.of(VENDOR, "11", null, DeliveryState.DELIVERED)
                .withCode("0")
                .withAt(THEN));
        age = Duration.ofMinutes(61);

        assertThat(only(reconciler(), ATTEMPT).state()).isEqualTo(State.UNKNOWN);
    }

    @Test
    void readsTheReportsOfARecipientFromItsStore() {
        List<DeliveryReport> stored = new ArrayList<>();
        Reconciler reconciler = reconciler(new ReceivedReports() {
            @Override
            public void add(DeliveryReport report) {
                stored.add(report);
            }

            @Override
            public List<DeliveryReport> about(ProviderId provider, PhoneNumber recipient) {
                return stored.stream()
                        .filter(report -> report.provider().equals(provider) && recipient.equals(report.recipient()))
                        .toList();
            }
        });

        reconciler.received(DeliveryReport.of(VENDOR, "7", null, DeliveryState.DELIVERED));
        assertThat(stored).isEmpty();

        reconciler.received(report("8", ANNA, THEN.plusSeconds(20)));
        assertThat(only(reconciler, ATTEMPT).messageId()).isEqualTo("8");
    }

    @Test
    void provesNoAbsenceAgainstAReportThatArrivesMeanwhile() {
        vendor.sent.add(report("10", BERT, THEN.plusSeconds(3)));
        age = Duration.ofMinutes(61);
        Reconciler reconciler = reconciler();
        vendor.meanwhile = () -> reconciler.received(push("7", "a-1"));

        assertThat(only(reconciler, ATTEMPT).state()).isEqualTo(State.UNKNOWN);
    }
}
