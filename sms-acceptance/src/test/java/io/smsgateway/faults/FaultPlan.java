package io.smsgateway.faults;

/** What a proxy does, by its own choice. Safe for many threads. */
interface FaultPlan {

    /** What becomes of the n-th connection, before anything is read. */
    default PlannedFault onConnect(long connection) {
        return PlannedFault.NONE;
    }

    /** What becomes of a request that came in whole. */
    PlannedFault plannedFault(byte[] request);
}
