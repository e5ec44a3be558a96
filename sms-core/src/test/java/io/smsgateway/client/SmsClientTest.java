package io.smsgateway.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import com.google.common.util.concurrent.Uninterruptibles;
import io.smsgateway.Attempt;
import io.smsgateway.BalanceUnavailable;
import io.smsgateway.MessageClass;
import io.smsgateway.ProviderId;
import io.smsgateway.Quota;
import io.smsgateway.Refusal;
import io.smsgateway.Refused;
import io.smsgateway.Secret;
import io.smsgateway.SendResult;
import io.smsgateway.SmsContent;
import io.smsgateway.SmsMessage;
import io.smsgateway.TimeSource;
import io.smsgateway.Unconfirmed;
import io.smsgateway.catalog.MessageCatalog;
import io.smsgateway.catalog.MessageTemplate;
import io.smsgateway.idempotency.InMemoryIdempotencyStore;
import io.smsgateway.routing.Routing;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.slf4j.MDC;

final class SmsClientTest {

    private final ManualTime time = new ManualTime();
    private final ManualScheduler scheduler = new ManualScheduler(time);
    private final ScriptedProvider jsms = new ScriptedProvider("jsms");
    private final ScriptedProvider itniotech = new ScriptedProvider("itniotech");
    private final SmsClient client = builder().build();

    @AfterEach
    void close() {
        client.close();
    }

    private SmsClientBuilder builder() {
        return SmsClient.builder()
                .provider(jsms)
                .provider(itniotech)
                .executor(Runnable::run)
                .time(time)
                .random(Sample.HALF)
                .scheduler(scheduler);
    }

    private static Refusal reason(SendResult result) {
        return ((Refused) result).reason();
    }

    @Test
    void printsWhatHappensToAMessage() {
        SmsClient printed = SmsClient.builder()
                .provider(jsms)
                .provider(itniotech, ProviderPolicies.DEFAULT.withMaxInFlight(5).withRateLimit(RateLimit.perSecond(10)))
                .retry(RetryPolicy.DEFAULT.withMaxAttempts(4))
                .time(time)
                .scheduler(scheduler)
                .build();

        assertThat(printed)
                .hasToString("SmsClient{Deduplicating{Retrying{4, Failover["
                        + "Halving{Suspending{Rendering{Dispatching{50, CircuitBreaking{CLOSED,"
                        + " Suspecting{Scripted{jsms}}}}}}}, "
                        + "Halving{Suspending{Rendering{Dispatching{5, 10/PT1S, CircuitBreaking{CLOSED,"
                        + " Suspecting{Scripted{itniotech}}}}}}}]}}}");
        printed.close();
    }

    @Test
    void sendsThroughTheFirstProviderAndWritesTheTrail() {
        jsms.script().thenEach(message -> {
            time.advance(Duration.ofMillis(120));
            return jsms.script().accepted();
        });

        SendResult result = client.send(Sample.text(1));

        assertThat(result.orThrow().messageId()).isEqualTo("jsms-1");
        assertThat(result.attempts())
                .containsExactly(new Attempt(
                        ProviderId.of("jsms"), ManualTime.START, Duration.ofMillis(120), Attempt.Outcome.ACCEPTED));
        assertThat(itniotech.script().calls()).isEmpty();
    }

    @Test
    void goesRoundTheRouteAndWritesEachStepDown() {
        jsms.script().then(Refusal.UNAVAILABLE);
        itniotech.script().then(Refusal.TEMPLATE);

        SendResult result = client.send(Sample.text(1));

        assertThat(result.provider()).isEqualTo(ProviderId.of("jsms"));
        assertThat(result.attempts())
                .extracting(attempt -> attempt.provider().name(), Attempt::outcome)
                .containsExactly(
                        tuple("jsms", Attempt.Outcome.REFUSED),
                        tuple("itniotech", Attempt.Outcome.REFUSED),
                        tuple("jsms", Attempt.Outcome.ACCEPTED));
        assertThat(time.sleeps()).containsExactly(Duration.ofMillis(50));
    }

