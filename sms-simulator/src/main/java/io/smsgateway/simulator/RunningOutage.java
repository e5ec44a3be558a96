package io.smsgateway.simulator;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** What is wrong with a vendor at the moment, counted down request by request. */
final class RunningOutage {

    private final AtomicReference<@Nullable Outage> current = new AtomicReference<>();

    void begin(Outage outage) {
        current.set(outage);
    }

    void end() {
        current.set(null);
    }

    Optional<Outage> current() {
        return Optional.ofNullable(current.get());
    }

    /** The fault that the next request meets; takes one from its count. */
    Optional<Outage> take() {
        return Optional.ofNullable(current.getAndUpdate(RunningOutage::afterOneRequest));
    }

    private static @Nullable Outage afterOneRequest(@Nullable Outage outage) {
        if (outage == null || outage.requests() == Outage.UNTIL_HEALED) {
            return outage;
        }
        return outage.requests() == 1 ? null : outage.times(outage.requests() - 1);
    }
}
