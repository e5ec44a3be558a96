package io.smsgateway.springboot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smsgateway.Accepted;
import io.smsgateway.AsyncSmsGateway;
import io.smsgateway.BalanceService;
import io.smsgateway.ProviderId;
import io.smsgateway.Refusal;
import io.smsgateway.Refused;
import io.smsgateway.SendResult;
import io.smsgateway.SmsGateway;
import io.smsgateway.SmsMessage;
import io.smsgateway.TimeSource;
import io.smsgateway.catalog.MessageCatalog;
import io.smsgateway.catalog.MessageTemplate;
import io.smsgateway.client.BalanceWatch;
import io.smsgateway.client.ProviderStatus;
import io.smsgateway.client.SendListener;
import io.smsgateway.client.SmsClient;
import io.smsgateway.delivery.InMemoryNonceStore;
import io.smsgateway.delivery.KnownMessages;
import io.smsgateway.delivery.NonceStore;
import io.smsgateway.idempotency.ClaimOwner;
import io.smsgateway.idempotency.Claims;
import io.smsgateway.idempotency.IdempotencyStore;
import io.smsgateway.idempotency.InMemoryIdempotencyStore;
import io.smsgateway.itniotech.ItniotechProvider;
import io.smsgateway.jsms.JsmsProvider;
import io.smsgateway.routing.Routing;
import io.smsgateway.schedule.ScheduleService;
import io.smsgateway.spi.AttemptJournal;
import io.smsgateway.spi.Capabilities;
import io.smsgateway.spi.OutboundGateway;
import io.smsgateway.spi.OutboundMessage;
import io.smsgateway.spi.SmsProvider;
import io.smsgateway.springboot.callbacks.SmsGatewayCallbackAutoConfiguration;
import io.smsgateway.springboot.observation.SmsGatewayObservationAutoConfiguration;
import io.smsgateway.springboot.properties.InvalidConfigurationException;
import io.smsgateway.springboot.properties.SmsGatewayProperties;
import io.smsgateway.testkit.ScriptedProvider;
import io.smsgateway.testkit.SettableClock;
import io.smsgateway.verification.VerificationService;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.core.Ordered;

/** Which beans there are, and which of the application's own go before them. */
class BeansTest {

    private static List<SendResult> accept(List<SmsMessage> messages) {
        return messages.stream()
                .<SendResult>map(message -> new Accepted(ProviderId.of("acme"), "1"))
                .toList();
    }

    @Test
    void aGatewayIsThereForOneProvider() {
        Context.scripted("acme").run(context -> {
            assertThat(context)
                    .hasSingleBean(SmsGateway.class)
                    .hasSingleBean(AsyncSmsGateway.class)
                    .hasSingleBean(SmsBalances.class)
                    .hasSingleBean(VerificationService.class)
                    .hasSingleBean(ScheduleService.class)
                    .hasSingleBean(IdempotencyStore.class)
                    .hasSingleBean(PhoneNumbers.class)
                    .doesNotHaveBean(SmsClient.class);
            assertThat(Context.by(context)).hasToString("acme");
        });
    }

    @Test
    void anApplicationWithAGatewayOfItsOwnNeedsNoProvider() {
        SmsGateway own = BeansTest::accept;

        Context.bare().withBean(SmsGateway.class, () -> own).run(context -> {
            assertThat(context).hasNotFailed().hasSingleBean(SmsGateway.class);
            assertThat(context.getBean(SmsGateway.class)).isSameAs(own);
            assertThat(context.getBean(AsyncSmsGateway.class).send(Context.hello()))
                    .succeedsWithin(Duration.ofSeconds(10));
            assertThatThrownBy(() -> context.getBean(SmsBalances.class).balances())
                    .hasMessage("no provider is configured");
        });
    }

