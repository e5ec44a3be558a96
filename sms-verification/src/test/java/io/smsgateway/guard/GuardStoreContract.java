package io.smsgateway.guard;

import static org.assertj.core.api.Assertions.assertThat;

import io.smsgateway.guard.Send.Counter;
import io.smsgateway.guard.Send.Log;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Tests that the counters of a guard have to pass, wherever they are. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class GuardStoreContract {

    static final long NOW = Instant.parse("2026-11-30T10:05:00Z").toEpochMilli();
    private static final SendLimits LIMITS = SendLimits.of(1, 3, 5);
    private static final long SLOT = Slots.SHORT.of(NOW);
    private static final long TODAY = Slots.DAY.of(NOW);
    private static final String PREFIX = "+861380";

    private final Machines machines;

    GuardStoreContract(Machines machines) {
        this.machines = machines;
    }

    @BeforeEach
    final void empty() {
        machines.empty();
    }

    @AfterAll
    final void close() throws IOException {
        machines.close();
    }

    final GuardStore here() {
        return machines.here();
    }

    private GuardStore there() {
        return machines.there();
    }

    private static Send send(long at, Log... logs) {
        return new Send(
                at,
                List.of(logs),
                List.of(
                        new Counter("p:+861380", Slots.SHORT, Slots.SHORT.of(at), Slots.SHORT.of(at) - 7, 1),
                        new Counter("P:+861380", Slots.DAY, Slots.DAY.of(at), Slots.DAY.of(at) - 7, 0),
                        new Counter("s", Slots.SHORT, Slots.SHORT.of(at), Slots.SHORT.of(at) - 5, 45_000)),
                PREFIX);
    }

    private static Log number(boolean enforced) {
        return new Log("n:0123456789abcdef0123456789abcdef", LIMITS, enforced);
    }

    private static Log address(SendLimits limits) {
        return new Log("i:fedcba9876543210fedcba9876543210", limits, true);
    }

    @Test
    final void returnsWhatWasThereBeforeItCounted() {
        Counts first = here().count(send(NOW, number(true)));
        Counts second = there().count(send(NOW + 60_000, number(true)));

        assertThat(first.isCounted()).isTrue();
        assertThat(first.events(0)).isEmpty();
        assertThat(first.used("s", SLOT - 5, SLOT)).isZero();
        assertThat(first.block()).isNull();
        assertThat(second.isCounted()).isTrue();
        assertThat(second.events(0)).isEqualTo(EventLog.event(NOW));
        assertThat(second.used("s", SLOT - 5, SLOT)).isEqualTo(45_000);
        assertThat(second.used("p:+861380", SLOT, SLOT)).isEqualTo(1);
        assertThat(second.used("P:+861380", TODAY, TODAY)).isZero();
        assertThat(second.verified("p:+861380", SLOT - 7, SLOT)).isZero();
        assertThat(here().events(number(true).id())).isEqualTo(EventLog.event(NOW) + EventLog.event(NOW + 60_000));
        assertThat(here().events("n:other")).isEmpty();
    }

    @Test
    final void countsNothingWhereALimitIsReached() {
        here().count(send(NOW, number(true)));

        Counts refused = there().count(send(NOW + 59_999, number(true)));

        assertThat(refused.isCounted()).isFalse();
        assertThat(refused.events(0)).isEqualTo(EventLog.event(NOW));
        Counts later = here().count(send(NOW + 60_000, number(true)));
        assertThat(later.isCounted()).isTrue();
        assertThat(later.events(0)).isEqualTo(EventLog.event(NOW));
        assertThat(later.used("s", SLOT - 5, SLOT)).isEqualTo(45_000);
    }

    @Test
    final void keepsTheLimitsOfAnyHourAndAnyDay() {
        List<Long> counted = new ArrayList<>();
        for (long minute = 0; minute <= 1500; minute++) {
            if (here().count(send(NOW + minute * 60_000, number(true))).isCounted()) {
                counted.add(minute);
            }
        }

        assertThat(counted).containsExactly(0L, 1L, 2L, 60L, 61L, 1440L, 1441L, 1442L, 1500L);
    }

    @Test
    final void changesNoLogWhereAnotherDoesNotPermitTheMessage() {
        Log one = address(SendLimits.of(0, 1, 0));
        assertThat(here().count(send(NOW, one)).isCounted()).isTrue();

        Counts refused = here().count(send(NOW + 1, number(true), one));

        assertThat(refused.isCounted()).isFalse();
        assertThat(refused.events(0)).isEmpty();
        assertThat(refused.events(1)).isEqualTo(EventLog.event(NOW));
        assertThat(there().events(number(true).id())).isEmpty();
        assertThat(there().events(one.id())).isEqualTo(EventLog.event(NOW));
        assertThat(there().count(send(NOW + 2, number(true))).used("s", SLOT - 5, SLOT))
                .isEqualTo(45_000);
    }

    @Test
    final void countsInADryRunWhateverTheLimitAndKeepsWhatTheLimitsNeed() {
        for (int i = 0; i < 9; i++) {
            assertThat(here().count(send(NOW + i, number(false))).isCounted()).isTrue();
        }

        assertThat(there().events(number(false).id()))
                .isEqualTo(IntStream.range(4, 9)
                        .mapToObj(i -> EventLog.event(NOW + i))
                        .reduce("", String::concat));
        assertThat(there().count(send(NOW + 9, number(true))).isCounted()).isFalse();
    }

    @Test
    final void takesAMessageBack() {
        Log ten = address(SendLimits.of(0, 10, 0));
        here().count(send(NOW, ten));
        Send second = send(NOW + 1, number(true), ten);
        here().count(second);
        here().count(send(NOW + 2, ten));

        there().undo(second);

        assertThat(here().events(number(true).id())).isEmpty();
        assertThat(here().events(ten.id())).isEqualTo(EventLog.event(NOW) + EventLog.event(NOW + 2));
        Counts after = here().count(send(NOW + 3, number(true), ten));
        assertThat(after.isCounted()).isTrue();
        assertThat(after.used("s", SLOT - 5, SLOT)).isEqualTo(90_000);
        assertThat(after.used("p:+861380", SLOT - 7, SLOT)).isEqualTo(2);
    }

    @Test
    final void readsTheSlotsOfTheRange() {
        long slot = 600_000;
        for (long back : new long[] {8, 7, 6, 5, 1, 0}) {
            here().count(send(NOW - back * slot));
        }

        Counts counts = there().count(send(NOW));

        assertThat(counts.used("p:+861380", SLOT - 20, SLOT + 20)).isEqualTo(5);
        assertThat(counts.used("p:+861380", SLOT - 6, SLOT - 1)).isEqualTo(3);
        assertThat(counts.used("p:+861380", SLOT, SLOT)).isOne();
        assertThat(counts.used("s", SLOT - 20, SLOT + 20)).isEqualTo(3 * 45_000);
        assertThat(counts.used("p:+861380", SLOT, SLOT - 1)).isZero();
        assertThat(counts.used("none", SLOT - 7, SLOT)).isZero();
    }

    @Test
    final void countsVerifiedCodesBesideMessages() {
        here().count(send(NOW));
        there().verified(Layout.verified(PREFIX, NOW, NOW));
        there().verified(Layout.verified(PREFIX, NOW - 600_000, NOW));

        Counts counts = here().count(send(NOW));

        assertThat(counts.verified("p:+861380", SLOT, SLOT)).isOne();
        assertThat(counts.verified("p:+861380", SLOT - 1, SLOT)).isEqualTo(2);
        assertThat(counts.verified("P:+861380", TODAY - 7, TODAY)).isEqualTo(2);
        assertThat(counts.used("p:+861380", SLOT, SLOT)).isOne();
    }

    @Test
    final void replacesOnlyTheBlockThatWasSeen() {
        PrefixBlock first = new PrefixBlock(PREFIX, Instant.ofEpochMilli(NOW + 900_000), 1);
        PrefixBlock second = new PrefixBlock(PREFIX, Instant.ofEpochMilli(NOW + 1_800_000), 2);
        PrefixBlock other = new PrefixBlock("+4479", Instant.ofEpochMilli(NOW), 0);
        assertThat(here().replace(null, first)).isTrue();
        assertThat(there().replace(null, first)).isFalse();
        assertThat(there().replace(second, first)).isFalse();
        assertThat(there().replace(null, other)).isTrue();

        assertThat(here().count(send(NOW)).block()).isEqualTo(first);
        assertThat(there().replace(first, second)).isTrue();
        assertThat(here().replace(first, second)).isFalse();
        assertThat(here().count(send(NOW)).block()).isEqualTo(second);
        assertThat(here().blocks()).containsExactlyInAnyOrder(second, other);
    }

    @Test
    final void countsWhatTheLimitPermitsAndNoMoreFromManyThreadsOfTwoMachines() throws Exception {
        List<Boolean> counted = atOnce(32, i -> {
            GuardStore store = i % 2 == 0 ? here() : there();
            Log log = new Log(number(true).id(), SendLimits.of(0, 7, 0), true);
            return store.count(send(NOW + i, log, address(SendLimits.of(0, 20, 0))))
                    .isCounted();
        });

        assertThat(counted).filteredOn(one -> one).hasSize(7);
        assertThat(here().events(number(true).id())).hasSize(7 * EventLog.WIDTH);
        assertThat(here().events(address(LIMITS).id())).hasSize(7 * EventLog.WIDTH);
        assertThat(here().count(send(NOW)).used("s", SLOT, SLOT)).isEqualTo(7 * 45_000);
    }

    @Test
    final void losesNoCountOfManyThreadsOfTwoMachines() throws Exception {
        atOnce(32, i -> {
            GuardStore store = i % 2 == 0 ? here() : there();
            store.verified(Layout.verified(PREFIX, NOW, NOW));
            return store.count(send(NOW)).isCounted();
        });

        Counts counts = there().count(send(NOW));
        assertThat(counts.used("p:+861380", SLOT, SLOT)).isEqualTo(32);
        assertThat(counts.verified("p:+861380", SLOT, SLOT)).isEqualTo(32);
    }

    private interface Numbered<T> {
        T run(int i) throws Exception;
    }

    private static <T> List<T> atOnce(int threads, Numbered<T> task) throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            List<Callable<T>> tasks = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                int number = i;
                tasks.add(() -> task.run(number));
            }
            List<T> results = new ArrayList<>();
            for (Future<T> future : pool.invokeAll(tasks)) {
                results.add(future.get());
            }
            return results;
        } finally {
            pool.shutdownNow();
        }
    }
}
