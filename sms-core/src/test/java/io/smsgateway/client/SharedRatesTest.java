package io.smsgateway.client;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.smsgateway.ProviderId;
import io.smsgateway.Refusal;
import io.smsgateway.Refused;
import io.smsgateway.SendResult;
import io.smsgateway.spi.OutboundGateway;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** Permits that come from outside the client, and what happens when they do not. */
final class SharedRatesTest {

    private static final ProviderId ACME = ProviderId.of("acme");
    /** Two at once in memory, then one each ten minutes. */
    private static final RateLimit TWO = RateLimit.of(50, Duration.ofHours(8));

    private final ManualTime time = new ManualTime();
    private final ScriptedGateway adapter = new ScriptedGateway("acme");
    private final AtomicInteger asked = new AtomicInteger();
    private final AtomicInteger givenBack = new AtomicInteger();
    private Supplier<Duration> answer = () -> Duration.ZERO;
    private Runnable onGiveBack = givenBack::incrementAndGet;

    private final Rates shared = FallbackRates.create(
            new Rates() {
                @Override
                public Duration tryAcquire(ProviderId provider, RateLimit limit) {
                    asked.incrementAndGet();
                    return answer.get();
                }

                @Override
                public void giveBack(ProviderId provider, RateLimit limit) {
                    onGiveBack.run();
                }
            },
            time);
    private final ListAppender<ILoggingEvent> logged = new ListAppender<>();
    private final Logger log = (Logger) LoggerFactory.getLogger(Rates.class);

    @BeforeEach
    void listen() {
        logged.start();
        log.setLevel(Level.WARN);
        log.addAppender(logged);
    }

    @AfterEach
    void ignore() {
        log.detachAppender(logged);
        log.setLevel(null);
    }

    private OutboundGateway limited(OutboundGateway delegate) {
        return RateLimitedGateway.create(ACME, TWO, shared, delegate, time);
    }

    private SendResult sendCode() {
        return Sending.to(limited(adapter)).send(Sample.otp(1));
    }

    private void answers(Duration... waits) {
        Iterator<Duration> next = List.of(waits).iterator();
        answer = next::next;
    }

    @Test
    void aRequestCostsASharedPermitAndAsksUntilItGetsIt() {
        answers(Duration.ofSeconds(7), Duration.ofSeconds(3), Duration.ZERO);

        assertThat(Sending.to(limited(adapter)).sendAll(Sample.texts(50))).allMatch(SendResult::isAccepted);
        assertThat(asked).hasValue(3);
        assertThat(time.sleeps()).containsExactly(Duration.ofSeconds(7), Duration.ofSeconds(3));
        assertThat(givenBack).hasValue(0);
    }

    @Test
    void aWaitThatIsTooLongRefusesTheMessagesAtOnce() {
        answers(Duration.ofMillis(1001));

        assertThat(sendCode()).isEqualTo(new Refused(ACME, Refusal.BUSY, "rate limit: no permit within the time left"));
        assertThat(adapter.calls()).isEmpty();
        assertThat(time.sleeps()).isEmpty();
    }

    @Test
    void theTimeThatSharedPermitsTakeIsPartOfTheWait() {
        answer = () -> {
            time.advance(Duration.ofMillis(400));
            return Duration.ofMillis(300);
        };

        assertThat(sendCode().isAccepted()).isFalse();
        assertThat(time.sleeps()).containsExactly(Duration.ofMillis(300));
        assertThat(asked).hasValue(2);
    }

    @Test
    void aPermitIsGivenBackWhereNoRequestWasMade() {
        Refused busy = new Refused(ACME, Refusal.BUSY, "full");

        Sending.to(limited(messages -> List.of(adapter.accepted(), busy))).sendAll(Sample.texts(2));
        assertThat(givenBack).hasValue(0);
        Sending.to(limited(messages -> List.of(busy, busy))).sendAll(Sample.texts(2));
        assertThat(givenBack).hasValue(1);
    }

