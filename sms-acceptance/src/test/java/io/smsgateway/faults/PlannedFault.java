package io.smsgateway.faults;

import org.jspecify.annotations.Nullable;

/**
 * A fault with its parameters.
 *
 * @param k bytes or milliseconds
 * @param forwarded whether the vendor receives a request whose response is replaced
 * @param forgedResponse the response of {@link Fault#FORGED}; null for all others
 */
record PlannedFault(
        Fault fault, int k, boolean forwarded, @Nullable ForgedResponse forgedResponse) {

    static final PlannedFault NONE = of(Fault.NONE, 0);

    static PlannedFault of(Fault fault, int k) {
        return new PlannedFault(fault, k, true, null);
    }

    static PlannedFault of(ForgedResponse forgedResponse, boolean forwarded) {
        return new PlannedFault(Fault.FORGED, 0, forwarded, forgedResponse);
    }
}
