package io.smsgateway.client;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.smsgateway.MessageClass;
import io.smsgateway.ProviderId;
import io.smsgateway.Refusal;
import io.smsgateway.Refused;
import io.smsgateway.SendResult;
import io.smsgateway.SmsGateway;
import io.smsgateway.SmsMessage;
import io.smsgateway.spi.OutboundGateway;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** Permits that come from outside the client, and what happens when they do not. */
final class SharedRatesTest {

    private static final ProviderId ACME = ProviderId.of("acme");
    /** Two at once in memory, then one each ten minutes. */
    private static final RateLimit TWO = RateLimit.of(50, Duration.ofHours(8));

    private final VirtualTimeScheduler time = new VirtualTimeScheduler(Duration.ofDays(2));
    private final ScriptedProvider provider = new ScriptedProvider("acme");
    private final ScriptedGateway adapter = provider.script();
    private final AtomicInteger asked = new AtomicInteger();
    private final AtomicInteger givenBack = new AtomicInteger();
    private Supplier<Duration> answer = () -> Duration.ZERO;
    private RateLimit share = TWO;
    private Runnable onGiveBack = givenBack::incrementAndGet;

    private final Rates shared = FallbackRates.create(
            new Rates() {
                @Override
                public Duration tryAcquire(ProviderId provider, RateLimit limit, MessageClass messageClass) {
                    asked.incrementAndGet();
                    return answer.get();
                }

                @Override
                public RateLimit share(RateLimit limit) {
                    return share;
                }

                @Override
                public void giveBack(ProviderId provider, RateLimit limit, MessageClass messageClass) {
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

    private SmsGateway limited(OutboundGateway delegate) {
        return new Dispatching(provider, time)
                .rates(shared)
                .limited(TWO)
                .adapter(delegate)
                .gateway();
    }

    private SendResult sendCode() {
        return limited(adapter).send(Sample.otp(1).within(Duration.ofSeconds(4)));
    }

    private void inTime(Runnable test) {
        time.at(Duration.ZERO, test);
        time.runAll();
    }

    private void answers(Duration... waits) {
        Iterator<Duration> next = List.of(waits).iterator();
        answer = next::next;
    }

    @Test
    void aRequestCostsASharedPermitAndAsksUntilItGetsIt() {
        inTime(() -> {
            answers(Duration.ofSeconds(7), Duration.ofSeconds(3), Duration.ZERO);

            assertThat(limited(adapter).sendAll(Sample.texts(50))).allMatch(SendResult::isAccepted);
            assertThat(asked).hasValue(3);
            assertThat(givenBack).hasValue(0);
        });
    }

    @Test
    void aWaitThatIsTooLongRefusesTheMessage() {
        inTime(() -> {
            answers(Duration.ofMillis(1001), Duration.ZERO);

            assertThat(((Refused) sendCode()).reason()).isEqualTo(Refusal.BUSY);
            assertThat(adapter.calls()).isEmpty();
        });
    }

    @Test
    void aPermitThatComesWhenAnAttemptJustFitsIsUsed() {
        inTime(() -> {
            answers(Duration.ofMillis(999), Duration.ZERO);

            assertThat(sendCode().isAccepted()).isTrue();
            assertThat(givenBack).hasValue(0);
        });
    }

    @Test
    void aPermitForWhichNoAttemptFitsAnyMoreIsGivenBack() {
        inTime(() -> {
            answer = () -> {
                time.sleep(Duration.ofMillis(1001));
                return Duration.ZERO;
            };

            assertThat(sendCode().isAccepted()).isFalse();
            assertThat(adapter.calls()).isEmpty();
            assertThat(givenBack).hasValue(asked.get());
        });
    }

    @Test
    void theTimeThatSharedPermitsTakeIsPartOfTheWait() {
        inTime(() -> {
            answer = () -> {
                time.sleep(Duration.ofMillis(400));
                return Duration.ofMillis(300);
            };

            assertThat(sendCode().isAccepted()).isFalse();
            assertThat(asked).hasValueBetween(2, 3);
        });
    }

    @Test
    void aPermitIsGivenBackWhereNoRequestWasMade() {
        inTime(() -> {
            Refused busy = new Refused(ACME, Refusal.BUSY, "full");

            limited(messages -> List.of(adapter.accepted(), busy)).sendAll(Sample.texts(2));
            assertThat(givenBack).hasValue(0);
            limited(messages -> List.of(busy, busy)).sendAll(Sample.texts(2));
            assertThat(givenBack).hasValue(1);
        });
    }

    @Test
    void failingSharedPermitsFallBackToTheWholeLimitForASecond() {
        inTime(() -> {
            answer = () -> {
                throw new IllegalStateException("redis://:geheim@host is down");
            };

            assertThat(sendCode().isAccepted()).isTrue();
            assertThat(sendCode().isAccepted()).isTrue();
            assertThat(sendCode().isAccepted()).isFalse();
            assertThat(asked).hasValue(1);
            time.sleep(Duration.ofSeconds(1));
            assertThat(sendCode().isAccepted()).isFalse();
            answer = () -> Duration.ZERO;
            time.sleep(Duration.ofSeconds(1));
            assertThat(sendCode().isAccepted()).isTrue();
            assertThat(logged.list)
                    .extracting(ILoggingEvent::getFormattedMessage)
                    .containsExactly(
                            "The shared permits of acme failed; codes use the share of this client, other messages wait"
                                    + " (java.lang.IllegalStateException); logged once a minute");
        });
    }

    @Test
    void codesUseTheShareOfTheMachineWhileSharedPermitsFail() {
        inTime(() -> {
            share = RateLimit.of(1, Duration.ofHours(8));
            answer = () -> {
                throw new IllegalStateException("down");
            };

            assertThat(sendCode().isAccepted()).isTrue();
            assertThat(sendCode().isAccepted()).isFalse();
        });
    }

    @Test
    void messagesOfOtherClassesWaitWhileSharedPermitsFail() {
        inTime(() -> {
            Duration back = Duration.ofMillis(2500);
            long start = time.nanos();
            answer = () -> {
                if (time.nanos() - start < back.toNanos()) {
                    throw new IllegalStateException("down");
                }
                return Duration.ZERO;
            };

            assertThat(limited(adapter).send(Sample.text(1)).isAccepted()).isTrue();
            assertThat(time.nanos() - start).isEqualTo(Duration.ofSeconds(3).toNanos());
            assertThat(asked).hasValue(4);
        });
    }

    @Test
    void aCodeGoesAheadOfAListThatHasNoPermit() {
        Rates onlyForCodes = new Rates() {
            @Override
            public Duration tryAcquire(ProviderId provider, RateLimit limit, MessageClass messageClass) {
                boolean permitted = messageClass == MessageClass.OTP
                        || time.nanos() >= Duration.ofMinutes(1).toNanos();
                return permitted ? Duration.ZERO : Duration.ofSeconds(20);
            }

            @Override
            public void giveBack(ProviderId provider, RateLimit limit, MessageClass messageClass) {}
        };
        SmsGateway gateway = new Dispatching(provider, time)
                .rates(onlyForCodes)
                .limited(TWO)
                .adapter(adapter)
                .on(task -> time.after(Duration.ZERO, task))
                .gateway();
        List<String> accepted = new ArrayList<>();
        time.at(Duration.ZERO, () -> {
            assertThat(gateway.sendAll(Sample.texts(50))).allMatch(SendResult::isAccepted);
            accepted.add("list after " + Duration.ofNanos(time.nanos()));
        });
        time.at(Duration.ofSeconds(5), () -> {
            assertThat(gateway.send(Sample.otp(1)).isAccepted()).isTrue();
            accepted.add("code after " + Duration.ofNanos(time.nanos()));
        });
        time.runAll();

        assertThat(accepted).containsExactly("code after PT5S", "list after PT1M");
    }

    /** Four codes in a row let a message of another class have its turn, for which there is no permit. */
    @Test
    void codesGoOnWhereTheTurnIsAnothersThatHasNoPermit() {
        AtomicBoolean open = new AtomicBoolean();
        Rates onlyForCodes = new Rates() {
            @Override
            public Duration tryAcquire(ProviderId provider, RateLimit limit, MessageClass messageClass) {
                boolean permitted = messageClass == MessageClass.OTP
                        ? open.get()
                        : time.nanos() >= Duration.ofMinutes(1).toNanos();
                return permitted ? Duration.ZERO : Duration.ofSeconds(20);
            }

            @Override
            public void giveBack(ProviderId provider, RateLimit limit, MessageClass messageClass) {}
        };
        List<String> begun = new ArrayList<>();
        SmsGateway gateway = new Dispatching(provider, time)
                .rates(onlyForCodes)
                .limited(TWO)
                .adapter(messages -> {
                    messages.forEach(
                            message -> begun.add(message.messageClass() + " " + Duration.ofNanos(time.nanos())));
                    return messages.stream()
                            .<SendResult>map(message -> adapter.accepted())
                            .toList();
                })
                .on(task -> time.after(Duration.ZERO, task))
                .chunks(1, 50, 1000)
                .gateway();
        List<SmsMessage> messages = new ArrayList<>(Sample.texts(1));
        IntStream.range(1, 7).forEach(i -> messages.add(Sample.otp(i)));
        time.at(Duration.ZERO, () -> assertThat(gateway.sendAll(messages)).allMatch(SendResult::isAccepted));
        time.at(Duration.ofSeconds(5), () -> open.set(true));
        time.runAll();

        assertThat(begun).startsWith(Collections.nCopies(6, "OTP PT20S").toArray(String[]::new));
        assertThat(begun).hasSize(7).last().isEqualTo("TRANSACTIONAL PT1M");
    }

    @Test
    void noPermitIsAskedForWhileTheProviderIsFull() {
        SmsGateway gateway = new Dispatching(provider, time)
                .rates(shared)
                .limited(TWO)
                .inFlight(5)
                .adapter(messages -> {
                    time.sleep(Duration.ofSeconds(2));
                    return messages.stream()
                            .<SendResult>map(message -> adapter.accepted())
                            .toList();
                })
                .on(task -> time.after(Duration.ZERO, task))
                .gateway();
        List<Integer> whileFull = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            int number = i;
            time.at(Duration.ofMillis(i), () -> gateway.send(Sample.text(number)));
        }
        time.at(Duration.ofMillis(500), () -> whileFull.add(asked.get()));
        time.at(Duration.ofMillis(600), () -> gateway.send(Sample.otp(8)));
        time.at(Duration.ofMillis(700), () -> gateway.send(Sample.otp(9)));
        time.at(Duration.ofMillis(900), () -> whileFull.add(asked.get()));
        time.runAll();

        // a fifth of the requests is kept for codes
        assertThat(whileFull).containsExactly(4, 5);
        assertThat(asked).hasValue(8);
        assertThat(givenBack).hasValue(0);
    }

    @Test
    void codesThatWaitForATrialDoNotAskForPermitsAgainAndAgain() {
        List<MessageClass> askedFor = new ArrayList<>();
        Rates onlyForCodes = new Rates() {
            @Override
            public Duration tryAcquire(ProviderId provider, RateLimit limit, MessageClass messageClass) {
                askedFor.add(messageClass);
                assertThat(askedFor).hasSizeLessThan(1000);
                boolean permitted = messageClass == MessageClass.OTP
                        || time.nanos() >= Duration.ofMinutes(1).toNanos();
                return permitted ? Duration.ZERO : Duration.ofSeconds(20);
            }

            @Override
            public void giveBack(ProviderId provider, RateLimit limit, MessageClass messageClass) {}
        };
        AtomicBoolean healthy = new AtomicBoolean();
        SmsGateway gateway = new Dispatching(provider, time)
                .rates(onlyForCodes)
                .limited(TWO)
                .policies(ProviderPolicies.DEFAULT.withBreaker(BreakerPolicy.DEFAULT
                        .withOpenFor(Duration.ofSeconds(5), Duration.ofSeconds(5))
                        .withTrialCalls(1)))
                .adapter(messages -> {
                    time.sleep(Duration.ofSeconds(2));
                    return Collections.nCopies(
                            messages.size(), healthy.get() ? adapter.accepted() : adapter.refused(Refusal.UNAVAILABLE));
                })
                .on(task -> time.after(Duration.ZERO, task))
                .gateway();
        for (int i = 0; i < 10; i++) {
            int code = i;
            time.at(Duration.ZERO, () -> gateway.send(Sample.otp(code)));
        }
        time.at(Duration.ofSeconds(3), () -> healthy.set(true));
        List<SendResult> results = new ArrayList<>();
        // one of the codes is the trial, the others and the list wait for its end
        time.at(Duration.ofSeconds(20), () -> gateway.sendAll(Sample.texts(3)));
        for (int i = 0; i < 7; i++) {
            int code = 100 + i;
            time.at(Duration.ofSeconds(20), () -> results.add(gateway.send(Sample.otp(code))));
        }
        time.runAll();

        assertThat(results).hasSize(7).allMatch(SendResult::isAccepted);
        assertThat(askedFor).hasSizeLessThan(60);
    }

    @Test
    void aLocalPermitIsNotGivenBackToTheSharedOnes() {
        inTime(() -> {
            answer = () -> {
                throw new IllegalStateException("down");
            };
            OutboundGateway busy = messages -> List.of(new Refused(ACME, Refusal.BUSY, "full"));

            for (int i = 0; i < 3; i++) {
                limited(busy).send(Sample.otp(i).within(Duration.ofSeconds(4)));
            }

            assertThat(givenBack).hasValue(0);
            assertThat(shared.tryAcquire(ACME, TWO, MessageClass.OTP)).isZero();
            assertThat(shared.tryAcquire(ACME, TWO, MessageClass.OTP)).isZero();
            assertThat(shared.tryAcquire(ACME, TWO, MessageClass.OTP)).isEqualTo(Duration.ofMinutes(10));
        });
    }

    @Test
    void aLocalPermitIsNotGivenBackToTheSharedOnesThatAreBack() {
        inTime(() -> {
            answer = () -> {
                throw new IllegalStateException("down");
            };
            assertThat(shared.tryAcquire(ACME, TWO, MessageClass.OTP)).isZero();
            answer = () -> Duration.ZERO;
            time.sleep(Duration.ofSeconds(1));
            assertThat(shared.tryAcquire(ACME, TWO, MessageClass.OTP)).isZero();

            shared.giveBack(ACME, TWO, MessageClass.OTP);
            assertThat(givenBack).as("one of the two is local").hasValue(0);
            shared.giveBack(ACME, TWO, MessageClass.OTP);
            assertThat(givenBack).hasValue(1);
        });
    }

    @Test
    void aSharedPermitIsNotGivenBackToTheLocalOnes() {
        inTime(() -> {
            share = RateLimit.of(1, Duration.ofHours(8));
            assertThat(shared.tryAcquire(ACME, TWO, MessageClass.MARKETING)).isZero();
            answer = () -> {
                throw new IllegalStateException("down");
            };
            assertThat(shared.tryAcquire(ACME, TWO, MessageClass.OTP)).isZero();
            shared.giveBack(ACME, TWO, MessageClass.MARKETING);

            assertThat(shared.tryAcquire(ACME, TWO, MessageClass.OTP)).isPositive();
            shared.giveBack(ACME, TWO, MessageClass.OTP);
            assertThat(shared.tryAcquire(ACME, TWO, MessageClass.OTP)).isZero();
        });
    }

    @Test
    void anInterruptIsNoFailureOfTheSharedPermits() {
        inTime(() -> {
            answer = () -> {
                throw new IllegalStateException("interrupted");
            };
            Thread.currentThread().interrupt();
            assertThat(shared.tryAcquire(ACME, TWO, MessageClass.OTP)).isEqualTo(Duration.ofNanos(1));
            assertThat(Thread.interrupted()).isTrue();
            answer = () -> Duration.ZERO;

            assertThat(shared.tryAcquire(ACME, TWO, MessageClass.MARKETING)).isZero();
            assertThat(asked).hasValue(2);
            assertThat(logged.list).isEmpty();
        });
    }

    @Test
    void aWaitThatIsNegativeOrMissingFailsNoMessage() {
        inTime(() -> {
            answers(Duration.ofSeconds(-1));
            assertThat(sendCode().isAccepted()).isTrue();
            assertThat(logged.list).isEmpty();

            answer = SharedRatesTest::nothing;
            assertThat(sendCode().isAccepted()).isTrue();
            assertThat(logged.list).hasSize(1);
        });
    }

    @SuppressWarnings("NullAway")
    private static Duration nothing() {
        return null;
    }

    @Test
    void aPermitThatCannotBeGivenBackFailsNoMessage() {
        inTime(() -> {
            onGiveBack = () -> {
                throw new IllegalStateException("down");
            };
            OutboundGateway busy = messages -> List.of(new Refused(ACME, Refusal.BUSY, "full"));

            assertThat(limited(busy).send(Sample.otp(1)).isAccepted()).isFalse();
            assertThat(logged.list)
                    .extracting(ILoggingEvent::getFormattedMessage)
                    .containsExactly("A permit of acme could not be given back and is lost"
                            + " (java.lang.IllegalStateException); logged once a minute");
        });
    }

    @Test
    void clientsOfOneProcessMayShareTheirPermits() {
        inTime(() -> {
            Rates rates = Rates.inMemory(time);
            ScriptedProvider provider = new ScriptedProvider("acme");
            SmsClientBuilder builder = SmsClient.builder()
                    .scheduler(time)
                    .deadline(MessageClass.OTP, Duration.ofSeconds(4))
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
        });
    }
}