    @Test
    void aMistakeIsFoundAtTheStartThoughAGatewayOfTheApplicationsOwnIsInFront() {
        Context.bare()
                .withBean(SmsGateway.class, () -> BeansTest::accept)
                .withPropertyValues("sms-gateway.providers.jsms.type=jsms")
                .run(context ->
                        assertThat(context).getFailure().hasMessageContaining("the provider `jsms` has no app-key"));
    }

    @Test
    void aClientOfTheApplicationsOwnStandsBehindEveryBean() {
        ScriptedProvider acme = ScriptedProvider.accepting("acme");

        Context.bare()
                .withBean(
                        SmsClient.class,
                        () -> SmsClient.builder().provider(acme).build())
                .run(context -> {
                    assertThat(context).hasSingleBean(SmsGateway.class);
                    assertThat(context.getBean(SmsBalances.class).balances()).hasSize(1);
                    assertThat(context.getBean(SmsGatewayRefresher.class).refresh())
                            .isEqualTo(new RefreshResult(
                                    RefreshResult.Outcome.REFUSED,
                                    "the application has an SmsClient bean of its own, which a refresh cannot change"));
                });
    }

    @Test
    void everyFurtherBeanOfTheApplicationsOwnGoesFirst() {
        AsyncSmsGateway async = new AsyncSmsGateway(BeansTest::accept, Runnable::run);
        SmsBalances balances = List::of;
        VerificationService verification = fake(VerificationService.class);
        ScheduleService schedules = fake(ScheduleService.class);
        IdempotencyStore keys = new InMemoryIdempotencyStore();
        PhoneNumbers numbers = PhoneNumbers.forRegion("DE");
        BalanceWatch watch = new BalanceWatch(TimeSource.system(), event -> {});

        Context.scripted("acme")
                .withConfiguration(AutoConfigurations.of(SmsGatewayObservationAutoConfiguration.class))
                .withBean("myAsync", AsyncSmsGateway.class, () -> async)
                .withBean("myBalances", SmsBalances.class, () -> balances)
                .withBean("myVerification", VerificationService.class, () -> verification)
                .withBean("mySchedules", ScheduleService.class, () -> schedules)
                .withBean("myKeys", IdempotencyStore.class, () -> keys)
                .withBean("myNumbers", PhoneNumbers.class, () -> numbers)
                .withBean("myWatch", BalanceWatch.class, () -> watch)
                .run(context -> {
                    assertThat(context.getBean(AsyncSmsGateway.class)).isSameAs(async);
                    assertThat(context.getBean(SmsBalances.class)).isSameAs(balances);
                    assertThat(context.getBean(VerificationService.class)).isSameAs(verification);
                    assertThat(context.getBean(ScheduleService.class)).isSameAs(schedules);
                    assertThat(context.getBean(IdempotencyStore.class)).isSameAs(keys);
                    assertThat(context.getBean(PhoneNumbers.class)).isSameAs(numbers);
                    assertThat(context.getBean(BalanceWatch.class)).isSameAs(watch);
                });
    }

    /** A store that outlives the process. */
    private static final class SharedStore implements IdempotencyStore {
        private final IdempotencyStore keys = new InMemoryIdempotencyStore();

        @Override
        public Claims claimAll(ClaimOwner owner, SortedMap<String, String> fingerprints, Duration lease) {
            return keys.claimAll(owner, fingerprints, lease);
        }

        @Override
        public void settleAll(ClaimOwner owner, SortedMap<String, SendResult> results) {
            keys.settleAll(owner, results);
        }

        @Override
        public void releaseAll(ClaimOwner owner, SortedSet<String> released) {
            keys.releaseAll(owner, released);
        }
    }

