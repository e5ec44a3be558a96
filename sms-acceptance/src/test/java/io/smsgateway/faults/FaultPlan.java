package io.smsgateway.faults;

/** Chooses the faults of a proxy. Thread-safe. */
interface FaultPlan {

    /** Chooses the fault of the n-th connection, before anything is read. */
    default PlannedFault onConnect(long connection) {
        return PlannedFault.NONE;
    }

    /** Chooses the fault of a request that arrived whole. */
    PlannedFault plannedFault(byte[] request);
}
