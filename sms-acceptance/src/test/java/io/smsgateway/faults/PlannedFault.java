package io.smsgateway.faults;

import org.jspecify.annotations.Nullable;

/**
 * A fault with its measure.
 *
 * @param k bytes or milliseconds
 * @param forwarded whether the vendor gets a request that is answered by something else
 * @param forgedResponse the answer of a {@link Fault#FORGED}; null for all else
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