    @Test
    void makesThreeRequestsWhereTheProviderIsTooBusy() {
        jsms.script().always(Refusal.THROTTLED);
        itniotech.script().always(Refusal.THROTTLED);

        SendResult result = client.send(Sample.text(1));

        assertThat(result.attempts()).hasSize(4);
        assertThat(jsms.script().calls()).hasSize(2);
        assertThat(itniotech.script().calls()).hasSize(2);
    }

    @Test
    void triesAllProvidersUntilTheDeadlineWhileNoneIsAvailable() {
        jsms.script().always(Refusal.UNAVAILABLE);
        itniotech.script().always(Refusal.UNAVAILABLE);

        SendResult result = client.send(Sample.otp(1));

        assertThat(reason(result)).isIn(Refusal.UNAVAILABLE, Refusal.CIRCUIT_OPEN);
        assertThat(itniotech.script().calls())
                .hasSizeBetween(6, jsms.script().calls().size());
        assertThat(time.nanos())
                .isBetween(
                        Duration.ofSeconds(15).toNanos(), Duration.ofSeconds(17).toNanos());
    }

    @Test
    void countsTheRetriesThatWereTooMany() {
        jsms.script().always(Refusal.THROTTLED);
        try (SmsClient one = SmsClient.builder()
                .provider(jsms)
                .retry(RetryPolicy.DEFAULT.withMaxAttempts(2))
                .time(time)
                .build()) {
            for (int i = 0; i < 100; i++) {
                one.sendAll(List.of(Sample.text(i).within(Duration.ofSeconds(4))));
            }

            // about ten in each window of ten seconds, and a tenth of the requests
            assertThat(one.retriesOverBudget()).isPositive();
            assertThat(jsms.script().calls().size() + one.retriesOverBudget()).isGreaterThan(180);
        }
        assertThat(client.retriesOverBudget()).isZero();
    }

    @Test
    void neverAsksAProviderAgainThatMayHaveSentIt() {
        jsms.script().always(jsms.script().unconfirmed());
        itniotech.script().always(Refusal.UNAVAILABLE);

        SendResult text = client.send(Sample.text(1));
        SendResult code = client.send(Sample.otp(2));

        assertThat(text).isInstanceOf(Unconfirmed.class);
        assertThat(code).isInstanceOf(Unconfirmed.class).returns(1, SendResult::maxCopies);
        assertThat(jsms.script().calls()).hasSize(2);
        assertThat(itniotech.script().calls()).hasSize(1);
        assertThat(time.sleeps()).isEmpty();
    }

    @Test
    @DisplayName("T1 retries a clock skew once the whole route refused")
    void retriesAClockSkewOnceTheWholeRouteRefused() {
        jsms.script().then(jsms.script().refused(Refusal.CLOCK_SKEW, Duration.ZERO));
        itniotech.script().then(Refusal.UNSUPPORTED);

        SendResult result = client.send(Sample.text(1));

        assertThat(result.provider()).isEqualTo(ProviderId.of("jsms"));
        assertThat(result.isAccepted()).isTrue();
        assertThat(time.sleeps()).isEmpty();
    }

    @Test
    void passesASuspendedProviderOverAtOnce() {
        jsms.script().always(Refusal.OUT_OF_CREDIT);
        jsms.withBalance(() -> Sample.balance("jsms", Quota.Kind.ANY, 0));

        client.send(Sample.text(1));
        scheduler.advance(Duration.ZERO);
        SendResult result = client.send(Sample.text(2));

        assertThat(jsms.script().calls()).hasSize(1);
        assertThat(result.attempts())
                .extracting(Attempt::outcome, Attempt::refusal)
                .containsExactly(
                        tuple(Attempt.Outcome.SKIPPED, Refusal.SUSPENDED), tuple(Attempt.Outcome.ACCEPTED, null));
        assertThat(client.providers())
                .containsExactly(
                        ProviderStatus.of(ProviderId.of("jsms"), ProviderStatus.State.UP, 50)
                                .withSuspensions(Map.of(
                                        MessageClass.TRANSACTIONAL,
                                        Suspension.of(Refusal.OUT_OF_CREDIT, ManualTime.START)
                                                .withNote("refused a message, as the balance confirms"))),
                        ProviderStatus.of(ProviderId.of("itniotech"), ProviderStatus.State.UP, 50));
    }

