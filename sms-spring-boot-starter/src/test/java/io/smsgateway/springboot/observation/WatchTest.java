package io.smsgateway.springboot.observation;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.google.common.util.concurrent.Uninterruptibles;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.smsgateway.Accepted;
import io.smsgateway.Balance;
import io.smsgateway.MessageClass;
import io.smsgateway.PhoneNumber;
import io.smsgateway.ProviderId;
import io.smsgateway.Quota;
import io.smsgateway.Refusal;
import io.smsgateway.Refused;
import io.smsgateway.SendResult;
import io.smsgateway.SmsGateway;
import io.smsgateway.SmsMessage;
import io.smsgateway.client.BalanceEvent;
import io.smsgateway.client.BalanceLow;
import io.smsgateway.client.SmsClient;
import io.smsgateway.springboot.Context;
import io.smsgateway.springboot.CurrentClient;
import io.smsgateway.springboot.OutcomeSummary;
import io.smsgateway.springboot.RefreshResult;
import io.smsgateway.springboot.SmsGatewayRefresher;
import io.smsgateway.springboot.properties.SmsGatewayProperties;
import io.smsgateway.testkit.ScriptedProvider;
import io.smsgateway.testkit.SettableClock;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContext;
import org.springframework.context.event.EventListener;

class WatchTest {

    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final ProviderId ACME = ProviderId.of("acme");

    private final List<BalanceEvent> events = new ArrayList<>();

    private ApplicationContextRunner watched(String... names) {
        return Context.scripted(names)
                .withConfiguration(AutoConfigurations.of(
                        SmsGatewayObservationAutoConfiguration.class, SmsGatewayHealthAutoConfiguration.class))
                .withBean(Listener.class, () -> new Listener(events));
    }

    record Listener(List<BalanceEvent> events) {

        @EventListener
        void on(BalanceEvent event) {
            events.add(event);
        }
    }

    private static ScriptedProvider acme(ApplicationContext context) {
        return requireNonNull(context.getBean(Context.Scripted.class).made.get("acme"));
    }

    private static Balance money(String amount) {
        return Balance.of(
                ACME,
                NOW,
                List.of(
                        new Quota(
                                Quota.Scope.ACCOUNT,
                                Quota.Kind.PAID,
                                Quota.Unit.MONEY,
                                new BigDecimal(amount),
                                Currency.getInstance("USD")),
                        new Quota(Quota.Scope.ACCOUNT, Quota.Kind.CREDIT, Quota.Unit.MONEY, null, null)));
    }

    @Test
    void aLowBalanceIsAnApplicationEventAndAGauge() {
        watched("acme")
                .withPropertyValues("sms-gateway.providers.acme.balance.low-below=10")
                .run(context -> {
                    context.getBean(BalanceWatchLifecycle.class).stop();
                    acme(context).thenBalance(money("9.50"));
                    SimpleMeterRegistry meters = new SimpleMeterRegistry();
                    context.getBean(SmsGatewayMeters.class).bindTo(meters);

                    context.getBean(BalanceWatchLifecycle.class).check();

                    assertThat(events).singleElement().isInstanceOf(BalanceLow.class);
                    assertThat(meters.get("sms.balance")
                                    .tag("kind", "paid")
                                    .gauge()
                                    .value())
                            .isEqualTo(9.5);
                    assertThat(meters.get("sms.balance")
                                    .tags("kind", "credit", "currency", "none")
                                    .gauge()
                                    .value())
                            .isNaN();
                });
    }

    @Test
    void gaugesOfAProviderThatWasTakenAwayAreTakenAwayToo() {
        watched("acme", "other").run(context -> {
            context.getBean(BalanceWatchLifecycle.class).stop();
            SimpleMeterRegistry meters = new SimpleMeterRegistry();
            context.getBean(SmsGatewayMeters.class).bindTo(meters);
            assertThat(meters.find("sms.provider.available").gauges()).hasSize(2);

            Context.set(context.getSourceApplicationContext(), "sms-gateway.providers.other.enabled", "false");
            context.getBean(SmsGatewayRefresher.class).refresh();
            context.getBean(BalanceWatchLifecycle.class).check();

            assertThat(meters.find("sms.provider.available").gauges()).hasSize(1);
            assertThat(meters.find("sms.provider.waiting").gauges()).hasSize(3);
            assertThat(meters.find("sms.provider.waiting.calls").gauges()).hasSize(3);
            assertThat(meters.find("sms.provider.wait").gauges()).hasSize(3);
            assertThat(meters.find("sms.provider.state").gauges()).hasSize(4);
        });
    }

