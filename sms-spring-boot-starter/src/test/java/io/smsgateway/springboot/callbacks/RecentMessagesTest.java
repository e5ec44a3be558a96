package io.smsgateway.springboot.callbacks;

import static org.assertj.core.api.Assertions.assertThat;

import io.smsgateway.Accepted;
import io.smsgateway.PhoneNumber;
import io.smsgateway.ProviderId;
import io.smsgateway.SmsMessage;
import io.smsgateway.Unconfirmed;
import io.smsgateway.client.SmsClient;
import io.smsgateway.testkit.ScriptedProvider;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RecentMessagesTest {

    private static final ProviderId ACME = ProviderId.of("acme");

    @Test
    void theMessagesThatWereSentAreRememberedUpToANumber() {
        RecentMessages sent = new RecentMessages(ACME::equals, 2);
        ProviderId other = ProviderId.of("other");
        ScriptedProvider acme = ScriptedProvider.accepting("acme")
                .then(
                        new Accepted(ACME, "1"),
                        new Accepted(ACME, "2"),
                        new Unconfirmed(ACME, "lost").withReference("3"));
        ScriptedProvider second = ScriptedProvider.accepting("other").then(new Accepted(other, "2"));
        try (SmsClient client = SmsClient.builder()
                .provider(acme)
                .provider(second)
                .listener(sent)
                .build()) {
            client.sendAll(List.of(to("+4915112345671"), to("+4915112345672"), to("+4915112345673")));
            assertThat(client.send(to("+4915112345674").via(other)).isAccepted())
                    .isTrue();
        }

        assertThat(Stream.of("1", "2", "3").filter(id -> sent.knows(ACME, id))).containsExactly("2", "3");
        assertThat(sent.knows(other, "2")).isFalse();
        assertThat(sent).hasToString("RecentMessages{up to 2}");
    }

    private static SmsMessage to(String number) {
        return SmsMessage.text(PhoneNumber.of(number), "Hello");
    }
}
