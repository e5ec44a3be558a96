package io.smsgateway.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.smsgateway.MessageClass;
import io.smsgateway.PhoneNumber;
import io.smsgateway.ProviderId;
import io.smsgateway.Refusal;
import io.smsgateway.Refused;
import io.smsgateway.SendResult;
import io.smsgateway.SmsMessage;
import io.smsgateway.routing.Routing;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class RoutingTest {

    private static final ProviderId ONE = ProviderId.of("one");
    private static final ProviderId TWO = ProviderId.of("two");
    private static final PhoneNumber BERLIN = PhoneNumber.of("+49 30 901820");

    private final ManualTime time = new ManualTime();
    private final ScriptedProvider one = new ScriptedProvider("one");
    private final ScriptedProvider two = new ScriptedProvider("two");

    private SmsClient client(Routing routing) {
        return SmsClient.builder()
                .provider(one)
                .provider(two)
                .routing(routing)
                .executor(Runnable::run)
                .time(time)
                .random(Sample.HALF)
                .scheduler(new ManualScheduler(time))
                .build();
    }

    private static Routing only(ProviderId id) {
        return Routing.inOrder(List.of(id));
    }

    @Test
    void followsTheOrderOfTheRouting() {
        try (SmsClient client = client(Routing.inOrder(List.of(TWO, ONE)))) {
            two.script().then(Refusal.OUT_OF_CREDIT);

            SendResult result = client.send(Sample.text(1));

            assertThat(result.attempts())
                    .extracting(attempt -> attempt.provider().name())
                    .containsExactly("two", "one");
            assertThat(client.plan(Sample.text(1).via(ONE)).route()).containsExactly(ONE);
        }
    }

    @Test
    void goesByClassAndByCountryAndKeepsTogetherWhatGoesTogether() {
        Routing routing = Routing.byClass(
                Map.of(MessageClass.MARKETING, only(TWO)), Routing.byCountry(Map.of("DE", only(TWO)), only(ONE)));
        try (SmsClient client = client(routing)) {
            List<SendResult> results = client.sendAll(List.of(
                    Sample.text(1),
                    Sample.marketing(2),
                    SmsMessage.text(BERLIN, "Your parcel is here"),
                    Sample.text(4)));

            assertThat(results)
                    .extracting(result -> result.provider().name())
                    .containsExactly("one", "two", "two", "one");
            assertThat(one.script().calls()).hasSize(1);
        }
    }

    @Test
    void goesWhereTheMessageSaysWhateverTheRoutingSays() {
        try (SmsClient client = client(only(ONE))) {
            assertThat(client.send(Sample.text(1).via(TWO)).provider()).isEqualTo(TWO);
        }
    }

    @Test
    void planSaysWhoIsNotInTheRoute() {
        try (SmsClient client = client(only(TWO))) {
            SendPlan plan = client.plan(Sample.text(1));

            assertThat(plan.steps()).extracting(SendPlan.Step::provider).containsExactly(TWO, ONE);
            assertThat(plan.route()).containsExactly(TWO);
            assertThat(plan.at(ONE).orElseThrow().detail()).isEqualTo("not in the route of this message");
        }
    }

    @Test
    void refusesWhatHasNoRoute() {
        Routing nowhere = new Routing() {
            @Override
            public List<ProviderId> route(SmsMessage message) {
                return List.of();
            }

            @Override
            public Set<ProviderId> providers() {
                return Set.of();
            }
        };
        try (SmsClient client = client(nowhere)) {
            Refused refused = (Refused) client.send(Sample.text(1));

            assertThat(refused.reason()).isEqualTo(Refusal.UNSUPPORTED);
            assertThat(refused.detail()).isEqualTo("the routing returned no provider for this message");
        }
    }

    @Test
    void sendsByWeightAndFailsOverToTheRest() {
        Map<ProviderId, Integer> weights = new LinkedHashMap<>();
        weights.put(ONE, 3);
        weights.put(TWO, 1);
        Routing routing = Routing.weighted(weights, new Random(42));

        List<List<ProviderId>> routes = IntStream.range(0, 4000)
                .mapToObj(i -> routing.route(Sample.text(1)))
                .toList();

        assertThat(Set.copyOf(routes)).containsExactlyInAnyOrder(List.of(ONE, TWO), List.of(TWO, ONE));
        assertThat(Collections.frequency(routes, List.of(ONE, TWO))).isBetween(2900, 3100);
        assertThat(routing.providers()).containsExactlyInAnyOrder(ONE, TWO);
    }

    @Test
    void isRefusedWhenItNamesStrangers() {
        assertThatIllegalStateException()
                .isThrownBy(() ->
                        client(Routing.byClass(Map.of(MessageClass.OTP, only(ProviderId.of("three"))), only(ONE))))
                .withMessage("the routing names [three], which this client does not have; it has [one, two]");
    }

    @Test
    void isRefusedWhenItMakesNoSense() {
        Stream.<Runnable>of(
                        () -> Routing.inOrder(List.of()),
                        () -> Routing.inOrder(List.of(ONE, ONE)),
                        () -> Routing.weighted(Map.of(), new Random()),
                        () -> Routing.weighted(Map.of(ONE, 0), new Random()),
                        () -> Routing.weighted(Map.of(ONE, 1_000_001), new Random()),
                        () -> Routing.byCountry(Map.of("cn", only(ONE)), only(TWO)))
                .forEach(nonsense -> assertThatIllegalArgumentException().isThrownBy(nonsense::run));
    }

    @Test
    void printsItself() {
        Routing routing =
                Routing.byClass(Map.of(MessageClass.OTP, Routing.weighted(Map.of(ONE, 1), new Random())), only(TWO));
        try (SmsClient client = client(routing)) {
            assertThat(client.toString()).contains("Routing{by class {OTP={one=1}}, else [two], [Halving{Suspending{");
        }
    }

    private static Routing custom(Function<SmsMessage, List<ProviderId>> route) {
        return new Routing() {
            @Override
            public List<ProviderId> route(SmsMessage message) {
                return route.apply(message);
            }

            @Override
            public Set<ProviderId> providers() {
                return Set.of();
            }
        };
    }

    static Stream<Throwable> bugs() {
        return Stream.of(new IllegalStateException("a bug"), new StackOverflowError(), new NoClassDefFoundError("x"));
    }

    @ParameterizedTest
    @MethodSource("bugs")
    void aRoutingThatThrowsCostsOnlyTheMessageThatItThrewFor(Throwable bug) {
        Routing broken = custom(message -> {
            if (message.messageClass() == MessageClass.MARKETING) {
                throw SneakyThrow.unchecked(bug);
            }
            return List.of(ONE);
        });
        try (SmsClient client = client(broken)) {
            List<SendResult> results = client.sendAll(List.of(Sample.text(1), Sample.marketing(2)));

            assertThat(results).extracting(SendResult::isAccepted).containsExactly(true, false);
            assertThat(((Refused) results.get(1)).reason()).isEqualTo(Refusal.UNSUPPORTED);
        }
    }

    @Test
    void aRoutingThatNamesOneTwiceOrAStrangerSendsOnceAndToThoseThatAreThere() {
        try (SmsClient client = client(custom(message -> List.of(ProviderId.of("three"), ONE, ONE)))) {
            one.script().then(Refusal.OUT_OF_CREDIT);

            assertThat(client.send(Sample.text(1)).attempts()).hasSize(1);
            assertThat(client.plan(Sample.text(1)).steps()).hasSize(2);
        }
        try (SmsClient client = client(custom(message -> List.of(ProviderId.of("three"))))) {
            assertThat(((Refused) client.send(Sample.text(1))).detail())
                    .isEqualTo("the routing returned no provider for this message");
        }
    }

    @Test
    void aSlowRouteKeepsNoOtherWaiting() {
        CountDownLatch other = new CountDownLatch(1);
        one.sendsThrough(messages -> {
            try {
                assertThat(other.await(10, TimeUnit.SECONDS)).isTrue();
            } catch (InterruptedException stopped) {
                throw new AssertionError(stopped);
            }
            return one.script().sendAll(messages);
        });
        two.sendsThrough(messages -> {
            other.countDown();
            return two.script().sendAll(messages);
        });
        try (SmsClient client = SmsClient.builder()
                .provider(one)
                .provider(two)
                .routing(Routing.byClass(Map.of(MessageClass.MARKETING, only(TWO)), only(ONE)))
                .build()) {
            assertThat(client.sendAll(List.of(Sample.text(1), Sample.marketing(2))))
                    .allMatch(SendResult::isAccepted);
        }
    }

    @Test
    void anInterruptBeginsNothingNewOnAnyRoute() throws Exception {
        CountDownLatch begun = new CountDownLatch(2);
        CountDownLatch interrupted = new CountDownLatch(1);
        ScriptedProvider spare = new ScriptedProvider("spare");
        Stream.of(one, two)
                .forEach(provider -> provider.sendsThrough(messages -> {
                    begun.countDown();
                    uninterruptibly(interrupted);
                    return List.of(new Refused(provider.id(), Refusal.UNAVAILABLE, "down"));
                }));
        try (SmsClient client = SmsClient.builder()
                .provider(one)
                .provider(two)
                .provider(spare)
                .routing(Routing.byClass(
                        Map.of(MessageClass.MARKETING, Routing.inOrder(List.of(TWO, spare.id()))),
                        Routing.inOrder(List.of(ONE, spare.id()))))
                .build()) {
            FutureTask<List<SendResult>> sending =
                    new FutureTask<>(() -> client.sendAll(List.of(Sample.text(1), Sample.marketing(2))));
            Thread caller = new Thread(sending);
            caller.start();
            assertThat(begun.await(10, TimeUnit.SECONDS)).isTrue();

            caller.interrupt();
            interrupted.countDown();

            assertThat(sending.get(10, TimeUnit.SECONDS)).allMatch(result -> !result.isAccepted());
            assertThat(spare.script().calls()).isEmpty();
        }
    }

    /** Waits as an exchange does, whose thread stays interrupted; what blocks would take the mark away for a while. */
    private static void uninterruptibly(CountDownLatch latch) {
        while (latch.getCount() > 0) {
            Thread.onSpinWait();
        }
    }

    @Test
    void numbersThatShareACodeGoByTheirCountryAndThoseThatBelongToNoneGoWithTheRest() {
        Routing routing = Routing.byCountry(
                Map.of("CA", only(TWO), "KZ", only(TWO), "US", only(ONE), "RU", only(ONE)),
                Routing.inOrder(List.of(TWO, ONE)));

        assertThat(routing.route(SmsMessage.text(PhoneNumber.of("+16135550123"), "Hello")))
                .containsExactly(TWO);
        assertThat(routing.route(SmsMessage.text(PhoneNumber.of("+12025550123"), "Hello")))
                .containsExactly(ONE);
        assertThat(routing.route(SmsMessage.text(PhoneNumber.of("+77012345678"), "Hello")))
                .containsExactly(TWO);
        assertThat(routing.route(SmsMessage.text(PhoneNumber.of("+79161234567"), "Hello")))
                .containsExactly(ONE);
        assertThat(routing.route(SmsMessage.text(PhoneNumber.of("+882161234567"), "Hello")))
                .containsExactly(TWO, ONE);
    }

    @Test
    void tenThousandByWeightOverFourStayInFullRequestsButForOneOfEachOrder() {
        List<ScriptedProvider> four =
                Stream.of("a", "b", "c", "d").map(ScriptedProvider::new).toList();
        Map<ProviderId, Integer> weights = new LinkedHashMap<>();
        SmsClientBuilder builder = SmsClient.builder();
        four.forEach(provider -> {
            builder.provider(provider);
            weights.put(provider.id(), 1);
        });
        List<SmsMessage> many =
                IntStream.range(0, 10_000).mapToObj(Sample::text).toList();
        try (SmsClient client =
                builder.routing(Routing.weighted(weights, new Random(42))).build()) {
            List<SendResult> results = client.sendAll(many);

            assertThat(results)
                    .hasSize(10_000)
                    .allMatch(result -> result.isAccepted() && result.attempts().size() == 1);
        }
        List<List<SmsMessage>> requests = four.stream()
                .flatMap(provider -> provider.script().calls().stream())
                .toList();
        assertThat(requests).hasSizeLessThanOrEqualTo(100 + 24);
        assertThat(requests.stream().flatMap(List::stream).map(SmsMessage::to))
                .containsExactlyInAnyOrderElementsOf(
                        many.stream().map(SmsMessage::to).toList());
    }

    @Test
    void aListByWeightStaysInAsFewRequestsAsThereAreOrders() {
        Routing routing = Routing.weighted(Map.of(ONE, 1, TWO, 1), new Random(42));
        try (SmsClient client = client(routing)) {
            List<SmsMessage> many =
                    IntStream.range(0, 60).mapToObj(Sample::text).toList();

            assertThat(client.sendAll(many)).allMatch(SendResult::isAccepted);
            assertThat(one.script().calls()).hasSize(1);
            assertThat(two.script().calls()).hasSize(1);
            assertThat(one.script().calls().get(0)).hasSizeBetween(15, 45);
        }
    }
}