    @Test
    void aGaugeTellsTheCallsThatWaitForARetry() throws Exception {
        ExecutorService threads = Executors.newCachedThreadPool();
        try {
            watched("acme").run(context -> {
                SimpleMeterRegistry meters = new SimpleMeterRegistry();
                context.getBean(SmsGatewayMeters.class).bindTo(meters);
                assertThat(retries(meters, "marketing")).isZero();
                SmsGateway gateway = context.getBean(SmsGateway.class);
                Refused throttled =
                        new Refused(ACME, Refusal.THROTTLED, "too fast").withRetryAfter(Duration.ofSeconds(4));
                acme(context).then(throttled).then(throttled);
                SmsMessage message = Context.hello().withClass(MessageClass.MARKETING);

                List<Future<SendResult>> calls = Stream.of(message, message)
                        .map(each -> threads.submit(() -> gateway.send(each)))
                        .toList();

                await().until(() -> retries(meters, "marketing") == 2);
                assertThat(retries(meters, "otp")).isZero();
                for (Future<SendResult> call : calls) {
                    assertThat(call.get(20, TimeUnit.SECONDS).isAccepted()).isTrue();
                }
                assertThat(retries(meters, "marketing")).isZero();
            });
        } finally {
            threads.shutdown();
        }
    }

    private static double retries(SimpleMeterRegistry meters, String messageClass) {
        return meters.get("sms.retry.waiting.calls")
                .tag("class", messageClass)
                .gauge()
                .value();
    }

    @Test
    void gaugesTellWaitingMessagesFromTheCallsThatWait() throws Exception {
        CountDownLatch goOn = new CountDownLatch(1);
        ExecutorService threads = Executors.newCachedThreadPool();
        try {
            watched("acme")
                    .withPropertyValues("sms-gateway.providers.acme.policies.max-in-flight=1")
                    .run(context -> {
                        CountDownLatch reached = new CountDownLatch(1);
                        SimpleMeterRegistry meters = new SimpleMeterRegistry();
                        context.getBean(SmsGatewayMeters.class).bindTo(meters);
                        SmsGateway gateway = context.getBean(SmsGateway.class);
                        acme(context).then(message -> {
                            reached.countDown();
                            Uninterruptibles.awaitUninterruptibly(goOn);
                            return new Accepted(ACME, "1");
                        });
                        threads.execute(() -> gateway.send(Context.hello()));
                        reached.await();

                        List<SmsMessage> three = Stream.of("11", "12", "13")
                                .map(end -> SmsMessage.text(PhoneNumber.of("+86139000000" + end), "Sale")
                                        .withClass(MessageClass.MARKETING))
                                .toList();
                        threads.execute(() -> gateway.sendAll(three));
                        threads.execute(() -> gateway.sendAll(three));

                        await().untilAsserted(() -> assertThat(value(meters, "sms.provider.waiting", "marketing"))
                                .isEqualTo(6));
                        assertThat(value(meters, "sms.provider.waiting.calls", "marketing"))
                                .isEqualTo(2);
                        await().untilAsserted(() -> assertThat(value(meters, "sms.provider.wait", "marketing"))
                                .isPositive());
                        for (String name : List.of("waiting", "waiting.calls", "wait")) {
                            assertThat(value(meters, "sms.provider." + name, "otp"))
                                    .isZero();
                        }
                        goOn.countDown();
                    });
        } finally {
            goOn.countDown();
            threads.shutdown();
            assertThat(threads.awaitTermination(10, TimeUnit.SECONDS)).isTrue();
        }
    }

    private static double value(SimpleMeterRegistry meters, String name, String messageClass) {
        return meters.get(name)
                .tags("provider", "acme", "class", messageClass)
                .gauge()
                .value();
    }

    @Test
    void nobodyIsAskedForABalanceUnlessConfigured() {
        watched("acme").run(context -> {
            context.getBean(BalanceWatchLifecycle.class).check();

            assertThat(acme(context).balanceCalls()).isZero();
            assertThat(context.getBean(BalanceWatchLifecycle.class).isRunning()).isTrue();
        });
    }

