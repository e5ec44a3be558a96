package io.smsgateway.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.smsgateway.PhoneNumber;
import io.smsgateway.SmsMessage;
import java.time.Duration;
import java.util.HashSet;
import java.util.Iterator;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** On which threads bulk runs work, and what becomes of interrupts. */
@Timeout(60)
final class BulkThreadsTest {

    private final ScriptedProvider provider =
            new ScriptedProvider("acme").takes(1000).batchedBy(message -> "all");
    private final AtomicInteger handedOver = new AtomicInteger();

    private SmsClient client(Executor executor) {
        return SmsClient.builder().provider(provider).executor(executor).build();
    }

    private BulkRun start(SmsClient client, int messages) {
        return client.bulk()
                .onResult((message, result) -> handedOver.incrementAndGet())
                .start(IntStream.range(0, messages).mapToObj(Sample::marketing));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 8})
    void oneThreadIsEnough(int threads) throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try (SmsClient client = client(pool)) {
            assertThat(start(client, 20_000).await().accepted()).isEqualTo(20_000);
            assertThat(handedOver).hasValue(20_000);
        } finally {
            pool.shutdownNow();
        }
    }

    @Test
    void theClientsOwnThreadsAreTheDefault() throws Exception {
        try (SmsClient client = SmsClient.builder().provider(provider).build()) {
            assertThat(start(client, 20_000).await().accepted()).isEqualTo(20_000);
        }
        assertThat(handedOver).hasValue(20_000);
    }

    @Test
    void anExecutorThatRunsTasksAtOnceBlocksTheStart() {
        try (SmsClient client = client(Runnable::run)) {
            assertThat(start(client, 20_000).progress().state()).isEqualTo(BulkProgress.State.COMPLETED);
        }
        assertThat(handedOver).hasValue(20_000);
    }

    @Test
    void anExecutorThatIsFullForAWhileDelaysTheRun() throws Exception {
        ExecutorService pool = Executors.newCachedThreadPool();
        AtomicInteger rejections = new AtomicInteger();
        try (SmsClient client = client(task -> {
            if (rejections.incrementAndGet() % 3 != 0) {
                throw new RejectedExecutionException();
            }
            pool.execute(task);
        })) {
            assertThat(start(client, 20_000).await().accepted()).isEqualTo(20_000);
        } finally {
            pool.shutdownNow();
        }
        assertThat(handedOver).hasValue(20_000);
    }

    @Test
    void anExecutorThatRejectsEverythingStartsNothingAndTheRunCanBeCancelled() throws Exception {
        try (SmsClient client = client(task -> {
            throw new RejectedExecutionException();
        })) {
            BulkRun run = start(client, 10);
            assertThat(run.await(Duration.ofMillis(300)).state()).isEqualTo(BulkProgress.State.RUNNING);
            run.cancel();
            assertThat(run.await().state()).isEqualTo(BulkProgress.State.CANCELLED);
        }
        assertThat(provider.script().messages()).isZero();
    }

    @Test
    void anInterruptEndsTheWaitAndNotTheRun() throws Exception {
        CountDownLatch mayRead = new CountDownLatch(1);
        Iterator<SmsMessage> messages = IntStream.range(0, 100)
                .mapToObj(i -> {
                    try {
                        mayRead.await();
                    } catch (InterruptedException interrupted) {
                        throw new IllegalStateException(interrupted);
                    }
                    return Sample.text(i);
                })
                .iterator();
        try (SmsClient client = SmsClient.builder().provider(provider).build()) {
            BulkRun run = client.bulk().start(messages);
            Thread.currentThread().interrupt();
            assertThatThrownBy(run::await).isInstanceOf(InterruptedException.class);
            assertThat(run.progress().state()).isEqualTo(BulkProgress.State.RUNNING);

            mayRead.countDown();
            assertThat(run.await().accepted()).isEqualTo(100);
        }
    }

    @Test
    void anInterruptOfItsThreadsStopsTheRun() throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(4);
        try (SmsClient client = client(pool)) {
            BulkRun run = start(client, Integer.MAX_VALUE);
            await().until(() -> run.progress().accepted() > 1000);
            pool.shutdownNow();

            BulkProgress ended = run.await();
            assertThat(ended.state()).isEqualTo(BulkProgress.State.CLOSED);
            assertThat(ended.done()).isEqualTo(handedOver.get());
            assertThat(ended.accepted()).isEqualTo(provider.script().messages());
        }
    }

    @Test
    void listenersAreCalledOneAtATime() throws Exception {
        AtomicInteger inside = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        // not safe for many threads
        Set<PhoneNumber> taken = new HashSet<>();
        try (SmsClient client = SmsClient.builder().provider(provider).build()) {
            client.bulk()
                    .onResult((message, result) -> {
                        most.accumulateAndGet(inside.incrementAndGet(), Math::max);
                        taken.add(message.to());
                        inside.decrementAndGet();
                    })
                    .onProgress(Duration.ofMillis(10), progress -> {
                        most.accumulateAndGet(inside.incrementAndGet(), Math::max);
                        inside.decrementAndGet();
                    })
                    .start(IntStream.range(0, 200_000).mapToObj(Sample::marketing))
                    .await();
        }
        assertThat(most).hasValue(1);
        assertThat(taken).hasSize(200_000);
    }

    @Test
    void cancelledByItsListenerEnds() throws Exception {
        try (SmsClient client = SmsClient.builder().provider(provider).build()) {
            BlockingQueue<BulkRun> started = new LinkedBlockingQueue<>();
            AtomicInteger results = new AtomicInteger();
            BulkRun run = client.bulk()
                    .onResult((message, result) -> {
                        if (results.incrementAndGet() == 5000) {
                            started.forEach(BulkRun::cancel);
                        }
                    })
                    .start(IntStream.range(0, Integer.MAX_VALUE).mapToObj(i -> {
                        if (i == 3000) {
                            await().until(() -> !started.isEmpty());
                        }
                        return Sample.marketing(i);
                    }));
            started.add(run);

            assertThat(run.await().state()).isEqualTo(BulkProgress.State.CANCELLED);
            assertThat(run.progress().done()).isEqualTo(results.get());
        }
    }
}
