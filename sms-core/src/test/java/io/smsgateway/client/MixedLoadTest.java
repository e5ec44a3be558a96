package io.smsgateway.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.smsgateway.Accepted;
import io.smsgateway.MessageClass;
import io.smsgateway.ProviderId;
import io.smsgateway.Refusal;
import io.smsgateway.Refused;
import io.smsgateway.SendResult;
import io.smsgateway.SmsMessage;
import io.smsgateway.Unconfirmed;
import io.smsgateway.routing.Routing;
import io.smsgateway.spi.OutboundGateway;
import io.smsgateway.spi.OutboundMessage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Many callers, lists beside single messages and codes beside campaigns, in virtual time. */
@Timeout(120)
final class MixedLoadTest {

    private static final Duration VENDOR = Duration.ofMillis(200);

    private final VirtualTimeScheduler time = new VirtualTimeScheduler(Duration.ofHours(2));
    private final ScriptedProvider first =
            new ScriptedProvider("first").takes(1000).batchedBy(message -> "all");
    private final ScriptedProvider second =
            new ScriptedProvider("second").takes(1000).batchedBy(message -> "all");
    private final Map<ProviderId, OutboundGateway> adapters = new HashMap<>();
    private final Map<ProviderId, List<List<OutboundMessage>>> requests = new HashMap<>();
    private final List<Timed> codes = new ArrayList<>();
    private final List<SendResult> results = new ArrayList<>();

    /** A result and how long its caller waited for it. */
    private record Timed(SendResult result, Duration took) {}

    private SmsClientBuilder client() {
        slow(first, VENDOR);
        slow(second, VENDOR);
        for (ScriptedProvider provider : List.of(first, second)) {
            // a test may set its own adapter after the client is built
            provider.sendsThrough(messages ->
                    Objects.requireNonNull(adapters.get(provider.id())).sendAll(messages));
        }
        return SmsClient.builder()
                .time(time)
                .scheduler(time)
                .executor(task -> time.after(Duration.ZERO, task))
                .random(new Random(7));
    }

    private List<List<OutboundMessage>> requests(ScriptedProvider provider) {
        return requests.computeIfAbsent(provider.id(), first -> new ArrayList<>());
    }

    private void slow(ScriptedProvider provider, Duration latency) {
        answers(provider, latency, message -> provider.script().accepted());
    }

    /** Each request takes the time once, whatever the number of its messages. */
    private void answers(ScriptedProvider provider, Duration latency, Function<OutboundMessage, SendResult> answer) {
        adapters.put(provider.id(), messages -> {
            requests(provider).add(messages);
            time.sleep(latency);
            return messages.stream().map(answer).toList();
        });
    }

    private void sendAt(SmsClient client, Duration at, List<SmsMessage> messages) {
        time.at(at, () -> results.addAll(client.sendAll(messages)));
    }

    private void codeAt(SmsClient client, Duration at, List<SmsMessage> messages) {
        time.at(at, () -> {
            long start = time.nanos();
            List<SendResult> all = client.sendAll(messages);
            Duration took = Duration.ofNanos(time.nanos() - start);
            all.forEach(result -> codes.add(new Timed(result, took)));
        });
    }

    private static List<SmsMessage> marketing(int messages) {
        return IntStream.range(0, messages).mapToObj(Sample::marketing).toList();
    }

    private static Duration millis(long millis) {
        return Duration.ofMillis(millis);
    }

    @ParameterizedTest
    @ValueSource(ints = {45, 50})
    void aListIsSentWholeBesideManyThreadsOfSingleMessages(int threads) {
        SmsClient client = client().provider(first).build();
        sendAt(client, Duration.ZERO, marketing(32_000));
        for (int thread = 0; thread < threads; thread++) {
            int offset = thread;
            time.at(Duration.ZERO, () -> {
                for (int i = 0; i < 100; i++) {
                    assertThat(client.send(Sample.text(offset)).isAccepted()).isTrue();
                }
            });
        }
        time.runAll();

        assertThat(results).hasSize(32_000).allMatch(SendResult::isAccepted);
    }

    @Test
    @DisplayName("T6 more callers than permits wait for their turn")
    void moreCallersThanPermitsWaitForTheirTurn() {
        SmsClient client = client().provider(first).build();
        IntStream.range(0, 200).forEach(i -> codeAt(client, Duration.ZERO, List.of(Sample.text(i))));
        time.runAll();

        assertThat(codes)
                .hasSize(200)
                .allMatch(code -> code.result().isAccepted())
                .allMatch(code -> code.took().compareTo(millis(1200)) <= 0);
    }

