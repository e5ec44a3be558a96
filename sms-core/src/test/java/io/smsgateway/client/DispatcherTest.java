package io.smsgateway.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.smsgateway.MessageClass;
import io.smsgateway.PhoneNumber;
import io.smsgateway.Refusal;
import io.smsgateway.Refused;
import io.smsgateway.SendResult;
import io.smsgateway.SmsMessage;
import io.smsgateway.spi.OutboundMessage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Waits, threads and trials of one provider's dispatching, in virtual time. */
@Timeout(60)
final class DispatcherTest {

    private final VirtualTimeScheduler time = new VirtualTimeScheduler(Duration.ofDays(3));
    private final ScriptedProvider provider = new ScriptedProvider("acme").takes(1);
    private final Executor threads = task -> time.after(Duration.ZERO, task);
    private final List<Duration> begun = new ArrayList<>();
    private Duration requestTakes = Duration.ofSeconds(2);
    private Supplier<SendResult> answer = () -> provider.script().accepted();

    private record Ended(List<SendResult> results, Duration at) {

        Refusal reason(int index) {
            return ((Refused) results.get(index)).reason();
        }
    }

    private Dispatching dispatching() {
        return new Dispatching(provider, time).on(threads).adapter(messages -> {
            begun.add(now());
            time.sleep(requestTakes);
            return messages.stream().map(message -> answer.get()).toList();
        });
    }

    private Duration now() {
        return Duration.ofNanos(time.nanos());
    }

    private List<Ended> sendAt(Duration at, DispatchingGateway gateway, SmsMessage... messages) {
        return sendAt(at, gateway, Call::new, true, messages);
    }

    /** Sends the messages of a call, which it creates in its thread; returns a list that gets how it ended. */
    private List<Ended> sendAt(
            Duration at, DispatchingGateway gateway, Supplier<Call> call, boolean last, SmsMessage... messages) {
        List<OutboundMessage> outbound =
                Stream.of(messages).map(Sending::outbound).toList();
        List<Ended> ended = new ArrayList<>();
        time.at(at, () -> {
            ProviderTurn turn = new ProviderTurn(call.get(), last);
            List<SendResult> results = Sending.results((all, sink) -> gateway.send(all, turn, sink), outbound);
            ended.add(new Ended(results, now()));
        });
        return ended;
    }

    private static Duration seconds(long seconds) {
        return Duration.ofSeconds(seconds);
    }

    private static SmsMessage[] texts(int from, int to) {
        return IntStream.range(from, to).mapToObj(Sample::text).toArray(SmsMessage[]::new);
    }

    @Test
    void aCallThatWasStoppedBeforeItWaitsForAFullProviderEndsAtOnce() {
        DispatchingGateway gateway = dispatching().inFlight(1).build();
        sendAt(Duration.ZERO, gateway, Sample.text(1));
        List<Ended> stopped = sendAt(
                seconds(1),
                gateway,
                () -> {
                    Call call = new Call();
                    call.stop(Refusal.CANCELLED);
                    return call;
                },
                true,
                texts(2, 4));
        time.runAll();

        assertThat(stopped).singleElement().satisfies(ended -> {
            assertThat(ended.at()).isEqualTo(seconds(1));
            assertThat(ended.reason(0)).isEqualTo(Refusal.CANCELLED);
            assertThat(ended.reason(1)).isEqualTo(Refusal.CANCELLED);
        });
    }

