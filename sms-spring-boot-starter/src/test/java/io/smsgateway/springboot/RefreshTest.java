package io.smsgateway.springboot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.smsgateway.Accepted;
import io.smsgateway.MessageClass;
import io.smsgateway.ProviderId;
import io.smsgateway.Refusal;
import io.smsgateway.Refused;
import io.smsgateway.SendResult;
import io.smsgateway.SmsGateway;
import io.smsgateway.client.ProviderStatus;
import io.smsgateway.client.SmsClient;
import io.smsgateway.client.Suspension;
import io.smsgateway.client.Suspensions;
import io.smsgateway.springboot.RefreshResult.Outcome;
import io.smsgateway.testkit.ScriptedProvider;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.cloud.context.environment.EnvironmentChangeEvent;
import org.springframework.context.ConfigurableApplicationContext;

/** What a change of the configuration does to a running application. */
@ExtendWith(OutputCaptureExtension.class)
class RefreshTest {

    private static final ApplicationContextRunner TWO =
            Context.scripted("acme", "beta").withPropertyValues("sms-gateway.route=acme,beta");

    private static RefreshResult refresh(ConfigurableApplicationContext context) {
        return context.getBean(SmsGatewayRefresher.class).refresh();
    }

    @Test
    void aChangeOfConfigurationSwitchesTheVendor() {
        TWO.run(context -> {
            assertThat(Context.by(context)).hasToString("acme");

            Context.set(context, "sms-gateway.route", "beta");

            assertThat(refresh(context).outcome()).isEqualTo(Outcome.CHANGED);
            assertThat(Context.by(context)).hasToString("beta");
        });
    }

    @Test
    void aProviderIsAddedAndAnotherSwitchedOff() {
        TWO.run(context -> {
            Context.set(context, "sms-gateway.providers.gamma.type", "scripted");
            Context.set(context, "sms-gateway.providers.acme.enabled", "false");
            Context.set(context, "sms-gateway.route", "acme,gamma");

            assertThat(refresh(context).outcome()).isEqualTo(Outcome.CHANGED);
            assertThat(Context.by(context)).hasToString("gamma");
        });
    }

    @Test
    void theSameConfigurationChangesNothing() {
        TWO.run(context -> {
            SmsClient before = context.getBean(CurrentClient.class).with(client -> client);

            assertThat(refresh(context).outcome()).isEqualTo(Outcome.UNCHANGED);
            assertThat(context.getBean(CurrentClient.class).<SmsClient>with(client -> client))
                    .isSameAs(before);
        });
    }

    @Test
    void aBadChangeIsRefusedAndTheOldOneStays(CapturedOutput output) {
        TWO.run(context -> {
            Context.set(context, "sms-gateway.route", "nobody");

            RefreshResult result = refresh(context);

            assertThat(result.outcome()).isEqualTo(Outcome.REFUSED);
            assertThat(result.detail())
                    .isEqualTo("the route names the unknown provider `nobody`; known providers are [acme, beta]"
                            + " (sms-gateway.route). Correct the name, or add `sms-gateway.providers.nobody`.");
            assertThat(Context.by(context)).hasToString("acme");
            assertThat(output)
                    .contains(
                            "refused; the old configuration stays in use: the route names the unknown provider `nobody`");
        });
    }

    @Test
    void aBadChangeClosesWhatWasMadeForIt() {
        TWO.run(context -> {
            ScriptedProvider before = context.getBean(Context.Scripted.class).last("acme");
            Context.set(context, "sms-gateway.retry.max-attempts", "99");

            assertThat(refresh(context).detail())
                    .contains("max-attempts must be from 1 to 10", "sms-gateway.retry.max-attempts");

            ScriptedProvider after = context.getBean(Context.Scripted.class).last("acme");
            assertThat(after).isNotSameAs(before);
            assertThat(after.isClosed()).isTrue();
            assertThat(before.isClosed()).isFalse();
        });
    }

    @Test
    void aChangeThatCantBeReadIsRefusedWithoutItsValue() {
        TWO.run(context -> {
            Context.set(context, "sms-gateway.deadlines.otp", "someSecretValue");

            RefreshResult result = refresh(context);

            assertThat(result.outcome()).isEqualTo(Outcome.REFUSED);
            assertThat(result.detail()).contains("sms-gateway.deadlines.otp").doesNotContain("someSecretValue");
        });
    }

    @Test
    void aChangeWithAnUnknownNameIsRefusedWithoutItsValue() {
        TWO.run(context -> {
            Context.set(context, "sms-gateway.providers.acme.tokenn", "someSecretValue");

            RefreshResult result = refresh(context);

            assertThat(result.outcome()).isEqualTo(Outcome.REFUSED);
            assertThat(result.detail())
                    .contains(
                            "unknown property",
                            "sms-gateway.providers.acme.tokenn",
                            "Did you mean `sms-gateway.providers.acme.token`?")
                    .doesNotContain("someSecretValue");
        });
    }

