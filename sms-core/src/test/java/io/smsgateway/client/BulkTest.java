package io.smsgateway.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smsgateway.PhoneNumber;
import io.smsgateway.Refusal;
import io.smsgateway.Refused;
import io.smsgateway.SendResult;
import io.smsgateway.SmsMessage;
import io.smsgateway.spi.OutboundMessage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.IntUnaryOperator;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Bulk runs in virtual time. */
@Timeout(120)
final class BulkTest {

    private static final Duration VENDOR = Duration.ofMillis(200);

    private final VirtualTimeScheduler time = new VirtualTimeScheduler(Duration.ofHours(3));
    private final ScriptedProvider provider =
            new ScriptedProvider("acme").takes(1000).batchedBy(message -> "all");
    private final List<Duration> requests = new ArrayList<>();
    private final Map<PhoneNumber, List<SendResult>> results = new HashMap<>();
    private final AtomicInteger read = new AtomicInteger();
    private Duration vendorTakes = VENDOR;
    private int handedOver;
    private int mostAhead;

    private SmsClientBuilder client() {
        return client(ProviderPolicies.DEFAULT);
    }

    private SmsClientBuilder client(ProviderPolicies policies) {
        provider.sendsThrough(this::request);
        return SmsClient.builder()
                .provider(provider, policies)
                .time(time)
                .scheduler(time)
                .executor(task -> time.after(Duration.ZERO, task))
                .random(new Random(7));
    }

    private List<SendResult> request(List<OutboundMessage> messages) {
        requests.add(now());
        time.sleep(vendorTakes);
        return provider.script().sendAll(messages);
    }

    private Duration now() {
        return Duration.ofNanos(time.nanos());
    }

    private Stream<SmsMessage> marketing(int count) {
        return IntStream.range(0, count).mapToObj(Sample::marketing).peek(message -> read.incrementAndGet());
    }

    private BulkSend bulk(SmsClient client) {
        return client.bulk().onResult(this::take);
    }

    private void take(SmsMessage message, SendResult result) {
        mostAhead = Math.max(mostAhead, read.get() - handedOver++);
        results.computeIfAbsent(message.to(), first -> new ArrayList<>(1)).add(result);
    }

    /** Starts a run at the beginning and returns how it ended and when. */
    private Ended run(BulkSend bulk, Stream<SmsMessage> messages) {
        return run(bulk, messages.iterator(), runs -> {});
    }

    private record Ended(
            @Nullable BulkProgress progress, @Nullable Throwable failure, Duration at) {}

    private Ended run(BulkSend bulk, Iterator<SmsMessage> messages, Consumer<BulkRun> started) {
        AtomicReference<@Nullable Ended> ended = new AtomicReference<>();
        time.at(Duration.ZERO, () -> {
            BulkRun run = bulk.start(messages);
            started.accept(run);
            try {
                ended.set(new Ended(run.await(), null, now()));
            } catch (InterruptedException | RuntimeException failure) {
                ended.set(new Ended(run.progress(), failure, now()));
            }
        });
        time.runAll();
        return Objects.requireNonNull(ended.get());
    }

    private static BulkProgress progress(Ended ended) {
        assertThat(ended.failure()).isNull();
        return Objects.requireNonNull(ended.progress());
    }

    private long refusedFor(Refusal reason) {
        return results.values().stream()
                .flatMap(List::stream)
                .filter(result -> result instanceof Refused refused && refused.reason() == reason)
                .count();
    }

    @Test
    void handsOverOneResultForEachMessage() {
        BulkProgress progress = progress(run(bulk(client().build()), marketing(50_000)));

        assertThat(results)
                .hasSize(50_000)
                .allSatisfy((number, all) -> assertThat(all).singleElement().matches(SendResult::isAccepted));
        assertThat(progress.state()).isEqualTo(BulkProgress.State.COMPLETED);
        assertThat(progress.accepted()).isEqualTo(50_000);
        assertThat(provider.script().messages()).isEqualTo(50_000);
    }

    @Test
    void fillsRequestsOnceItKnowsThatTheProviderIsQuick() {
        Ended ended = run(bulk(client().build()), marketing(200_000));

        assertThat(progress(ended).accepted()).isEqualTo(200_000);
        assertThat(requests).hasSizeLessThan(350);
        // fifty requests of 1,000 take 0.2 s
        assertThat(ended.at()).isLessThan(Duration.ofSeconds(4));
    }