    @ParameterizedTest
    @CsvSource({
        "sms-gateway.providers.acme.balance.check-every=1ms, check-every must be from 1 s to 24 h",
        "sms-gateway.providers.acme.balance.low-below=-1, low-below must be from 0.000001",
        "sms-gateway.providers.acme.callback-token=shortSecret, callback-token must be 32 to 200 random letters",
        "sms-gateway.callbacks.token=shortSecret, token must be 32 to 200 random letters",
        "sms-gateway.idempotency.fingerprint-key=shortSecret, fingerprint-key must have at least 32 characters",
        "sms-gateway.callbacks.public-url=www.example.com/shortSecret, the public URL must be an http or https URL",
        "sms-gateway.callbacks.public-url=ftp://example.com/shortSecret, the public URL must be an http or https URL",
        "sms-gateway.callbacks.public-url=https://example.com?a=shortSecret, the public URL must have no user info"
    })
    void whatCantBeStopsTheStartAndRepeatsNoSecret(String property, String why) {
        watched("acme")
                .withPropertyValues(property)
                .run(context -> assertThat(context)
                        .getFailure()
                        .satisfies(failure ->
                                assertThat(causes(failure)).contains(why).doesNotContain("shortSecret")));
    }

    private static String causes(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .map(Throwable::getMessage)
                .toList()
                .toString();
    }

    @Test
    void configuredTokensPrintNowhere() {
        String token = "0123456789abcdef0123456789ABCDEF";
        watched("acme")
                .withPropertyValues(
                        "sms-gateway.callbacks.token=" + token,
                        "sms-gateway.idempotency.fingerprint-key=" + token,
                        "sms-gateway.providers.acme.callback-token=" + token)
                .run(context -> assertThat(
                                context.getBean(SmsGatewayProperties.class).toString())
                        .doesNotContain(token));
    }

    @Test
    void healthIsDownWhenNobodyIsLeftToSendBy() {
        watched("acme", "other").run(context -> {
            SmsHealth health = context.getBean(SmsHealth.class);
            context.getBean(CurrentClient.class).with(client -> suspend(client, "acme", Refusal.BAD_CREDENTIALS));
            assertThat(health(health, "acme").getStatus()).isEqualTo(Status.UNKNOWN);
            assertThat(health(health, "other").getStatus()).isEqualTo(Status.UP);

            context.getBean(CurrentClient.class).with(client -> suspend(client, "other", Refusal.SUSPENDED));
            assertThat(health(health, "acme").getStatus()).isEqualTo(Status.DOWN);
            assertThat(health(health, "other").getStatus()).isEqualTo(Status.OUT_OF_SERVICE);
            assertThat(health.getContributor("nobody")).isNull();
            assertThat(health.stream()).hasSize(2);
        });
    }

    private static SmsClient suspend(SmsClient client, String provider, Refusal reason) {
        client.suspend(ProviderId.of(provider), reason);
        return client;
    }

    private static Health health(SmsHealth health, String name) {
        return requireNonNull(((HealthIndicator) requireNonNull(health.getContributor(name))).health());
    }

    @Test
    void aFreshStartHoldsNothingAgainstAProvider() {
        watched("acme").run(context -> {
            context.getBean(CurrentClient.class).with(client -> suspend(client, "acme", Refusal.SUSPENDED));

            assertThat(context.getBean(SmsGatewayRefresher.class).startAfresh().outcome())
                    .isEqualTo(RefreshResult.Outcome.CHANGED);
            assertThat(Context.by(context)).isEqualTo(ACME);
        });
    }

    @Test
    void theLastOutcomesAreBounded() {
        SettableClock time = SettableClock.at(NOW);
        OutcomeHistory log = new OutcomeHistory(time.clock());
        AtomicInteger calls = new AtomicInteger();
        ScriptedProvider acme = ScriptedProvider.named("acme")
                .returning(message -> {
                    time.advance(Duration.ofMillis(calls.getAndIncrement()));
                    return new Accepted(ACME, "1");
                })
                .build();
        try (SmsClient client =
                SmsClient.builder().provider(acme).listener(log).time(time).build()) {
            for (int i = 0; i < 150; i++) {
                client.send(Context.hello());
            }
        }

        assertThat(log.last()).hasSize(100);
        assertThat(log.last().get(0))
                .isEqualTo(new OutcomeSummary(
                        time.instant(), "acme", MessageClass.TRANSACTIONAL, "accepted", null, 1, 149));
        assertThat(log).hasToString("OutcomeHistory{up to 100}");
    }