    @Test
    void showsAnOpenCircuitUntilTheTrialIsOver() {
        jsms.script().always(jsms.script().unconfirmed());
        for (int i = 0; i < 5; i++) {
            time.advance(Duration.ofMillis(250));
            client.send(Sample.text(i));
        }
        assertThat(client.providers().get(0).state()).isEqualTo(ProviderStatus.State.OPEN);
        scheduler.advance(Duration.ofSeconds(1));
        assertThat(client.providers().get(0).state()).isEqualTo(ProviderStatus.State.HALF_OPEN);
        assertThat(jsms.balanceQueries()).isEqualTo(1);
    }

    @Test
    void hasNoResultsForNoMessagesAndRefusesANullBeforeAnythingElse() {
        List<SmsMessage> messages = new ArrayList<>(Collections.nCopies(32_001, Sample.marketing(1)));
        setNull(messages);

        assertThat(client.sendAll(List.of())).isEmpty();
        assertThatNullPointerException().isThrownBy(() -> client.sendAll(messages));
        assertThat(jsms.script().calls()).isEmpty();
    }

    @SuppressWarnings("NullAway") // what a caller without a checker may do
    private static void setNull(List<SmsMessage> messages) {
        messages.set(32_000, null);
    }

    @Test
    void givesEveryPartOfALongListItsOwnTime() {
        // each request takes a second, and 120 s would not do for 640
        jsms.takes(100).script().alwaysEach(message -> {
            if (message.to().national().endsWith("00")) {
                time.advance(Duration.ofMillis(350));
            }
            return jsms.script().accepted();
        });

        List<SendResult> results = client.sendAll(
                IntStream.range(0, 64_001).mapToObj(Sample::marketing).toList());

        assertThat(results).hasSize(64_001).allMatch(SendResult::isAccepted);
        assertThat(jsms.script().calls()).hasSize(641);
        assertThat(time.now()).isAfter(ManualTime.START.plusSeconds(220));
    }

    @Test
    void restartsNoValidityForTheLaterPartsOfALongList() {
        jsms.takes(100).script().alwaysEach(message -> {
            if (message.to().national().endsWith("00")) {
                time.advance(Duration.ofMillis(100));
            }
            return jsms.script().accepted();
        });
        // the first part takes 32 s, the second one as long
        List<SendResult> results = client.sendAll(IntStream.range(0, 64_000)
                .mapToObj(i -> Sample.marketing(i).within(Duration.ofSeconds(50)))
                .toList());

        assertThat(results.subList(0, 40_000)).allMatch(SendResult::isAccepted);
        assertThat(results.subList(50_000, 64_000)).allMatch(result -> reason(result) == Refusal.EXPIRED);
    }

    @Test
    void givesAResultWhereRoutingThrowsACheckedException() {
        try (SmsClient own = builder()
                .routing(new Routing() {
                    @Override
                    public List<ProviderId> route(SmsMessage message) {
                        throw SneakyThrow.unchecked(new IOException("undeclared"));
                    }

                    @Override
                    public Set<ProviderId> providers() {
                        return Set.of();
                    }
                })
                .build()) {
            assertThat(own.send(Sample.text(1)).isAccepted()).isFalse();
        }
    }

    @Test
    @DisplayName("T11 begins no attempt that has less time than connecting takes")
    void refusesWhatIsNoLongerWorthSending() {
        Instant end = time.now();

        SendResult expired = client.send(Sample.text(1).until(end));

        assertThat(expired).isInstanceOfSatisfying(Refused.class, refused -> {
            assertThat(refused.reason()).isEqualTo(Refusal.EXPIRED);
            assertThat(refused.detail()).contains("until 2026-01-01T00:00:00Z");
        });
        assertThat(reason(client.send(Sample.text(1).until(Instant.MIN)))).isEqualTo(Refusal.EXPIRED);
        assertThat(client.send(Sample.text(1).until(Instant.MAX)).isAccepted()).isTrue();
        assertThat(client.send(Sample.text(1).until(end.plusSeconds(3))).isAccepted())
                .isTrue();
        assertThat(reason(client.send(Sample.text(1).until(end.plusMillis(2999)))))
                .isEqualTo(Refusal.EXPIRED);
    }

