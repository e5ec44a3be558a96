package io.smsgateway.guard;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Counters in memory that fail on demand, after the step was made where it says so. */
final class BreakableStore extends GuardStore {

    private final GuardStore counters;
    boolean broken;
    boolean brokenAfterwards;
    int calls;

    BreakableStore(GuardStore counters) {
        this.counters = counters;
    }

    private void check() {
        calls++;
        if (broken) {
            throw new IllegalStateException("the store is down");
        }
    }

    private void checkAfterwards() {
        if (brokenAfterwards) {
            throw new IllegalStateException("the store did not respond");
        }
    }

    @Override
    Counts count(Send send) {
        check();
        Counts counts = counters.count(send);
        checkAfterwards();
        return counts;
    }

    @Override
    void undo(Send send) {
        check();
        counters.undo(send);
        checkAfterwards();
    }

    @Override
    String events(String log) {
        check();
        return counters.events(log);
    }

    @Override
    void verified(List<Send.Counter> verified) {
        check();
        counters.verified(verified);
        checkAfterwards();
    }

    @Override
    boolean replace(@Nullable PrefixBlock seen, PrefixBlock block) {
        check();
        boolean replaced = counters.replace(seen, block);
        checkAfterwards();
        return replaced;
    }

    @Override
    List<PrefixBlock> blocks() {
        check();
        return counters.blocks();
    }
}
