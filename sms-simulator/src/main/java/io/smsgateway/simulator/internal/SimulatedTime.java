package io.smsgateway.simulator.internal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** The simulated clock: another clock with an offset. */
final class SimulatedTime {

    private final Clock clock;
    private volatile Duration offset = Duration.ZERO;

    SimulatedTime(Clock clock) {
        this.clock = clock;
    }

    Instant now() {
        return clock.instant().plus(offset);
    }

    void offset(Duration ahead) {
        offset = ahead;
    }
}
