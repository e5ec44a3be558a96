package io.smsgateway.guard;

import java.util.List;

/**
 * What a store counts for one message, and what it reads, in one step.
 *
 * @param at when, in milliseconds
 * @param logs of the number and the address
 * @param counters counted, except those that add nothing, and read
 * @param prefix whose block is read
 */
record Send(long at, List<Log> logs, List<Counter> counters, String prefix) {

    /**
     * A log of events.
     *
     * @param enforced whether the event is logged, and the message counted, only where the limits permit it
     */
    record Log(String id, SendLimits limits, boolean enforced) {}

    /**
     * A counter in slots of time, of which a range is read.
     *
     * @param slot the current one, and the last of the range
     * @param first the first of the range
     * @param add by how much the current slot grows
     */
    record Counter(String id, Slots slots, long slot, long first, long add) {}

    /** Returns whether every enforced log permits the message. */
    boolean isPermitted(List<String> events) {
        for (int i = 0; i < logs.size(); i++) {
            Log log = logs.get(i);
            if (log.enforced() && !EventLog.permits(events.get(i), log.limits(), at)) {
                return false;
            }
        }
        return true;
    }
}
