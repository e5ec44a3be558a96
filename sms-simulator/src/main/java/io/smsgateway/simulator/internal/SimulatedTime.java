package io.smsgateway.simulator.internal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** The time of the simulated world: a clock that was handed in, put off by some amount. */
public final class SimulatedTime {

    private final Clock clock;
    private volatile Duration offset = Duration.ZERO;

    public SimulatedTime(Clock clock) {
        this.clock = clock;
    }

    public Instant now() {
        return clock.instant().plus(offset);
    }

    public void offset(Duration ahead) {
        offset = ahead;
    }
}