    @Test
    void aChangeOfSpringCloudsEnvironmentIsTakenOver() {
        TWO.run(context -> {
            Context.set(context, "sms-gateway.route", "beta");

            context.publishEvent(new EnvironmentChangeEvent("sms-gateway.route"));

            assertThat(Context.by(context)).hasToString("beta");
        });
    }

    @Test
    void whatIsInFlightEndsOnTheOldClientWhichIsClosedAfterwards() throws Exception {
        CountDownLatch reached = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        ExecutorService threads = Executors.newSingleThreadExecutor();
        try {
            TWO.run(context -> {
                ScriptedProvider old = context.getBean(Context.Scripted.class).last("acme");
                old.then(message -> {
                    reached.countDown();
                    uninterruptibly(goOn);
                    return new Accepted(old.id(), "1");
                });
                SmsGateway gateway = context.getBean(SmsGateway.class);
                Future<SendResult> sending = threads.submit(() -> gateway.send(Context.hello()));
                assertThat(reached.await(10, TimeUnit.SECONDS)).isTrue();

                Context.set(context, "sms-gateway.route", "beta");
                assertThat(refresh(context).outcome()).isEqualTo(Outcome.CHANGED);
                assertThat(Context.by(context)).hasToString("beta");
                assertThat(old.isClosed()).isFalse();

                goOn.countDown();
                assertThat(sending.get(10, TimeUnit.SECONDS)).isInstanceOf(Accepted.class);
                await().until(old::isClosed);
            });
        } finally {
            goOn.countDown();
            threads.shutdownNow();
        }
    }

    @Test
    void aClientThatIsStillInUseIsClosedWithTheContext() throws Exception {
        CountDownLatch reached = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        ExecutorService threads = Executors.newSingleThreadExecutor();
        AtomicReference<ScriptedProvider> old = new AtomicReference<>();
        try {
            TWO.run(context -> {
                ScriptedProvider acme = context.getBean(Context.Scripted.class).last("acme");
                old.set(acme);
                acme.then(message -> {
                    reached.countDown();
                    uninterruptibly(goOn);
                    return new Accepted(acme.id(), "1");
                });
                SmsGateway gateway = context.getBean(SmsGateway.class);
                var unused = threads.submit(() -> gateway.send(Context.hello()));
                assertThat(reached.await(10, TimeUnit.SECONDS)).isTrue();
                Context.set(context, "sms-gateway.route", "beta");
                assertThat(refresh(context).outcome()).isEqualTo(Outcome.CHANGED);
                assertThat(acme.isClosed()).isFalse();
            });
            // the message is still in flight
            assertThat(goOn.getCount()).isEqualTo(1);
            assertThat(old.get().isClosed()).isTrue();
        } finally {
            goOn.countDown();
            threads.shutdownNow();
        }
    }

    @Test
    void aProviderThatIsSuspendedByHandCanBeRemoved() {
        TWO.run(context -> {
            context.getBean(CurrentClient.class).with(client -> {
                client.suspend(ProviderId.of("acme"), Refusal.SUSPENDED);
                return client;
            });
            Context.set(context, "sms-gateway.providers.acme.enabled", "false");

            assertThat(refresh(context).outcome()).isEqualTo(Outcome.CHANGED);
            assertThat(context.getBean(CurrentClient.class).providers())
                    .extracting(status -> status.provider().name())
                    .containsExactly("beta");
        });
    }

    private static void uninterruptibly(CountDownLatch latch) {
        try {
            assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException stopped) {
            throw new AssertionError(stopped);
        }
    }