    /** One message goes straight through, two wait in the line. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void messagesThatWouldWaitTooLongByTheTimeOfEarlierRequestsAreRefusedAtOnce(int earlier) {
        // an eighth of which is expected of the next one
        requestTakes = seconds(8);
        Set<PhoneNumber> together = Set.of(Sample.number(10), Sample.number(11));
        provider.takes(2).batchedBy(message -> together.contains(message.to()) ? "earlier" : message.to());
        DispatchingGateway gateway = dispatching().inFlight(1).build();
        sendAt(Duration.ZERO, gateway, texts(10, 10 + earlier));
        sendAt(seconds(9), gateway, Sample.text(20));
        List<Ended> ended = sendAt(seconds(10), gateway, Call::new, false, texts(0, 9));
        time.runAll();

        // a text waits for 5 s where another provider may take it
        assertThat(ended).singleElement().satisfies(all -> {
            assertThat(all.at()).isEqualTo(seconds(15));
            assertThat(all.results().subList(0, 6))
                    .containsOnly(new Refused(provider.id(), Refusal.BUSY, "it waited for as long as it may"));
            assertThat(all.results().subList(6, 9))
                    .containsOnly(new Refused(provider.id(), Refusal.BUSY, "about 6 requests are before it")
                            .withRetryAfter(seconds(6)));
        });
        assertThat(begun).hasSize(2);
    }

    @Test
    void messagesOfAClosedClassAreRefusedWithoutARequest() {
        Refused suspended = provider.script().refused(Refusal.SUSPENDED);
        DispatchingGateway gateway = dispatching().build();
        gateway.dispatcher().closedBy(() -> Map.of(MessageClass.TRANSACTIONAL, suspended));
        List<Ended> text = sendAt(Duration.ZERO, gateway, Sample.text(1));
        List<Ended> code = sendAt(Duration.ZERO, gateway, Sample.otp(2));
        time.runAll();

        assertThat(text).containsExactly(new Ended(List.of(suspended), Duration.ZERO));
        assertThat(code.get(0).results()).allMatch(SendResult::isAccepted);
        assertThat(begun).hasSize(1);
    }

    @Test
    void aRequestThatWaitedForAThreadUntilItsClassWasClosedIsNotMade() {
        Refused suspended = provider.script().refused(Refusal.SUSPENDED);
        DispatchingGateway gateway = dispatching().on(task -> {}).build();
        gateway.dispatcher()
                .closedBy(() ->
                        time.nanos() < seconds(1).toNanos() ? Map.of() : Map.of(MessageClass.TRANSACTIONAL, suspended));
        List<Ended> ended = sendAt(Duration.ZERO, gateway, texts(0, 2));
        time.runAll();

        assertThat(begun).containsExactly(Duration.ZERO);
        assertThat(ended).singleElement().satisfies(all -> {
            assertThat(all.results().get(0).isAccepted()).isTrue();
            assertThat(all.results().get(1)).isEqualTo(suspended);
        });
    }

    @Test
    void aRequestDoesNotWaitForABusyCallerAfterTheExecutorRejectedATask() {
        requestTakes = seconds(10);
        AtomicBoolean rejected = new AtomicBoolean();
        DispatchingGateway gateway = dispatching()
                .inFlight(2)
                .on(task -> {
                    if (!rejected.getAndSet(true)) {
                        throw new RejectedExecutionException();
                    }
                    threads.execute(task);
                })
                .build();
        List<Ended> ended = sendAt(Duration.ZERO, gateway, texts(0, 3));
        time.runAll();

        assertThat(ended).singleElement().extracting(Ended::at).isEqualTo(seconds(20));
        assertThat(begun).containsExactly(seconds(0), seconds(10), seconds(10));
    }

    @Test
    void aRequestDoesNotWaitForABusyCallerAfterAThreadOfTheExecutorHasEnded() {
        DispatchingGateway gateway = dispatching()
                .limited(RateLimit.of(1, seconds(2)))
                .adapter(messages -> {
                    begun.add(now());
                    time.sleep(begun.size() == 1 ? seconds(10) : seconds(1));
                    return List.of(provider.script().accepted());
                })
                .build();
        List<Ended> ended = sendAt(Duration.ZERO, gateway, texts(0, 3));
        time.runAll();

        assertThat(begun).containsExactly(seconds(0), seconds(2), seconds(4));
        assertThat(ended).singleElement().extracting(Ended::at).isEqualTo(seconds(10));
    }

    @Test
    void anInterruptOfAThreadThatWorksForTheCallersIsNotTheCallers() {
        DispatchingGateway gateway = dispatching().inFlight(1).build();
        // of this thread
        Call call = new Call();
        AtomicReference<@Nullable Thread> worker = new AtomicReference<>();
        AtomicBoolean kept = new AtomicBoolean();
        sendAt(Duration.ZERO, gateway, Sample.text(1));
        List<Ended> ended = new ArrayList<>();
        time.at(Duration.ofMillis(500), () -> {
            worker.set(Thread.currentThread());
            List<SendResult> results = Sending.results(
                    (all, sink) -> gateway.send(all, new ProviderTurn(call, true), sink),
                    List.of(Sending.outbound(Sample.text(2)), Sending.outbound(Sample.text(3))));
            ended.add(new Ended(results, now()));
            kept.set(Thread.interrupted());
        });
        time.at(
                seconds(1),
                () -> assertThat(time.interrupt(Objects.requireNonNull(worker.get())))
                        .isTrue());
        time.runAll();

        assertThat(ended)
                .singleElement()
                .satisfies(all -> assertThat(all.results()).allMatch(SendResult::isAccepted));
        assertThat(kept).isTrue();
    }

    @Test
    void aThreadThatWorksForTheCallersNoticesTheCallersInterruptSoon() throws Exception {
        DispatchingGateway gateway = dispatching().inFlight(1).build();
        AtomicBoolean over = new AtomicBoolean();
        CompletableFuture<Call> call = new CompletableFuture<>();
        Thread caller = new Thread(() -> {
            call.complete(new Call());
            while (!over.get()) {
                // does not clear an interrupt
                LockSupport.parkNanos(1_000_000);
            }
        });
        caller.start();
        Call ofCaller = call.get();
        sendAt(Duration.ZERO, gateway, Sample.text(1));
        List<Ended> ended = sendAt(Duration.ofMillis(500), gateway, () -> ofCaller, true, texts(2, 4));
        time.at(seconds(1), caller::interrupt);
        time.runAll();
        over.set(true);
        caller.join();

        assertThat(ended).singleElement().satisfies(all -> {
            assertThat(all.at()).isBetween(seconds(1), Duration.ofMillis(1100));
            assertThat(all.reason(0)).isEqualTo(Refusal.INTERRUPTED);
        });
    }

    /** Opens the circuit at 1 s, so that it is half-open from 2 s on, with three trials. */
    private void halfOpenAtTwoSeconds(DispatchingGateway gateway) {
        requestTakes = Duration.ZERO;
        answer = () -> provider.script().refused(Refusal.UNAVAILABLE);
        for (int i = 0; i < 5; i++) {
            sendAt(Duration.ofMillis(i * 250L), gateway, Sample.text(i));
        }
        time.at(Duration.ofMillis(1500), () -> {
            requestTakes = seconds(2);
            answer = () -> provider.script().refused(Refusal.BUSY);
        });
        time.at(seconds(9), () -> {
            requestTakes = seconds(1);
            answer = () -> provider.script().accepted();
        });
    }

