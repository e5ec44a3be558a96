package io.smsgateway.guard;

import static org.assertj.core.api.Assertions.assertThat;

import io.smsgateway.testkit.SettableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

final class InMemoryGuardStoreTest extends GuardStoreContract {

    InMemoryGuardStoreTest() {
        super(Machines.inMemory(SettableClock.at(Instant.ofEpochMilli(NOW))));
    }

    @Test
    void forgetsWhatIsOldWhetherMessagesAreCountedOrCodesAreVerified() {
        SettableClock clock = SettableClock.at(Instant.ofEpochMilli(NOW));
        InMemoryGuardStore store = new InMemoryGuardStore(clock);
        Send.Log log = new Send.Log("n:1", SendLimits.of(1, 0, 0), true);
        store.count(new Send(clock.millis(), List.of(log), List.of(), "+861380"));
        store.replace(null, new PrefixBlock("+861380", clock.instant(), 1));
        for (int i = 0; i < 50; i++) {
            store.verified(Layout.verified("+86138" + i, clock.millis(), clock.millis()));
        }
        assertThat(store).hasToString("InMemoryGuardStore{1 numbers and addresses, 102 counters}");

        clock.advance(Duration.ofDays(11));
        assertThat(store.blocks()).hasSize(1);
        store.verified(Layout.verified("+8613999", clock.millis(), clock.millis()));

        assertThat(store).hasToString("InMemoryGuardStore{0 numbers and addresses, 4 counters}");
        assertThat(store.blocks()).isEmpty();
    }

    @Test
    void keepsABlockForADayAfterItsEndAndForgetsOnceAnHour() {
        SettableClock clock = SettableClock.at(Instant.ofEpochMilli(NOW));
        InMemoryGuardStore store = new InMemoryGuardStore(clock);
        PrefixBlock block = new PrefixBlock("+861380", clock.instant().plus(Duration.ofMinutes(15)), 1);
        store.replace(null, block);
        store.count(message("n:1", clock));
        clock.advance(Duration.ofHours(24).minusMillis(1));
        store.count(message("n:2", clock));
        assertThat(store).hasToString("InMemoryGuardStore{2 numbers and addresses, 0 counters}");
        clock.advance(Duration.ofMillis(1));
        store.count(message("n:3", clock));
        assertThat(store).hasToString("InMemoryGuardStore{2 numbers and addresses, 0 counters}");

        clock.advance(Duration.ofMinutes(15));
        store.count(message("n:4", clock));
        assertThat(store.blocks()).containsExactly(block);
        clock.advance(Duration.ofMinutes(45).minusMillis(2));
        store.count(message("n:5", clock));
        assertThat(store.blocks()).as("not yet an hour").containsExactly(block);
        clock.advance(Duration.ofMillis(1));
        store.count(message("n:6", clock));
        assertThat(store.blocks()).isEmpty();
    }

    @Test
    void keepsTwoHundredThousandLogs() {
        SettableClock clock = SettableClock.at(Instant.ofEpochMilli(NOW));
        InMemoryGuardStore store = new InMemoryGuardStore(clock);
        for (int i = 0; i <= 200_001; i++) {
            store.count(message("n:" + i, clock));
        }

        assertThat(store).hasToString("InMemoryGuardStore{200000 numbers and addresses, 0 counters}");
        assertThat(store.events("n:1")).isEmpty();
        assertThat(store.events("n:2")).isNotEmpty();
    }

    private static Send message(String log, SettableClock clock) {
        return new Send(clock.millis(), List.of(new Send.Log(log, SendLimits.of(1, 0, 0), true)), List.of(), "+861380");
    }
}