    @Test
    void aSharedIdempotencyStoreNeedsAFingerprintKey() {
        Context.scripted("acme")
                .withBean(IdempotencyStore.class, SharedStore::new)
                .run(context -> assertThat(context)
                        .getFailure()
                        .rootCause()
                        .isInstanceOfSatisfying(InvalidConfigurationException.class, invalid -> {
                            assertThat(invalid)
                                    .hasMessage("no fingerprint-key for the IdempotencyStore of type "
                                            + SharedStore.class.getName() + ", whose keys outlive this process");
                            assertThat(invalid.property()).isEqualTo("sms-gateway.idempotency.fingerprint-key");
                            assertThat(invalid.action()).contains("at least 32 random characters, the same for all");
                        }));
    }

    @Test
    void applicationsWithTheSameFingerprintKeyRecognizeEachOthersMessages() {
        IdempotencyStore shared = new SharedStore();
        String property = "sms-gateway.idempotency.fingerprint-key=";
        String key = "0123456789abcdef0123456789abcdef";
        SmsMessage message = Context.hello().keyed("order-1");
        List<SendResult> results = new ArrayList<>();
        for (String configured : List.of(key, key, key + "x")) {
            Context.scripted("acme")
                    .withBean(IdempotencyStore.class, () -> shared)
                    .withPropertyValues(property + configured)
                    .run(context ->
                            results.add(context.getBean(SmsGateway.class).send(message)));
        }

        assertThat(results.get(0).isAccepted()).isTrue();
        assertThat(results.get(1)).isEqualTo(results.get(0));
        assertThat(results.get(2))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.reason()).isEqualTo(Refusal.KEY_REUSED));
    }

    @Test
    void whatRemembersCallbacksForTheApplicationGoesFirst() {
        NonceStore nonces = new InMemoryNonceStore(Clock.systemUTC(), 10);
        KnownMessages known = (provider, messageId, recipient) -> true;

        new WebApplicationContextRunner()
                .withConfiguration(AutoConfigurations.of(
                        SmsGatewayAutoConfiguration.class, SmsGatewayCallbackAutoConfiguration.class))
                .withBean("myNonces", NonceStore.class, () -> nonces)
                .withBean("myMemory", KnownMessages.class, () -> known)
                .withBean(ScriptedProvider.class, () -> ScriptedProvider.accepting("mine"))
                .run(context -> {
                    assertThat(context.getBean(NonceStore.class)).isSameAs(nonces);
                    assertThat(context.getBean(KnownMessages.class)).isSameAs(known);
                });
    }

    private static <T> T fake(Class<T> type) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> switch (method.getName()) {
                    case "hashCode" -> 1;
                    case "equals" -> false;
                    default -> "fake";
                }));
    }

    @Test
    void aProviderThatIsABeanJoinsTheRouteByItsName() {
        ScriptedProvider bean = ScriptedProvider.accepting("mine");

        Context.scripted("acme")
                .withBean(ScriptedProvider.class, () -> bean)
                .withPropertyValues("sms-gateway.route=mine,acme")
                .run(context -> assertThat(Context.by(context)).hasToString("mine"));
    }

    @Test
    void anEntryWithoutATypeSetsTheLaneOfTheBeanOfItsName() {
        Context.bare()
                .withBean(ScriptedProvider.class, () -> ScriptedProvider.accepting("mine"))
                .withPropertyValues("sms-gateway.providers.mine.policies.max-in-flight=7")
                .run(context -> assertThat(context.getBean(CurrentClient.class).with(SmsClient::providers))
                        .extracting(ProviderStatus::availablePermits)
                        .containsExactly(7));
    }

    @Test
    void aProviderThatIsABeanCanBeSwitchedOffByItsName() {
        Context.scripted("acme")
                .withBean(ScriptedProvider.class, () -> ScriptedProvider.accepting("mine"))
                .withPropertyValues("sms-gateway.route=mine,acme", "sms-gateway.providers.mine.enabled=false")
                .run(context -> assertThat(Context.by(context)).hasToString("acme"));
    }

    @Test
    void aBeanAndAnEntryOfOneNameAreRefused() {
        Context.scripted("acme")
                .withBean(ScriptedProvider.class, () -> ScriptedProvider.accepting("acme"))
                .run(context -> assertThat(context)
                        .getFailure()
                        .rootCause()
                        .hasMessage("the provider `acme` is configured and also a bean"));
    }

    @Test
    void aCustomizerHasTheLastWord() {
        Context.scripted("acme", "beta")
                .withBean(
                        SmsClientCustomizer.class,
                        () -> builder -> builder.routing(Routing.inOrder(List.of(ProviderId.of("beta")))))
                .run(context -> assertThat(Context.by(context)).hasToString("beta"));
    }

    @Test
    void whatACustomizerBreaksIsSaid() {
        Context.scripted("acme")
                .withBean(
                        SmsClientCustomizer.class,
                        () -> builder -> builder.routing(Routing.inOrder(List.of(ProviderId.of("beta")))))
                .run(context ->
                        assertThat(context).getFailure().rootCause().hasMessageContaining("the routing names [beta]"));
    }

    @Test
    void aCatalogueARoutingAndATimeOfTheApplicationsOwnAreUsed() {
        SettableClock time = SettableClock.at(Instant.parse("2026-11-22T00:00:00Z"));

        Context.scripted("acme", "beta")
                .withBean(
                        MessageCatalog.class,
                        () -> MessageCatalog.of(MessageTemplate.of("hello").text("Hello")))
                .withBean(Routing.class, () -> Routing.inOrder(List.of(ProviderId.of("beta"))))
                .withBean(TimeSource.class, () -> time)
                .run(context -> assertThat(Context.by(context, SmsMessage.template(Context.CHINA, "hello", Map.of())))
                        .hasToString("beta"));
    }

    /** Refuses every request. */
    private static final class ClosedJournal implements AttemptJournal {

        @Override
        public Optional<Refused> begin(ProviderId provider, List<OutboundMessage> messages) {
            return Optional.of(new Refused(provider, Refusal.BUSY, "the journal is closed"));
        }

        @Override
        public void end(ProviderId provider, List<OutboundMessage> messages, List<SendResult> results) {}
    }

    @Test
    void aJournalOfTheApplicationsOwnDecidesWhetherARequestIsMade() {
        Context.scripted("acme")
                .withBean(AttemptJournal.class, ClosedJournal::new)
                .withPropertyValues("sms-gateway.retry.max-attempts=1")
                .run(context -> {
                    assertThat(context.getBean(SmsGateway.class).send(Context.hello()))
                            .isInstanceOfSatisfying(
                                    Refused.class,
                                    refused -> assertThat(refused.detail()).isEqualTo("the journal is closed"));
                    assertThat(context.getBean(Context.Scripted.class)
                                    .last("acme")
                                    .messages())
                            .isEmpty();
                });
    }

    @Test
    void listenersOfTheApplicationsOwnAreCalledInTheirOrder() {
        record Named(String name, int getOrder, List<String> called) implements SendListener, Ordered {
            @Override
            public void callStarted(Call call) {
                called.add(name + " " + call.messages().get(0).metadata());
            }
        }
        List<String> called = new ArrayList<>();

        Context.scripted("acme")
                .withBean("first", SendListener.class, () -> new Named("second", 2, called))
                .withBean("second", SendListener.class, () -> new Named("first", 1, called))
                .run(context ->
                        context.getBean(SmsGateway.class).send(Context.hello().withMetadata(Map.of("order", "17"))));

        assertThat(called).containsExactly("first {order=17}", "second {order=17}");
    }

    @Test
    void severalAccountsOfOneVendorAreSeveralEntries() {
        Context.bare()
                .withPropertyValues(
                        "sms-gateway.providers.jsms.app-key=someAppKey00000000000001",
                        "sms-gateway.providers.jsms.master-secret=someSecret",
                        "sms-gateway.providers.jsms-marketing.type=jsms",
                        "sms-gateway.providers.jsms-marketing.app-key=otherAppKey0000000000001",
                        "sms-gateway.providers.jsms-marketing.master-secret=otherSecret")
                .run(context -> assertThat(context.getBean(CurrentClient.class).with(SmsClient::providers))
                        .extracting(pipeline -> pipeline.provider().name())
                        .containsExactly("jsms", "jsms-marketing"));
    }

    @Test
    void theStarterNeedsNeitherAdapter() {
        Context.scripted("acme")
                .withClassLoader(new FilteredClassLoader(JsmsProvider.class, ItniotechProvider.class))
                .run(context -> assertThat(Context.by(context)).hasToString("acme"));
    }

    @Test
    void closingTheContextClosesEveryProviderAndAnswersThatNothingWasSent() {
        ScriptedProvider bean = ScriptedProvider.accepting("mine");
        SmsGateway[] kept = new SmsGateway[1];
        Context.Scripted[] scripted = new Context.Scripted[1];

        Context.scripted("acme").withBean(ScriptedProvider.class, () -> bean).run(context -> {
            kept[0] = context.getBean(SmsGateway.class);
            scripted[0] = context.getBean(Context.Scripted.class);
            assertThat(kept[0].send(Context.hello())).isInstanceOf(Accepted.class);
        });

        assertThat(scripted[0].made.values()).allMatch(ScriptedProvider::isClosed);
        assertThat(bean.isClosed()).isTrue();
        assertThat(kept[0].send(Context.hello()).maxCopies()).isZero();
    }

    @Test
    void nothingThatIsConfiguredPrintsACredential() {
        Context.bare()
                .withPropertyValues(
                        "sms-gateway.providers.jsms.app-key=someAppKey00000000000001",
                        "sms-gateway.providers.jsms.master-secret=secretOne",
                        "sms-gateway.providers.jsms.dev-key=someDevKey00000000000001",
                        "sms-gateway.providers.jsms.dev-secret=secretTwo",
                        "sms-gateway.templates.a.only=jsms",
                        "sms-gateway.templates.a.providers.jsms.template-id=1")
                .run(context -> assertThat(Set.of(
                                context.getBean(SmsGatewayProperties.class),
                                context.getBean(CurrentClient.class),
                                context.getBean(SmsGateway.class),
                                SmsGatewayConnectionDetails.Endpoint.of(null, Map.of("master-secret", "secretOne"))))
                        .allSatisfy(thing -> assertThat(thing.toString()).doesNotContain("secretOne", "secretTwo")));
    }

    /** Is closed in time only if nothing is sent any more. */
    private record Late(ScriptedProvider provider, Supplier<SmsGateway> whole, List<Boolean> accepted)
            implements SmsProvider {

        @Override
        public ProviderId id() {
            return provider.id();
        }

        @Override
        public Capabilities capabilities() {
            return provider.capabilities();
        }

        @Override
        public OutboundGateway gateway() {
            return provider.gateway();
        }

        @Override
        public BalanceService balance() {
            return provider.balance();
        }

        @Override
        public void close() {
            accepted.add(whole.get().send(Context.hello()).isAccepted());
        }
    }

    @Test
    void aProviderThatIsABeanIsClosedAfterTheClientWhoeverNeededThemFirst() {
        List<Boolean> accepted = new ArrayList<>();
        AtomicReference<SmsGateway> needed = new AtomicReference<>();
        new ApplicationContextRunner()
                .withBean(
                        "first",
                        Runnable.class,
                        () -> () -> {},
                        definition -> definition.setDependsOn("io.smsgateway.gateway"))
                .withBean(
                        SmsProvider.class,
                        () -> new Late(
                                ScriptedProvider.accepting("mine"),
                                () -> Objects.requireNonNull(needed.get()),
                                accepted))
                .withConfiguration(AutoConfigurations.of(SmsGatewayAutoConfiguration.class))
                .run(context -> needed.set(context.getBean(SmsGateway.class)));

        assertThat(accepted).containsExactly(false);
    }
}