    @Test
    void theStatusTellsHowManyMessagesAndCallsWaitAndForHowLong() {
        SmsClient client = client().provider(first, ProviderPolicies.DEFAULT.withMaxInFlight(2))
                .chunkSize(MessageClass.MARKETING, 10)
                .build();
        List<ProviderStatus> statuses = new ArrayList<>();
        sendAt(client, Duration.ZERO, marketing(70));
        sendAt(client, millis(30), List.of(Sample.marketing(1)));
        codeAt(client, millis(50), List.of(Sample.otp(1)));
        time.at(millis(120), () -> statuses.addAll(client.providers()));
        time.runAll();
        statuses.addAll(client.providers());

        assertThat(statuses.get(0).waiting()).isEqualTo(Map.of(MessageClass.OTP, 1, MessageClass.MARKETING, 51));
        assertThat(statuses.get(0).waitingCalls()).isEqualTo(Map.of(MessageClass.OTP, 1, MessageClass.MARKETING, 2));
        assertThat(statuses.get(0).longestWait())
                .isEqualTo(Map.of(MessageClass.OTP, millis(70), MessageClass.MARKETING, millis(120)));
        assertThat(statuses.get(1).waitingCalls()).isEmpty();
        assertThat(statuses.get(1).longestWait()).isEmpty();
    }

    @Test
    void codesGoBeforeAListThatWaitsForTheRate() {
        SmsClient client = client().provider(first, ProviderPolicies.DEFAULT.withRateLimit(RateLimit.perSecond(5)))
                .chunkSize(MessageClass.MARKETING, 1)
                .deadline(MessageClass.MARKETING, Duration.ofMinutes(2))
                .build();
        sendAt(client, Duration.ZERO, marketing(300));
        IntStream.range(0, 35).forEach(i -> codeAt(client, millis(1000 + i * 617L), List.of(Sample.otp(i))));
        time.runAll();

        // one request, one interval of the rate
        assertThat(codes)
                .hasSize(35)
                .allMatch(code -> code.result().isAccepted())
                .allMatch(code -> code.took().compareTo(millis(200 + 200 + 50)) <= 0);
        assertThat(results.stream().filter(SendResult::isAccepted).count()).isGreaterThan(250);
    }

    @Test
    void codesFindAPermitBesideACrowdOfAdvertisements() {
        SmsClient client = client().provider(first).build();
        for (int thread = 0; thread < 60; thread++) {
            int offset = thread;
            time.at(Duration.ZERO, () -> {
                for (int i = 0; i < 50; i++) {
                    results.add(client.send(Sample.marketing(offset)));
                }
            });
        }
        IntStream.range(0, 100).forEach(i -> codeAt(client, millis(100 + i * 50L), List.of(Sample.otp(i))));
        time.runAll();

        assertThat(results).hasSize(3000).allMatch(SendResult::isAccepted);
        assertThat(codes)
                .hasSize(100)
                .allMatch(code -> code.result().isAccepted())
                .allMatch(code -> code.took().compareTo(millis(250)) <= 0);
    }

