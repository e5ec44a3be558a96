package io.smsgateway.springboot.observation;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.util.concurrent.Uninterruptibles;
import io.micrometer.common.KeyValue;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.observation.ObservationView;
import io.smsgateway.Accepted;
import io.smsgateway.AsyncSmsGateway;
import io.smsgateway.MessageClass;
import io.smsgateway.PhoneNumber;
import io.smsgateway.ProviderId;
import io.smsgateway.Refusal;
import io.smsgateway.SendResult;
import io.smsgateway.SmsGateway;
import io.smsgateway.SmsMessage;
import io.smsgateway.catalog.MessageCatalog;
import io.smsgateway.catalog.MessageTemplate;
import io.smsgateway.client.BulkRun;
import io.smsgateway.client.SendListener;
import io.smsgateway.spi.SmsProvider;
import io.smsgateway.springboot.Context;
import io.smsgateway.springboot.CurrentClient;
import io.smsgateway.springboot.OutcomeSummary;
import io.smsgateway.testkit.ScriptedProvider;
import io.smsgateway.verification.CheckResult;
import io.smsgateway.verification.VerificationId;
import io.smsgateway.verification.VerificationService;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.MDC;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class ObservationTest {

    private final List<Observation.Context> stopped = new CopyOnWriteArrayList<>();
    private final ObservationRegistry registry = ObservationRegistry.create();

    ObservationTest() {
        registry.observationConfig().observationHandler(new ObservationHandler<>() {
            @Override
            public void onStop(Observation.Context context) {
                stopped.add(context);
            }

            @Override
            public boolean supportsContext(Observation.Context context) {
                return true;
            }
        });
    }

    private ApplicationContextRunner observed(ScriptedProvider provider) {
        return Context.bare()
                .withConfiguration(AutoConfigurations.of(SmsGatewayObservationAutoConfiguration.class))
                .withBean(ObservationRegistry.class, () -> registry)
                .withBean(SmsProvider.class, () -> provider);
    }

    private static Map<String, String> tags(Observation.Context context) {
        Map<String, String> tags = new TreeMap<>();
        for (KeyValue tag : context.getAllKeyValues()) {
            tags.put(tag.getKey(), tag.getValue());
        }
        return tags;
    }

    private List<Map<String, String>> tags(String name) {
        return stopped.stream()
                .filter(context -> name.equals(context.getName()))
                .map(ObservationTest::tags)
                .toList();
    }

    private static Map<String, String> tags(String provider, String messageClass, String outcome, String refusal) {
        return Map.of("provider", provider, "class", messageClass, "outcome", outcome, "refusal", refusal);
    }

    @Test
    void aMessageAndEachAttemptAreObservedByFourTagsAndNoOther() {
        observed(ScriptedProvider.accepting("acme")).run(context -> {
            context.getBean(SmsGateway.class).send(Context.hello().withClass(MessageClass.OTP));

            assertThat(tags("sms.message")).containsExactly(tags("acme", "otp", "accepted", "none"));
            assertThat(tags("sms.attempt")).containsExactly(tags("acme", "otp", "accepted", "none"));
        });
    }

    @Test
    void theAttemptsOfAMessageThatIsAloneBelongToIt() {
        observed(ScriptedProvider.accepting("acme")).run(context -> {
            context.getBean(SmsGateway.class).send(Context.hello());

            ObservationView parent = requireNonNull(stopped.get(0).getParentObservation());
            assertThat(parent.getContextView()).isSameAs(stopped.get(1));
        });
    }

    @Test
    void everyRequestOfAListBelongsToTheObservationAndTheMdcOfItsCaller() {
        ScriptedProvider provider = ScriptedProvider.accepting("acme");
        Set<String> traces = ConcurrentHashMap.newKeySet();
        Set<Thread> threads = ConcurrentHashMap.newKeySet();
        CountDownLatch together = new CountDownLatch(3);
        for (int i = 0; i < 3; i++) {
            provider.thenAll(messages -> {
                traces.add(String.valueOf(MDC.get("trace")));
                threads.add(Thread.currentThread());
                together.countDown();
                // on threads of their own
                var unused = Uninterruptibles.awaitUninterruptibly(together, Duration.ofSeconds(10));
                return messages.stream()
                        .<SendResult>map(message -> new Accepted(ProviderId.of("acme"), message.reference()))
                        .toList();
            });
        }
        observed(provider).run(context -> {
            List<SmsMessage> list = IntStream.range(1000, 1300)
                    .mapToObj(number -> SmsMessage.text(PhoneNumber.of("+861390000" + number), "Hello"))
                    .toList();
            Observation caller = Observation.start("caller", registry);
            MDC.put("trace", "of the caller");
            try {
                caller.scoped((Runnable) () -> context.getBean(SmsGateway.class).sendAll(list));
            } finally {
                MDC.clear();
                caller.stop();
            }

            assertThat(threads).hasSize(3);
            assertThat(traces).containsExactly("of the caller");
            assertThat(stopped)
                    .filteredOn(stopped -> "sms.attempt".equals(stopped.getName()))
                    .hasSize(3)
                    .allSatisfy(attempt -> assertThat(requireNonNull(attempt.getParentObservation())
                                    .getContextView())
                            .isSameAs(caller.getContext()));
        });
    }

    @Test
    void everyRequestOfABulkRunBelongsToTheObservationAndTheMdcOfItsCaller() {
        ScriptedProvider provider = ScriptedProvider.accepting("acme");
        List<String> traces = new CopyOnWriteArrayList<>();
        List<String> ofResults = new CopyOnWriteArrayList<>();
        CountDownLatch first = new CountDownLatch(1);
        for (int i = 0; i < 2; i++) {
            provider.thenAll(messages -> {
                traces.add(String.valueOf(MDC.get("trace")));
                first.countDown();
                return messages.stream()
                        .<SendResult>map(message -> new Accepted(ProviderId.of("acme"), message.reference()))
                        .toList();
            });
        }
        // the second message is there after a timer has sent the first one
        Stream<SmsMessage> messages = Stream.of(Context.hello(), SmsMessage.text(Context.GERMANY, "Hello"))
                .peek(message -> assertThat(message.to().equals(Context.CHINA)
                                || Uninterruptibles.awaitUninterruptibly(first, Duration.ofSeconds(10)))
                        .isTrue());
        observed(provider).run(context -> {
            Observation caller = Observation.start("caller", registry);
            MDC.put("trace", "of the caller");
            BulkRun run;
            try (Observation.Scope scope = caller.openScope()) {
                assertThat(scope.getCurrentObservation()).isSameAs(caller);
                run = context.getBean(CurrentClient.class)
                        .bulk()
                        .onResult((message, result) -> ofResults.add(String.valueOf(MDC.get("trace"))))
                        .start(messages);
            } finally {
                MDC.clear();
            }
            assertThat(run.await(Duration.ofSeconds(20)).accepted()).isEqualTo(2);
            caller.stop();

            assertThat(traces).containsExactly("of the caller", "of the caller");
            assertThat(ofResults).containsExactly("of the caller", "of the caller");
            assertThat(stopped)
                    .filteredOn(stopped -> "sms.attempt".equals(stopped.getName()))
                    .hasSize(2)
                    .allSatisfy(attempt ->
                            assertThat(root(attempt).getContextView()).isSameAs(caller.getContext()));
        });
    }

    private static ObservationView root(Observation.Context context) {
        ObservationView parent = requireNonNull(context.getParentObservation());
        ObservationView above = ((Observation.Context) parent.getContextView()).getParentObservation();
        return above == null ? parent : above;
    }

    @Test
    void anAsynchronousMessageBelongsToTheObservationOfItsCaller() {
        observed(ScriptedProvider.accepting("acme")).run(context -> {
            Observation caller = Observation.start("caller", registry);
            CompletableFuture<SendResult> result =
                    requireNonNull(caller.scoped((Supplier<CompletableFuture<SendResult>>)
                            () -> context.getBean(AsyncSmsGateway.class).send(Context.hello())));
            assertThat(result).succeedsWithin(Duration.ofSeconds(10));
            caller.stop();

            assertThat(stopped)
                    .filteredOn(stopped -> "sms.message".equals(stopped.getName()))
                    .singleElement()
                    .satisfies(message -> assertThat(requireNonNull(message.getParentObservation())
                                    .getContextView())
                            .isSameAs(caller.getContext()));
        });
    }

    @Test
    void aRefusalAndADoubtAreToldApart() {
        ScriptedProvider provider = ScriptedProvider.accepting("acme")
                .thenRefuse(Refusal.INVALID_RECIPIENT)
                .thenUnconfirmed();
        observed(provider).run(context -> {
            SmsGateway gateway = context.getBean(SmsGateway.class);
            gateway.send(Context.hello());
            gateway.send(Context.hello());

            assertThat(tags("sms.message"))
                    .containsExactly(
                            tags("acme", "transactional", "refused", "invalid_recipient"),
                            tags("acme", "transactional", "unconfirmed", "none"));
        });
    }

    @Test
    void everyMessageOfAListIsObservedAndTheirRequestOnce() {
        ScriptedProvider provider = ScriptedProvider.accepting("acme");
        provider.thenAll(messages -> List.of(
                ScriptedProvider.accepting("acme")
                        .gateway()
                        .sendAll(messages.subList(0, 1))
                        .get(0),
                ScriptedProvider.refusing("acme", Refusal.OPTED_OUT)
                        .gateway()
                        .sendAll(messages.subList(1, 2))
                        .get(0)));
        observed(provider).run(context -> {
            context.getBean(SmsGateway.class)
                    .sendAll(List.of(Context.hello(), SmsMessage.text(Context.GERMANY, "Hello")));

            assertThat(tags("sms.message"))
                    .containsExactlyInAnyOrder(
                            tags("acme", "transactional", "accepted", "none"),
                            tags("acme", "transactional", "refused", "opted_out"));
            assertThat(tags("sms.attempt")).containsExactly(tags("acme", "transactional", "mixed", "mixed"));
            assertThat(context.getBean(OutcomeHistory.class).last())
                    .extracting(OutcomeSummary::outcome, OutcomeSummary::messages)
                    .containsExactly(
                            org.assertj.core.groups.Tuple.tuple("refused", 1),
                            org.assertj.core.groups.Tuple.tuple("accepted", 1));
        });
    }

    @Test
    void anAdapterThatThrowsLeavesADoubtAndNoneOfItsWords() {
        ScriptedProvider provider = ScriptedProvider.accepting("acme");
        provider.thenAll(messages -> {
            throw new IllegalStateException("+8613900000001");
        });
        observed(provider).run(context -> {
            context.getBean(SmsGateway.class).send(Context.hello());

            assertThat(tags("sms.attempt")).containsExactly(tags("acme", "transactional", "unconfirmed", "none"));
            assertThat(stopped).allSatisfy(one -> {
                assertThat(one.getError()).isNull();
                assertThat(one.toString()).doesNotContain("13900000001");
            });
        });
    }

    @Test
    void theTemplateHasTheLastWordOnTheClass() {
        SmsMessage code = SmsMessage.template(Context.CHINA, "code", Map.of());
        observed(ScriptedProvider.accepting("acme"))
                .withPropertyValues("sms-gateway.templates.code.class=otp", "sms-gateway.templates.code.text=Hello")
                .run(context -> context.getBean(SmsGateway.class).sendAll(List.of(code)));
        observed(ScriptedProvider.accepting("acme"))
                .withBean(
                        MessageCatalog.class,
                        () -> MessageCatalog.of(MessageTemplate.of("code")
                                .withClass(MessageClass.MARKETING)
                                .text("Hello")))
                .run(context -> context.getBean(SmsGateway.class).sendAll(List.of(code)));

        assertThat(tags("sms.message")).extracting(tags -> tags.get("class")).containsExactly("otp", "marketing");
    }

    @Test
    void withoutARegistryEverythingWorksUnobserved() {
        Context.scripted("acme")
                .withConfiguration(AutoConfigurations.of(SmsGatewayObservationAutoConfiguration.class))
                .run(context -> {
                    assertThat(Context.by(context)).hasToString("acme");
                    assertThat(context.getBean(SmsGateway.class))
                            .hasToString(context.getBean(CurrentClient.class).toString());
                });
    }

    @Test
    void aGatewayOfTheApplicationsOwnIsLeftAloneAndNeedsNoProvider() {
        SmsGateway own = messages -> List.of();
        Context.bare()
                .withConfiguration(AutoConfigurations.of(
                        SmsGatewayObservationAutoConfiguration.class, SmsGatewayHealthAutoConfiguration.class))
                .withBean("own", SmsGateway.class, () -> own)
                .run(context -> {
                    assertThat(context.getBean(SmsGateway.class)).isSameAs(own);
                    context.getBean(BalanceWatchLifecycle.class).check();
                    assertThat(context.getBean(SmsHealth.class).stream()).isEmpty();
                    assertThat(new SmsGatewayEndpoint(
                                            context.getBean(CurrentClient.class),
                                            context.getBean(io.smsgateway.client.BalanceWatch.class),
                                            context.getBean(OutcomeHistory.class))
                                    .overview()
                                    .providers())
                            .isEmpty();
                });
    }

    private void throwAt(String where) {
        registry.observationConfig().observationHandler(new ObservationHandler<>() {
            private void reach(String here) {
                if (here.equals(where)) {
                    throw new NoClassDefFoundError("a bug");
                }
            }

            @Override
            public void onStart(Observation.Context context) {
                reach("start");
            }

            @Override
            public void onScopeOpened(Observation.Context context) {
                reach("open");
            }

            @Override
            public void onScopeClosed(Observation.Context context) {
                reach("close");
            }

            @Override
            public void onStop(Observation.Context context) {
                reach("stop");
            }

            @Override
            public boolean supportsContext(Observation.Context context) {
                return true;
            }
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"start", "open", "close", "stop"})
    void aHandlerThatThrowsCostsNoAnswerAndLeavesNothingOnTheThread(String where) {
        throwAt(where);
        ScriptedProvider provider = ScriptedProvider.accepting("acme");
        observed(provider).run(context -> {
            SmsGateway gateway = context.getBean(SmsGateway.class);

            assertThat(gateway.send(Context.hello()).isAccepted()).isTrue();
            assertThat(gateway.sendAll(List.of(Context.hello(), SmsMessage.text(Context.GERMANY, "Hello"))))
                    .allMatch(SendResult::isAccepted);

            assertThat(provider.messages()).hasSize(3);
            assertThat(registry.getCurrentObservationScope()).isNull();
        });
    }

    @Test
    void aListenerThatThrowsCostsNoAnswer() {
        List<String> called = new CopyOnWriteArrayList<>();
        observed(ScriptedProvider.accepting("acme"))
                .withBean(SendListener.class, () -> new FaultyListener(called))
                .run(context -> assertThat(context.getBean(SmsGateway.class)
                                .send(Context.hello())
                                .isAccepted())
                        .isTrue());

        assertThat(called).containsExactly("callStarted", "requestStarted", "requestCompleted", "callCompleted");
    }

    private record FaultyListener(List<String> called) implements SendListener {

        private void fail(String where) {
            called.add(where);
            throw new IllegalStateException("a bug");
        }

        @Override
        public void callStarted(Call call) {
            fail("callStarted");
        }

        @Override
        public void callCompleted(Call call, List<SendResult> results, Duration took) {
            fail("callCompleted");
        }

        @Override
        public void requestStarted(Request request) {
            fail("requestStarted");
        }

        @Override
        public void requestCompleted(Request request, List<SendResult> results, Duration took) {
            fail("requestCompleted");
        }
    }

    @Test
    void aCodeThatAVendorMakesIsAMessageLikeAnyOther() {
        observed(ScriptedProvider.named("acme")
                        .service(VerificationService.class, new NoCodes())
                        .build())
                .run(context -> {
                    VerificationService codes = context.getBean(VerificationService.class);

                    codes.start(SmsMessage.code(Context.CHINA));

                    assertThat(tags("sms.message")).hasSize(1).isEqualTo(tags("sms.attempt"));
                    assertThat(codes)
                            .hasToString(context.getBean(CurrentClient.class).toString());
                });
    }

    /** Makes codes, as far as messages go. */
    private static final class NoCodes implements VerificationService {

        @Override
        public SendResult start(SmsMessage message) {
            throw new UnsupportedOperationException();
        }

        @Override
        public CheckResult check(VerificationId id, String typed) {
            throw new UnsupportedOperationException();
        }
    }
}