    @Test
    void noMessageIsHeldBackWhileTheClientIsSwapped() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(4);
        AtomicBoolean stop = new AtomicBoolean();
        try {
            TWO.run(context -> {
                SmsGateway gateway = context.getBean(SmsGateway.class);
                Future<?>[] senders = new Future<?>[4];
                for (int i = 0; i < senders.length; i++) {
                    senders[i] = threads.submit(() -> {
                        while (!stop.get()) {
                            assertThat(gateway.send(Context.hello())).isInstanceOf(Accepted.class);
                        }
                    });
                }
                for (int i = 0; i < 40; i++) {
                    Context.set(context, "sms-gateway.route", i % 2 == 0 ? "beta" : "acme");
                    assertThat(refresh(context).outcome()).isEqualTo(Outcome.CHANGED);
                }
                stop.set(true);
                for (Future<?> sender : senders) {
                    sender.get(20, TimeUnit.SECONDS);
                }
            });
        } finally {
            stop.set(true);
            threads.shutdownNow();
        }
    }

    @Test
    void aKeyThatWasUsedBeforeAChangeIsNotSentAgainAfterIt() {
        TWO.run(context -> {
            SmsGateway gateway = context.getBean(SmsGateway.class);
            SendResult first = gateway.send(Context.hello().keyed("order-1"));
            Context.set(context, "sms-gateway.route", "beta");
            refresh(context);

            assertThat(gateway.send(Context.hello().keyed("order-1"))).isEqualTo(first);
        });
    }

    @Test
    void whoWasSuspendedByHandStaysSuspended() {
        TWO.run(context -> {
            CurrentClient current = context.getBean(CurrentClient.class);
            current.with(client -> {
                client.suspend(ProviderId.of("acme"), Refusal.SUSPENDED);
                client.suspend(ProviderId.of("beta"), Refusal.OUT_OF_CREDIT);
                return client;
            });
            Context.set(context, "sms-gateway.retry.max-attempts", "1");

            assertThat(refresh(context).outcome()).isEqualTo(Outcome.CHANGED);
            assertThat(current.with(SmsClient::providers))
                    .extracting(ProviderStatus::state)
                    .containsExactly(ProviderStatus.State.SUSPENDED, ProviderStatus.State.UP);
        });
    }

    @Test
    void aProviderThatIsABeanOutlivesTheChange() {
        ScriptedProvider bean = ScriptedProvider.accepting("mine");
        TWO.withBean(ScriptedProvider.class, () -> bean).run(context -> {
            Context.set(context, "sms-gateway.route", "mine");
            ScriptedProvider old = context.getBean(Context.Scripted.class).last("acme");

            refresh(context);

            await().until(old::isClosed);
            assertThat(bean.isClosed()).isFalse();
            assertThat(Context.by(context)).hasToString("mine");
        });
    }

    @Test
    void theRegionOfNumbersChangesWithIt() {
        TWO.run(context -> {
            PhoneNumbers numbers = context.getBean(PhoneNumbers.class);
            Context.set(context, "sms-gateway.default-region", "DE");
            refresh(context);

            assertThat(numbers.read("01511 2345678")).isEqualTo(Context.GERMANY);
        });
    }

    @Test
    void afterTheContextIsClosedAChangeComesToNothing() {
        SmsGatewayRefresher[] kept = new SmsGatewayRefresher[1];
        Context.Scripted[] scripted = new Context.Scripted[1];
        SmsGateway[] gateway = new SmsGateway[1];
        TWO.run(context -> {
            kept[0] = context.getBean(SmsGatewayRefresher.class);
            gateway[0] = context.getBean(SmsGateway.class);
            scripted[0] = context.getBean(Context.Scripted.class);
            Context.set(context, "sms-gateway.route", "beta");
        });

        assertThat(kept[0].refresh().outcome()).isEqualTo(Outcome.REFUSED);

        assertThat(gateway[0].send(Context.hello())).isInstanceOf(Refused.class);
        assertThat(scripted[0].made.values()).allMatch(ScriptedProvider::isClosed);
    }

    @Test
    void aChangeThatNamesAnSslBundleThatIsNotThereIsRefusedAndChangesNothing() {
        TWO.run(context -> {
            Context.set(context, "sms-gateway.providers.acme.ssl.bundle", "nowhere");
            Context.set(context, "sms-gateway.route", "beta");

            RefreshResult result = refresh(context);

            assertThat(result.outcome()).isEqualTo(Outcome.REFUSED);
            assertThat(result.detail())
                    .contains("there is no SSL bundle `nowhere`", "sms-gateway.providers.acme.ssl.bundle");
            assertThat(Context.by(context)).hasToString("acme");
            assertThat(context.getBean(Context.Scripted.class).last("acme").isClosed())
                    .isTrue();
        });
    }

    @ParameterizedTest
    @CsvSource({
        "sms-gateway.providers.acme.balance.low-below, -1, low-below must be from 0.000001",
        "sms-gateway.callbacks.token, shortSecret, token must be 32 to 200 random letters",
        "sms-gateway.async.threads, 0, must be at least 1, not 0"
    })
    void aChangeThatCantBeIsRefusedWithTheReasonAndWithoutASecret(String property, String value, String why) {
        TWO.run(context -> {
            Context.set(context, property, value);

            RefreshResult result = refresh(context);

            assertThat(result.outcome()).isEqualTo(Outcome.REFUSED);
            assertThat(result.detail()).contains(why).doesNotContain("shortSecret");
        });
    }

    @Test
    void whatSomebodyElsesExceptionSaysIsNotRepeated() {
        AtomicBoolean failing = new AtomicBoolean();
        TWO.withBean(SmsClientCustomizer.class, () -> builder -> {
                    if (failing.get()) {
                        throw new UnsupportedOperationException("mySecret");
                    }
                })
                .run(context -> {
                    failing.set(true);
                    Context.set(context, "sms-gateway.route", "beta");

                    assertThat(refresh(context).detail())
                            .contains("UnsupportedOperationException at ", "RefreshTest")
                            .doesNotContain("mySecret");
                });
    }

    @Test
    void aChangeOfWhatIsReadAtTheStartOnlyIsSaidToStay() {
        TWO.run(context -> {
            Context.set(context, "sms-gateway.async.threads", "2");
            RefreshResult alone = refresh(context);
            assertThat(alone.outcome()).isEqualTo(Outcome.UNCHANGED);
            assertThat(alone.detail()).contains("sms-gateway.async applies at start only");

            Context.set(context, "sms-gateway.route", "beta");
            RefreshResult withMore = refresh(context);
            assertThat(withMore.outcome()).isEqualTo(Outcome.CHANGED);
            assertThat(withMore.detail()).contains("sms-gateway.async applies at start only");
        });
    }

    @Test
    void aProviderOfACustomizerIsInTheRouteAndStaysSuspended() {
        ProviderId added = ProviderId.of("added");
        Context.scripted("acme")
                .withBean(
                        SmsClientCustomizer.class,
                        () -> builder -> builder.provider(ScriptedProvider.accepting("added")))
                .run(context -> {
                    CurrentClient current = context.getBean(CurrentClient.class);
                    current.with(client -> {
                        client.suspend(ProviderId.of("acme"), Refusal.SUSPENDED);
                        return client;
                    });
                    assertThat(Context.by(context)).isEqualTo(added);
                    current.with(client -> {
                        client.suspend(added, Refusal.SUSPENDED);
                        return client;
                    });
                    Context.set(context, "sms-gateway.retry.max-attempts", "1");

                    assertThat(refresh(context).outcome()).isEqualTo(Outcome.CHANGED);
                    assertThat(current.with(SmsClient::providers))
                            .extracting(ProviderStatus::suspendedFor)
                            .containsExactly(Refusal.SUSPENDED, Refusal.SUSPENDED);
                });
    }

    @Test
    void aRefreshSucceedsWhileTheStoreOfSuspensionsFails() {
        AtomicBoolean failing = new AtomicBoolean();
        Context.scripted("acme")
                .withBean(
                        SmsClientCustomizer.class,
                        () -> builder -> builder.suspensions(new Suspensions() {
                            @Override
                            public Map<MessageClass, Suspension> find(ProviderId provider) {
                                return Map.of();
                            }

                            @Override
                            public Set<MessageClass> suspend(
                                    ProviderId provider, Set<MessageClass> messageClasses, Suspension suspension) {
                                if (failing.get()) {
                                    throw new IllegalStateException("store down");
                                }
                                return messageClasses;
                            }

                            @Override
                            public boolean lift(ProviderId provider, MessageClass messageClass, Suspension seen) {
                                return true;
                            }
                        }))
                .run(context -> {
                    context.getBean(CurrentClient.class).with(client -> {
                        client.suspend(ProviderId.of("acme"), Refusal.SUSPENDED);
                        return client;
                    });
                    failing.set(true);
                    Context.set(context, "sms-gateway.retry.max-attempts", "1");

                    assertThat(refresh(context).outcome()).isEqualTo(Outcome.CHANGED);
                });
    }

    @Test
    void aCallThatSendsFromWithinGoesOnWhileTheOldClientWaitsToBeClosed() {
        TWO.run(context -> {
            ScriptedProvider old = context.getBean(Context.Scripted.class).last("acme");
            SmsGateway gateway = context.getBean(SmsGateway.class);
            CurrentClient current = context.getBean(CurrentClient.class);
            SmsClient before = current.with(client -> client);
            old.then(message -> {
                Context.set(context.getSourceApplicationContext(), "sms-gateway.route", "beta");
                assertThat(refresh(context.getSourceApplicationContext()).outcome())
                        .isEqualTo(Outcome.CHANGED);
                assertThat(gateway.send(Context.hello()).provider()).hasToString("beta");
                return new Accepted(old.id(), "1");
            });

            SendResult result = current.with(client -> {
                assertThat(client).isSameAs(before);
                return gateway.send(Context.hello());
            });

            assertThat(result.provider()).hasToString("acme");
            await().until(old::isClosed);
        });
    }

    @Test
    void anApplicationWithAGatewayOfItsOwnHasNothingToRefuse(CapturedOutput output) {
        Context.bare()
                .withBean("own", SmsGateway.class, () -> messages -> List.of())
                .run(context -> {
                    assertThat(refresh(context).outcome()).isEqualTo(Outcome.UNCHANGED);
                    assertThat(context.getBean(SmsGatewayRefresher.class)
                                    .startAfresh()
                                    .outcome())
                            .isEqualTo(Outcome.UNCHANGED);
                    assertThat(output).doesNotContain("is refused");
                });
    }
}