    @Test
    void sendsFewMessagesAtOnce() {
        Ended ended = run(bulk(client().build()), marketing(3));

        assertThat(progress(ended).accepted()).isEqualTo(3);
        assertThat(ended.at()).isEqualTo(VENDOR);
    }

    @Test
    void ofNoMessagesIsDoneAtOnce() {
        BulkProgress progress = progress(run(bulk(client().build()), Stream.empty()));

        assertThat(progress.done()).isZero();
        assertThat(progress.state()).isEqualTo(BulkProgress.State.COMPLETED);
    }

    @Test
    void doesNotReadFasterThanASlowProviderSendsInTime() {
        provider.takes(1);
        SmsClient client = client(ProviderPolicies.DEFAULT.withMaxInFlight(5)).build();

        // 200 s at 25 a second, and each has 45 s from when it is read
        BulkProgress progress =
                progress(run(bulk(client), IntStream.range(0, 5000).mapToObj(Sample::text)));

        assertThat(progress.accepted()).isEqualTo(5000);
    }

    @Test
    void sendsWhatItHasWhenTheNextMessageTakesLong() {
        Map<PhoneNumber, Duration> readAt = new HashMap<>();
        Map<PhoneNumber, Duration> took = new HashMap<>();
        Stream<SmsMessage> slow = IntStream.range(0, 20).mapToObj(i -> {
            time.sleep(Duration.ofSeconds(30));
            SmsMessage message = Sample.text(i).within(Duration.ofSeconds(10));
            readAt.put(message.to(), now());
            return message;
        });
        BulkSend bulk = client().build()
                .bulk()
                .onResult((message, result) ->
                        took.put(message.to(), now().minus(Objects.requireNonNull(readAt.get(message.to())))));

        assertThat(progress(run(bulk, slow)).accepted()).isEqualTo(20);
        assertThat(took.values())
                .hasSize(20)
                .allMatch(duration -> duration.compareTo(Duration.ofMillis(200).plus(VENDOR)) <= 0);
    }

    @Test
    void cancelsWithinOneRequest() {
        Duration at = Duration.ofMillis(1500);
        Ended ended = run(
                bulk(client().build()).total(1_000_000),
                marketing(1_000_000).iterator(),
                run -> time.at(at, run::cancel));

        BulkProgress progress = progress(ended);
        assertThat(progress.state()).isEqualTo(BulkProgress.State.CANCELLED);
        assertThat(ended.at()).isBetween(at, at.plus(VENDOR));
        assertThat(requests).isNotEmpty().allMatch(begun -> begun.compareTo(at) <= 0);
        assertThat(results)
                .hasSize(read.get())
                .allSatisfy((number, all) -> assertThat(all).hasSize(1));
        assertThat(progress.accepted()).isEqualTo(provider.script().messages()).isPositive();
        assertThat(refusedFor(Refusal.CANCELLED)).isEqualTo(progress.refused()).isPositive();
        assertThat(progress.remaining()).isEqualTo(OptionalLong.of(1_000_000 - progress.done()));
    }

    @Test
    void cancelsDuringThePauseBeforeARetry() {
        provider.script().always(provider.script().refused(Refusal.THROTTLED, Duration.ofSeconds(3)));
        Duration at = Duration.ofSeconds(1);
        Ended ended = run(bulk(client().build()), marketing(5).iterator(), run -> time.at(at, run::cancel));

        assertThat(progress(ended).refused()).isEqualTo(5);
        assertThat(ended.at()).isEqualTo(at);
        assertThat(requests).hasSize(1);
    }

    @Test
    void cancelsTheWaitForAnotherCallWithTheSameKey() {
        SmsClient client = client().build();
        vendorTakes = Duration.ofSeconds(15);
        time.at(Duration.ZERO, () -> client.send(Sample.text(1).keyed("k")));
        Duration at = Duration.ofSeconds(2);
        Ended ended = run(bulk(client), List.of(Sample.text(1).keyed("k")).iterator(), run -> time.at(at, run::cancel));

        assertThat(progress(ended).unconfirmed()).isEqualTo(1);
        assertThat(ended.at()).isBetween(at, at.plusMillis(20));
    }