    @Test
    void aCallerThatIsInterruptedWhileItWaitsTakesNoPermit() {
        answers(Duration.ofSeconds(7));
        Thread.currentThread().interrupt();

        SendResult result = Sending.to(limited(adapter)).send(Sample.text(1));

        assertThat(Thread.interrupted()).isTrue();
        assertThat(((Refused) result).reason()).isEqualTo(Refusal.INTERRUPTED);
        assertThat(asked).hasValue(1);
        assertThat(givenBack).hasValue(0);
    }

    @Test
    void failingSharedPermitsFallBackToTheWholeLimitForASecond() {
        answer = () -> {
            throw new IllegalStateException("redis://:geheim@host is down");
        };

        assertThat(sendCode().isAccepted()).isTrue();
        assertThat(sendCode().isAccepted()).isTrue();
        assertThat(sendCode().isAccepted()).isFalse();
        assertThat(asked).hasValue(1);
        time.advance(Duration.ofSeconds(1));
        assertThat(sendCode().isAccepted()).isFalse();
        assertThat(asked).hasValue(2);

        answer = () -> Duration.ZERO;
        time.advance(Duration.ofSeconds(1));
        assertThat(sendCode().isAccepted()).isTrue();
        assertThat(logged.list)
                .extracting(ILoggingEvent::getFormattedMessage)
                .containsExactly("The shared permits of acme failed; using permits of this client alone"
                        + " (java.lang.IllegalStateException); logged once a minute");
    }

    @Test
    void aLocalPermitIsNotGivenBackToTheSharedOnes() {
        answer = () -> {
            throw new IllegalStateException("down");
        };
        OutboundGateway busy = messages -> List.of(new Refused(ACME, Refusal.BUSY, "full"));

        for (int i = 0; i < 3; i++) {
            Sending.to(limited(busy)).send(Sample.otp(i));
        }

        assertThat(givenBack).hasValue(0);
        assertThat(shared.tryAcquire(ACME, TWO)).isZero();
        assertThat(shared.tryAcquire(ACME, TWO)).isZero();
        assertThat(shared.tryAcquire(ACME, TWO)).isEqualTo(Duration.ofMinutes(10));
    }

    @Test
    void aWaitThatIsNegativeOrMissingFailsNoMessage() {
        answers(Duration.ofSeconds(-1));
        assertThat(sendCode().isAccepted()).isTrue();
        assertThat(logged.list).isEmpty();

        answer = SharedRatesTest::nothing;
        assertThat(sendCode().isAccepted()).isTrue();
        assertThat(logged.list).hasSize(1);
        assertThat(time.sleeps()).isEmpty();
    }

    @SuppressWarnings("NullAway")
    private static Duration nothing() {
        return null;
    }

    @Test
    void aPermitThatCannotBeGivenBackFailsNoMessage() {
        onGiveBack = () -> {
            throw new IllegalStateException("down");
        };
        OutboundGateway busy = messages -> List.of(new Refused(ACME, Refusal.BUSY, "full"));

        assertThat(Sending.to(limited(busy)).send(Sample.otp(1)).isAccepted()).isFalse();
        assertThat(logged.list)
                .extracting(ILoggingEvent::getFormattedMessage)
                .containsExactly("A permit of acme could not be given back and is lost"
                        + " (java.lang.IllegalStateException); logged once a minute");
    }

    @Test
    void clientsOfOneProcessMayShareTheirPermits() {
        Rates rates = Rates.inMemory(time);
        ScriptedProvider provider = new ScriptedProvider("acme");
        SmsClientBuilder builder = SmsClient.builder()
                .provider(provider, ProviderPolicies.DEFAULT.withRateLimit(TWO))
                .retry(RetryPolicy.DEFAULT.withMaxAttempts(1))
                .time(time)
                .rates(rates);
        try (SmsClient first = builder.build();
                SmsClient second = builder.build()) {
            assertThat(first.send(Sample.otp(1)).isAccepted()).isTrue();
            assertThat(second.send(Sample.otp(2)).isAccepted()).isTrue();
            assertThat(first.send(Sample.otp(3)).isAccepted()).isFalse();
            assertThat(second.send(Sample.otp(4)).isAccepted()).isFalse();
        }
        assertThat(rates)
                .hasToString("InMemoryRates{[Limited[provider=acme, limit=RateLimit{requests=50, per=PT8H}]]}");
        assertThat(shared).asString().startsWith("FallbackRates{");
    }
}
