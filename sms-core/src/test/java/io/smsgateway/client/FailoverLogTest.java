package io.smsgateway.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.smsgateway.Refusal;
import io.smsgateway.SmsMessage;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class FailoverLogTest {

    private final ManualTime time = new ManualTime();
    private final ScriptedProvider first = new ScriptedProvider("first");
    private final ScriptedProvider second = new ScriptedProvider("second");
    private final CapturedLog log = new CapturedLog(FailoverGateway.class);
    private final SmsClient client = SmsClient.builder()
            .provider(first)
            .provider(second)
            .time(time)
            .scheduler(new ManualScheduler(time))
            .executor(Runnable::run)
            .build();

    @AfterEach
    void close() {
        client.close();
        log.close();
    }

    @Test
    void theFirstMoveForAReasonIsAWarningAndFurtherOnesAreCounted() {
        first.script().always(Refusal.TEMPLATE);

        client.send(Sample.text(1));
        client.sendAll(Sample.texts(3));
        client.send(Sample.otp(1));

        assertThat(log.take())
                .containsExactly(
                        "WARN Failing over 1 message(s) from first to second (TEMPLATE: as the script says)",
                        "DEBUG Failing over 3 message(s) from first to second (TEMPLATE: as the script says); 4 since the first",
                        "DEBUG Failing over 1 message(s) from first to second (TEMPLATE: as the script says); 5 since the first");
    }

    @Test
    void eachReasonHasItsOwnWarning() {
        first.script().then(Refusal.UNSUPPORTED).then(Refusal.DAILY_LIMIT);

        client.send(Sample.text(1));
        client.send(Sample.text(2));
        client.send(Sample.text(3));

        assertThat(log.take())
                .containsExactly(
                        "WARN Failing over 1 message(s) from first to second (UNSUPPORTED: as the script says)",
                        "WARN Failing over 1 message(s) from first to second (DAILY_LIMIT: as the script says)",
                        "WARN Failing over 1 message(s) from first to second (SUSPENDED: suspended since"
                                + " 2026-01-01T00:00:00Z for DAILY_LIMIT; balance checked every 60 s)");
    }

    @Test
    void aFurtherCopyOfAnUnconfirmedMessageIsCalledOne() {
        first.script().always(first.script().unconfirmed());

        client.send(Sample.otp(1));

        assertThat(log.take())
                .containsExactly(
                        "WARN Sending a further copy of 1 message(s), unconfirmed by first, to second (as the script says)");
    }

    @Test
    void recoveryIsInformationOnceMessagesHaveStayedForAMinute() {
        first.script().then(Refusal.INTERCEPTED).then(first.script().accepted()).then(Refusal.INTERCEPTED);
        client.send(Sample.text(1));
        client.send(Sample.text(2));
        client.send(Sample.text(3));
        assertThat(log.take())
                .containsExactly(
                        "WARN Failing over 1 message(s) from first to second (INTERCEPTED: as the script says)",
                        "DEBUG Failing over 1 message(s) from first to second (INTERCEPTED: as the script says); 2 since the first");

        time.advance(Duration.ofSeconds(60));
        client.send(Sample.text(4));
        client.sendAll(Sample.texts(2));
        assertThat(log.take())
                .containsExactly("INFO Provider first accepts messages again; 2 message(s) went to others meanwhile");

        first.script().then(Refusal.INTERCEPTED);
        client.send(Sample.text(5));
        assertThat(log.take())
                .containsExactly(
                        "WARN Failing over 1 message(s) from first to second (INTERCEPTED: as the script says)");
    }

    @Test
    void aRefusalOfOneMessageIsNoStateThatEnds() {
        first.script().then(Refusal.UNSUPPORTED);
        client.send(Sample.text(1));
        time.advance(Duration.ofHours(1));
        client.send(Sample.text(2));
        first.script().then(Refusal.UNSUPPORTED);
        client.send(Sample.text(3));

        assertThat(log.take())
                .containsExactly(
                        "WARN Failing over 1 message(s) from first to second (UNSUPPORTED: as the script says)",
                        "DEBUG Failing over 1 message(s) from first to second (UNSUPPORTED: as the script says); 2 since the first");
    }

    @Test
    void aListIsLoggedByReason() {
        List<SmsMessage> messages = Stream.of(1, 2, 3).map(Sample::otp).toList();
        first.script()
                .thenEach(message -> messages.indexOf(message) == 1
                        ? first.script().unconfirmed()
                        : first.script().refused(Refusal.UNSUPPORTED));

        client.sendAll(messages);

        assertThat(log.take())
                .containsExactly(
                        "WARN Failing over 2 message(s) from first to second (UNSUPPORTED: as the script says)",
                        "WARN Sending a further copy of 1 message(s), unconfirmed by first, to second (as the script says)");
    }
}