    @Test
    void endsWhenTheClientIsClosed() {
        SmsClient client = client().build();
        Duration at = Duration.ofMillis(1500);
        Ended ended = run(bulk(client), marketing(1_000_000).iterator(), run -> time.at(at, client::close));

        BulkProgress progress = progress(ended);
        assertThat(progress.state()).isEqualTo(BulkProgress.State.CLOSED);
        assertThat(ended.at()).isBetween(at, at.plus(VENDOR));
        assertThat(requests).allMatch(begun -> begun.compareTo(at) <= 0);
        assertThat(results).hasSize(read.get());
        assertThat(refusedFor(Refusal.CLOSED)).isEqualTo(progress.refused()).isPositive();
    }

    @Test
    void ofAClosedClientReadsNothing() {
        SmsClient client = client().build();
        client.close();

        assertThat(progress(run(bulk(client), marketing(10))).state()).isEqualTo(BulkProgress.State.CLOSED);
        assertThat(read).hasValue(0);
    }

    @Test
    void endsWithWhatTheIteratorThrowsOnceTheMessagesBeforeHaveTheirResults() {
        Stream<SmsMessage> broken = marketing(50_000).map(failsAt(12_345));
        Ended ended = run(bulk(client().build()), broken);

        assertThat(ended.failure())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("index 12345")
                .hasCauseInstanceOf(ArithmeticException.class);
        BulkProgress progress = Objects.requireNonNull(ended.progress());
        assertThat(progress.state()).isEqualTo(BulkProgress.State.FAILED);
        assertThat(progress.accepted()).isEqualTo(12_345);
        assertThat(results).hasSize(12_345);
    }

    private static UnaryOperator<SmsMessage> failsAt(int index) {
        AtomicInteger count = new AtomicInteger();
        IntUnaryOperator check = i -> 1 / (index - i);
        return message -> {
            var unused = check.applyAsInt(count.getAndIncrement());
            return message;
        };
    }

    @Test
    @SuppressWarnings("NullAway") // what a caller may do wrong
    void rejectsANullWithItsIndex() {
        Ended ended = run(
                bulk(client().build()),
                Arrays.asList(Sample.text(1), Sample.text(2), null, Sample.text(3))
                        .iterator(),
                run -> {});

        assertThat(ended.failure()).hasMessageContaining("index 2").hasCauseInstanceOf(NullPointerException.class);
        assertThat(results).hasSize(2);
    }

    @Test
    void isNotAffectedByListenersThatThrow() {
        AtomicInteger calls = new AtomicInteger();
        BulkSend bulk = client().build()
                .bulk()
                .onResult((message, result) -> {
                    calls.incrementAndGet();
                    throw new IllegalStateException("full");
                })
                .onProgress(Duration.ofMillis(100), progress -> {
                    throw new StackOverflowError();
                });

        assertThat(progress(run(bulk, marketing(5000))).accepted()).isEqualTo(5000);
        assertThat(calls).hasValue(5000);
    }

    @Test
    void readsNoMoreThan64000MessagesAheadOfASlowListener() {
        BulkSend bulk = client().build().bulk().onResult((message, result) -> {
            time.sleep(Duration.ofMillis(1));
            take(message, result);
        });

        assertThat(progress(run(bulk, marketing(200_000))).accepted()).isEqualTo(200_000);
        assertThat(mostAhead).isLessThanOrEqualTo(64_000);
    }

    @Test
    void readsNoMoreMessagesAheadThanItIsSetTo() {
        BulkSend bulk = bulk(client().build()).readAhead(3_000);

        assertThat(progress(run(bulk, marketing(50_000))).accepted()).isEqualTo(50_000);
        assertThat(mostAhead).isBetween(2_000, 3_000);
    }

