package io.smsgateway.simulator;

import java.util.stream.Stream;

/**
 * A fault with its duration.
 *
 * @param requests number of requests that it applies to, at least 1; {@link #UNTIL_HEALED} for no end
 * @param accepting whether the vendor handles the request, and enters messages into its ledger, before the fault
 */
public record Outage(Fault fault, int requests, boolean accepting) {

    /** Number of requests for an outage that only {@link Vendor#heal()} ends. */
    public static final int UNTIL_HEALED = Integer.MAX_VALUE;

    public Outage {
        if (requests < 1) {
            throw new IllegalArgumentException("a fault lasts for at least 1 request, but requests is " + requests);
        }
        if (fault == Fault.REFUSE && requests != UNTIL_HEALED) {
            throw new IllegalArgumentException(
                    "REFUSE closes the socket, so requests cannot be counted; use fail(REFUSE) and heal()");
        }
        if (accepting != fault.accepting() && !fault.choosable()) {
            throw new IllegalArgumentException("accepting can't be chosen for " + fault + ", only for "
                    + Stream.of(Fault.values()).filter(Fault::choosable).toList());
        }
    }

    /** Returns an outage until healed, with the fault's default of {@code accepting}. */
    public static Outage of(Fault fault) {
        return new Outage(fault, UNTIL_HEALED, fault.accepting());
    }

    /** Returns this outage for the next {@code n} requests only. */
    public Outage times(int n) {
        return new Outage(fault, n, accepting);
    }

    /** Returns this outage with the vendor handling each request before the fault. */
    public Outage afterAccepting() {
        return new Outage(fault, requests, true);
    }

    /** Returns this outage with the vendor never seeing a request. */
    public Outage withoutAccepting() {
        return new Outage(fault, requests, false);
    }
}
