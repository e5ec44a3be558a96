package io.smsgateway.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.smsgateway.Accepted;
import io.smsgateway.Attempt;
import io.smsgateway.Guarantee;
import io.smsgateway.PhoneNumber;
import io.smsgateway.ProviderId;
import io.smsgateway.Refusal;
import io.smsgateway.Refused;
import io.smsgateway.Remedy;
import io.smsgateway.SendResult;
import io.smsgateway.SmsMessage;
import io.smsgateway.Unconfirmed;
import io.smsgateway.spi.AttemptJournal;
import io.smsgateway.spi.OutboundMessage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

final class HalvingGatewayTest {

    private static final ProviderId ACME = ProviderId.of("acme");

    private final ManualTime time = new ManualTime();
    private final Map<PhoneNumber, Refused> persons = new LinkedHashMap<>();
    private final List<List<OutboundMessage>> requests = new ArrayList<>();
    private final Map<Integer, SendResult> whole = new LinkedHashMap<>();
    private final List<OutboundMessage> journal = new ArrayList<>();
    private final ScriptedProvider other = new ScriptedProvider("other");
    private final SmsClient client = SmsClient.builder()
            .provider(new ScriptedProvider("acme")
                    .takes(1000)
                    .batchedBy(message -> "all")
                    .sendsThrough(this::vendor))
            .provider(other)
            .journal(new AttemptJournal() {
                @Override
                public Optional<Refused> begin(ProviderId provider, List<OutboundMessage> messages) {
                    journal.addAll(messages);
                    return Optional.empty();
                }

                @Override
                public void end(ProviderId provider, List<OutboundMessage> messages, List<SendResult> results) {}
            })
            .time(time)
            .build();

    @AfterEach
    void close() {
        client.close();
    }

    /** Refuses a request whole for the first person whom something protects. */
    private List<SendResult> vendor(List<OutboundMessage> messages) {
        requests.add(messages);
        SendResult byNumber = whole.get(requests.size());
        if (byNumber != null) {
            return messages.stream().map(message -> byNumber).toList();
        }
        for (OutboundMessage message : messages) {
            Refused own = persons.get(message.to());
            if (own != null) {
                SendResult all = messages.size() == 1
                        ? own
                        : refused(
                                own.reason() == Refusal.RECIPIENT_LIMIT ? Refusal.BATCH_LIMIT : Refusal.BATCH_REJECTED,
                                String.valueOf(own.code()));
                return messages.stream().map(each -> all).toList();
            }
        }
        return messages.stream()
                .map(message -> (SendResult) new Accepted(ACME, message.to().national()))
                .toList();
    }

    private static Refused refused(Refusal reason, String code) {
        return new Refused(ACME, reason, "as the script says").withCode(code);
    }

    private void optedOut(int... numbers) {
        IntStream.of(numbers).forEach(n -> persons.put(Sample.number(n), refused(Refusal.OPTED_OUT, "50024")));
    }

    private static Refusal reason(SendResult result) {
        return ((Refused) result).reason();
    }

    @Test
    void sendsAllButTheOneWhoOptedOut() {
        optedOut(5);

        List<SendResult> results = client.sendAll(Sample.texts(8));

        assertThat(IntStream.range(0, 8)
                        .filter(i -> results.get(i).isAccepted())
                        .mapToObj(i -> ((Accepted) results.get(i)).messageId()))
                .isEqualTo(IntStream.range(0, 8)
                        .filter(i -> i != 5)
                        .mapToObj(i -> Sample.number(i).national())
                        .toList());
        assertThat(results.get(5)).isInstanceOfSatisfying(Refused.class, refused -> {
            assertThat(refused.reason()).isEqualTo(Refusal.OPTED_OUT);
            assertThat(refused.code()).isEqualTo("50024");
        });
        assertThat(requests).extracting(List::size).containsExactly(8, 4, 4, 2, 2, 1, 1);
        assertThat(other.script().calls()).isEmpty();
    }