    @Test
    void reportsProgressAtItsIntervalAndOnceMoreAtTheEnd() {
        List<BulkProgress> reports = new ArrayList<>();
        provider.takes(1);
        SmsClient client = client(ProviderPolicies.DEFAULT.withMaxInFlight(10)).build();
        run(bulk(client).total(275).onProgress(Duration.ofSeconds(1), reports::add), marketing(275));

        assertThat(reports).extracting(BulkProgress::elapsed).startsWith(Duration.ofSeconds(1), Duration.ofSeconds(2));
        assertThat(reports).extracting(BulkProgress::done).isSorted().last().isEqualTo(275L);
        assertThat(reports.get(0).remaining().orElseThrow())
                .isEqualTo(275 - reports.get(0).done());
        assertThat(reports.get(0).perSecond()).isEqualTo((double) reports.get(0).done());
        assertThat(reports).last().extracting(BulkProgress::state).isEqualTo(BulkProgress.State.COMPLETED);
        assertThat(reports.subList(0, reports.size() - 1))
                .extracting(BulkProgress::state)
                .containsOnly(BulkProgress.State.RUNNING);
    }

    @Test
    void knowsTheTotalOfACollectionAndClosesAStream() {
        AtomicInteger closed = new AtomicInteger();
        AtomicReference<@Nullable BulkRun> list = new AtomicReference<>();
        SmsClient client = client().build();
        time.at(Duration.ZERO, () -> {
            list.set(client.bulk().start(Sample.texts(40)));
            client.bulk().start(marketing(7).onClose(closed::incrementAndGet));
        });
        time.runAll();

        assertThat(Objects.requireNonNull(list.get()).progress().remaining()).isEqualTo(OptionalLong.of(0));
        assertThat(closed).hasValue(1);
    }

    @Test
    void sendsMessagesWithOneKeyOnce() {
        Stream<SmsMessage> twice = Stream.concat(marketing(3000), marketing(3000))
                .map(message -> message.keyed(message.to().e164()));

        assertThat(progress(run(bulk(client().build()), twice)).accepted()).isEqualTo(6000);
        assertThat(provider.script().messages()).isEqualTo(3000);
        assertThat(results.values()).allSatisfy(pair -> assertThat(pair.get(0)).isEqualTo(pair.get(1)));
    }

    @Test
    void delaysACodeByNoMoreThanOneRequest() {
        SmsClient client = client().build();
        List<Duration> waits = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            int number = i;
            time.at(Duration.ofMillis(i * 50L), () -> {
                Duration start = now();
                assertThat(client.send(Sample.otp(number)).isAccepted()).isTrue();
                waits.add(now().minus(start));
            });
        }
        progress(run(bulk(client), marketing(100_000)));

        assertThat(waits).hasSize(100).allMatch(wait -> wait.compareTo(VENDOR.multipliedBy(2)) <= 0);
    }

    @Test
    void tellsListenersOfTheClientOfEachPart() {
        AtomicInteger messages = new AtomicInteger();
        SmsClient client = client().listener(new SendListener() {
                    @Override
                    public void callCompleted(Call call, List<SendResult> all, Duration took) {
                        messages.addAndGet(all.size());
                    }
                })
                .build();
        run(bulk(client), marketing(9999));

        assertThat(messages).hasValue(9999);
    }

    @Test
    void followsAHolderThatReplacesItsClientAndEndsWithIt() {
        SmsClient first = client().build();
        SmsClient second = client().build();
        AtomicReference<@Nullable SmsClient> current = new AtomicReference<>(first);
        time.at(Duration.ofSeconds(1), () -> {
            current.set(second);
            first.close();
        });
        time.at(Duration.ofSeconds(3), () -> current.set(null));
        BulkSend bulk = BulkSend.by(use -> use.accept(Objects.requireNonNull(current.get())))
                .onResult(this::take);
        Ended ended = run(bulk, marketing(10_000_000));

        assertThat(progress(ended).state()).isEqualTo(BulkProgress.State.CLOSED);
        assertThat(ended.at())
                .isBetween(Duration.ofSeconds(3), Duration.ofSeconds(3).plus(VENDOR));
        assertThat(requests).anyMatch(begun -> begun.compareTo(Duration.ofSeconds(2)) > 0);
        assertThat(results).hasSize(read.get());
    }

    @Test
    void rejectsSettingsOutOfRange() {
        BulkSend bulk = client().build().bulk();

        assertThatThrownBy(() -> bulk.total(-1)).hasMessageContaining("total must be from 0");
        assertThatThrownBy(() -> bulk.readAhead(99)).hasMessageContaining("readAhead must be from 100 to 64000");
        assertThatThrownBy(() -> bulk.onProgress(Duration.ofMillis(9), progress -> {}))
                .hasMessageContaining("interval must be from 10 ms to 24 h");
    }
}
