package io.smsgateway.faults;

import java.util.concurrent.atomic.AtomicInteger;

/** Plan that applies the fault set last to every connection and request. */
final class FixedFaultPlan implements FaultPlan {

    private final AtomicInteger longest = new AtomicInteger();
    private volatile PlannedFault onConnect = PlannedFault.NONE;
    private volatile PlannedFault plannedFault = PlannedFault.NONE;

    void onConnect(PlannedFault next) {
        onConnect = next;
    }

    void plannedFault(PlannedFault next) {
        plannedFault = next;
    }

    /** The length of the longest request so far. */
    int longestRequest() {
        return longest.get();
    }

    @Override
    public PlannedFault onConnect(long connection) {
        return onConnect;
    }

    @Override
    public PlannedFault plannedFault(byte[] request) {
        longest.accumulateAndGet(request.length, Math::max);
        return plannedFault;
    }
}