    @Test
    void eachRequestHasReferencesOfItsOwnAndIsJournaledAndRecorded() {
        optedOut(1);

        List<SendResult> results = client.sendAll(Sample.texts(2));

        assertThat(journal).hasSize(4);
        assertThat(new HashSet<>(
                        journal.stream().map(OutboundMessage::reference).toList()))
                .hasSize(4);
        assertThat(results.get(0).attempts())
                .extracting(Attempt::outcome)
                .containsExactly(Attempt.Outcome.REFUSED, Attempt.Outcome.ACCEPTED);
        assertThat(results.get(1).attempts())
                .extracting(Attempt::refusal)
                .containsExactly(Refusal.BATCH_REJECTED, Refusal.OPTED_OUT);
    }

    @ParameterizedTest
    @EnumSource(
            value = Refusal.class,
            names = {"BATCH_REJECTED", "BATCH_LIMIT"})
    void makesNoFurtherCopyElsewhereOfAMessageThatMayBeTheProtectedOne(Refusal reason) {
        whole.put(1, refused(reason, "1"));
        whole.put(2, new Unconfirmed(ACME, "the response was lost"));
        List<SmsMessage> messages = Sample.texts(4).stream()
                .map(message -> message.with(Guarantee.AT_LEAST_ONCE))
                .toList();

        List<SendResult> results = client.sendAll(messages);

        assertThat(results.subList(0, 2))
                .allSatisfy(result -> assertThat(result).isInstanceOf(Unconfirmed.class));
        assertThat(results.subList(2, 4)).allMatch(SendResult::isAccepted);
        assertThat(other.script().calls()).isEmpty();
    }

    @Test
    void makesAtMost32FurtherRequestsAndHandsNothingOn() {
        optedOut(IntStream.range(0, 100).map(i -> i * 10).toArray());

        List<SendResult> results = client.sendAll(
                IntStream.range(0, 1000).mapToObj(Sample::marketing).toList());

        assertThat(requests).hasSize(1 + HalvingGateway.MAX_REQUESTS);
        assertThat(results).extracting(HalvingGatewayTest::reason).containsOnly(Refusal.BATCH_REJECTED);
        assertThat(results).extracting(SendResult::remedy).containsOnly(Remedy.NONE);
        assertThat(other.script().calls()).isEmpty();
    }

    @Test
    void findsAFewAmongManyWithinItsBound() {
        optedOut(7, 999);

        List<SendResult> results = client.sendAll(
                IntStream.range(0, 1000).mapToObj(Sample::marketing).toList());

        assertThat(requests.size()).isLessThanOrEqualTo(1 + HalvingGateway.MAX_REQUESTS);
        assertThat(results.stream().filter(SendResult::isAccepted).count()).isGreaterThan(980);
        assertThat(results.get(7).isAccepted() || results.get(999).isAccepted()).isFalse();
        assertThat(other.script().calls()).isEmpty();
    }

    @Test
    void stopsAtALimitThatTheFirstRequestDidNotMeet() {
        optedOut(0);
        whole.put(3, refused(Refusal.BATCH_LIMIT, "50009"));

        List<SendResult> results = client.sendAll(Sample.texts(8));

        assertThat(requests).hasSize(3);
        assertThat(results).extracting(HalvingGatewayTest::reason).containsOnly(Refusal.BATCH_REJECTED);
        assertThat(other.script().calls()).isEmpty();
    }

    @Test
    void goesOnAtTheLimitThatTheFirstRequestMet() {
        persons.put(Sample.number(0), refused(Refusal.RECIPIENT_LIMIT, "50009"));

        List<SendResult> results = client.sendAll(Sample.texts(8));

        assertThat(reason(results.get(0))).isEqualTo(Refusal.RECIPIENT_LIMIT);
        assertThat(results.subList(1, 8)).allMatch(SendResult::isAccepted);
    }