    @Test
    void tellsAfterItsEndWhatCameOfAMessageThatWasSentInTime() {
        SmsMessage once = Sample.text(1).keyed("code-17").until(time.now().plusSeconds(60));
        SendResult first = client.send(once);
        time.advance(Duration.ofMinutes(5));

        assertThat(first.isAccepted()).isTrue();
        assertThat(client.send(once)).isEqualTo(first);
    }

    @Test
    void givesAMessageNoMoreTimeThanItsClassHasAndNoLessThanItAsksFor() {
        jsms.script().always(Refusal.UNAVAILABLE);
        itniotech.script().alwaysEach(message -> {
            time.advance(Duration.ofSeconds(17));
            return itniotech.script().refused(Refusal.UNAVAILABLE);
        });

        assertThat(client.send(Sample.otp(1).until(time.now().plusSeconds(600))).attempts())
                .hasSize(2);
        assertThat(client.send(Sample.text(1)).attempts()).hasSize(6);
    }

    @Test
    @DisplayName("T1 keeps deadlines when the wall clock jumps")
    void keepsDeadlinesWhenTheWallClockJumps() {
        jsms.script().thenEach(message -> {
            time.jump(Duration.ofDays(1));
            return jsms.script().refused(Refusal.UNAVAILABLE);
        });
        assertThat(client.send(Sample.text(1).until(time.now().plusSeconds(30))).isAccepted())
                .isTrue();

        jsms.script().thenEach(message -> {
            time.jump(Duration.ofDays(-2));
            time.advance(Duration.ofSeconds(28));
            return jsms.script().refused(Refusal.UNAVAILABLE);
        });
        assertThat(reason(client.send(Sample.text(1).until(time.now().plusSeconds(30)))))
                .isEqualTo(Refusal.EXPIRED);
    }

    @Test
    void letsInWhatFitsTheCatalogueAndSettlesItsClass() {
        MessageCatalog catalog = MessageCatalog.of(
                MessageTemplate.of("code").withClass(MessageClass.OTP).text("Code {code}"));
        try (SmsClient withCatalog = builder().catalog(catalog).build()) {
            List<SendResult> results = withCatalog.sendAll(List.of(
                    SmsMessage.template(Sample.number(1), "code", Map.of("code", "42")),
                    SmsMessage.template(Sample.number(2), "code", Map.of()),
                    SmsMessage.template(Sample.number(3), "nope", Map.of()),
                    Sample.text(4)));

            assertThat(results).extracting(SendResult::isAccepted).containsExactly(true, false, false, true);
            assertThat(reason(results.get(1))).isEqualTo(Refusal.TEMPLATE);
            assertThat(((Refused) results.get(2)).detail()).isEqualTo("there is no template `nope` in the catalogue");
            SmsMessage sent = jsms.script().calls().get(0).get(0);
            assertThat(sent.content()).isEqualTo(new SmsContent.Text("Code 42"));
            assertThat(sent.messageClass()).isEqualTo(MessageClass.OTP);
        }
    }

    @Test
    void returnsTheSameResultForTheSameKey() {
        SendResult once = client.send(Sample.text(1).keyed("order-1"));

        assertThat(client.send(Sample.text(1).keyed("order-1"))).isEqualTo(once);
        assertThat(reason(client.send(Sample.text(2).keyed("order-1")))).isEqualTo(Refusal.KEY_REUSED);
        assertThat(jsms.script().messages()).isEqualTo(1);
    }

