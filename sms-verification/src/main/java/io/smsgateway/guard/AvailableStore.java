package io.smsgateway.guard;

import io.smsgateway.PhoneNumber;
import io.smsgateway.TimeSource;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The store, or while it fails counters of this machine alone. A store that failed is used again after a second. */
final class AvailableStore {

    private static final long PAUSE = Duration.ofSeconds(1).toNanos();

    /** Time within which a code has to be verified to count. */
    private static final long WITHIN = Duration.ofMinutes(10).toMillis();

    /**
     * Counts, and the store that has them.
     *
     * @param isShared whether the counts are those of all machines
     */
    record Counted(Counts counts, GuardStore store, boolean isShared) {}

    private final GuardStore shared;
    private final @Nullable GuardStore local;
    private final TimeSource time;
    private final GuardEvents events;
    private volatile @Nullable Long failedAt;

    AvailableStore(GuardStore shared, @Nullable GuardStore local, TimeSource time, GuardEvents events) {
        this.shared = shared;
        this.local = local;
        this.time = time;
        this.events = events;
    }

    /** Counts a message; null where the store fails and nothing is counted without it. */
    @Nullable
    Counted count(Send send) {
        Long failed = failedAt;
        if (failed == null || time.nanos() - failed >= PAUSE) {
            try {
                Counts counts = shared.count(send);
                failedAt = null;
                return new Counted(counts, shared, true);
            } catch (RuntimeException failure) {
                failed("count a message", failure);
            }
        }
        return local == null ? null : new Counted(local.count(send), local, false);
    }

    /** Counts a verified code at the time of the number's last message. */
    void verified(PhoneNumber number, String hash) {
        attempt("count a verified code", () -> verified(shared, number, hash));
        if (local != null) {
            verified(local, number, hash);
        }
    }

    private void verified(GuardStore store, PhoneNumber number, String hash) {
        long now = time.clock().millis();
        long sentAt = EventLog.last(store.events(Layout.number(hash)), now);
        if (now - sentAt <= WITHIN) {
            store.verified(Layout.verified(Subject.prefix(number), sentAt, now));
        }
    }

    /** Changes a store, where no message depends on it. */
    void attempt(String what, Runnable change) {
        try {
            change.run();
        } catch (RuntimeException failure) {
            failed(what, failure);
        }
    }

    private void failed(String what, RuntimeException failure) {
        boolean first = failedAt == null;
        failedAt = time.nanos();
        if (first) {
            events.storeFailed(what, failure);
        }
    }

    GuardStore shared() {
        return shared;
    }
}
