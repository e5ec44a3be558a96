package io.smsgateway.client;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import io.smsgateway.MessageClass;
import io.smsgateway.Refusal;
import io.smsgateway.SendResult;
import io.smsgateway.SmsMessage;
import io.smsgateway.Unconfirmed;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.slf4j.LoggerFactory;

/** A logger that throws costs neither a result nor a permit. */
@Timeout(30)
final class LoggingFailureTest {

    /** Throws what an appender throws that has no memory left. */
    private static final class BrokenAppender extends AppenderBase<ILoggingEvent> {
        private int events;

        @Override
        public synchronized void doAppend(ILoggingEvent event) {
            events++;
            throw new OutOfMemoryError("as the test says");
        }

        @Override
        protected void append(ILoggingEvent event) {}
    }

    private final Logger log = (Logger) LoggerFactory.getLogger("io.smsgateway");
    private final BrokenAppender broken = new BrokenAppender();
    private final ManualTime time = new ManualTime();
    private final ManualScheduler scheduler = new ManualScheduler(time);
    private final ScriptedProvider first = new ScriptedProvider("first");
    private final ScriptedProvider second = new ScriptedProvider("second");
    private final SmsClient client = SmsClient.builder()
            .provider(first)
            .provider(second)
            .time(time)
            .scheduler(scheduler)
            .random(Sample.HALF)
            .build();

    @BeforeEach
    void breakTheLogger() {
        log.setLevel(Level.DEBUG);
        log.addAppender(broken);
    }

    @AfterEach
    void mendTheLogger() {
        log.detachAppender(broken);
        log.setLevel(null);
        client.close();
    }

    private void requireAllPermits() {
        assertThat(broken.events).isPositive();
        assertThat(client.providers()).allMatch(status -> status.availablePermits() == 50);
    }

    @Test
    void messagesFailOver() {
        first.script().always(Refusal.UNSUPPORTED);

        assertThat(client.send(Sample.text(1)).isAccepted()).isTrue();
        assertThat(client.sendAll(Sample.texts(3))).hasSize(3).allMatch(SendResult::isAccepted);
        requireAllPermits();
    }

    @Test
    void aFurtherCopyIsSent() {
        first.script().always(first.script().unconfirmed());

        assertThat(client.send(Sample.otp(1)).isAccepted()).isTrue();
        assertThat(client.sendAll(List.of(Sample.otp(1), Sample.otp(2)))).allMatch(SendResult::isAccepted);
        requireAllPermits();
    }

    @Test
    void anAdapterThatThrowsLeavesItsMessagesUnconfirmed() {
        first.script().alwaysEach(message -> {
            throw new StackOverflowError();
        });
        List<SmsMessage> marketing = List.of(Sample.marketing(1), Sample.marketing(2));

        assertThat(client.send(Sample.text(1)))
                .isInstanceOfSatisfying(
                        Unconfirmed.class,
                        result -> assertThat(result.detail()).isEqualTo("the adapter threw StackOverflowError"));
        assertThat(client.sendAll(marketing)).hasSize(2).allMatch(Unconfirmed.class::isInstance);
        requireAllPermits();
    }

    @Test
    void aCircuitOpensAndClosesAgain() {
        first.script().always(first.script().unconfirmed());
        for (int i = 0; i < 5; i++) {
            time.advance(Duration.ofMillis(300));
            client.send(Sample.text(i));
        }
        assertThat(client.providers().get(0).state()).isEqualTo(ProviderStatus.State.OPEN);

        first.script().always(first.script().accepted());
        scheduler.advance(Duration.ofMinutes(1));
        assertThat(client.providers().get(0).state()).isEqualTo(ProviderStatus.State.HALF_OPEN);
        for (int i = 0; i < 5; i++) {
            assertThat(client.send(Sample.text(i).via(first.id())).isAccepted()).isTrue();
        }
        assertThat(client.providers().get(0).state()).isEqualTo(ProviderStatus.State.UP);
        requireAllPermits();
    }

    @Test
    void aRefusalOfTheAccountSuspendsTheProvider() {
        first.script().always(Refusal.BAD_CREDENTIALS);

        assertThat(client.send(Sample.text(1)).isAccepted()).isTrue();
        assertThat(client.providers().get(0).suspensions()).containsKey(MessageClass.MARKETING);
        requireAllPermits();
    }
}
