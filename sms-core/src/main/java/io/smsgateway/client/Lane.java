package io.smsgateway.client;

import io.smsgateway.ProviderId;
import io.smsgateway.SmsGateway;

/** A provider's gateway with its own policies around it, and what may be asked of them. */
record Lane(
        ProviderId id,
        SmsGateway gateway,
        Probe probe,
        SuspendingGateway suspending,
        CircuitBreakingGateway breaking,
        BulkheadGateway bulkhead) {

    LaneStatus status() {
        return suspending
                .suspension()
                .map(suspension -> new LaneStatus(
                        id,
                        LaneStatus.State.SUSPENDED,
                        suspension.reason(),
                        suspension.since(),
                        bulkhead.freePermits()))
                .orElseGet(() -> new LaneStatus(id, breakerState(), null, null, bulkhead.freePermits()));
    }

    private LaneStatus.State breakerState() {
        return switch (breaking.state()) {
            case OPEN, FORCED_OPEN -> LaneStatus.State.OPEN;
            case HALF_OPEN -> LaneStatus.State.HALF_OPEN;
            default -> LaneStatus.State.UP;
        };
    }

    @Override
    public String toString() {
        return gateway.toString();
    }
}
