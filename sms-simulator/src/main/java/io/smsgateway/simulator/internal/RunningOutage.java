package io.smsgateway.simulator.internal;

import io.smsgateway.simulator.Outage;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** What is wrong with a vendor at the moment, counted down request by request. */
public final class RunningOutage {

    private final AtomicReference<@Nullable Outage> current = new AtomicReference<>();

    public void begin(Outage outage) {
        current.set(outage);
    }

    public void end() {
        current.set(null);
    }

    public Optional<Outage> current() {
        return Optional.ofNullable(current.get());
    }

    /** The fault that the next request meets; takes one from its count. */
    public Optional<Outage> take() {
        return Optional.ofNullable(current.getAndUpdate(RunningOutage::afterOneRequest));
    }

    private static @Nullable Outage afterOneRequest(@Nullable Outage outage) {
        if (outage == null || outage.requests() == Outage.UNTIL_HEALED) {
            return outage;
        }
        return outage.requests() == 1 ? null : outage.times(outage.requests() - 1);
    }
}
