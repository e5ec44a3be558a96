package io.smsgateway.faults;

import org.jspecify.annotations.Nullable;

/**
 * A fault with its measure.
 *
 * @param k bytes or milliseconds
 * @param forwarded whether the vendor gets a request that is answered by something else
 * @param forgery the answer of a {@link Fault#FORGED}; null for all else
 */
record Deed(Fault fault, int k, boolean forwarded, @Nullable Forgery forgery) {

    static final Deed NONE = of(Fault.NONE, 0);

    static Deed of(Fault fault, int k) {
        return new Deed(fault, k, true, null);
    }

    static Deed of(Forgery forgery, boolean forwarded) {
        return new Deed(Fault.FORGED, 0, forwarded, forgery);
    }
}