    private static Balance quotas(Quota.Kind kind, int amount, Quota.Kind other, int otherAmount) {
        return Balance.of(
                ACME,
                NOW,
                List.of(
                        new Quota(Quota.Scope.ACCOUNT, kind, Quota.Unit.MESSAGES, BigDecimal.valueOf(amount), null),
                        new Quota(
                                Quota.Scope.ACCOUNT,
                                other,
                                Quota.Unit.MESSAGES,
                                BigDecimal.valueOf(otherAmount),
                                null)));
    }

    @Test
    void aProviderThatIsEmptyForAdvertisementsOnlyIsUp() {
        watched("acme")
                .withPropertyValues("sms-gateway.providers.acme.balance.check-every=1h")
                .run(context -> {
                    context.getBean(BalanceWatchLifecycle.class).stop();
                    acme(context).thenBalance(quotas(Quota.Kind.TRANSACTIONAL, 500, Quota.Kind.MARKETING, 0));

                    context.getBean(BalanceWatchLifecycle.class).check();

                    Health health = health(context.getBean(SmsHealth.class), "acme");
                    assertThat(health.getStatus()).isEqualTo(Status.UP);
                    assertThat(health.getDetails())
                            .containsEntry("suspendedFor", Refusal.OUT_OF_CREDIT)
                            .containsEntry("suspendedClasses", Set.of(MessageClass.MARKETING));
                });
    }

    @Test
    void whatWasKnownOfAnotherAccountIsForgottenAndTheNewOneAskedAtOnce() {
        watched("acme")
                .withPropertyValues("sms-gateway.providers.acme.balance.check-every=1h")
                .run(context -> {
                    BalanceWatchLifecycle watching = context.getBean(BalanceWatchLifecycle.class);
                    watching.stop();
                    acme(context).thenBalance(money("0"));
                    watching.check();
                    Context.set(context.getSourceApplicationContext(), "sms-gateway.retry.max-attempts", "2");
                    context.getBean(SmsGatewayRefresher.class).refresh();
                    watching.check();
                    assertThat(acme(context).balanceCalls()).isZero();
                    assertThat(context.getBean(SmsGateway.class)
                                    .send(Context.hello())
                                    .isAccepted())
                            .isFalse();

                    Context.set(context.getSourceApplicationContext(), "sms-gateway.providers.acme.account", "other");
                    context.getBean(SmsGatewayRefresher.class).refresh();
                    watching.check();
                    acme(context).thenBalance(money("5"));
                    watching.check();

                    assertThat(acme(context).balanceCalls()).isEqualTo(1);
                    assertThat(Context.by(context)).isEqualTo(ACME);
                });
    }

    @Test
    void aFreshStartForgetsThatAProviderWasEmpty() {
        watched("acme")
                .withPropertyValues("sms-gateway.providers.acme.balance.check-every=1h")
                .run(context -> {
                    BalanceWatchLifecycle watching = context.getBean(BalanceWatchLifecycle.class);
                    watching.stop();
                    acme(context).thenBalance(money("0"));
                    watching.check();

                    context.getBean(SmsGatewayRefresher.class).startAfresh();
                    watching.check();

                    assertThat(Context.by(context)).isEqualTo(ACME);
                });
    }

    @Test
    void aLookThatEndsByAnErrorIsNotTheLast() {
        CountDownLatch looks = new CountDownLatch(2);
        watched("acme")
                .withBean(BalanceCheckListener.class, () -> () -> {
                    looks.countDown();
                    throw new NoClassDefFoundError("a bug");
                })
                .run(context -> assertThat(looks.await(10, TimeUnit.SECONDS)).isTrue());
    }

    @Test
    void aClientOfTheApplicationsOwnIsSeenBeforeItsFirstMessage() {
        Context.bare()
                .withConfiguration(AutoConfigurations.of(
                        SmsGatewayObservationAutoConfiguration.class, SmsGatewayHealthAutoConfiguration.class))
                .withBean(
                        SmsClient.class,
                        () -> SmsClient.builder()
                                .provider(ScriptedProvider.accepting("acme"))
                                .build())
                .run(context ->
                        assertThat(context.getBean(SmsHealth.class).stream()).hasSize(1));
    }
}
