package io.smsgateway.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.smsgateway.MessageClass;
import io.smsgateway.Refusal;
import io.smsgateway.Refused;
import io.smsgateway.SendResult;
import io.smsgateway.SmsGateway;
import io.smsgateway.SmsMessage;
import io.smsgateway.spi.OutboundGateway;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Long lists that share the requests which one provider may have in flight. */
@Timeout(30)
final class PermitSharingTest {

    private static final int MAX_IN_FLIGHT = 5;
    private static final int FOR_LONG_LISTS = 4;

    private final ManualTime time = new ManualTime();
    private final ScriptedProvider provider = new ScriptedProvider("acme").takes(1);
    private final ExecutorService threads = Executors.newCachedThreadPool();

    @AfterEach
    void endThreads() {
        threads.shutdownNow();
    }

    private SmsGateway pipeline(int maxInFlight, UnaryOperator<SendResult> whileInFlight) {
        OutboundGateway adapter = messages ->
                provider.script().sendAll(messages).stream().map(whileInFlight).toList();
        return new Dispatching(provider, time)
                .chunks(100, 100, 1000)
                .on(threads)
                .inFlight(maxInFlight)
                .adapter(adapter)
                .gateway();
    }

    private static List<SmsMessage> due(int messages) {
        return Sample.texts(messages).stream()
                .map(message -> message.within(Duration.ofSeconds(45)))
                .toList();
    }

    @Test
    void severalLongListsAtOnceShareFourFifthsAndLoseNothing() throws Exception {
        CyclicBarrier four = new CyclicBarrier(FOR_LONG_LISTS);
        AtomicInteger now = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        SmsGateway pipeline = pipeline(MAX_IN_FLIGHT, answer -> {
            most.accumulateAndGet(now.incrementAndGet(), Math::max);
            try {
                // keeps its place until the others are in flight too
                four.await(5, TimeUnit.SECONDS);
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            } catch (BrokenBarrierException | TimeoutException fewer) {
                return provider.script().unconfirmed();
            } finally {
                now.decrementAndGet();
            }
            return answer;
        });

        List<List<SendResult>> lists = Sample.crowd(6, () -> pipeline.sendAll(due(40)));

        assertThat(lists)
                .hasSize(6)
                .allSatisfy(list -> assertThat(list).hasSize(40).allMatch(SendResult::isAccepted));
        assertThat(most).hasValue(FOR_LONG_LISTS);
        assertThat(provider.script().messages()).isEqualTo(240);
    }

    @Test
    void aSingleMessageFindsAPlaceBesideALongList() throws Exception {
        CountDownLatch fourInFlight = new CountDownLatch(FOR_LONG_LISTS);
        CountDownLatch mayEnd = new CountDownLatch(1);
        provider.script().alwaysEach(message -> {
            if (message.messageClass() != MessageClass.OTP) {
                fourInFlight.countDown();
                try {
                    mayEnd.await();
                } catch (InterruptedException interrupted) {
                    Thread.currentThread().interrupt();
                }
            }
            return provider.script().accepted();
        });
        SmsGateway pipeline = pipeline(MAX_IN_FLIGHT, UnaryOperator.identity());
        CompletableFuture<List<SendResult>> list =
                CompletableFuture.supplyAsync(() -> pipeline.sendAll(due(40)), threads);
        fourInFlight.await();

        assertThat(pipeline.send(Sample.otp(1)).isAccepted()).isTrue();

        mayEnd.countDown();
        assertThat(list.get(20, TimeUnit.SECONDS)).hasSize(40).allMatch(SendResult::isAccepted);
    }

    @Test
    void aLongListGoesThroughOneByOneWhereOneFits() throws Exception {
        SmsGateway pipeline = pipeline(1, UnaryOperator.identity());

        assertThat(Sample.crowd(4, () -> pipeline.sendAll(due(20))))
                .allSatisfy(list -> assertThat(list).allMatch(SendResult::isAccepted));
    }

    @Test
    void givesThePermitBackWhenTheAdapterThrows() {
        SmsGateway broken = new Dispatching(provider, time)
                .inFlight(1)
                .adapter(messages -> {
                    if (!provider.script().sendAll(messages).get(0).isAccepted()) {
                        throw new IllegalStateException("a bug of this library");
                    }
                    return List.of(provider.script().accepted());
                })
                .gateway();
        provider.script().then(Refusal.UNAVAILABLE);

        assertThat(broken.sendAll(due(2))).extracting(SendResult::isAccepted).containsExactly(false, true);
        assertThat(broken.send(Sample.text(1)).isAccepted()).isTrue();
    }

    @Test
    void aBatchThatIsInterruptedWhileItWaitsForAPermitIsHeldBack() throws Exception {
        CountDownLatch inFlight = new CountDownLatch(1);
        CountDownLatch mayEnd = new CountDownLatch(1);
        provider.script().thenEach(message -> {
            inFlight.countDown();
            try {
                mayEnd.await();
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
            return provider.script().accepted();
        });
        SmsGateway pipeline = pipeline(1, UnaryOperator.identity());
        CompletableFuture<List<SendResult>> first =
                CompletableFuture.supplyAsync(() -> pipeline.sendAll(due(2)), threads);
        inFlight.await();
        CompletableFuture<List<SendResult>> second = new CompletableFuture<>();
        Thread waiting = new Thread(() -> second.complete(pipeline.sendAll(due(2))));
        waiting.start();
        await().until(() -> waiting.getState() == Thread.State.TIMED_WAITING);
        waiting.interrupt();

        assertThat(second.get(5, TimeUnit.SECONDS))
                .containsOnly(new Refused(provider.id(), Refusal.INTERRUPTED, "interrupted before it was sent"));
        mayEnd.countDown();
        assertThat(first.get(5, TimeUnit.SECONDS)).allMatch(SendResult::isAccepted);
    }
}
