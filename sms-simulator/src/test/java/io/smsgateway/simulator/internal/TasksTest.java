package io.smsgateway.simulator.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.smsgateway.simulator.SettableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TasksTest {

    private final SettableClock clock = new SettableClock();
    private final Tasks tasks = new Tasks(clock);
    private final List<String> done = new CopyOnWriteArrayList<>();

    @AfterEach
    void close() {
        tasks.close();
    }

    private void in(Duration delay, String what) {
        tasks.at(tasks.now().plus(delay), () -> done.add(what));
    }

    /** All that is due by now has run when this has. */
    private void drain() throws InterruptedException {
        CountDownLatch last = new CountDownLatch(1);
        tasks.at(tasks.now(), last::countDown);
        assertThat(last.await(5, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void runsWhatIsDueInTheOrderOfTime() throws InterruptedException {
        in(Duration.ofMinutes(2), "second");
        in(Duration.ofMinutes(2), "third");
        in(Duration.ofMinutes(1), "first");
        in(Duration.ofHours(1), "never");
        drain();
        assertThat(done).isEmpty();

        clock.forward(Duration.ofMinutes(2));
        drain();
        assertThat(done).containsExactly("first", "second", "third");
    }

    @Test
    void noticesThatAClockWhichWasHandedInHasMoved() {
        in(Duration.ofHours(12), "due");
        clock.forward(Duration.ofHours(12));

        await().until(() -> done.contains("due"));
    }

    @Test
    void noticesThatTheSimulatedTimeWasPutAhead() {
        in(Duration.ofHours(12), "due");
        tasks.clockAhead(Duration.ofHours(12));

        await().until(() -> done.contains("due"));
    }

    @Test
    void goesOnAfterAnActionThatThrows() throws InterruptedException {
        tasks.at(tasks.now(), () -> {
            throw new IllegalStateException("on purpose");
        });
        in(Duration.ZERO, "after");
        drain();

        assertThat(done).containsExactly("after");
    }

    @Test
    void forgetsWhatIsPendingAndWaitsForWhatRuns() throws InterruptedException {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        tasks.at(tasks.now(), () -> {
            begun.countDown();
            awaitQuietly(go);
            done.add("running");
        });
        in(Duration.ZERO, "pending");
        assertThat(begun.await(5, TimeUnit.SECONDS)).isTrue();
        Thread clearing = new Thread(() -> {
            tasks.clear();
            done.add("cleared");
        });
        clearing.start();
        await().until(() -> clearing.getState() == Thread.State.WAITING);
        go.countDown();
        clearing.join();
        drain();

        assertThat(done).containsExactly("running", "cleared");
    }

    @Test
    void endsItsThread() throws InterruptedException {
        List<Thread> threads = new CopyOnWriteArrayList<>();
        tasks.at(tasks.now(), () -> {
            assertThat(tasks.running()).isTrue();
            threads.add(Thread.currentThread());
        });
        assertThat(tasks.running()).isFalse();
        in(Duration.ofHours(1), "never");
        drain();
        tasks.close();
        tasks.at(Instant.EPOCH, () -> done.add("never"));

        assertThat(threads).singleElement().satisfies(thread -> {
            assertThat(thread.isDaemon()).isTrue();
            assertThat(thread.isAlive()).isFalse();
        });
        assertThat(done).isEmpty();
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
