package io.smsgateway.simulator;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/** One simulated vendor: its server, what it accepted, and what is wrong with it. Safe for any number of threads. */
public abstract sealed class Vendor permits JsmsVendor, ItniotechVendor {

    private static final Duration LATE = Duration.ofSeconds(30);

    private final String name;
    private final Ledger ledger = new Ledger();
    private final Traffic traffic = new Traffic();
    private final RunningOutage running = new RunningOutage();
    private final Listener listener;
    private volatile Duration late = LATE;

    Vendor(String name, Listener listener) {
        this.name = name;
        this.listener = listener;
    }

    /** {@code jsms} or {@code itniotech}, as in the paths of the control API. */
    public final String name() {
        return name;
    }

    /** Where it listens, without a slash at the end; the same for the life of the simulator. */
    public final URI url() {
        return listener.url();
    }

    /** What it accepted. */
    public final Ledger ledger() {
        return ledger;
    }

    /** What it was asked. */
    public final Traffic traffic() {
        return traffic;
    }

    /** Makes every request fail in this way until {@link #heal()}; takes the place of the fault before it. */
    public final void fail(Fault fault) {
        fail(Outage.of(fault));
    }

    /**
     * Makes the next requests fail in this way.
     *
     * @param times at least 1; not possible for {@link Fault#REFUSE}
     */
    public final void fail(Fault fault, int times) {
        fail(Outage.of(fault).times(times));
    }

    /** Begins an outage; takes the place of the one before it. Returns when it is in force. */
    public final void fail(Outage outage) {
        running.begin(outage);
        if (outage.fault() == Fault.REFUSE) {
            listener.close();
        } else {
            listener.open();
        }
    }

    /** Ends the outage. Requests that hang already go on hanging. */
    public final void heal() {
        running.end();
        listener.open();
    }

    /** What is wrong at the moment, with the requests it is still going to hit. */
    public final Optional<Outage> outage() {
        return running.current();
    }

    /** How long {@link Fault#LATE} holds an answer back, in real time; 30 s by default. */
    public final void lateBy(Duration wait) {
        late = wait;
    }

    final Duration lateBy() {
        return late;
    }

    final Optional<Outage> takeOutage() {
        return running.take();
    }

    final void reset() {
        heal();
        late = LATE;
        resetAccount();
        ledger.countOnly(false);
        ledger.clear();
        traffic.clear();
    }

    /** The path as this vendor reads it. */
    String canonical(String path) {
        return path;
    }

    abstract VendorResponse answer(Call call);

    /** What its server says when it breaks, with status 500. */
    abstract VendorResponse broken(Call call);

    abstract void resetAccount();

    @Override
    public final String toString() {
        return name + "{" + url() + ", " + outage().map(Outage::toString).orElse("healthy") + ", " + ledger + "}";
    }
}