    private List<Ended> threeTrialsAtTenSeconds(DispatchingGateway gateway) {
        List<Ended> all = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            int number = 20 + i;
            time.at(seconds(10), () -> {
                List<SendResult> results = Sending.results(
                        (messages, sink) -> gateway.send(messages, new ProviderTurn(new Call(), true), sink),
                        List.of(Sending.outbound(Sample.text(number))));
                all.add(new Ended(results, now()));
            });
        }
        return all;
    }

    @Test
    void aTrialWhoseMessageIsTooLateIsLeftToOthers() {
        DispatchingGateway gateway = dispatching().build();
        halfOpenAtTwoSeconds(gateway);
        for (int i = 0; i < 3; i++) {
            sendAt(Duration.ofMillis(2100), gateway, Sample.text(10 + i));
        }
        AtomicReference<@Nullable Call> waiting = new AtomicReference<>();
        List<Ended> stopped = sendAt(
                Duration.ofMillis(2500), gateway, () -> waiting.updateAndGet(none -> new Call()), true, texts(14, 16));
        // as a thread does that is about to stop the wait
        time.at(seconds(3), () -> stop(waiting));
        List<Ended> trials = threeTrialsAtTenSeconds(gateway);
        time.runAll();

        assertThat(stopped).singleElement().satisfies(ended -> {
            assertThat(ended.at()).isEqualTo(Duration.ofMillis(4100));
            assertThat(ended.reason(0)).isEqualTo(Refusal.CANCELLED);
        });
        assertThat(trials).hasSize(3).allMatch(ended -> ended.at().equals(seconds(11)));
        assertThat(gateway).asString().contains("CLOSED");
    }

    @Test
    void aTrialThatWaitedForAThreadUntilItWasTooLateIsLeftToOthers() {
        DispatchingGateway gateway = dispatching().on(task -> {}).build();
        halfOpenAtTwoSeconds(gateway);
        AtomicReference<@Nullable Call> waiting = new AtomicReference<>();
        List<Ended> stopped = sendAt(
                Duration.ofMillis(2500), gateway, () -> waiting.updateAndGet(none -> new Call()), true, texts(12, 15));
        time.at(seconds(3), () -> stop(waiting));
        List<Ended> trials = threeTrialsAtTenSeconds(gateway);
        time.runAll();

        assertThat(stopped).singleElement().satisfies(ended -> {
            assertThat(ended.at()).isEqualTo(Duration.ofMillis(4500));
            assertThat(ended.reason(0)).isEqualTo(Refusal.BUSY);
            assertThat(ended.reason(1)).isEqualTo(Refusal.CANCELLED);
            assertThat(ended.reason(2)).isEqualTo(Refusal.CANCELLED);
        });
        assertThat(trials).hasSize(3).allMatch(ended -> ended.at().equals(seconds(11)));
        assertThat(gateway).asString().contains("CLOSED");
    }

    private static void stop(AtomicReference<@Nullable Call> waiting) {
        Objects.requireNonNull(waiting.get()).stop(Refusal.CANCELLED);
    }
}
