package io.smsgateway.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.smsgateway.Attempt;
import io.smsgateway.ProviderId;
import io.smsgateway.Refusal;
import io.smsgateway.Refused;
import io.smsgateway.SendResult;
import io.smsgateway.Unconfirmed;
import io.smsgateway.spi.AttemptJournal;
import io.smsgateway.spi.OutboundMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class AttemptJournalTest {

    private final ManualTime time = new ManualTime();
    private final ScriptedProvider acme = new ScriptedProvider("acme");
    private final List<String> entries = new ArrayList<>();

    /** Notes begin and end by the messages' references. */
    private class Noting implements AttemptJournal {
        @Override
        public Optional<Refused> begin(ProviderId provider, List<OutboundMessage> messages) {
            entries.add("begin " + provider + " "
                    + messages.stream().map(OutboundMessage::idempotencyKey).toList() + " after "
                    + acme.script().messages());
            return Optional.empty();
        }

        @Override
        public void end(ProviderId provider, List<OutboundMessage> messages, List<SendResult> results) {
            entries.add("end " + messages.get(0).reference().length() + " "
                    + results.stream().map(SendResult::isAccepted).toList());
        }
    }

    private SmsClient client(AttemptJournal journal) {
        return SmsClient.builder().provider(acme).time(time).journal(journal).build();
    }

    @Test
    void recordsARequestBeforeTheAdapterIsCalledAndItsResultsAfterwards() {
        acme.batchedBy(message -> "all");
        acme.script().thenEach(message -> {
            entries.add("adapter");
            return acme.script().accepted();
        });
        try (SmsClient client = client(new Noting())) {
            client.sendAll(List.of(Sample.text(1).keyed("a"), Sample.text(2)));
        }
        assertThat(entries)
                .containsExactly("begin acme [a, null] after 0", "adapter", "adapter", "end 16 [true, true]");
    }

    @Test
    void sendsNothingThatTheJournalRefuses() {
        try (SmsClient client = client(new Noting() {
            @Override
            public Optional<Refused> begin(ProviderId provider, List<OutboundMessage> messages) {
                return Optional.of(new Refused(provider, Refusal.CANCELLED, "the lease has expired"));
            }
        })) {
            SendResult result = client.send(Sample.text(1).keyed("k"));

            assertThat(result)
                    .isInstanceOfSatisfying(
                            Refused.class,
                            refused -> assertThat(refused.reason()).isEqualTo(Refusal.CANCELLED));
            assertThat(result.idempotencyKey()).isEqualTo("k");
            assertThat(result.attempts())
                    .singleElement()
                    .returns(Attempt.Outcome.SKIPPED, Attempt::outcome)
                    .returns("the lease has expired", Attempt::detail);
            assertThat(client.providers().get(0).state()).isEqualTo(ProviderStatus.State.UP);
        }
        assertThat(acme.script().calls()).isEmpty();
        assertThat(entries).isEmpty();
    }

    @Test
    void sendsNothingWhenTheJournalThrowsAndTriesAgain() {
        int[] failures = {2};
        try (SmsClient client = client(new Noting() {
            @Override
            public Optional<Refused> begin(ProviderId provider, List<OutboundMessage> messages) {
                if (failures[0]-- > 0) {
                    throw new IllegalStateException("database is down");
                }
                return super.begin(provider, messages);
            }
        })) {
            SendResult result = client.send(Sample.text(1));

            assertThat(result.isAccepted()).isTrue();
            assertThat(result.attempts())
                    .extracting(Attempt::outcome)
                    .containsExactly(Attempt.Outcome.SKIPPED, Attempt.Outcome.ACCEPTED);
        }
        assertThat(acme.script().calls()).hasSize(1);
    }

    @Test
    void keepsTheResultsWhenTheJournalCannotRecordThem() {
        acme.script().then(new Unconfirmed(acme.id(), "lost").withReference("r"));
        try (SmsClient client = client(new Noting() {
            @Override
            public void end(ProviderId provider, List<OutboundMessage> messages, List<SendResult> results) {
                throw new NoClassDefFoundError("a bug");
            }
        })) {
            assertThat(client.send(Sample.text(1)))
                    .isInstanceOfSatisfying(
                            Unconfirmed.class,
                            result -> assertThat(result.reference()).isEqualTo("r"));
            assertThat(client.send(Sample.text(2)).isAccepted()).isTrue();
        }
    }
}
