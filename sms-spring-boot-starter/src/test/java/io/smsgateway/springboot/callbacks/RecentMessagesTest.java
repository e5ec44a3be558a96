package io.smsgateway.springboot.callbacks;

import static org.assertj.core.api.Assertions.assertThat;

import io.smsgateway.Accepted;
import io.smsgateway.PhoneNumber;
import io.smsgateway.ProviderId;
import io.smsgateway.SendResult;
import io.smsgateway.SmsMessage;
import io.smsgateway.Unconfirmed;
import io.smsgateway.client.SmsClient;
import io.smsgateway.testkit.ScriptedProvider;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RecentMessagesTest {

    private static final ProviderId ACME = ProviderId.of("acme");
    private static final PhoneNumber ANNA = PhoneNumber.of("+8613800138000");
    private static final PhoneNumber BERT = PhoneNumber.of("+8613800138001");

    private @Nullable PhoneNumber redirectTo;
    private final RecentMessages memory = new RecentMessages(2);
    private final TrackedMessages sent = new TrackedMessages(ACME::equals, () -> redirectTo, memory, memory);

    private void complete(ProviderId provider, PhoneNumber to, SendResult result) {
        ScriptedProvider scripted = ScriptedProvider.accepting(provider.name()).then(result);
        try (SmsClient client =
                SmsClient.builder().provider(scripted).listener(sent).build()) {
            assertThat(client.send(SmsMessage.text(to, "Hello"))).hasSameClassAs(result);
        }
    }

    @Test
    void theMessagesThatWereSentAreRememberedUpToANumber() {
        complete(ACME, ANNA, new Accepted(ACME, "1"));
        complete(ACME, ANNA, new Accepted(ACME, "2"));
        complete(ACME, ANNA, new Unconfirmed(ACME, "lost").withReference("3"));
        ProviderId other = ProviderId.of("other");
        complete(other, ANNA, new Accepted(other, "2"));

        assertThat(Stream.of("1", "2", "3").filter(id -> sent.knows(ACME, id, ANNA)))
                .containsExactly("2", "3");
        assertThat(sent.knows(other, "2", ANNA)).isFalse();
        assertThat(memory).hasToString("RecentMessages{up to 2}");
    }

    @Test
    void aMessageIsKnownByItsIdAndRecipient() {
        complete(ACME, ANNA, new Accepted(ACME, "1"));

        assertThat(sent.knows(ACME, "1", ANNA)).isTrue();
        assertThat(sent.knows(ACME, "1", BERT)).isFalse();
        assertThat(sent.knows(ACME, "1", null))
                .as("a recipient that cannot be read")
                .isTrue();
        assertThat(sent.knows(ACME, "2", null)).isFalse();
    }

    @Test
    void anUnconfirmedMessageIsKnownByItsReferenceAndByTheIdOfItsResponse() {
        complete(
                ACME,
                ANNA,
                new Unconfirmed(ACME, "contradicted").withReference("1").withMessageId("2"));

        assertThat(sent.knows(ACME, "1", ANNA)).isTrue();
        assertThat(sent.knows(ACME, "2", ANNA)).isTrue();
    }

    @Test
    void theRecipientsOfOneIdAreRememberedUpToTheSameNumber() {
        PhoneNumber carol = PhoneNumber.of("+8613800138002");
        Accepted batch = new Accepted(ACME, "1");
        Stream.of(ANNA, BERT, ANNA, carol).forEach(to -> complete(ACME, to, batch));

        assertThat(Stream.of(ANNA, BERT, carol).filter(to -> sent.knows(ACME, "1", to)))
                .containsExactly(BERT, carol);
    }

    @Test
    void aMessageIsKnownByTheNumberThatItWasRedirectedTo() {
        complete(ACME, ANNA, new Accepted(ACME, "1"));

        assertThat(sent.knows(ACME, "1", BERT)).isFalse();
        redirectTo = BERT;
        assertThat(sent.knows(ACME, "1", BERT)).isTrue();
        assertThat(sent.knows(ACME, "2", BERT)).isFalse();
        assertThat(sent.knows(ACME, "1", PhoneNumber.of("+8613800138002"))).isFalse();
    }
}