    @ParameterizedTest
    @EnumSource(
            value = Refusal.class,
            names = {"THROTTLED", "UNAVAILABLE", "OUT_OF_CREDIT", "INTERCEPTED", "BUSY", "TEMPLATE", "EXPIRED"})
    void aHalfThatIsRefusedForAnotherReasonIsNotHandedOn(Refusal reason) {
        optedOut(7);
        whole.put(2, refused(reason, "1"));

        List<SendResult> results = client.sendAll(Sample.texts(8));

        assertThat(results.subList(0, 4)).extracting(HalvingGatewayTest::reason).containsOnly(Refusal.BATCH_REJECTED);
        assertThat(results.get(7).isAccepted()).isFalse();
        assertThat(results.subList(4, 7)).extracting(SendResult::isAccepted).containsOnly(reason == Refusal.TEMPLATE);
        assertThat(requests).hasSize(reason == Refusal.TEMPLATE ? 7 : 2);
        assertThat(other.script().calls()).isEmpty();
    }

    @Test
    void asksNothingAgainWhereTheVendorSaysWhatEachMessageMeets() {
        whole.put(1, refused(Refusal.CONTENT_REJECTED, "50037"));

        List<SendResult> results = client.sendAll(Sample.texts(4));

        assertThat(results).extracting(HalvingGatewayTest::reason).containsOnly(Refusal.CONTENT_REJECTED);
        assertThat(requests).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void halvesEachRefusedRequestByItself(int seconds) {
        List<SendResult> results = new ArrayList<>();
        ProviderStage<AdmittedMessage> twoRequests = (messages, turn, sink) -> {
            requests.add(List.of());
            for (int i = 0; i < messages.size(); i++) {
                int number = Integer.parseInt(
                        messages.get(i).message().to().national().substring(3));
                boolean first = requests.size() == 1;
                Refused refused = refused(Refusal.BATCH_REJECTED, "50024");
                sink.accept(
                        i,
                        first
                                ? refused.forMessage(
                                        null,
                                        Map.of(),
                                        List.of(Attempt.of(
                                                refused,
                                                ManualTime.START.plusSeconds(number < 4 ? 0 : seconds),
                                                Duration.ZERO)))
                                : new Accepted(ACME, "" + number));
            }
        };
        results.addAll(Sending.to(new HalvingGateway(twoRequests)).sendAll(Sample.texts(8)));

        assertThat(results).allMatch(SendResult::isAccepted);
        assertThat(requests).hasSize(1 + 2 + 2);
        assertThat(Set.copyOf(results)).hasSize(8);
    }

    @Test
    void aMessageThatIsRefusedAloneIsNotAskedAgain() {
        Refused batch = refused(Refusal.BATCH_REJECTED, "50024");
        IntStream.rangeClosed(1, 40).forEach(request -> whole.put(request, batch));

        assertThat(client.sendAll(Sample.texts(3)))
                .hasSize(3)
                .allMatch(result -> reason(result) == Refusal.BATCH_REJECTED);
        // the whole, one and two, and these alone
        assertThat(requests).extracting(List::size).containsExactly(3, 1, 2, 1, 1);
        assertThat(other.script().calls()).isEmpty();
    }

    @Test
    void aSingleMessageIsPassedOn() {
        optedOut(0);

        assertThat(reason(client.send(Sample.text(0)))).isEqualTo(Refusal.OPTED_OUT);
        assertThat(requests).hasSize(1);
    }

    @Test
    void aMessageThatWasRefusedAloneAsABatchIsAskedAgainOnce() {
        List<Integer> sizes = new ArrayList<>();
        ProviderStage<AdmittedMessage> stage = (messages, turn, sink) -> {
            sizes.add(messages.size());
            for (int i = 0; i < messages.size(); i++) {
                boolean batch = sizes.size() == 1 && i == 1;
                sink.accept(i, batch ? refused(Refusal.BATCH_REJECTED, "50024") : new Accepted(ACME, "" + i));
            }
        };

        assertThat(Sending.to(new HalvingGateway(stage)).sendAll(Sample.texts(2)))
                .allMatch(SendResult::isAccepted);
        assertThat(sizes).containsExactly(2, 1);
    }
}