    @Test
    void moreWaitingAdvertisementsThanMayWaitRefuseNoCode() {
        SmsClient client = client().provider(first, ProviderPolicies.DEFAULT.withMaxInFlight(2))
                .retry(RetryPolicy.NONE)
                .build();
        IntStream.range(0, 1200).forEach(i -> sendAt(client, Duration.ZERO, List.of(Sample.marketing(i))));
        codeAt(client, millis(100), List.of(Sample.otp(1)));
        time.runAll();

        assertThat(codes).singleElement().satisfies(code -> {
            assertThat(code.result().isAccepted()).isTrue();
            assertThat(code.took()).isLessThanOrEqualTo(millis(400));
        });
        assertThat(results)
                .filteredOn(Refused.class::isInstance)
                // two are in flight and a thousand wait
                .hasSize(198)
                .allMatch(refused -> ((Refused) refused).reason() == Refusal.BUSY);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 5, 20})
    void twoCodesOfAListWaitLikeOne(int lists) {
        SmsClient client = client().provider(first).build();
        IntStream.range(0, lists).forEach(i -> sendAt(client, Duration.ZERO, marketing(10_000)));
        codeAt(client, millis(100), List.of(Sample.otp(1), Sample.otp(2)));
        codeAt(client, millis(150), List.of(Sample.otp(3)));
        time.runAll();

        assertThat(codes)
                .hasSize(3)
                .allMatch(code -> code.result().isAccepted())
                .allMatch(code -> code.took().compareTo(millis(250)) <= 0);
        assertThat(results).hasSize(lists * 10_000).allMatch(SendResult::isAccepted);
    }

    @Test
    void aListWaitsForTrialsThatAreSingleMessages() {
        SmsClient client = client().provider(first).build();
        answers(
                first,
                millis(10),
                message -> time.nanos() < Duration.ofSeconds(3).toNanos()
                        ? first.script().refused(Refusal.UNAVAILABLE)
                        : first.script().accepted());
        for (int i = 0; i < 12; i++) {
            int single = i;
            // no attempt of them fits after the first second, so that the list makes the trials
            time.at(Duration.ZERO, () -> client.send(Sample.text(single).within(Duration.ofSeconds(4))));
        }
        List<ProviderStatus.State> before = new ArrayList<>();
        List<Integer> requestsBefore = new ArrayList<>();
        time.at(Duration.ofSeconds(6), () -> {
            before.add(client.providers().get(0).state());
            requestsBefore.add(requests(first).size());
        });
        sendAt(client, Duration.ofSeconds(6), marketing(32_000));
        time.runAll();

        assertThat(before).containsExactly(ProviderStatus.State.HALF_OPEN);
        assertThat(results).hasSize(32_000).allMatch(SendResult::isAccepted);
        assertThat(requests(first)
                        .subList(requestsBefore.get(0), requests(first).size()))
                .extracting(List::size)
                .startsWith(1, 1, 1)
                .filteredOn(size -> size != 1000)
                .containsExactlyInAnyOrder(1, 1, 1, 997);
    }

    @Test
    void aMomentWithoutANetworkRefusesNoCode() {
        SmsClient client = client().provider(first).provider(second).build();
        for (ScriptedProvider provider : List.of(first, second)) {
            answers(provider, millis(5), message -> {
                long now = time.nanos();
                return now >= Duration.ofSeconds(2).toNanos()
                                && now < millis(2300).toNanos()
                        ? provider.script().refused(Refusal.UNAVAILABLE)
                        : provider.script().accepted();
            });
        }
        IntStream.range(0, 250).forEach(i -> codeAt(client, millis(i * 20L), List.of(Sample.otp(i))));
        time.runAll();

        assertThat(codes).hasSize(250).allMatch(code -> code.result().isAccepted());
    }

    @Test
    void whatOneRequestRefusedMovesOnBeforeTheRestOfItsListIsDone() {
        SmsClient client = client().provider(first).provider(second).build();
        first.batchedBy(message -> message.to());
        adapters.put(first.id(), messages -> {
            boolean slow = messages.get(0).to().equals(Sample.number(1));
            time.sleep(slow ? Duration.ofSeconds(5) : millis(5));
            return messages.stream()
                    .map(message ->
                            slow ? first.script().accepted() : first.script().refused(Refusal.UNSUPPORTED))
                    .toList();
        });
        List<Long> moved = new ArrayList<>();
        adapters.put(second.id(), messages -> {
            moved.add(time.nanos());
            return messages.stream()
                    .<SendResult>map(message -> second.script().accepted())
                    .toList();
        });
        sendAt(client, Duration.ZERO, Sample.texts(3));
        time.runAll();

        assertThat(results).allMatch(SendResult::isAccepted);
        assertThat(moved).allMatch(at -> at < millis(100).toNanos());
    }

    /** The caller's thread makes the first request, and the patience of the others ends meanwhile. */
    @ParameterizedTest
    @CsvSource({"OTP, 1000", "TRANSACTIONAL, 5000"})
    void messagesMoveOnInTimeWhileTheirCallersThreadMakesARequest(MessageClass messageClass, long patience) {
        SmsClient client = client().provider(first, ProviderPolicies.DEFAULT.withMaxInFlight(1))
                .provider(second)
                .chunkSize(messageClass, 1)
                .build();
        slow(first, Duration.ofSeconds(10));
        List<Duration> moved = new ArrayList<>();
        adapters.put(second.id(), messages -> {
            moved.add(Duration.ofNanos(time.nanos()));
            return List.of(second.script().accepted());
        });
        sendAt(
                client,
                Duration.ZERO,
                Sample.texts(3).stream()
                        .map(message -> message.withClass(messageClass))
                        .toList());
        time.runAll();

        assertThat(results).hasSize(3).allMatch(SendResult::isAccepted);
        assertThat(moved).containsExactly(millis(patience), millis(patience));
    }

    @Test
    void aMessageOfABusyCallerIsRefusedWhenNoAttemptFitsAnyMore() {
        SmsClient client = client().provider(first, ProviderPolicies.DEFAULT.withMaxInFlight(1))
                .chunkSize(MessageClass.MARKETING, 1)
                .build();
        slow(first, Duration.ofSeconds(60));
        Map<Integer, Duration> at = new HashMap<>();
        List<SmsMessage> messages = List.of(
                Sample.marketing(1),
                Sample.marketing(2).within(Duration.ofSeconds(9)),
                Sample.marketing(3).within(Duration.ofSeconds(7)));
        time.at(
                Duration.ZERO,
                () -> client.calls()
                        .send(messages, new Cancellation(), (i, result) -> at.put(i, Duration.ofNanos(time.nanos()))));
        time.runAll();

        // an attempt needs three seconds
        assertThat(at).isEqualTo(Map.of(0, Duration.ofSeconds(60), 1, Duration.ofSeconds(6), 2, Duration.ofSeconds(4)));
    }

    @Test
    void weightsCostFewRequestsMoreThanOneProvider() {
        List<ScriptedProvider> providers = IntStream.range(0, 6)
                .mapToObj(i -> new ScriptedProvider("vendor" + i).takes(1000).batchedBy(message -> "all"))
                .toList();
        SmsClientBuilder builder = client();
        providers.forEach(provider -> slow(provider, VENDOR));
        providers.forEach(provider -> builder.provider(provider.sendsThrough(
                messages -> Objects.requireNonNull(adapters.get(provider.id())).sendAll(messages))));
        SmsClient client = builder.routing(Routing.weighted(
                        Map.of(
                                ProviderId.of("vendor0"), 6,
                                ProviderId.of("vendor1"), 5,
                                ProviderId.of("vendor2"), 4,
                                ProviderId.of("vendor3"), 3,
                                ProviderId.of("vendor4"), 2,
                                ProviderId.of("vendor5"), 1),
                        new Random(3)))
                .build();
        sendAt(client, Duration.ZERO, marketing(8000));
        time.runAll();

        assertThat(results).hasSize(8000).allMatch(SendResult::isAccepted);
        assertThat(providers.stream()
                        .mapToInt(provider -> requests(provider).size())
                        .sum())
                .isLessThanOrEqualTo(8 + 6);
    }

    @Test
    void aSlowVendorGetsAsManyRequestsAtOnceAsItsPermitsAllow() {
        SmsClient client = client().provider(first.takes(1)).build();
        slow(first, Duration.ofSeconds(10));
        sendAt(client, Duration.ZERO, marketing(32_000));
        time.runAll();

        // forty at once, for the twelve tens of seconds before the last attempt would not fit
        assertThat(results).filteredOn(SendResult::isAccepted).hasSizeBetween(440, 480);
        assertThat(results).filteredOn(Unconfirmed.class::isInstance).isEmpty();
        assertThat(results).hasSize(32_000);
    }

    @Test
    void callsThatWaitForARetryAreCountedByTheClassesOfTheirMessages() {
        SmsClient client = client().provider(first).build();
        answers(
                first,
                millis(5),
                message -> time.nanos() < millis(600).toNanos()
                        ? first.script().refused(Refusal.UNAVAILABLE)
                        : first.script().accepted());
        List<Map<MessageClass, Integer>> waiting = new ArrayList<>();
        sendAt(client, Duration.ZERO, marketing(2));
        sendAt(client, Duration.ZERO, List.of(Sample.marketing(3), Sample.otp(4)));
        time.at(millis(6), () -> waiting.add(client.callsWaitingForRetry()));
        time.at(millis(6), () -> waiting.add(client.providers().get(0).waitingCalls()));
        time.runAll();

        assertThat(results).hasSize(4).allMatch(SendResult::isAccepted);
        assertThat(waiting).containsExactly(Map.of(MessageClass.OTP, 1, MessageClass.MARKETING, 2), Map.of());
        assertThat(client.callsWaitingForRetry()).isEmpty();
    }

    @Test
    void aSuspensionByHandStopsAListWithinOneRequest() {
        SmsClient client = client().provider(first).build();
        sendAt(client, Duration.ZERO, marketing(100_000));
        time.at(millis(300), () -> client.suspend(ProviderId.of("first"), Refusal.SUSPENDED));
        time.runAll();

        assertThat(results).hasSize(100_000);
        assertThat(requests(first)).hasSizeLessThanOrEqualTo(2 * 40);
        assertThat(results)
                .filteredOn(Refused.class::isInstance)
                .isNotEmpty()
                .allMatch(refused -> ((Refused) refused).reason() == Refusal.SUSPENDED);
    }

    @Test
    void badCredentialsStopAListAtTheFirstResponses() {
        SmsClient client = client().provider(first.takes(1)).build();
        answers(first, VENDOR, message -> first.script().refused(Refusal.BAD_CREDENTIALS));
        sendAt(client, Duration.ZERO, marketing(5000));
        time.runAll();

        assertThat(requests(first)).hasSizeLessThanOrEqualTo(50);
        assertThat(results).hasSize(5000).noneMatch(Accepted.class::isInstance);
    }

    @Test
    void aRetryOfOneRequestKeepsItsMessagesTogether() {
        SmsClient client = client().provider(first.takes(100))
                .chunkSize(MessageClass.MARKETING, 100)
                .build();
        List<Integer> refused = new ArrayList<>();
        answers(first, millis(20), message -> first.script().accepted());
        adapters.put(first.id(), messages -> {
            requests(first).add(messages);
            time.sleep(millis(20));
            boolean once = refused.isEmpty();
            if (once) {
                refused.add(messages.size());
            }
            return messages.stream()
                    .map(message -> once
                            ? first.script().refused(Refusal.UNAVAILABLE)
                            : first.script().accepted())
                    .toList();
        });
        sendAt(client, Duration.ZERO, marketing(1000));
        time.runAll();

        assertThat(results).hasSize(1000).allMatch(SendResult::isAccepted);
        assertThat(requests(first)).hasSize(11);
    }

    @Test
    void aSharedRequestDoesNotWaitForABusyCallerWhereTheExecutorIsFull() {
        ProviderPolicies two =
                ProviderPolicies.DEFAULT.withMaxInFlight(2).withSharedRequests(Set.of(MessageClass.TRANSACTIONAL));
        first.batchedBy(message -> message.to().equals(Sample.number(1)) ? "slow" : "quick");
        SmsClient client = client().provider(first, two)
                .executor(task -> {
                    throw new RejectedExecutionException();
                })
                .build();
        adapters.put(first.id(), messages -> {
            time.sleep(messages.get(0).to().equals(Sample.number(1)) ? Duration.ofSeconds(10) : VENDOR);
            return messages.stream()
                    .<SendResult>map(message -> first.script().accepted())
                    .toList();
        });
        sendAt(client, Duration.ZERO, List.of(Sample.text(9)));
        sendAt(client, millis(50), List.of(Sample.text(1), Sample.text(2)));
        codeAt(client, millis(100), List.of(Sample.text(3)));
        time.runAll();

        assertThat(results).hasSize(3).allMatch(SendResult::isAccepted);
        assertThat(codes).singleElement().satisfies(timed -> {
            assertThat(timed.result().isAccepted()).isTrue();
            assertThat(timed.took()).isEqualTo(millis(300));
        });
    }

    @Test
    void callsShareRequestsWhereTheProviderIsSetSo() {
        ProviderPolicies eight =
                ProviderPolicies.DEFAULT.withMaxInFlight(8).withSharedRequests(Set.of(MessageClass.TRANSACTIONAL));
        SmsClient client = client().provider(first, eight).build();
        slow(first, millis(20));
        for (int caller = 0; caller < 256; caller++) {
            int offset = caller;
            time.at(Duration.ZERO, () -> {
                for (int i = 0; i < 20; i++) {
                    results.add(client.send(Sample.text(offset)));
                }
            });
        }
        time.runAll();

        assertThat(results).hasSize(256 * 20).allMatch(SendResult::isAccepted);
        assertThat(requests(first).size()).isLessThan(256 * 20 / 10);
    }
}
