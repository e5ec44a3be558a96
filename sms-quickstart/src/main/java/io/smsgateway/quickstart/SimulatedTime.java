package io.smsgateway.quickstart;

import io.smsgateway.TimeSource;
import io.smsgateway.simulator.SmsSimulator;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;

/** Time source on the simulator's clock: a pause advances the clock instead of blocking. */
final class SimulatedTime implements TimeSource {

    private final SmsSimulator simulator;
    private final Clock clock;
    private Duration ahead = Duration.ZERO;

    SimulatedTime(SmsSimulator simulator) {
        this.simulator = simulator;
        InstantSource now = simulator::now;
        clock = now.withZone(ZoneOffset.UTC);
    }

    /** Advances the clock of the vendor and of the provider. */
    synchronized void pass(Duration time) {
        ahead = ahead.plus(time);
        simulator.clockAhead(ahead);
    }

    @Override
    public Clock clock() {
        return clock;
    }

    @Override
    public long nanos() {
        return Duration.between(Instant.EPOCH, simulator.now()).toNanos();
    }

    @Override
    public void sleep(Duration duration) {
        pass(duration);
    }
}
