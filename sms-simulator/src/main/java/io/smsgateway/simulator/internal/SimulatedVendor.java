package io.smsgateway.simulator.internal;

import io.smsgateway.simulator.Fault;
import io.smsgateway.simulator.Outage;
import io.smsgateway.simulator.Vendor;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/** One simulated vendor: its server, what it accepted, and what is wrong with it. Safe for any number of threads. */
public abstract class SimulatedVendor implements Vendor {

    private static final Duration LATE = Duration.ofSeconds(30);

    private final String name;
    private final AcceptedMessages ledger = new AcceptedMessages();
    private final ReceivedRequests traffic = new ReceivedRequests();
    private final RunningOutage running = new RunningOutage();
    private final Listener listener;
    private volatile Duration late = LATE;

    protected SimulatedVendor(String name, Listener listener) {
        this.name = name;
        this.listener = listener;
    }

    @Override
    public final String name() {
        return name;
    }

    @Override
    public final URI url() {
        return listener.url();
    }

    @Override
    public final AcceptedMessages ledger() {
        return ledger;
    }

    @Override
    public final ReceivedRequests traffic() {
        return traffic;
    }

    @Override
    public final void fail(Fault fault) {
        fail(Outage.of(fault));
    }

    @Override
    public final void fail(Fault fault, int times) {
        fail(Outage.of(fault).times(times));
    }

    @Override
    public final void fail(Outage outage) {
        running.begin(outage);
        if (outage.fault() == Fault.REFUSE) {
            listener.close();
        } else {
            listener.open();
        }
    }

    @Override
    public final void heal() {
        running.end();
        listener.open();
    }

    @Override
    public final Optional<Outage> outage() {
        return running.current();
    }

    @Override
    public final void lateBy(Duration wait) {
        late = wait;
    }

    public final Duration lateBy() {
        return late;
    }

    public final Optional<Outage> takeOutage() {
        return running.take();
    }

    public final void reset() {
        heal();
        late = LATE;
        resetAccount();
        ledger.countOnly(false);
        ledger.clear();
        traffic.clear();
    }

    /** The path as this vendor reads it. */
    public String canonical(String path) {
        return path;
    }

    public abstract VendorResponse answer(Call call);

    /** What its server says when it breaks, with status 500. */
    public abstract VendorResponse broken(Call call);

    public abstract void resetAccount();

    /** Ends the threads of its callbacks. */
    public abstract void close();

    @Override
    public final String toString() {
        return name + "{" + url() + ", " + outage().map(Outage::toString).orElse("healthy") + ", " + ledger + "}";
    }
}
