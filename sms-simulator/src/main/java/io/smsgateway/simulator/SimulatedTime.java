package io.smsgateway.simulator;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** The time of the simulated world: a clock that was handed in, put off by some amount. */
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
