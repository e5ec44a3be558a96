package io.smsgateway.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

final class ParallelRunnerTest {

    private static final int TASKS = 50;

    private final AtomicIntegerArray runs = new AtomicIntegerArray(TASKS);

    private void run(ParallelRunner parallelRunner) {
        // an OutOfMemoryError that gets out would end the test run instead of the test
        assertThatCode(() -> parallelRunner.run(TASKS, i -> runs.incrementAndGet(i)))
                .doesNotThrowAnyException();

        for (int i = 0; i < TASKS; i++) {
            assertThat(runs.get(i)).as("task %s", i).isEqualTo(1);
        }
    }

    static Stream<Throwable> failures() {
        return Stream.of(
                new RejectedExecutionException(),
                new IllegalStateException("shut down"),
                new NullPointerException(),
                new IOException("undeclared"),
                new OutOfMemoryError("unable to create native thread"),
                new AssertionError());
    }

    @ParameterizedTest
    @DisplayName("T8 does itself what the executor fails to take")
    @MethodSource("failures")
    void doesItselfWhatTheExecutorFailsToTake(Throwable failure) {
        run(new ParallelRunner(
                task -> {
                    throw SneakyThrow.unchecked(failure);
                },
                8));
    }

    @ParameterizedTest
    @DisplayName("T8 waits for what the executor took before it failed")
    @MethodSource("failures")
    void waitsForWhatTheExecutorTookBeforeItFailed(Throwable failure) {
        AtomicInteger taken = new AtomicInteger();
        Executor failing = task -> {
            Thread thread = new Thread(task);
            thread.setDaemon(true);
            thread.start();
            if (taken.incrementAndGet() > 1) {
                throw SneakyThrow.unchecked(failure);
            }
        };

        run(new ParallelRunner(failing, 8));

        assertThat(taken).hasValue(2);
    }

    @ParameterizedTest
    @CsvSource({"3, 2", "8, 7", "1, 0", "100, 49"})
    void asksForNoMoreThreadsThanAreToRunAtOnceBesideTheCallers(int atOnce, int others) {
        AtomicInteger asked = new AtomicInteger();

        run(new ParallelRunner(task -> asked.incrementAndGet(), atOnce));

        assertThat(asked).hasValue(others);
    }
}
