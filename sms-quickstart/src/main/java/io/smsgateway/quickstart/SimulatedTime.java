package io.smsgateway.quickstart;

import io.smsgateway.TimeSource;
import io.smsgateway.simulator.SmsSimulator;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;

/** The simulator's clock as the provider's: a pause moves it on instead of lasting, so that five seconds take none. */
final class SimulatedTime implements TimeSource {

    private final SmsSimulator simulator;
    private final Clock clock;
    private Duration ahead = Duration.ZERO;

    SimulatedTime(SmsSimulator simulator) {
        this.simulator = simulator;
        InstantSource now = simulator::now;
        clock = now.withZone(ZoneOffset.UTC);
    }

    /** Lets time pass, for the vendor and for the provider. */
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
