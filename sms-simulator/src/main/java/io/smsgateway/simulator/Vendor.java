package io.smsgateway.simulator;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/** A simulated vendor: its server, the messages it accepted, and its current fault. Safe for concurrent use. */
public interface Vendor {

    /** Returns {@code jsms} or {@code itniotech}, as in the paths of the control API. */
    String name();

    /** Returns the base URL, without a slash at the end; it stays the same until the simulator is closed. */
    URI url();

    /** Returns the messages that the vendor accepted. */
    Ledger ledger();

    /** Returns the counts of the requests that the vendor received. */
    RequestCounts requestCounts();

    /** Makes every request fail in this way until {@link #heal()}; replaces the current fault. */
    default void fail(Fault fault) {
        fail(Outage.of(fault));
    }

    /**
     * Makes the next requests fail in this way; replaces the current fault.
     *
     * @param times number of requests, at least 1; not supported for {@link Fault#REFUSE}
     */
    default void fail(Fault fault, int times) {
        fail(Outage.of(fault).times(times));
    }

    /** Starts an outage, which replaces the current one; it is in force when this method returns. */
    void fail(Outage outage);

    /** Ends the outage. Requests that hang already keep hanging. */
    void heal();

    /** Returns the current outage with the number of requests that it still applies to. */
    Optional<Outage> outage();

    /** Sets how long {@link Fault#LATE} delays a response, in real time; 30 s by default. */
    void lateBy(Duration delay);
}
