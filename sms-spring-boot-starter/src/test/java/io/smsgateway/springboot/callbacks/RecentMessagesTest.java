package io.smsgateway.springboot.callbacks;

import static org.assertj.core.api.Assertions.assertThat;

import io.smsgateway.Accepted;
import io.smsgateway.ProviderId;
import io.smsgateway.SendResult;
import io.smsgateway.Unconfirmed;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RecentMessagesTest {

    private static final ProviderId ACME = ProviderId.of("acme");

    @Test
    void theMessagesThatWereSentAreRememberedUpToANumber() {
        RecentMessages sent = new RecentMessages(ACME::equals, 2);
        List<SendResult> results = List.of(
                new Accepted(ACME, "1"), new Accepted(ACME, "2"), new Unconfirmed(ACME, "lost").withReference("3"));
        sent.completed(ACME, List.of(), results, Duration.ZERO);
        ProviderId other = ProviderId.of("other");
        sent.completed(other, List.of(), List.of(new Accepted(other, "2")), Duration.ZERO);

        assertThat(Stream.of("1", "2", "3").filter(id -> sent.knows(ACME, id))).containsExactly("2", "3");
        assertThat(sent.knows(other, "2")).isFalse();
        assertThat(sent).hasToString("RecentMessages{up to 2}");
    }
}
