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
        store.verified(Layout.verified("+8613999", clock.millis(), clock.millis()));

        assertThat(store).hasToString("InMemoryGuardStore{0 numbers and addresses, 4 counters}");
        assertThat(store.blocks()).isEmpty();
    }
}
