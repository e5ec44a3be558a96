package io.smsgateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.slf4j.MDC;

final class AsyncSmsGatewayTest {

    private static final PhoneNumber RECIPIENT = PhoneNumber.of("+8613800138000");
    private static final SmsMessage HELLO = SmsMessage.text(RECIPIENT, "hello");

    private static List<SendResult> echo(List<SmsMessage> messages) {
        return messages.stream()
                .<SendResult>map(message ->
                        new Accepted(ProviderId.of("acme"), message.content().toString()))
                .toList();
    }

    @Test
    void sendsWhenTheExecutorComesToIt() throws Exception {
        List<Runnable> later = new ArrayList<>();
        AsyncSmsGateway gateway = new AsyncSmsGateway(AsyncSmsGatewayTest::echo, later::add);
        List<SmsMessage> messages = new ArrayList<>(List.of(HELLO, HELLO));

        CompletableFuture<List<SendResult>> all = gateway.sendAll(messages);
        CompletableFuture<SendResult> one = gateway.send(HELLO);
        messages.clear();

        assertThat(all).isNotDone();
        later.forEach(Runnable::run);
        assertThat(all.get()).hasSize(2).allMatch(SendResult::isAccepted);
        assertThat(one.get()).isEqualTo(new Accepted(ProviderId.of("acme"), "Text{5 characters}"));
    }

    @Test
    void holdsEveryMessageBackWhenTheExecutorIsFull() throws Exception {
        AsyncSmsGateway gateway = new AsyncSmsGateway(AsyncSmsGatewayTest::echo, task -> {
            throw new RejectedExecutionException();
        });

        assertThat(gateway.sendAll(List.of(HELLO, HELLO)).get())
                .hasSize(2)
                .containsOnly(
                        new Refused(ProviderId.NONE, Refusal.BUSY, "the executor rejected the task; nothing was sent"));
        assertThat(gateway.send(HELLO).get()).isInstanceOf(Refused.class);
    }

    static Stream<Throwable> failures() {
        return Stream.of(
                new IllegalStateException("a bug"),
                new NoClassDefFoundError("a bug"),
                new IOException("undeclared, as in other languages of the JVM"));
    }

    @ParameterizedTest
    @MethodSource("failures")
    void holdsEveryMessageBackWhenTheExecutorFails(Throwable failure) throws Exception {
        List<Runnable> kept = new ArrayList<>();
        AtomicInteger sent = new AtomicInteger();
        AsyncSmsGateway gateway = new AsyncSmsGateway(
                messages -> {
                    sent.addAndGet(messages.size());
                    return echo(messages);
                },
                task -> {
                    kept.add(task);
                    AsyncSmsGatewayTest.<RuntimeException>sneak(failure);
                });
        Refused refused = new Refused(
                ProviderId.NONE,
                Refusal.BUSY,
                "the executor threw " + failure.getClass().getSimpleName() + "; nothing was sent");

        assertThat(gateway.send(HELLO).get()).isEqualTo(refused);
        assertThat(gateway.sendAll(List.of(HELLO, HELLO)).get()).hasSize(2).containsOnly(refused);
        kept.forEach(Runnable::run);
        assertThat(sent).hasValue(0);
    }

    @ParameterizedTest
    @MethodSource("failures")
    void hasTheResultOfATaskThatTheExecutorRanBeforeItFailed(Throwable failure) throws Exception {
        AsyncSmsGateway gateway = new AsyncSmsGateway(AsyncSmsGatewayTest::echo, task -> {
            task.run();
            AsyncSmsGatewayTest.<RuntimeException>sneak(failure);
        });

        assertThat(gateway.send(HELLO).get().isAccepted()).isTrue();
    }

    @SuppressWarnings("unchecked")
    private static <T extends Throwable> void sneak(Throwable failure) throws T {
        throw (T) failure;
    }

    @Test
    @DisplayName("T4 a call that is cancelled before its task starts sends nothing, and later it is sent all the same")
    void sendsNothingThatIsCancelledBeforeItsTaskStarts() {
        List<Runnable> later = new ArrayList<>();
        AtomicInteger sent = new AtomicInteger();
        SmsGateway counting = messages -> {
            sent.addAndGet(messages.size());
            return echo(messages);
        };
        AsyncSmsGateway gateway = new AsyncSmsGateway(counting, later::add);
        gateway.send(HELLO).cancel(true);
        gateway.sendAll(List.of(HELLO)).cancel(true);
        later.forEach(Runnable::run);
        assertThat(sent).hasValue(0);

        AtomicReference<CompletableFuture<SendResult>> future = new AtomicReference<>();
        List<Boolean> interrupted = new ArrayList<>();
        later.clear();
        future.set(new AsyncSmsGateway(
                        messages -> {
                            future.get().cancel(true);
                            interrupted.add(Thread.currentThread().isInterrupted());
                            return counting.sendAll(messages);
                        },
                        later::add)
                .send(HELLO));
        later.forEach(Runnable::run);
        assertThat(sent).hasValue(1);
        assertThat(interrupted).containsExactly(false);
        assertThat(future.get()).isCancelled();
    }

    @Test
    void hasNoResultsForNoMessages() {
        AsyncSmsGateway gateway = new AsyncSmsGateway(AsyncSmsGatewayTest::echo, Runnable::run);

        assertThat(gateway.sendAll(List.of()).join()).isEmpty();
        assertThat(gateway.toString()).startsWith("Async{");
    }

    @Test
    void runsTheTaskWithTheMdcOfItsCallerAndRestoresThatOfTheThread() throws Exception {
        List<String> seen = new ArrayList<>();
        SmsGateway gateway = messages -> {
            seen.add(MDC.get("trace") + " " + MDC.get("pool"));
            MDC.put("left", "over");
            return echo(messages);
        };
        ExecutorService threads = Executors.newSingleThreadExecutor();
        try {
            threads.submit(() -> MDC.put("pool", "own")).get();
            MDC.put("trace", "caller");
            try {
                new AsyncSmsGateway(gateway, threads).send(HELLO).get();
            } finally {
                MDC.clear();
            }
            new AsyncSmsGateway(gateway, threads).send(HELLO).get();
            threads.submit(() -> seen.add(MDC.get("trace") + " " + MDC.get("pool") + " " + MDC.get("left")))
                    .get();
        } finally {
            threads.shutdownNow();
        }

        assertThat(seen).containsExactly("caller null", "null null", "null own null");
    }
}
