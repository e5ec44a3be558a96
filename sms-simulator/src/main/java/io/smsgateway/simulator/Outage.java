package io.smsgateway.simulator;

import java.util.stream.Stream;

/**
 * A fault and how long it lasts.
 *
 * @param requests for how many requests, at least 1; {@link #UNTIL_HEALED} for no end
 * @param accepting whether the vendor handles the request, and enters messages into its ledger, before the fault
 */
public record Outage(Fault fault, int requests, boolean accepting) {

    /** No end but {@link Vendor#heal()}. */
    public static final int UNTIL_HEALED = Integer.MAX_VALUE;

    public Outage {
        if (requests < 1) {
            throw new IllegalArgumentException("a fault lasts for at least 1 request, not " + requests);
        }
        if (fault == Fault.REFUSE && requests != UNTIL_HEALED) {
            throw new IllegalArgumentException(
                    "REFUSE closes the socket, so no request can be counted; leave out the number and heal instead");
        }
        if (accepting != fault.accepting() && !fault.choosable()) {
            throw new IllegalArgumentException("whether the vendor accepts messages can't be chosen for " + fault
                    + "; it can for "
                    + Stream.of(Fault.values()).filter(Fault::choosable).toList());
        }
    }

    /** The fault with its own default of acceptance, until healed. */
    public static Outage of(Fault fault) {
        return new Outage(fault, UNTIL_HEALED, fault.accepting());
    }

    /** The same for the next {@code n} requests only. */
    public Outage times(int n) {
        return new Outage(fault, n, accepting);
    }

    /** The same, with the vendor handling the request before the fault. */
    public Outage afterAccepting() {
        return new Outage(fault, requests, true);
    }

    /** The same, with the vendor never seeing the request. */
    public Outage withoutAccepting() {
        return new Outage(fault, requests, false);
    }
}