    @Test
    void keepsKeysWhereItIsTold() {
        InMemoryIdempotencyStore shared = new InMemoryIdempotencyStore();
        Secret key = Secret.of("fingerprint key", "0123456789abcdef0123456789abcdef");
        try (SmsClient one = builder().idempotencyStore(shared, key).build();
                SmsClient other = builder().idempotencyStore(shared, key).build()) {
            assertThat(other.send(Sample.text(1).keyed("k")))
                    .isEqualTo(one.send(Sample.text(1).keyed("k")));
        }
        assertThat(jsms.script().messages()).isEqualTo(1);
    }

    @Test
    void takesNoShortFingerprintKey() {
        Secret tooShort = Secret.of("fingerprint key", "0123456789abcdef0123456789abcde");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder().idempotencyStore(new InMemoryIdempotencyStore(), tooShort))
                .withMessage("fingerprintKey must have at least 32 characters, not 31; use a random value");
    }

    @Test
    void leavesUnconfirmedWhatAnAdapterWithABugMayHaveSent() {
        try (SmsClient careful = SmsClient.builder()
                .provider(new ScriptedProvider("broken").sendsThrough(messages -> {
                    throw new IllegalStateException();
                }))
                .provider(jsms)
                .time(time)
                .scheduler(scheduler)
                .build()) {
            assertThat(careful.send(Sample.text(1))).isInstanceOf(Unconfirmed.class);
            assertThat(careful.send(Sample.otp(1)).maxCopies()).isEqualTo(2);
        }
    }

    @Test
    void asksEveryProviderForItsBalance() {
        jsms.withBalance(() -> Sample.balance("jsms", Quota.Kind.ANY, 7));
        itniotech.refusesBalance(Refusal.IP_NOT_ALLOWED);
        assertThat(client.balances())
                .containsExactly(
                        Sample.balance("jsms", Quota.Kind.ANY, 7),
                        BalanceUnavailable.of(
                                ProviderId.of("itniotech"), Refusal.IP_NOT_ALLOWED, "as the script says"));

        jsms.withBalance(() -> {
            throw new IllegalStateException("a bug");
        });
        assertThat(client.balances().get(0))
                .isEqualTo(BalanceUnavailable.of(
                        ProviderId.of("jsms"), Refusal.UNRECOGNISED, "the adapter threw IllegalStateException"));
    }

    @Test
    void asksForBalancesSideBySide() {
        CountDownLatch both = new CountDownLatch(2);
        for (ScriptedProvider provider : List.of(jsms, itniotech)) {
            provider.withBalance(() -> {
                both.countDown();
                try {
                    both.await();
                } catch (InterruptedException interrupted) {
                    Thread.currentThread().interrupt();
                }
                return Sample.balance(provider.id().name(), Quota.Kind.ANY, 1);
            });
        }
        try (SmsClient own =
                SmsClient.builder().provider(jsms).provider(itniotech).build()) {
            assertThat(own.balances()).hasSize(2);
        }
    }

    @Test
    void holdsEveryMessageBackOnceItIsClosed() {
        client.close();

        assertThat(client.sendAll(Sample.texts(2)))
                .hasSize(2)
                .containsOnly(new Refused(ProviderId.NONE, Refusal.CLOSED, "the client is closed; nothing was sent"));
        assertThat(jsms.script().calls()).isEmpty();
        assertThat(scheduler.isClosed()).isTrue();
        assertThat(jsms.closings()).isEqualTo(1);
        assertThat(itniotech.closings()).isEqualTo(1);
    }

    @Test
    void closesItsProvidersOnceHoweverOftenItIsClosed() {
        client.close();
        client.close();

        assertThat(jsms.closings()).isEqualTo(1);
    }

    @Test
    void waitsForWhatIsInFlightBeforeItClosesTheProviders() throws Exception {
        CountDownLatch inFlight = new CountDownLatch(1);
        CountDownLatch mayEnd = new CountDownLatch(1);
        List<Integer> closingsAtTheEnd = new ArrayList<>();
        jsms.script().thenEach(message -> {
            inFlight.countDown();
            try {
                mayEnd.await();
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
            closingsAtTheEnd.add(jsms.closings());
            return jsms.script().accepted();
        });
        SmsClient own = SmsClient.builder()
                .provider(jsms)
                .closeGrace(Duration.ofMinutes(5))
                .build();
        CompletableFuture<SendResult> sending = Sample.aside(() -> own.send(Sample.text(1)));
        inFlight.await();
        CompletableFuture<Boolean> closing = Sample.aside(() -> {
            own.close();
            return true;
        });
        await().until(() -> own.send(Sample.text(2)).provider().equals(ProviderId.NONE));
        mayEnd.countDown();
        closing.join();

        assertThat(sending.join().isAccepted()).isTrue();
        assertThat(closingsAtTheEnd).containsExactly(0);
        assertThat(jsms.closings()).isEqualTo(1);
    }

    @Test
    @DisplayName("T5 closes the providers when the grace is over")
    void closesTheProvidersWhenTheGraceIsOver() throws Exception {
        CountDownLatch inFlight = new CountDownLatch(1);
        CountDownLatch mayEnd = new CountDownLatch(1);
        jsms.script().thenEach(message -> {
            inFlight.countDown();
            try {
                mayEnd.await();
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
            return jsms.script().unconfirmed();
        });
        CompletableFuture<SendResult> sending = Sample.aside(() -> client.send(Sample.text(1)));
        inFlight.await();

        client.close();

        assertThat(jsms.closings()).isEqualTo(1);
        assertThat(Duration.between(ManualTime.START, time.now())).isEqualTo(Duration.ofSeconds(5));
        mayEnd.countDown();
        assertThat(sending.join()).isInstanceOf(Unconfirmed.class);
    }

    static Stream<Throwable> bugs() {
        return Stream.of(
                new IllegalStateException("a bug"),
                new NoClassDefFoundError("a bug"),
                new IOException("undeclared, as in other languages of the JVM"));
    }

    @ParameterizedTest
    @MethodSource("bugs")
    void closesTheOtherProvidersWhenOneFailsTo(Throwable bug) {
        SmsClient own = SmsClient.builder()
                .provider(new ScriptedProvider("broken").failsToClose(bug))
                .provider(jsms)
                .build();

        own.close();

        assertThat(jsms.closings()).isEqualTo(1);
    }

    @Test
    void closesWhatItOwnsWhenItIsInterrupted() {
        SmsClient own = SmsClient.builder().provider(jsms).build();
        Thread.currentThread().interrupt();

        own.close();

        assertThat(Thread.interrupted()).isTrue();
        assertThat(jsms.closings()).isEqualTo(1);
    }

    private static List<String> threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .filter(name -> name.startsWith("sms-client-"))
                .toList();
    }

    @Test
    @DisplayName("T5 leaves no thread behind")
    void leavesNoThreadBehind() {
        jsms.takes(1).script().alwaysEach(message -> jsms.script().refused(Refusal.ACCOUNT_LOCKED));
        SmsClient own = SmsClient.builder().provider(jsms).build();
        own.sendAll(Sample.texts(20));
        assertThat(threads()).contains("sms-client-timer-0");

        own.close();

        await().untilAsserted(() -> assertThat(threads()).isEmpty());
    }

    @Test
    void isRefusedWhenItIsPutTogetherWrong() {
        assertThatIllegalStateException()
                .isThrownBy(() -> SmsClient.builder().build())
                .withMessage("a client needs a provider: call provider(...) at least once");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder().provider(new ScriptedProvider("jsms")))
                .withMessage("two providers are named `jsms`; give each account a name of its own");
        assertThatIllegalStateException()
                .isThrownBy(() -> builder()
                        .catalog(MessageCatalog.of(
                                MessageTemplate.of("login-code").vendorTemplate("jsms", "1", null, Map.of())))
                        .build())
                .withMessage("incomplete templates: `login-code` cannot go to `itniotech`: it has no text."
                        + " Add the missing forms, or restrict a template with only(...)");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder().deadline(MessageClass.OTP, Duration.ofMillis(3999)))
                .withMessage("deadline must be from 4 s to 1 h, not PT3.999S");
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        builder().deadline(MessageClass.OTP, Duration.ofHours(1).plusNanos(1)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder().closeGrace(Duration.ofNanos(-1)))
                .withMessage("closeGrace must be from 0 s to 10 min, not PT-0.000000001S");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder().closeGrace(Duration.ofMinutes(10).plusNanos(1)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder().chunkSize(MessageClass.OTP, 0))
                .withMessage("chunkSize must be from 1 to 1000, not 0");
        assertThatIllegalArgumentException().isThrownBy(() -> builder().chunkSize(MessageClass.OTP, 1001));
    }

    @Test
    void moreRequestsInFlightThanAProviderCanMakeAreRefusedWhenItIsAdded() {
        SmsClientBuilder builder = SmsClient.builder();
        ScriptedProvider narrow = new ScriptedProvider("narrow").connected(20);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder.provider(narrow))
                .withMessage(
                        "provider `narrow` can make 20 requests at the same time, fewer than maxInFlight, which is 50;"
                                + " raise its maxConnections, or add it with ProviderPolicies.withMaxInFlight(20)");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder.provider(narrow, ProviderPolicies.DEFAULT.withMaxInFlight(21)));
        try (SmsClient client = builder.provider(narrow, ProviderPolicies.DEFAULT.withMaxInFlight(20))
                .build()) {
            assertThat(client.providers().get(0).availablePermits()).isEqualTo(20);
        }
    }

    @Test
    void takesTheShortestAndLongestTimes() {
        builder()
                .deadline(MessageClass.OTP, Duration.ofSeconds(4))
                .deadline(MessageClass.MARKETING, Duration.ofHours(1))
                .closeGrace(Duration.ofMinutes(10))
                .closeGrace(Duration.ZERO)
                .build()
                .close();

        assertThat(jsms.closings()).isEqualTo(1);
    }

    @Test
    void keepsKeysByItsOwnTime() {
        client.send(Sample.text(1).keyed("k"));
        time.advance(Duration.ofHours(24).minusNanos(1));
        client.send(Sample.text(1).keyed("k"));
        assertThat(jsms.script().calls()).hasSize(1);

        time.advance(Duration.ofNanos(1));
        client.send(Sample.text(1).keyed("k"));
        assertThat(jsms.script().calls()).hasSize(2);
    }

    @Test
    void takesDeadlineAndChunkSizeForEachClass() {
        jsms.takes(1000);
        try (SmsClient own = builder()
                .deadline(MessageClass.OTP, Duration.ofSeconds(4))
                .chunkSize(MessageClass.OTP, 2)
                .chunkSize(MessageClass.TRANSACTIONAL, 3)
                .chunkSize(MessageClass.MARKETING, 1)
                .deadline(MessageClass.TRANSACTIONAL, Duration.ofSeconds(5))
                .deadline(MessageClass.MARKETING, Duration.ofSeconds(6))
                .build()) {
            for (MessageClass messageClass : MessageClass.values()) {
                own.sendAll(Sample.texts(6).stream()
                        .map(message -> message.withClass(messageClass))
                        .toList());
            }
        }

        assertThat(jsms.script().calls()).extracting(List::size).containsExactly(2, 2, 2, 3, 3, 1, 1, 1, 1, 1, 1);
        assertThat(jsms.script().outbound().stream()
                        .map(message -> Objects.requireNonNull(message.deadline())
                                .left()
                                .toSeconds())
                        .distinct())
                .containsExactly(4L, 5L, 6L);
    }

    @Test
    void runsOnTheMachinesTimeByDefault() {
        try (SmsClient plain = SmsClient.builder().provider(jsms).build()) {
            Instant before = TimeSource.system().clock().instant();
            jsms.script().then(Refusal.UNAVAILABLE);

            SendResult result = plain.send(Sample.text(1));

            assertThat(result.isAccepted()).isTrue();
            assertThat(result.attempts())
                    .hasSize(2)
                    .first()
                    .satisfies(attempt -> assertThat(attempt.at()).isAfterOrEqualTo(before.minusSeconds(1)));
        }
    }

    @Test
    void sendsNothingToAManuallySuspendedProviderUntilItIsResumed() {
        client.suspend(jsms.id(), Refusal.SUSPENDED);
        jsms.withBalance(() -> Sample.balance("jsms", Quota.Kind.ANY, 100));
        scheduler.advance(Duration.ofMinutes(2));

        assertThat(client.send(Sample.text(1)).provider()).isEqualTo(itniotech.id());
        assertThat(client.providers().get(0).suspendedFor()).isEqualTo(Refusal.SUSPENDED);
        assertThat(jsms.balanceQueries()).isZero();

        client.resume(jsms.id());
        assertThat(client.send(Sample.text(2)).provider()).isEqualTo(jsms.id());
    }

    @Test
    void sendsNothingToAProviderKnownToBeEmptyUntilItIsNot() {
        jsms.withBalance(() -> Sample.balance("jsms", Quota.Kind.ANY, 0));
        client.suspend(jsms.id(), Refusal.OUT_OF_CREDIT);

        assertThat(client.send(Sample.text(1)).provider()).isEqualTo(itniotech.id());

        jsms.withBalance(() -> Sample.balance("jsms", Quota.Kind.ANY, 5));
        scheduler.advance(Duration.ofMinutes(2));
        assertThat(client.send(Sample.text(2)).provider()).isEqualTo(jsms.id());
    }

    @Test
    void keepsASuspensionByHandWhateverTheProviderSaysMeanwhile() {
        client.suspend(jsms.id(), Refusal.OUT_OF_CREDIT);
        client.suspend(jsms.id(), Refusal.SUSPENDED);
        client.suspend(jsms.id(), Refusal.OUT_OF_CREDIT);
        scheduler.advance(Duration.ofMinutes(2));

        assertThat(client.providers().get(0).suspendedFor()).isEqualTo(Refusal.SUSPENDED);
    }

    @Test
    void suspendsOnlyProvidersItHasAndForReasonsThatSuspend() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> client.suspend(ProviderId.of("gone"), Refusal.SUSPENDED))
                .withMessage("there is no provider `gone` in this client");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> client.suspend(jsms.id(), Refusal.DUPLICATE))
                .withMessageStartingWith("a provider cannot be suspended for DUPLICATE");
    }

    @Test
    void warmingUpSendsNothingAndFailsNothing() {
        List<ProviderId> warmed = new CopyOnWriteArrayList<>();
        ScriptedProvider first = new ScriptedProvider("first").warmsUpBy(() -> {
            warmed.add(ProviderId.of("first"));
            throw new StackOverflowError();
        });
        ScriptedProvider second = new ScriptedProvider("second").warmsUpBy(() -> warmed.add(ProviderId.of("second")));
        try (SmsClient client =
                SmsClient.builder().provider(first).provider(second).build()) {
            client.warmUp();

            assertThat(warmed).containsExactlyInAnyOrder(ProviderId.of("first"), ProviderId.of("second"));
            assertThat(first.script().messages() + second.script().messages()).isZero();
            assertThat(first.balanceQueries()).isZero();
            assertThat(client.send(Sample.text(1)).isAccepted()).isTrue();
        }
        warmed.clear();
        SmsClient closed = SmsClient.builder().provider(first).build();
        closed.close();
        closed.warmUp();
        assertThat(warmed).isEmpty();
    }

    @Test
    void makesTheRequestsOfAListWithTheMdcOfItsCaller() {
        List<String> seen = new CopyOnWriteArrayList<>();
        CountDownLatch together = new CountDownLatch(2);
        SendListener listener = new SendListener() {
            @Override
            public void requestStarted(Request request) {
                seen.add(Objects.requireNonNullElse(MDC.get("trace"), "none"));
                together.countDown();
                // two requests at once need a thread beside the caller's
                Uninterruptibles.awaitUninterruptibly(together, Duration.ofSeconds(20));
            }
        };
        MDC.put("trace", "caller");
        try (SmsClient own = SmsClient.builder()
                .provider(new ScriptedProvider("first"))
                .chunkSize(MessageClass.TRANSACTIONAL, 1)
                .listener(listener)
                .build()) {
            own.sendAll(List.of(Sample.text(1), Sample.text(2)));
        } finally {
            MDC.clear();
        }

        assertThat(seen).containsExactly("caller", "caller");
    }
}
